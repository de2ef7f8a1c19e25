"""A crawl's own page archive, read again: what `out/pages` holds after unchanged, edited and vanished pages."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from osce_scraper.exchange import Exchange
from osce_scraper.output import archive
from osce_scraper.page import Page
from tests.archives.writing import write
from tests.bulk.newsroom import lines, page, rejects, run
from tests.compose import story


def exchange(day: int, body: bytes, status: int = 200) -> Exchange:
    fetched = Page(body, story(1).url, None, datetime(2026, 3, day, 2, 30, tzinfo=UTC))
    headers = (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("Content-Length", "19"))
    return Exchange(fetched, status, (("User-Agent", "osce_scraper"),), headers)


def test_unchanged_pages_are_counted_over_all_files_of_a_crawl(tmp_path: Path) -> None:
    first, capture = archive.records(exchange(1, page(1)))
    same_body, _ = archive.records(exchange(2, page(1)), capture)
    not_modified, _ = archive.records(exchange(3, b"", 304), capture)
    edited, later = archive.records(exchange(4, page(1, " Corrected.")), capture)
    edited_again, _ = archive.records(exchange(5, page(1, " Corrected.")), later)
    gone, _ = archive.records(exchange(6, b"", 404), later)
    listing = replace(exchange(7, b"<html></html>").page, url="https://www.osce.org/press-releases?page=0")
    other, _ = archive.records(replace(exchange(7, b""), page=listing))
    pages = tmp_path / "pages"
    write(pages / "1.warc.gz", [archive.opening("1.warc.gz"), first])
    write(pages / "2.warc.gz", [archive.opening("2.warc.gz"), same_body, not_modified, edited])
    write(pages / "3.warc.gz", [archive.opening("3.warc.gz"), edited_again, gone, other])
    report = run(pages, tmp_path / "out")
    days = [item.provenance.fetched_at for item in lines(tmp_path / "out")]
    assert days == [datetime(2026, 3, day, 2, 30, tzinfo=UTC) for day in (1, 4)]
    assert report.health.changes == {"new": 1, "revised": 1, "same": 3}
    assert report.extra["archives"]["skipped"] == {"no item": 1, "status": 1}
    assert rejects(tmp_path / "out") == []
