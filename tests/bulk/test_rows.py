"""Rows: their order as lines is the order in which a merge needs them, however many there are."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osce_scraper.bulk import rows
from osce_scraper.bulk.rows import ITEM, REJECT, SUM, Row, Sorter, key_of, merged, time_of

FIELD = st.text(st.characters(blacklist_characters="\t\n", blacklist_categories=["Cs"]), max_size=20)


@given(st.builds(Row, FIELD, FIELD, FIELD, FIELD, FIELD, st.binary().filter(lambda data: not set(b"\t\n") & set(data))))
def test_row_survives_as_a_line(row: Row) -> None:
    assert Row.decoded(row.encoded()) == row


def test_order_of_rows() -> None:
    instant = datetime(2025, 6, 1, 12, tzinfo=UTC)
    later = instant.astimezone(timezone(timedelta(hours=2))) + timedelta(seconds=1)
    ordered = [
        Row(ITEM, key_of(9_999), time_of(instant), "item", "", b""),
        Row(ITEM, key_of(591767), time_of(None), "item", "", b""),
        Row(ITEM, key_of(591767), time_of(instant), "item", "", b""),
        Row(ITEM, key_of(591767), time_of(instant), "revisit", "", b""),
        Row(ITEM, key_of(591767), time_of(later), "item", "", b""),
        Row(ITEM, key_of("https://www.osce.org/a"), time_of(instant), "item", "", b""),
        Row(REJECT, "https://www.osce.org/a", "", "", "", b""),
        Row(SUM, "0", "", "", "", b""),
    ]
    encoded = [row.encoded() for row in ordered]
    assert sorted(encoded) == encoded


def test_more_rows_than_memory_may_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_RUN", 5_000)
    given_rows = [Row(ITEM, key_of(number * 7919 % 10_007), "", "item", "", b"x" * 40) for number in range(10_000)]
    with Sorter() as sorter:
        for row in given_rows:
            sorter.add(row)
        assert list(sorter.lines()) == sorted(row.encoded() for row in given_rows)


def test_more_files_than_may_be_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_FAN_IN", 4)
    for number in range(70):
        (tmp_path / f"{number}").write_bytes(b"".join(b"%04d\n" % line for line in range(number, 700, 70)))
    assert list(merged(str(path) for path in tmp_path.iterdir())) == [b"%04d\n" % line for line in range(700)]
