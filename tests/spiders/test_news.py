"""The news spider over a whole newsroom: every item once, only what is wanted, only what is new."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from osce_scraper.items import NewsItem
from tests.compose import Story
from tests.server import Answer, Question, serve
from tests.server.composed import MOVED, Markup, Newsroom, feed, sitemap, sitemap_index, stories
from tests.server.crawling import Crawls

STORIES = stories(24)
IDS = sorted(story.id for story in STORIES)


def asked(paths: list[str]) -> list[int]:
    """Node ids among the addresses that a server was asked for, sorted."""
    names = [path.partition("?")[0].rpartition("/")[2] for path in paths]
    return sorted({int(name) for name in names if name.isdecimal()})


@pytest.mark.parametrize("markup", ["newsroom", "teasers", "links"])
def test_reads_every_item_of_a_listing_once(crawls: Crawls, tmp_path: Path, markup: Markup) -> None:
    with serve(Newsroom(STORIES, rows=5, markup=markup)) as served:
        crawled = crawls.crawl(served.origin, tmp_path)
    assert crawled.ids == IDS
    assert len((tmp_path / "news.jsonl").read_text().splitlines()) == len(IDS)


def test_record_says_where_the_item_lives_now(crawls: Crawls, tmp_path: Path) -> None:
    moved = [story for story in STORIES if story.segment in MOVED]
    with serve(Newsroom(STORIES, rows=24)) as served:
        crawled = crawls.crawl(served.origin, tmp_path)
    urls = {item.id: item.url for item in crawled.items}
    assert moved, "the composed newsroom has items that moved"
    assert [urls[story.id] for story in moved] == [f"https://{MOVED[s.segment]}{s.path}" for s in moved]


def test_second_run_asks_for_nothing_known(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Newsroom(STORIES, rows=5)) as served:
        crawls.crawl(served.origin, tmp_path)
        before = len(served.seen)
        crawled = crawls.crawl(served.origin, tmp_path)
        assert asked([seen.question.target for seen in served.seen[before:]]) == []
    assert crawled.ids == IDS


def test_second_run_reads_what_is_new_and_what_changed(crawls: Crawls, tmp_path: Path) -> None:
    site = Newsroom(STORIES[1:], rows=5)
    with serve(site) as served:
        crawls.crawl(served.origin, tmp_path)
        before = len(served.seen)
        changed = replace(STORIES[2], title="A title that was corrected overnight")
        site.stories = [STORIES[0], STORIES[1], changed, *STORIES[3:]]
        crawled = crawls.crawl(served.origin, tmp_path)
        assert asked([seen.question.target for seen in served.seen[before:]]) == sorted([STORIES[0].id, changed.id])
    revisions = {item.id: item.provenance.revision for item in crawled.items}
    assert crawled.ids == IDS
    assert revisions[changed.id] == 2
    assert set(revisions.values()) == {1, 2}


def test_second_run_finds_corrections_as_deep_as_it_compares(
    crawls: Crawls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Newsroom(STORIES, rows=2)
    with serve(site) as served:
        for compared, found in ((50, True), (4, False)):
            monkeypatch.setattr("osce_scraper.spiders.news.COMPARED_PAGES", compared)
            crawls.crawl(served.origin, tmp_path / str(found))
            deep = replace(site.stories[17], title=f"A title that was corrected {compared} times")
            site.stories = [*site.stories[:17], deep, *site.stories[18:]]
            before = len(served.seen)
            crawls.crawl(served.origin, tmp_path / str(found))
            pages = [seen.question for seen in served.seen[before:] if seen.question.path == "/press-releases"]
            assert asked([seen.question.target for seen in served.seen[before:]]) == ([deep.id] if found else [])
            assert (len(pages) > 9) is found


def test_unchanged_pages_cost_no_body(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Newsroom(STORIES[:4], rows=5)) as served:
        crawls.crawl(served.origin, tmp_path)
        before = len(served.seen)
        crawled = crawls.crawl(served.origin, tmp_path, recheck="36500d")
        statuses = [s.status for s in served.seen[before:] if asked([s.question.target])]
    assert statuses.count(304) == 4
    assert crawled.ids == sorted(story.id for story in STORIES[:4])


def test_since_downloads_nothing_older(crawls: Crawls, tmp_path: Path) -> None:
    since = STORIES[6].issued_on
    wanted = sorted(story.id for story in STORIES if story.issued_on >= since)
    with serve(Newsroom(STORIES, rows=3)) as served:
        crawled = crawls.crawl(served.origin, tmp_path, since=since.isoformat())
        assert asked(served.paths()) == wanted
        pages = [path for path in served.paths() if path.startswith("/press-releases")]
    assert crawled.ids == wanted
    assert max(int(path.partition("page=")[2].partition("&")[0] or 0) for path in pages) < 6, "it walked all pages"


@pytest.mark.parametrize("order", ["oldest first", "shuffled"])
def test_since_finds_all_in_any_order(crawls: Crawls, tmp_path: Path, order: str) -> None:
    since = STORIES[11].issued_on
    listed = STORIES[::-1] if order == "oldest first" else Random(7).sample(STORIES, len(STORIES))
    with serve(Newsroom(listed, rows=3)) as served:
        crawled = crawls.crawl(served.origin, tmp_path, since=since.isoformat())
    assert crawled.ids == sorted(story.id for story in STORIES if story.issued_on >= since)


# Pages of these years print all facts themselves, whatever their rows leave out.
COMPLETE = [story for story in stories(60) if story.layout == "drupal6"]


def _structure(story: Story) -> bool:
    return COMPLETE[0].issuers[0].id in {issuer.id for issuer in story.issuers}


def _field(story: Story) -> bool:
    return COMPLETE[0].fields[0].id in {field.id for field in story.fields}


def _kind(story: Story) -> bool:
    return story.kind == "Press release"


@pytest.mark.parametrize(
    ("argument", "value", "wanted"),
    [
        ("structure", COMPLETE[0].issuers[0].label, _structure),
        ("structure", COMPLETE[0].issuers[0].id, _structure),
        ("field_of_work", COMPLETE[0].fields[0].id, _field),
        ("kind", "press release", _kind),
    ],
)
def test_reads_only_what_was_asked_for(
    crawls: Crawls, tmp_path: Path, argument: str, value: str, wanted: Callable[[Story], bool]
) -> None:
    with serve(Newsroom(COMPLETE)) as served:
        crawled = crawls.crawl(served.origin, tmp_path, {}, **{argument: value})
    expected = sorted(story.id for story in COMPLETE if wanted(story))
    assert 0 < len(expected) < len(COMPLETE)
    assert crawled.ids == expected


def test_limit_is_exact(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Newsroom(STORIES, rows=5)) as served:
        crawled = crawls.crawl(served.origin, tmp_path, limit="7")
        assert len(asked(served.paths())) == 7
        assert len(crawled.items) == 7
        assert crawls.crawl(served.origin, tmp_path).ids == IDS


def test_node_walk_finds_items_without_any_listing(crawls: Crawls, tmp_path: Path) -> None:
    first = IDS[0]
    with serve(Newsroom(STORIES, listing="/nowhere")) as served:
        crawled = crawls.crawl(served.origin, tmp_path, nodes=f"{first - 2}-{first + 2}")
        assert asked(served.paths()) == list(range(first - 2, first + 3))
    assert crawled.ids == [first]


def test_address_list_takes_any_way_of_writing(crawls: Crawls, tmp_path: Path) -> None:
    named = STORIES[:4]
    lines = [
        named[0].url,
        f"http://osce.org{named[1].path}?fbclid=x",
        f"/node/{named[2].id}",
        f"{named[3].id}  # why",
        "",
        "# a comment",
        "https://osce.org.example/pc/52458",
        "/press-releases/gender?page=3",
        "/files/f/documents/1/2/591767.pdf",
    ]
    (tmp_path / "list.txt").write_text("\n".join(lines))
    with serve(Newsroom(STORIES)) as served:
        crawled = crawls.crawl(served.origin, tmp_path / "out", urls=str(tmp_path / "list.txt"))
    assert crawled.ids == sorted(story.id for story in named)
    assert asked(served.paths()) == crawled.ids
    refused = [alarm for alarm in crawled.outcome.alarms if alarm.kind == "address refused"]
    assert [" ".join(alarm.text.split()[:2]) for alarm in refused] == ["line 7:", "line 8:", "line 9:"]


def test_sitemaps_are_tried_when_no_listing_shows_rows(crawls: Crawls, tmp_path: Path) -> None:
    maps = {
        "/sitemap.xml": sitemap_index(["https://www.osce.org/a.xml", "https://www.osce.org/b.xml"]),
        "/a.xml": sitemap(STORIES[:10]),
        "/b.xml": sitemap(STORIES[10:]),
    }
    with serve(Newsroom(STORIES, listing="/elsewhere", others=maps)) as served:
        crawled = crawls.crawl(served.origin, tmp_path)
    assert crawled.ids == IDS


def test_feeds_are_found_through_the_pages_that_name_them(crawls: Crawls, tmp_path: Path) -> None:
    home = b'<html><head><link rel="alternate" type="application/rss+xml" href="/news.xml"></head><body></body></html>'
    others = {"": home, "/news.xml": feed(STORIES[:3])}
    with serve(Newsroom(STORIES, listing="/elsewhere", others=others)) as served:
        crawled = crawls.crawl(served.origin, tmp_path, source="feeds")
    assert crawled.ids == sorted(story.id for story in STORIES[:3])


def test_listing_drawn_by_script_is_an_alarm(crawls: Crawls, tmp_path: Path) -> None:
    empty = b"<html><head><title>Newsroom</title></head><body><div id='app'></div><script>draw()</script></body></html>"
    with serve(Newsroom(STORIES, listing="/elsewhere", others={"/press-releases": empty})) as served:
        crawled = crawls.crawl(served.origin, tmp_path)
    assert crawled.outcome.status == 3
    assert any("/press-releases" in alarm.text + " ".join(alarm.examples) for alarm in crawled.outcome.alarms)


def test_rows_without_links_are_an_alarm(crawls: Crawls, tmp_path: Path) -> None:
    rows = b"<div class='search-result-news'><h3>A title</h3></div>" * 5
    with serve(Newsroom(STORIES, listing="/elsewhere", others={"/press-releases": rows})) as served:
        crawled = crawls.crawl(served.origin, tmp_path)
    assert crawled.outcome.status == 3


def test_archive_that_ends_early_is_an_alarm(crawls: Crawls, tmp_path: Path) -> None:
    class Short(Newsroom):
        def answer(self, question: Question) -> Answer:
            return Answer(b"", 404) if question.parameter("page") == "2" else super().answer(question)

    with serve(Short(STORIES, rows=5)) as served:
        crawled = crawls.crawl(served.origin, tmp_path)
    assert "early end" in {alarm.kind for alarm in crawled.outcome.alarms}


class Sliding(Newsroom):
    """A newsroom whose listing changes in front of the crawl, after so many answers."""

    after: int = 9
    then: list[Story]

    def answer(self, question: Question) -> Answer:
        self.after -= 1
        if self.after == 0:
            self.stories = self.then
        return Newsroom.answer(self, question)


@pytest.mark.parametrize("after", [8, 9, 10, 11, 12])
@pytest.mark.parametrize("change", ["two pushed in", "two taken out"])
def test_rows_that_slip_between_pages_are_not_lost(crawls: Crawls, tmp_path: Path, change: str, after: int) -> None:
    site = Sliding(STORIES[2:], rows=5)
    site.after = after
    site.then = STORIES if change == "two pushed in" else STORIES[4:]
    with serve(site) as served:
        crawled = crawls.crawl(served.origin, tmp_path)
    assert set(crawled.ids) >= {story.id for story in STORIES[4:]}


def test_editions_in_other_languages_are_items_of_their_own(crawls: Crawls, tmp_path: Path) -> None:
    story = next(story for story in stories(400) if story.translations)
    language, address = story.translations[0]
    edition = replace(story, language=language, translations=(("en", story.url),))

    class Editions(Newsroom):
        def answer(self, question: Question) -> Answer:
            foreign = question.path.startswith(f"/{language}/")
            return Newsroom([edition] if foreign else [story]).answer(question)

    with serve(Editions([story])) as served:
        crawls.crawl(served.origin, tmp_path)
        assert any(path == address.removeprefix("https://www.osce.org") for path in served.paths())


def test_listing_facts_fill_what_the_page_lacks(crawls: Crawls, tmp_path: Path) -> None:
    story = STORIES[0]
    kicker = "<div class='kicker'>Press release</div>"
    bare = f"<html><body><article>{kicker}<h1>{story.title}</h1><p>{story.paragraphs[1]}</p></article>"
    with serve(Newsroom([story], others={story.path: bare.encode()})) as served:
        crawled = crawls.crawl(served.origin, tmp_path)
    (item,) = crawled.items
    assert (item.issued_on, item.provenance.sources["issued_on"]) == (story.issued_on, "listing")


def test_feed_exports_get_plain_records(crawls: Crawls, tmp_path: Path) -> None:
    feeds = {str(tmp_path / "x.jsonl"): {"format": "jsonlines"}}
    with serve(Newsroom(STORIES[:3])) as served:
        crawled = crawls.crawl(served.origin, tmp_path / "out", {"FEEDS": feeds})
    exported = [NewsItem.model_validate_json(line) for line in (tmp_path / "x.jsonl").read_text("utf-8").splitlines()]
    assert exported == crawled.items


def test_unknown_arguments_are_refused(crawls: Crawls, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown argument form; known are since"):
        crawls.crawl("http://127.0.0.1:9", tmp_path, {}, form="2025-05-01")


def test_traps_are_not_followed(crawls: Crawls, tmp_path: Path) -> None:
    traps = (
        '<a href="/press-releases/gender?page=0">search</a><a href="/files/f/documents/1/2/591767.pdf">file</a>'
        '<a href="https://osce.org.example/pc/52458">mirror</a><a href="//shhada.ir/bih/53214">mirror</a>'
    )
    page = f"<html><body><div class='search-result-news'><h3><a href='{STORIES[0].path}'>T</a></h3></div>{traps}</body>"
    with serve(Newsroom(STORIES, listing="/elsewhere", others={"/press-releases": page.encode()})) as served:
        crawls.crawl(served.origin, tmp_path)
        assert [path for path in served.paths() if "press" not in path and "news" not in path] == [STORIES[0].path]
