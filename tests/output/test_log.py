import json
from pathlib import Path

import pytest

from osce_scraper.errors import LogError
from osce_scraper.output import log
from tests.readings import item


def write(path: Path, *versions: tuple[int, int]) -> None:
    path.write_bytes(b"".join(log.line_of(item(number, version=version)) for number, version in versions))


def test_records_come_back_as_they_were_written(tmp_path: Path) -> None:
    write(tmp_path / "news.jsonl", (1, 1), (2, 1))
    assert list(log.lines(tmp_path)) == [item(1), item(2)]
    assert list(log.lines(tmp_path / "news.jsonl")) == [item(1), item(2)]


def test_read_gives_the_newest_line_of_each_item_in_written_order(tmp_path: Path) -> None:
    write(tmp_path / "may.jsonl", (1, 1), (2, 1), (1, 2), (3, 1))
    assert list(log.read(tmp_path / "may.jsonl")) == [item(2), item(1, version=2), item(3)]
    assert list(log.read(str(tmp_path / "may.jsonl")))


def test_language_edition_is_an_item_of_its_own(tmp_path: Path) -> None:
    other = item(1).model_copy(update={"language": "sq"})
    (tmp_path / "news.jsonl").write_bytes(log.line_of(item(1)) + log.line_of(other))
    assert list(log.read(tmp_path)) == [item(1), other]


def test_torn_last_line_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_bytes(log.line_of(item(1)) + log.line_of(item(2))[:-1])
    assert list(log.read(tmp_path)) == [item(1)]


def test_bad_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_bytes(log.line_of(item(1)) + b"{}\n")
    with pytest.raises(LogError, match=r"news\.jsonl, line 2"):
        list(log.read(tmp_path))


def test_missing_log_is_named(tmp_path: Path) -> None:
    with pytest.raises(LogError, match="No such file"):
        list(log.read(tmp_path))


@pytest.mark.parametrize(
    "character", [*map(chr, range(32)), "\x7f", "\x85", "\u2028", "\u2029", "\U0001f30d", "\ufffe"]
)
def test_any_character_stays_within_its_line(character: str) -> None:
    title = f"before{character}after"
    line = log.line_of(item(1).model_copy(update={"title": title}))
    assert len(line.decode().splitlines()) == 1
    assert json.loads(line)["title"] == title


def test_raw_lines_go_on_from_an_offset(tmp_path: Path) -> None:
    write(tmp_path / "news.jsonl", (1, 1), (2, 1))
    (first_end, _), second = log.raw_lines(tmp_path / "news.jsonl")
    assert list(log.raw_lines(tmp_path / "news.jsonl", first_end)) == [second]
