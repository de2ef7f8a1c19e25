"""What stands around a story (tools, menus, copies, dates of the day) changes none of its fields."""

from datetime import date

import pytest

from osce_scraper import extract
from osce_scraper.items import NewsItem

URL = "https://www.osce.org/pc/52458"
FIRST = "OSH, 14 March 2006 – The workshop brought together officials and scholars from four regions for two days."
SECOND = "“We came to listen, and we heard more than we had hoped for,” said Jane Roe, who opened the workshop."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"
FACTS = "<p><b>Issued on:</b> 15 March 2006</p><p><b>Issued by:</b> OSCE Centre in Ashgabat</p>"
MENU = "<ul><li><a href=/a>Newsroom</a></li><li><a href=/b>Events</a></li><li><a href=/c>Documents</a></li></ul>"
SHARE = "<div><a href='https://www.facebook.com/sharer.php?u=x'>Post</a> <a href='mailto:?subject=x'>Mail</a></div>"


def read(body: str, head: str = "") -> NewsItem:
    return extract(f"<title>Workshop held in Osh | OSCE</title>{head}<body>{body}</body>", URL)


@pytest.mark.parametrize(
    "page",
    [
        "<div>Press release</div>{menu}<h1>Workshop held in Osh</h1>{facts}<div>{text}</div>",
        "<div>Press release</div><h1>Workshop held in Osh</h1>{share}{facts}<div>{share}{text}{share}</div>",
        "<div>Press release</div><h1>Workshop held in Osh</h1>{facts}{text}{facts}{text}",
        "<div>Press release</div><h1>Workshop held in Osh</h1><p>1,204 views</p>{facts}{text}<p>3 min read</p>",
        "<form action=/>Press release<h1>Workshop held in Osh</h1>{facts}<div>{text}</div></form>",
        "<x-app><template shadowrootmode=open><p>Press release</p><h1>Workshop held in Osh</h1>{facts}{text}</template></x-app>",
        "<p aria-label='Content type'>Press release</p><h1>Workshop held in Osh</h1>{facts}{text}"
        "<p>#OSCE #Osh</p><p>This website uses cookies. By continuing you agree to their use.</p>",
        "<h1>Workshop held in Osh</h1><p>15 March 2006 | Press release | OSCE Centre in Ashgabat</p><div>{text}</div>",
    ],
)
def test_fields_are_the_same_whatever_stands_around(page: str) -> None:
    item = read(page.format(menu=MENU, share=SHARE, facts=FACTS, text=TEXT))

    assert (item.kind, item.issued_on, item.body) == ("Press release", date(2006, 3, 15), (FIRST, SECOND))
    assert [term.id for term in item.issued_by] == ["centre-in-ashgabat"]
    assert item.places == ("OSH",)


def test_the_day_of_a_visit_is_no_date_of_publication() -> None:
    assert read(f"<p>Friday, 12 June 2026</p><h1>Workshop held in Osh</h1>{TEXT}").issued_on == date(2006, 3, 14)


def test_a_label_is_no_place() -> None:
    assert (
        read(f"<h1>Workshop held in Osh</h1><p>Published 15 March 2006</p><p>{SECOND}</p><p>{SECOND}</p>").places == ()
    )


def test_a_translation_may_be_a_node_of_its_own() -> None:
    links = (
        "<p>Also available in: <a href=/ru/pc/52460>Русский</a></p><a href=/sq/pc/1 class=teaser hreflang=sq>Tjetër</a>"
    )
    item = read(f"<h1>Workshop held in Osh</h1>{FACTS}{links}{TEXT}")

    assert [(edition.language, edition.url) for edition in item.translations] == [
        ("ru", "https://www.osce.org/ru/pc/52460")
    ]


def test_authors_of_json_ld_are_issuers_when_they_are_structures() -> None:
    def by(name: str) -> list[str | None]:
        node = f'{{"@type": "NewsArticle", "headline": "x", "author": {{"@type": "Organization", "name": "{name}"}}}}'
        script = f'<script type="application/ld+json">{node}</script>'
        return [term.id for term in read(f"<h1>Workshop held in Osh</h1>{TEXT}", script).issued_by]

    assert (by("OSCE Centre in Ashgabat"), by("Example News Agency"), by("OSCE")) == (["centre-in-ashgabat"], [], [])


def test_an_address_keeps_its_spaces_and_a_saved_folder_gives_none() -> None:
    def shown(source: str) -> list[str]:
        page = f"<h1>Workshop held in Osh</h1>{FACTS}<div>{TEXT}<img src='{source}'></div>"
        return [image.url for image in read(page).images]

    assert shown("/files/f/hall of Osh.jpg") == ["https://www.osce.org/files/f/hall%20of%20Osh.jpg"]
    assert shown("./Workshop held in Osh _ OSCE_files/hall.jpg") == []


LONG = "The mill has stood beside the river for two hundred years, and nobody had counted its stones before. " * 10


@pytest.mark.parametrize(
    ("page", "headings"),
    [
        ("<h3><a href='#mill'>How the mill was saved in one winter</a></h3><p>{long}</p>", ["How the mill was saved in one winter"]),
        ("<h3><a name='mill'>How the mill was saved in one winter</a></h3><p>{long}</p>", ["How the mill was saved in one winter"]),
        ("<h3><a href='/mills'>How the mill was saved in one winter</a></h3><p>{long}</p>", ["How the mill was saved in one winter"]),
    ],
)  # fmt: skip
def test_a_linked_heading_with_more_below_it_than_a_teaser_ends_no_text(page: str, headings: list[str]) -> None:
    item = read(f"<h1>Workshop held in Osh</h1>{FACTS}<div>{TEXT}{page.format(long=LONG)}</div>")
    assert item.body == (FIRST, SECOND, *headings, LONG.strip())


def test_another_story_below_the_text_ends_it() -> None:
    other = f"<h3><a href='/a/12345'>How the mill was saved in one winter</a></h3><p>{LONG[:300]}</p>"
    assert read(f"<h1>Workshop held in Osh</h1>{FACTS}<div>{TEXT}{other}</div>").body == (FIRST, SECOND)


@pytest.mark.parametrize("opening", ["<p>Share this page</p>", "<h4>Share</h4>", "<p>Sign up for our newsletter</p>"])
def test_a_button_heads_no_short_text(opening: str) -> None:
    text = f"{TEXT}<p>{LONG[:400]}</p>"
    item = read(f"<h1>Workshop held in Osh</h1>{FACTS}<div class=entry>{opening}{text}</div>")
    assert item.body[:2] == (FIRST, SECOND)


def test_the_body_is_what_says_so_whatever_it_is_called() -> None:
    page = f"<h1>Workshop held in Osh</h1>{FACTS}<div itemprop=articleBody id=share-buttons-2>{TEXT}</div>"
    assert read(page).body == (FIRST, SECOND)


@pytest.mark.parametrize(
    "body",
    [
        # a subheading, text, and a date that is no other story's
        "<div>{text}<h3>What comes next in the valley</h3><p>{long}</p></div><footer><p>12 June 2026</p></footer>",
        # a subheading in the class of the title
        "<div class=part>{text}</div><div class=part><h3 class=head>What comes next in the valley</h3><p>{long}</p></div>",
        # a list of links within the text
        "<div>{text}<h3>What comes next in the valley</h3><ul><li><a href=/1>The first mill of the valley</a>"
        "<li><a href=/2>The second mill of the valley</a><li><a href=/3>The third mill of the valley</a></ul><p>{long}</p></div>",
        # a post of a subject, that can be shared
        "<div class='post tag-newsletter category-social'>{text}<h3>What comes next in the valley</h3><p>{long}</p></div>",
        "<div class='entry share'>{text}<h3>What comes next in the valley</h3><p>{long}</p></div>",
    ],
)
def test_all_of_a_text_is_read(body: str) -> None:
    page = f"<h1 class=head>Workshop held in Osh</h1>{FACTS}{body.format(text=TEXT, long=LONG[:700])}"
    item = read(page)
    assert item.body[:3] == (FIRST, SECOND, "What comes next in the valley")
    assert item.body[-1] == LONG[:700].strip()


@pytest.mark.parametrize(
    "names", [("", "", ""), ("s-1", "s-2", "s-3"), ("intro-block", "text-block", "text-block wide")]
)
def test_a_text_goes_on_in_the_sections_behind_the_one_of_its_title(names: tuple[str, str, str]) -> None:
    first, second, third = (f'<section class="{name}">' for name in names)
    rest = (
        f"The mill number {number} has stood beside the river for two hundred years without a stone."
        for number in range(6)
    )
    parts = [*map("{}".format, rest)]
    page = (
        f"<main>{first}<h1>Workshop held in Osh</h1>{FACTS}<p>{FIRST}</p></section>"
        f"{second}<h2>Mills of the valley</h2>{''.join(f'<p>{part}</p>' for part in parts[:3])}</section>"
        f"{third}<h2>Stones of the river</h2>{''.join(f'<p>{part}</p>' for part in parts[3:])}</section></main>"
    )
    assert read(page).body == (FIRST, "Mills of the valley", *parts[:3], "Stones of the river", *parts[3:])


def test_a_timeline_is_text_and_teasers_are_none() -> None:
    steps = [f"The mill number {number} has stood beside the river for two hundred years." for number in range(3)]
    dated = [f"<div><p>1{number} May 2005</p><p>{step}</p></div>" for number, step in enumerate(steps)]
    linked = [box.replace("<div>", "<div><a href=/a/12345><img src=/x.jpg></a>") for box in dated]
    page = f"<h1>Workshop held in Osh</h1>{FACTS}<div>{TEXT}<div>{{}}</div><p>{LONG[:300]}</p></div>"
    assert set(steps) <= set(read(page.format("".join(dated))).body)
    assert not set(steps) & set(read(page.format("".join(linked))).body)


@pytest.mark.parametrize(
    ("width", "shown"), [("49", False), ("7px", False), ("50", True), ("¹80", True), ("9" * 5000, True)]
)
def test_icons_are_no_pictures_whatever_their_width_says(width: str, shown: bool) -> None:
    page = f"<h1>Workshop held in Osh</h1>{FACTS}<div>{TEXT}<img src=/a.jpg width={width}><p>{LONG[:300]}</p></div>"
    assert bool(read(page).images) is shown
