"""Fixtures: a saved page and, beside it by stem, the record it must give.

`fixtures/<layout>/<id>.html` is the page byte for byte, `<id>.json` the record. Address and capture time stand in the
record, so a pair needs no third file and no frozen clock.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osce_scraper import urls
from osce_scraper.errors import OsceScraperError, StoreError, UnreadablePage
from osce_scraper.extract import extract_page
from osce_scraper.items import NewsItem
from osce_scraper.layouts import LAYOUTS, name
from osce_scraper.output import durable
from osce_scraper.page import Page
from osce_scraper.saved import saved_page

FOLDER = Path("fixtures")
_STEM = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}", re.IGNORECASE)  # what an address may make of a file name
LAYOUT_NAMES = tuple(map(name, LAYOUTS))


@dataclass(frozen=True, slots=True)
class Fixture:
    """One pair, named by its page."""

    page: Path

    def __str__(self) -> str:
        return f"{self.page.parent.name}/{self.page.stem}"

    @property
    def expectation(self) -> Path:
        """The file with the record that the page must give."""
        return self.page.with_suffix(".json")

    def expected(self) -> dict[str, Any]:
        """The record that the page must give, as JSON."""
        record: dict[str, Any] = json.loads(self.expectation.read_text("utf-8"))
        return record

    def read(self) -> NewsItem:
        """The record that the page gives now, at the address and capture time of the expectation if there is one."""
        if not self.expectation.exists():
            return extract_page(saved_page(self.page))
        known = NewsItem.model_validate(self.expected())
        return extract_page(Page(self.page.read_bytes(), known.url, fetched_at=known.provenance.fetched_at))

    def refresh(self) -> bool:
        """Write the record that the page gives now; returns whether that is another than the one before.

        A record that differs in nothing but the version that read it is left alone.
        """
        now = self.read()
        if self.expectation.exists() and as_json(now) == as_json(NewsItem.model_validate(self.expected())):
            return False
        self.expectation.write_text(now.model_dump_json(indent=2) + "\n", "utf-8")
        return True


def as_json(item: NewsItem) -> dict[str, Any]:
    """A record as JSON without the version that read it, which no page decides."""
    record = item.model_dump(mode="json")
    del record["provenance"]["scraper_version"]
    return record


def fixtures(folder: Path = FOLDER) -> Iterator[Fixture]:
    """All pairs of a folder, in a fixed order."""
    for layout in LAYOUT_NAMES:
        yield from map(Fixture, sorted((folder / layout).glob("*.html")))


def add(page: Page, folder: Path = FOLDER) -> Fixture:
    """Put a page among the fixtures with what is read from it now, for review.

    Raises `UnreadablePage` when no record can be read from it, when nothing names it, and when its id is a fixture
    already: other bytes under a known id would silently change what is tested. Raises `StoreError` when it cannot be
    written.
    """
    item = extract_page(page)
    stem = str(item.id) if item.id is not None else urls.canonical(page.url).rsplit("/", 1)[-1]
    if not _STEM.fullmatch(stem):
        raise UnreadablePage(f"neither a node id nor a plain word names the page: {page.url}")
    fixture = Fixture(folder / item.provenance.layout / f"{stem}.html")
    if fixture.expectation.exists() or any(other.page.stem == stem for other in fixtures(folder)):
        raise UnreadablePage(f"{stem} is a fixture already: remove the pair first, or --refresh its expectation")
    try:
        fixture.page.parent.mkdir(parents=True, exist_ok=True)
        for file, data in (
            (fixture.page, page.body),
            (fixture.expectation, item.model_dump_json(indent=2).encode() + b"\n"),
        ):
            with durable.replacing(file) as stream:
                stream.write(data)
    except (OSError, StoreError) as error:
        fixture.page.unlink(missing_ok=True)  # half a pair would stand in the way of the next try
        raise StoreError(f"{fixture.page}: cannot be kept: {error}") from error
    return fixture


def refresh(folder: Path = FOLDER) -> Iterator[tuple[Fixture, str]]:
    """Rewrite all expectations; yields each pair that changed or failed, with what happened to it."""
    for fixture in fixtures(folder):
        try:
            if fixture.refresh():
                yield fixture, "written"
        except OsceScraperError as error:
            yield fixture, str(error)
