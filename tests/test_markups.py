"""Pages in markups that nobody had in mind when the layouts were written: what a careful reader is certain of is read."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from osce_scraper import extract
from osce_scraper.items import NewsItem

FOLDER = Path(__file__).parent.parent / "fixtures" / "markups"
PAGES = sorted(FOLDER.glob("*.html"))
# Fields of which a page's expectation holds less than the record does.
READ: dict[str, Callable[[NewsItem], Any]] = {
    "issued_by": lambda item: [term.label for term in item.issued_by],
    "fields_of_work": lambda item: [term.label for term in item.fields_of_work],
    "attachments": lambda item: [file.url for file in item.attachments],
    "translations": lambda item: [edition.language for edition in item.translations],
    "dateline": lambda item: item.dateline and item.dateline.model_dump(mode="json", exclude={"text"}),
}


@cache
def expected(page: Path) -> dict[str, Any]:
    return dict(json.loads(page.with_suffix(".json").read_text(encoding="utf-8")))


@cache
def read(page: Path) -> NewsItem:
    return extract(page.read_bytes(), expected(page)["given"])


def cases() -> Iterator[Any]:
    for page in PAGES:
        for field in expected(page):
            if field != "given":
                yield pytest.param(page, field, id=f"{page.stem}:{field}")


@pytest.mark.parametrize(("page", "field"), list(cases()))
def test_field(page: Path, field: str) -> None:
    item = read(page)
    value = READ[field](item) if field in READ else item.model_dump(mode="json")[field]
    assert value == expected(page)[field]


def test_there_are_markups() -> None:
    assert len(PAGES) > 900
