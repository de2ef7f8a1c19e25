"""Frames hold what the log says, typed, in both libraries."""

from datetime import date
from pathlib import Path

import pytest

import osce_scraper
from osce_scraper.errors import ExportError, LogError
from osce_scraper.export.tables import TABLES
from osce_scraper.output.log import line_of, read
from tests.compose import item


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frames")
    (folder / "news.jsonl").write_bytes(b"".join(line_of(item(number)) for number in range(40)))
    return folder


def test_items_and_quotes_are_those_of_the_log(out: Path) -> None:
    items = list(read(out))
    frame = osce_scraper.read_frame(out)
    assert sorted(frame["title"]) == sorted(each.title for each in items)
    assert frame["issued_on"].dtype.kind == "M"
    assert frame["issued_on"].max().date() == max(each.issued_on for each in items if each.issued_on)
    quotes = osce_scraper.read_frame(str(out), "quotes")
    assert sorted(quotes["text"]) == sorted(quote.text for each in items for quote in each.quotes)
    assert quotes["confidence"].dtype.kind == "f"


def test_polars_has_the_same(out: Path) -> None:
    frame = osce_scraper.read_frame(out, "items", "polars")
    assert frame["title"].to_list() == osce_scraper.read_frame(out)["title"].to_list()
    assert isinstance(frame["issued_on"][0], date)


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_table_is_a_frame(out: Path, table: str) -> None:
    expected = next(each.names for each in TABLES if each.name == table)
    assert tuple(osce_scraper.read_frame(out, table).columns) == expected


def test_a_frame_is_up_to_date(out: Path, tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_bytes((out / "news.jsonl").read_bytes())
    assert len(osce_scraper.read_frame(tmp_path)) == 40
    with (tmp_path / "news.jsonl").open("ab") as stream:
        stream.write(line_of(item(40)))
    assert len(osce_scraper.read_frame(tmp_path)) == 41


def test_what_is_not_there_is_named(out: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"no table 'quote'; there are .*quotes"):
        osce_scraper.read_frame(out, "quote")
    with pytest.raises(LogError, match="no such log"):
        osce_scraper.read_frame(tmp_path)
