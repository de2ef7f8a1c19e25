import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from osce_scraper.errors import DamageError, StoreError
from osce_scraper.output.ledger import Address, Ledger, Written, edition

ADDRESS = Address("591767", "https://www.osce.org/secretariat/591767", 591767, None, "2026-03-01T12:00:00+00:00")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.osce.org/secretariat/591767", "https://www.osce.org/node/591767", True),
        ("https://odihr.osce.org/odihr/591767", "https://www.osce.org/odihr/elections/591767", True),
        ("https://www.osce.org/secretary-general/382648", "https://www.osce.org/sq/node/382648", False),
        ("https://www.osce.org/sq/secretary-general/382648", "https://www.osce.org/sq/node/382648", True),
        ("https://www.osce.org/pc/52458", "https://www.osce.org/node/52458", True),
        ("https://www.osce.org/about/a", "https://www.osce.org/about/b", False),
    ],
)
def test_edition_is_the_item_in_its_language_whatever_the_path(one: str, other: str, same: bool) -> None:
    assert (edition(one) == edition(other)) is same


def test_what_is_not_committed_is_gone(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "l.sqlite")) as ledger:
        ledger.put_address(ADDRESS)
        ledger.commit()
        ledger.put_item(Written(591767, "en", "591767", "2025-05-30", "0" * 64, 1))
        ledger.put_mark("a", "b")
        ledger.rollback()
        assert ledger.address("591767") == ADDRESS
        assert (ledger.item(591767, "en"), ledger.mark("a")) == (None, None)


def test_readers_see_committed_state_while_a_run_writes(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "l.sqlite")) as writer, closing(sqlite3.connect(tmp_path / "l.sqlite")) as reader:
        writer.put_address(ADDRESS)
        assert reader.execute("SELECT count(*) FROM addresses").fetchone() == (0,)
        writer.commit()
        assert reader.execute("SELECT count(*) FROM addresses").fetchone() == (1,)


def test_items_without_a_node_id_are_known_by_their_address(tmp_path: Path) -> None:
    url = "https://www.osce.org/about/words"
    with closing(Ledger(tmp_path / "l.sqlite")) as ledger:
        ledger.put_item(Written(url, "en", url, None, "0" * 64, 1))
        ledger.put_item(Written(591767, "en", "591767", None, "1" * 64, 1))
        assert {item.key for item in ledger.items()} == {url, 591767}
        assert ledger.item("591767", "en") is None


def test_ledger_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    Ledger(tmp_path / "l.sqlite").close()
    with closing(sqlite3.connect(tmp_path / "l.sqlite")) as db:
        db.execute("PRAGMA user_version = 2")
    with pytest.raises(StoreError, match="layout 2; known here: 1"):
        Ledger(tmp_path / "l.sqlite")


@pytest.mark.parametrize("start", [0, 16, 60, 100, 4096, 8192])
def test_damage_is_called_damage(tmp_path: Path, start: int) -> None:
    with closing(Ledger(tmp_path / "l.sqlite")) as ledger:
        for number in range(500):
            ledger.put_address(Address(str(number), "u" * 50, number, None, "t"))
        ledger.commit()
    data = bytearray((tmp_path / "l.sqlite").read_bytes())
    data[start : start + 2000] = b"\xaa" * 2000
    (tmp_path / "l.sqlite").write_bytes(bytes(data))

    assert look(tmp_path / "l.sqlite")


def look(path: Path) -> list[str]:
    """What is found wrong; any error but `DamageError` would be a wrong word for it."""
    try:
        with closing(Ledger(path)) as ledger:
            return ledger.damage()
    except DamageError as error:
        return [str(error)]
