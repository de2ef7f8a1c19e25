"""The doctor on a server that plays the site, well and ill: what it says works, and what it says to mend."""

from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from osce_scraper.doctor import Finding, State
from osce_scraper.spiders.doctor import REPORT, WARC, Doctor
from osce_scraper.urls import node_id
from tests.server import serve
from tests.server.composed import Newsroom, feed, sitemap, stories
from tests.server.crawling import Crawls
from tests.server.faults import Faulty, challenge, soft_404
from tests.server.http import Site

STORIES = [story for story in stories(60) if story.layout == "drupal6"]


def examine(crawls: Crawls, site: Site, folder: Path) -> list[Finding]:
    with serve(site) as served:
        crawls.run(Doctor, {"OSCE_SITE": served.origin, "OSCE_OUTPUT": str(folder)}, {})
    return noted(folder)


def noted(folder: Path) -> list[Finding]:
    lines = (folder / REPORT).read_text("utf-8").splitlines()
    return [Finding.model_validate_json(line) for line in lines]


def steps(findings: list[Finding]) -> list[Finding]:
    """What the advice says to do."""
    return [finding for finding in findings if finding.about.startswith("advice ")]


def about(findings: list[Finding], what: str) -> list[Finding]:
    return [finding for finding in findings if finding.about == what]


def test_a_healthy_site(crawls: Crawls, tmp_path: Path) -> None:
    others = {"/sitemap.xml": sitemap(STORIES[:5])}
    findings = examine(crawls, Newsroom(STORIES, rows=8, crawl_delay=0.01, others=others), tmp_path)
    assert [finding for finding in findings if finding.state == State.BAD] == []
    assert "0.01 s" in about(findings, "robots.txt")[0].text
    assert "8 rows in markup “newsroom”" in about(findings, "listing")[0].text
    assert "newest first" in about(findings, "paging")[0].text
    assert "5 items" in about(findings, "sitemaps")[0].text
    assert "layout drupal6" in about(findings, "item")[0].text
    assert "title from h1" in about(findings, "fallbacks")[0].text
    assert findings[-1].text.startswith("all is well. Begin with: osce-scraper crawl")


def test_it_looks_at_items_of_all_ages(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Newsroom(STORIES, rows=8)) as served:
        crawls.run(Doctor, {"OSCE_SITE": served.origin, "OSCE_OUTPUT": str(tmp_path)}, {})
        asked = [path for path in served.paths() if path in {story.path for story in STORIES}]
        assert len(served.seen) < 30
    years = [story.issued_on.year for story in STORIES if story.path in asked]
    assert max(years) - min(years) > 10


def test_every_page_it_saw_is_kept(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Newsroom(STORIES[:9], rows=8)) as served:
        crawls.run(Doctor, {"OSCE_SITE": served.origin, "OSCE_OUTPUT": str(tmp_path)}, {})
        paths = set(served.paths())
    with (tmp_path / WARC).open("rb") as stream:
        kept = [r.rec_headers["WARC-Target-URI"] for r in ArchiveIterator(stream) if r.rec_type == "response"]
    assert {url.removeprefix("https://www.osce.org").removeprefix("https://odihr.osce.org") for url in kept} >= paths


def test_a_newsroom_drawn_by_script(crawls: Crawls, tmp_path: Path) -> None:
    empty = b"<html><head><title>Newsroom</title></head><body><div id='app'></div></body></html>"
    home = b'<html><head><link rel="alternate" type="application/rss+xml" href="/news.xml"></head><body></body></html>'
    others = {"/press-releases": empty, "": home, "/news.xml": feed(STORIES[:3])}
    findings = examine(crawls, Newsroom(STORIES, listing="/elsewhere", others=others), tmp_path)
    listing = next(finding for finding in about(findings, "listing") if finding.state == State.BAD)
    assert listing.url == "https://www.osce.org/press-releases"
    assert "listings/" in (listing.advice or "")
    (elsewhere,) = about(findings, "sources")
    assert (elsewhere.state, "by itself" in elsewhere.text) == (State.NOTE, True)
    assert [step.text for step in steps(findings)] == [f"listing: {listing.text}"]


def test_a_script_tells_where_it_gets_its_rows(crawls: Crawls, tmp_path: Path) -> None:
    page = b"<html><body><script>fetch('https://search.example/collections/all')</script></body></html>"
    findings = examine(crawls, Newsroom(STORIES, listing="/elsewhere", others={"/news": page}), tmp_path)
    assert "it names https://search.example/collections/all" in about(findings, "listing")[2].text


def test_nothing_names_an_item(crawls: Crawls, tmp_path: Path) -> None:
    findings = examine(crawls, Newsroom(STORIES, listing="/elsewhere"), tmp_path)
    (step,) = steps(findings)
    assert "--listing ADDRESS" in (step.advice or "")
    assert "--nodes" in (step.advice or "")
    assert "replay" in findings[-1].text


def test_a_newsroom_that_only_the_home_page_knows(crawls: Crawls, tmp_path: Path) -> None:
    home = b"<html><body><a href='/about'>About us</a><a href='/media-centre'>All news</a></body></html>"
    findings = examine(crawls, Newsroom(STORIES, listing="/media-centre", others={"": home}), tmp_path)
    found = next(finding for finding in about(findings, "listing") if finding.advice)
    assert (found.url, "crawl --listing https://www.osce.org/media-centre" in str(found.advice)) == (
        "https://www.osce.org/media-centre",
        True,
    )


def test_a_listing_that_does_not_tell_how_far_it_goes(crawls: Crawls, tmp_path: Path) -> None:
    findings = examine(crawls, Newsroom(STORIES, rows=1, markup="links"), tmp_path)
    seen = {node_id(finding.url) for finding in findings if finding.url}
    assert seen >= {STORIES[0].id, STORIES[8].id}
    assert "9 pages of 1 rows" in findings[-1].text


def test_robots_txt_that_forbids_everything(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Newsroom(STORIES, robots="User-agent: *\nDisallow: /\n")) as served:
        crawls.run(Doctor, {"OSCE_SITE": served.origin, "OSCE_OUTPUT": str(tmp_path)}, {})
        assert served.paths() == []
    (step,) = steps(noted(tmp_path))
    assert "Ask the OSCE for leave" in (step.advice or "")


def test_pages_that_cannot_be_read(crawls: Crawls, tmp_path: Path) -> None:
    site = Faulty(Newsroom(STORIES, rows=8), always={STORIES[0].path: soft_404})
    findings = examine(crawls, site, tmp_path)
    broken = next(finding for finding in about(findings, "item") if finding.state == State.BAD)
    assert broken.url == f"https://www.osce.org{STORIES[0].path}"
    (step,) = steps(findings)
    assert "CONTRIBUTING.md" in (step.advice or "")


def test_a_redesign_is_named(crawls: Crawls, tmp_path: Path) -> None:
    story = STORIES[0]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)
    page = (
        f"<html><body><section class='x-new'><h1>{story.title}</h1><b>Date</b> 3 May 2026{body}</section></body></html>"
    )
    findings = examine(crawls, Newsroom(STORIES, rows=8, others={story.path: page.encode()}), tmp_path)
    layout = next(finding for finding in findings if finding.about == "layout")
    assert layout.state == State.BAD
    assert "osce_scraper/layouts/" in (layout.advice or "")


def test_it_leaves_when_it_is_not_wanted(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Faulty(Newsroom(STORIES), always={"/press-releases": challenge})) as served:
        crawler = crawls.run(Doctor, {"OSCE_SITE": served.origin, "OSCE_OUTPUT": str(tmp_path)}, {})
        assert served.paths()[-1] == "/press-releases"
    assert crawler.stats.get_value("finish_reason") == "blocked"
    (step, *_) = steps(noted(tmp_path))
    assert step.text.startswith("stopped: the site asks for a proof of being human")
