"""Readings of composed stories, as a spider would yield them, without a server."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from osce_scraper.exchange import Exchange, Headers
from osce_scraper.extract import extract_page
from osce_scraper.items import NewsItem
from osce_scraper.page import Page
from osce_scraper.reading import Reading
from osce_scraper.rows import Row
from tests import compose

MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)
"""When the first page of a test was fetched."""


def item(number: int, *, version: int = 1, at: datetime = MOMENT) -> NewsItem:
    """The record of a composed story; each version of it has a title and so a content hash of its own."""
    record = compose.record(compose.story(number), fetched_at=at)
    digest = f"{number:032x}{version:032x}"
    provenance = record.provenance.model_copy(update={"content_hash": digest})
    title = record.title if version == 1 else f"{record.title} ({version})"
    return record.model_copy(update={"title": title, "provenance": provenance})


def row(number: int, source: str = "listing", **said: str) -> Row:
    """The row that announces a composed story."""
    record = item(number)
    return replace(Row(record.url, source, title=record.title), **said)  # type: ignore[arg-type]


def exchange(
    url: str, body: bytes = b"", *, status: int = 200, at: datetime = MOMENT, headers: Headers = ()
) -> Exchange:
    """An answer to a request for an address."""
    asked = (("User-Agent", "osce_scraper tests"),)
    return Exchange(Page(body, url, "utf-8", at), status, asked, (("Content-Type", "text/html"), *headers))


def reading(number: int, *, version: int = 1, after: timedelta = timedelta(0), etag: str | None = None) -> Reading:
    """The story of a number, fetched and read."""
    at = MOMENT + after
    record = item(number, version=version, at=at)
    headers = (("ETag", etag),) if etag else ()
    answer = exchange(record.url, f"<html>{record.title} {version}</html>".encode(), at=at, headers=headers)
    return Reading(record.url, answer, record, row=row(number))


def refused(number: int, status: int, reason: str | None = None) -> Reading:
    """The address of a story, answered without an item."""
    url = item(number).url
    return Reading(url, exchange(url, b"<html>sorry</html>", status=status), reason=reason, row=row(number))


def rendered(number: int, *, version: int = 1, after: timedelta = timedelta(0)) -> Reading:
    """A composed story as its page, read by the real `extract_page`; later versions have another headline."""
    story = compose.story(number)
    if version > 1:
        story = replace(story, title=f"{story.title} ({version})")
    answer = exchange(story.url, compose.render(story), at=MOMENT + after)
    return Reading(story.url, answer, extract_page(answer.page))
