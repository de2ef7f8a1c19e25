import random
from collections import Counter

from osce_scraper.health import Health
from osce_scraper.items import Provenance, Term
from tests.readings import item


def test_fields_rungs_labels_and_terms_are_counted_per_layout() -> None:
    health = Health()
    record = item(1).model_copy(
        update={
            "issued_on": None,
            "issued_by": (Term(id=None, label="Unheard-of Office"),),
            "provenance": Provenance(
                fetched_at=None,
                layout="drupal6",
                sources={"title": "h1"},
                missing=("issued_on",),
                unread=("Reference:",),
                refused=("issued_on: 31 February 2025",),
                content_hash="0" * 64,
                scraper_version="1",
            ),
        }
    )
    health.read(record, differences=("kind",))
    layout = health.layouts["drupal6"]
    assert (layout.pages, layout.fields["title"], layout.fields["issued_on"]) == (1, 1, 0)
    assert layout.rungs == {"title": {"h1": 1}}
    assert (layout.missing, layout.unread) == ({"issued_on": 1}, {"Reference:": 1})
    assert health.unknown_terms["issued_by"] == {"Unheard-of Office": 1}
    assert (health.refused, health.differences["kind"]) == ({"issued_on": 1}, 1)
    for trouble in ("drupal6: without issued_on", "drupal6: label Reference:", "unknown issued_by: Unheard-of Office"):
        assert health.examples[trouble] == [record.url]


def test_merging_counts_as_one_in_any_order() -> None:
    whole, parts = Health(), []
    for start in range(0, 30, 10):
        part = Health()
        for number in range(start, start + 10):
            for health in (whole, part):
                health.read(item(number))
                health.answer("gone", f"https://www.osce.org/node/{number + 90000}", "404", announced=number % 2 == 0)
                health.listing(
                    "L", f"https://www.osce.org/news?page={number}", rows=10, links=9, dated=8, markup="views"
                )
                health.alarm("kind", "something", f"https://www.osce.org/node/{number}")
        parts.append(part)
    whole.listing_end("L", 29)
    parts[1].listing_end("L", 29)
    for seed in range(3):
        random.Random(seed).shuffle(parts)
        merged = Health()
        for part in parts:
            merged.merge(Health.model_validate_json(part.model_dump_json()))
        assert merged == whole


def test_no_page_can_make_it_grow_without_bound() -> None:
    health = Health()
    for number in range(3000):
        health.answer("failed", f"https://www.osce.org/node/{number + 10000}", f"reason {number} " + "x" * 1000)
    assert len(health.reasons) <= 1001
    assert health.reasons.total() == 3000
    assert len(health.model_dump_json()) < 1_000_000


def test_few_examples_are_kept_and_the_same_ones_in_any_order() -> None:
    addresses = [f"https://www.osce.org/node/{number}" for number in range(10000, 10050)]
    kept = set()
    for seed in range(3):
        random.Random(seed).shuffle(addresses)
        health = Health()
        for url in addresses:
            health.answer("gone", url, "404")
        kept.add(tuple(health.examples["gone: 404"]))
    assert len(kept) == 1
    assert len(kept.pop()) == 3


def test_labels_of_hostile_pages_are_safe_to_print() -> None:
    health = Health()
    health.answer("failed", "https://www.osce.org/node/10000", "\x1b[2J\x1b]0;owned\x07 bad\r\nanswer\u202e")
    health.alarm("listing", "rows\x1b[31m without links")
    assert list(health.reasons) == ["[2J]0;owned bad answer"]
    assert health.noticed[0].text == "rows[31m without links"


def test_health_of_another_version_is_still_read() -> None:
    stored = Health(outcomes=Counter(read=3)).model_dump(mode="json") | {"counted_by_a_later_version": {"a": 1}}
    assert Health.model_validate(stored).outcomes == {"read": 3}
    assert Health.model_validate({}) == Health()
