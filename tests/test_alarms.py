from collections import Counter
from math import comb
from typing import Any

import pytest

from osce_scraper.alarms import alarms, chance
from osce_scraper.health import AS_BEFORE, Health, Layout

START = "https://www.osce.org/press-releases"


def run(
    pages: int = 100,
    name: str = "drupal6",
    rung: str = "time[datetime]",
    unread: dict[str, int] | None = None,
    missing: dict[str, int] | None = None,
    **fields: int,
) -> Health:
    """A run over pages of one layout; a field that is not named stands on every page."""
    had = dict.fromkeys(("title", "issued_on", "body", "lead"), pages) | fields
    layout = Layout(
        pages=pages, fields=Counter(had), missing=Counter(missing), unread=Counter(unread), characters=2000 * pages
    )
    layout.rungs = {"issued_on": Counter({rung: had["issued_on"]})}
    health = Health(layouts={name: layout}, outcomes=Counter(read=pages))
    health.examples = {f"{name}: without issued_on": ["https://www.osce.org/node/591767"]}
    return health


def kinds(health: Health, *earlier: Health) -> list[str]:
    return [alarm.kind for alarm in alarms(health, earlier, earlier)]


def test_good_run_after_good_runs_raises_nothing() -> None:
    assert kinds(run(), run(), run(300)) == []
    assert kinds(run(1), run(5000)) == []
    assert kinds(Health(), run()) == []
    assert kinds(run()) == []


def test_field_that_fell_names_itself_and_an_example() -> None:
    (alarm,) = alarms(run(40, issued_on=3, rung="x"), [run(500, rung="x")])[:1]
    assert alarm.kind == "field"
    assert alarm.text == "issued_on stands on 3 of 40 pages of layout drupal6; in the last good runs on 100 %"
    assert alarm.examples == ("https://www.osce.org/node/591767",)


@pytest.mark.parametrize(
    ("pages", "had", "raised"),
    [(5, 4, False), (5, 2, True), (3, 0, True), (1, 0, False), (50, 46, False), (50, 40, True)],
)
def test_small_runs_are_judged_by_chance(pages: int, had: int, raised: bool) -> None:
    assert ("field" in kinds(run(pages, issued_on=had), run(1000, issued_on=990))) is raised


def test_field_that_is_rare_anyway_may_be_absent() -> None:
    assert kinds(run(20, lead=2), run(1000, lead=300)) == []
    assert kinds(run(20, lead=0), run(1000, lead=20)) == []


def test_series_of_items_alike_is_no_fall() -> None:
    assert kinds(run(30, lead=0), run(1000, lead=400)) == []
    assert kinds(run(100, lead=0), run(1000, lead=400)) == ["field"]


def test_first_run_is_judged_by_what_the_layout_promises() -> None:
    assert kinds(run(20, issued_on=8, missing={"issued_on": 12})) == ["field"]
    assert kinds(run(20, lead=8)) == []
    assert kinds(run(20, issued_on=18, missing={"issued_on": 2})) == []


def test_rung_that_stopped_holding() -> None:
    (alarm,) = alarms(run(30, rung="dateline"), [run(400)])
    assert alarm.kind == "rung"
    assert "“time[datetime]” on 100 % of pages, now on 0 %; now mostly from “dateline”" in alarm.text


def test_new_label_that_no_field_reads() -> None:
    assert kinds(run(50, unread={"Reference:": 3}), run(200)) == ["label"]
    assert kinds(run(50, unread={"Reference:": 2}), run(200)) == []
    assert kinds(run(50, unread={"Contacts": 50}), run(200, unread={"Contacts": 200})) == []
    assert kinds(run(50, unread={"Reference:": 11})) == ["label"]


def test_markup_that_no_layout_knows() -> None:
    mixed = run(20)
    mixed.merge(run(15, name="unknown"))
    assert "layout" in kinds(mixed, run(1000))
    assert "layout" in kinds(mixed)
    old = run(1000)
    old.merge(run(700, name="unknown"))
    assert "layout" not in kinds(mixed, old)


def test_bodies_that_lost_their_text() -> None:
    short = run(50)
    short.layouts["drupal6"].characters = 50 * 300
    assert kinds(short, run(400)) == ["body"]


def test_many_rejects() -> None:
    bad = run(30)
    for number in range(20):
        bad.answer("unreadable", f"https://www.osce.org/node/{number + 10000}", "a bot check, no item")
    alarm = alarms(bad, [run(400)])[0]
    assert (alarm.kind, len(alarm.examples)) == ("rejects", 3)
    assert alarm.text == "20 of 50 answers gave no record; most often (20): a bot check, no item"
    assert kinds(bad) == ["rejects"]


def test_gone_items_are_no_alarm_unless_the_site_itself_names_them() -> None:
    walked, named = run(30), run(30)
    for number in range(200):
        walked.answer("gone", f"https://www.osce.org/node/{number + 10000}", "404")
        named.answer("gone", f"https://www.osce.org/node/{number + 10000}", "404", announced=True)
    assert kinds(walked) == []
    assert kinds(named) == ["dead links"]


def page(health: Health, url: str = START, rows: int = 10, links: int = 10, dated: int = 10, markup: str = "x") -> None:
    health.listing(START, url, rows=rows, links=links, dated=dated, markup=markup)


@pytest.mark.parametrize(("rows", "links", "said"), [(0, 0, "without rows"), (10, 0, "none of them"), (10, 9, None)])
def test_listings_without_rows_and_rows_without_links(rows: int, links: int, said: str | None) -> None:
    health = run()
    page(health, rows=rows, links=links)
    found = alarms(health)
    assert [alarm.kind for alarm in found] == (["listing"] if said else [])
    assert all(said and said in alarm.text and alarm.examples == (START,) for alarm in found)
    assert alarms(health, [health], [health]) == []  # a person has accepted it


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({"dated": 0}, "0 of 30 rows of the listing"),
        ({"dated": 9}, None),
        ({"markup": "links"}, "in markup “links”; in the last good run in “teasers”"),
        ({"rows": 0, "links": 0, "dated": 0}, "without rows"),
    ],
)
def test_listing_that_changed_since_the_last_good_run(now: dict[str, Any], said: str | None) -> None:
    before, after = run(), run()
    for _ in range(3):
        page(before, markup="teasers")
        page(after, **{"markup": "teasers", **now})
    found = alarms(after, [before])
    assert [alarm.kind for alarm in found] == (["listing"] if said else [])
    assert all(said and said in alarm.text for alarm in found)
    assert kinds(after, after, before) == []


def test_last_page_without_rows_is_the_natural_end() -> None:
    health = run()
    page(health)
    page(health, f"{START}?page=1", rows=0, links=0, dated=0)
    assert kinds(health) == []


@pytest.mark.parametrize(("end", "raised"), [(1200, False), (1150, False), (1000, True), (0, True), (None, False)])
def test_archive_that_ends_much_earlier(end: int | None, raised: bool) -> None:
    before, now = run(), run()
    for health, last in ((before, 1200), (now, end)):
        page(health)
        if last is not None:
            health.listing_end(START, last)
    assert ("archive end" in kinds(now, before)) is raised


def test_what_a_person_accepted_is_not_told_again() -> None:
    health, other = run(), run()
    health.alarm("listing failed", "the newsroom answers HTTP 404", START)
    other.alarm("listing failed", "the newsroom answers HTTP 500", START)
    assert kinds(health) == kinds(other, health) == ["listing failed"]
    assert kinds(health, run(), health) == []


def test_addresses_known_to_give_no_item_say_nothing_of_a_run() -> None:
    quiet = run(2)
    for number in range(40):
        quiet.answer(AS_BEFORE, f"https://www.osce.org/node/{number + 10000}", "404", announced=True)
    assert kinds(quiet, run(400)) == []
    assert kinds(quiet) == []


def test_what_the_crawl_itself_noticed_comes_first() -> None:
    health = run(40, issued_on=0)
    health.alarm("listing", "rows lead to other hosts only", START)
    assert kinds(health, run(500))[0] == "listing"


@pytest.mark.parametrize(
    ("had", "of", "share"), [(0, 1, 0.5), (3, 10, 0.4), (18, 20, 0.97), (20, 20, 0.3), (0, 40, 0.02)]
)
def test_chance_is_the_binomial_sum(had: int, of: int, share: float) -> None:
    exact = sum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(had + 1))
    assert chance(had, of, share) == pytest.approx(exact, rel=1e-6)


def test_chance_of_large_runs_is_quick_and_sane() -> None:
    assert chance(39_000, 40_000, 0.999) < 1e-100
    assert chance(39_990, 40_000, 0.999) > 0.0
