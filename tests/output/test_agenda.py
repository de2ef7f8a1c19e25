from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from osce_scraper.health import Health
from osce_scraper.output.agenda import Wanted
from osce_scraper.output.ledger import Ledger, stamp
from osce_scraper.output.store import Store
from osce_scraper.reading import Reading
from osce_scraper.rows import Row
from tests.readings import exchange, item, reading, refused, row

MONTH = timedelta(days=30)


def opened(out: Path, scope: str = "") -> closing[Store]:
    return closing(Store(out, keep_pages=False, scope=scope))


def finish(store: Store, reason: str = "finished") -> None:
    store.run.end(reason, Health(), good=True)


def read_once(out: Path, *readings: Reading) -> None:
    """A run that reads these and comes to its end."""
    with opened(out) as store:
        for each in readings:
            store.keep(each)
        finish(store)


def recent(number: int) -> Reading:
    """The reading of an item that was issued today."""
    one = reading(number, etag='"v1"')
    assert one.item is not None
    return replace(one, item=one.item.model_copy(update={"issued_on": datetime.now(UTC).date()}))


def test_new_items_are_wanted_once_a_run_whatever_source_names_them(tmp_path: Path) -> None:
    node = Row(f"https://www.osce.org/node/{item(1).id}", "node")
    with opened(tmp_path) as store:
        assert store.agenda.wanted(row(1)) == Wanted("new")
        assert store.agenda.wanted(row(1, "sitemap")) is None
        assert store.agenda.wanted(node) is None
        store.keep(reading(1))
        assert store.agenda.wanted(row(1)) is None


def test_read_items_are_not_wanted_again(tmp_path: Path) -> None:
    read_once(tmp_path, reading(1))
    with opened(tmp_path) as store:
        assert store.agenda.wanted(row(1)) is None
        assert store.agenda.wanted(row(1, "sitemap")) is None
        assert store.agenda.wanted(row(2)) == Wanted("new")


def test_language_edition_is_an_address_of_its_own(tmp_path: Path) -> None:
    read_once(tmp_path, reading(1))
    with opened(tmp_path) as store:
        assert store.agenda.wanted(Row(f"https://www.osce.org/sq/node/{item(1).id}")) == Wanted("new")


def test_changed_row_asks_again_and_sends_the_validators(tmp_path: Path) -> None:
    read_once(tmp_path, reading(1, etag='"v1"'))
    with opened(tmp_path) as store:
        assert store.agenda.wanted(row(1, title="Corrected title")) == Wanted("changed", etag='"v1"')
        store.keep(replace(reading(1, version=2, etag='"v2"'), row=row(1, title="Corrected title")))
        finish(store)
    with opened(tmp_path) as store:
        assert store.agenda.wanted(row(1, title="Corrected title")) is None
        assert store.agenda.wanted(row(1, "feed", title="Words of the feed")) is None


def test_each_source_is_compared_with_itself(tmp_path: Path) -> None:
    read_once(tmp_path, reading(1))
    for title, wanted in (("as the feed says", None), ("as the feed says", None), ("else", Wanted("changed"))):
        with opened(tmp_path) as store:
            assert store.agenda.wanted(row(1, "feed", title=title)) == wanted
            finish(store)


def test_each_listing_is_compared_with_itself(tmp_path: Path) -> None:
    old, new = row(1, origin="/press-releases", snippet="a"), row(1, origin="/news", kind="News item")
    for _ in range(3):
        with opened(tmp_path) as store:
            wanted = [store.agenda.wanted(old), store.agenda.wanted(new)]
            store.keep(replace(reading(1), row=old))
            finish(store)
    assert wanted == [None, None]


def test_time_of_change_in_a_sitemap_counts_from_its_first_sight(tmp_path: Path) -> None:
    read_once(tmp_path, reading(1))
    hour = timedelta(hours=1)
    with opened(tmp_path) as store:
        old = replace(row(1, "sitemap"), modified=datetime.now(UTC) - hour)
        assert store.agenda.wanted(old) is None
    with opened(tmp_path) as store:
        assert store.agenda.wanted(replace(row(1, "other"), modified=datetime.now(UTC) + hour)) == Wanted("changed")


def test_what_failed_in_passing_is_asked_again_and_what_is_gone_is_not(tmp_path: Path) -> None:
    lost = Reading(item(3).url, reason="connection reset", row=row(3))
    read_once(tmp_path, refused(1, 503), refused(2, 410), lost, refused(4, 410))
    with opened(tmp_path) as store:
        assert {each.id for each in store.agenda.unfinished()} == {item(1).id, item(3).id}
        wanted = {number: store.agenda.wanted(row(number)) for number in range(1, 5)}
    assert wanted == {1: Wanted("failed"), 2: None, 3: Wanted("failed"), 4: None}
    with opened(tmp_path) as store:
        assert store.agenda.wanted(row(2, title="Here again")) == Wanted("changed")
        assert store.agenda.wanted(row(4), full=True) == Wanted("asked")


def age(out: Path, days_seen: int, days_checked: int) -> None:
    """Let all answers of an output have been given so many days ago, and their addresses seen before."""
    now = datetime.now(UTC)
    seen, checked = (stamp(now - timedelta(days)) for days in (days_seen, days_checked))
    with closing(Ledger(out / "ledger.sqlite")) as ledger:
        ledger.do("UPDATE addresses SET first_seen = ?, checked_at = ?", seen, checked)
        ledger.commit()


@pytest.mark.parametrize(("days_seen", "days_checked", "again"), [(0, 0, True), (3, 1, False), (4, 2, True)])
def test_what_gave_no_item_is_asked_again_ever_more_seldom(
    tmp_path: Path, days_seen: int, days_checked: int, again: bool
) -> None:
    read_once(tmp_path, refused(1, 404), refused(2, 200, "Page not found"))
    age(tmp_path, days_seen, days_checked)
    with opened(tmp_path) as store:
        assert len(list(store.agenda.unfinished())) == (2 if again else 0)
        wanted = [store.agenda.wanted(row(number)) for number in (1, 2)]
    assert wanted == [Wanted("failed") if again else None] * 2


def test_ids_that_nobody_named_are_asked_once(tmp_path: Path) -> None:
    url = "https://www.osce.org/node/600001"
    guessed = Row(url, "node")
    read_once(tmp_path, Reading(url, exchange(url, status=404), row=guessed))
    with opened(tmp_path) as store:
        assert store.agenda.wanted(guessed) is None
        assert store.agenda.wanted(Row(url, "listing")) == Wanted("failed")


def test_what_failed_in_this_run_is_left_for_the_next(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.keep(refused(1, 503))
        assert store.agenda.wanted(row(1, "sitemap")) is None


def test_unreadable_pages_are_tried_again_by_a_newer_scraper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_once(tmp_path, refused(1, 200, "no item on the page"))
    age(tmp_path, 9, 1)
    with opened(tmp_path) as store:
        assert store.agenda.wanted(row(1)) is None
    monkeypatch.setattr("osce_scraper.output.agenda.__version__", "999")
    with opened(tmp_path) as store:
        assert store.agenda.wanted(row(1)) == Wanted("failed")


def test_recent_items_are_rechecked_and_old_ones_are_not(tmp_path: Path) -> None:
    read_once(tmp_path, recent(1), reading(2, etag='"v1"'))
    with opened(tmp_path) as store:
        assert store.agenda.wanted(row(1), recheck=MONTH) == Wanted("recheck", etag='"v1"')
        assert store.agenda.wanted(row(2), recheck=MONTH) is None


def test_answer_not_modified_keeps_the_validators(tmp_path: Path) -> None:
    read_once(tmp_path, recent(1))
    for _ in range(2):
        with opened(tmp_path) as store:
            assert store.agenda.wanted(row(1), recheck=MONTH) == Wanted("recheck", etag='"v1"')
            store.keep(Reading(item(1).url, exchange(item(1).url, status=304), row=row(1)))
            finish(store)


def test_full_asks_for_all_bodies(tmp_path: Path) -> None:
    read_once(tmp_path, reading(1, etag='"v1"'))
    with opened(tmp_path) as store:
        assert store.agenda.wanted(row(1), full=True) == Wanted("asked")


def test_killed_full_run_goes_on_where_it_stood(tmp_path: Path) -> None:
    read_once(tmp_path, reading(1), reading(2), reading(3))
    for reason in (None, "shutdown"):
        with opened(tmp_path) as store:
            number = 1 if reason is None else 2
            assert store.agenda.wanted(row(number), full=True) == Wanted("asked")
            store.keep(reading(number))
            if reason:
                finish(store, reason)
    with opened(tmp_path) as store:
        wanted = [store.agenda.wanted(row(number), full=True) for number in (1, 2, 3)]
        finish(store)
    assert wanted == [None, None, Wanted("asked")]
    with opened(tmp_path) as store:
        assert store.agenda.wanted(row(1), full=True) == Wanted("asked")


def test_run_of_another_selection_is_not_continued(tmp_path: Path) -> None:
    with opened(tmp_path, "since=2025-01-01") as store:
        store.keep(reading(1))
    with opened(tmp_path, "since=2026-01-01") as store:
        assert store.agenda.wanted(row(1), full=True) == Wanted("asked")


def test_rows_seen_before_a_kill_come_back(tmp_path: Path) -> None:
    seen = row(2, title="Seen on a listing")
    with opened(tmp_path) as store:
        store.agenda.wanted(seen)
        store.keep(reading(1))
    with opened(tmp_path) as store:
        assert list(store.agenda.unfinished()) == [seen]


def test_redirects_make_both_addresses_known(tmp_path: Path) -> None:
    alias = "https://www.osce.org/about/some-words"
    read_once(tmp_path, replace(reading(1), requested_url=alias, row=Row(alias, "address")))
    with opened(tmp_path) as store:
        assert store.agenda.wanted(Row(alias, "address")) is None
        assert store.agenda.wanted(row(1)) is None


def test_walks_are_remembered_for_their_selection(tmp_path: Path) -> None:
    start = "https://www.osce.org/press-releases"
    with opened(tmp_path) as store:
        assert (store.agenda.reached(start), store.agenda.complete(start)) == (0, False)
        store.agenda.note(start, 7)
    with opened(tmp_path) as store:
        assert (store.agenda.reached(start), store.agenda.complete(start)) == (7, False)
        store.agenda.closed(start, natural=True)
        store.agenda.note(start, 3)
        store.agenda.closed(start, natural=False)
    with opened(tmp_path) as store:
        assert (store.agenda.reached(start), store.agenda.complete(start)) == (0, True)
    with opened(tmp_path, "since=2026-01-01") as store:
        assert not store.agenda.complete(start)
