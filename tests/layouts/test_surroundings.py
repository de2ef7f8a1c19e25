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
