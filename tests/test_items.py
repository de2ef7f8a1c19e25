"""The contract refuses what it must not carry."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from osce_scraper.items import NewsItem


def a_record(**changes: Any) -> dict[str, Any]:
    """The smallest valid record."""
    return {
        "id": 591767,
        "url": "https://www.osce.org/secretariat/591767",
        "kind": "News Item",
        "language": "en",
        "title": "Workshop in Ashgabat",
        "lead": None,
        "issued_on": date(2025, 5, 30),
        "issued_by": [{"id": "centre-in-ashgabat", "label": "OSCE Centre in Ashgabat"}],
        "fields_of_work": [],
        "places": [],
        "dateline": None,
        "countries": [],
        "meetings": [],
        "body": ["One paragraph."],
        "quotes": [],
        "images": [],
        "attachments": [],
        "translations": [],
        "provenance": {
            "fetched_at": datetime(2025, 6, 1, tzinfo=UTC),
            "layout": "drupal6",
            "sources": {},
            "content_hash": "0" * 64,
            "scraper_version": "0.1.0",
        },
        **changes,
    }


def test_a_line_reads_back_as_the_same_record() -> None:
    item = NewsItem.model_validate(a_record(title="Zażółć \u2028 “gęślą” jaźń"))
    line = item.model_dump_json()
    assert "\n" not in line
    assert NewsItem.model_validate_json(line) == item
    assert json.loads(line)["issued_on"] == "2025-05-30"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("id", 0),
        ("url", "osce.org/secretariat/591767"),
        ("url", "https://www.osce.org/a b"),
        ("language", "English"),
        ("issued_on", "30 May 2025"),
        ("issued_by", [{"id": "x", "label": ""}]),
        ("issued_by", [{"id": "x", "label": "X", "weight": 1}]),
        ("body", ["", "text"]),
        ("schema_version", 2),
        ("surprise", 1),
    ],
)
def test_what_breaks_the_contract_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError):
        NewsItem.model_validate(a_record(**{field: value}))


def test_a_capture_time_without_a_zone_is_refused() -> None:
    record = a_record()
    record["provenance"]["fetched_at"] = datetime(2025, 6, 1)
    with pytest.raises(ValidationError, match="timezone"):
        NewsItem.model_validate(record)


def test_a_record_never_changes() -> None:
    item = NewsItem.model_validate(a_record())
    with pytest.raises(ValidationError, match="frozen"):
        item.title = "Other"  # type: ignore[misc]


def test_language_editions_are_items_of_their_own() -> None:
    english = NewsItem.model_validate(a_record())
    albanian = NewsItem.model_validate(a_record(language="sq", url="https://www.osce.org/sq/node/591767"))
    assert english.key != albanian.key
    assert english.key == NewsItem.model_validate(a_record(url="https://www.osce.org/node/591767")).key


def test_an_item_without_a_node_id_is_known_by_its_address() -> None:
    item = NewsItem.model_validate(a_record(id=None, url="https://www.osce.org/about/cookie-statement"))
    assert item.key == ("https://www.osce.org/about/cookie-statement", "en")
