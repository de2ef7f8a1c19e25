from contextlib import closing
from pathlib import Path

import pytest

from osce_scraper.output.spans import pages, spans
from osce_scraper.output.store import Store
from tests.readings import MOMENT, exchange, item, reading


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive file of three items and a listing."""
    with closing(Store(tmp_path)) as store:
        for number in (1, 2, 3):
            store.keep(reading(number))
        store.keep_page(exchange("https://www.osce.org/press-releases", b"<html>rows"))
    return next((tmp_path / "pages").iterdir())


def test_whole_file_is_covered_by_whole_records(archive: Path) -> None:
    found = list(spans(archive))
    assert all(span.whole for span in found)
    assert [span.headers["WARC-Type"] for span in found] == ["warcinfo", *["response", "request"] * 4]
    assert [span.start for span in found] == [0, *(span.end for span in found[:-1])]
    assert found[-1].end == archive.stat().st_size


@pytest.mark.parametrize("victim", range(9))
def test_damage_costs_only_its_record(archive: Path, victim: int) -> None:
    before = list(spans(archive))
    data = bytearray(archive.read_bytes())
    middle = (before[victim].start + before[victim].end) // 2
    data[middle] ^= 0xFF
    archive.write_bytes(bytes(data))
    after = list(spans(archive))
    assert [span for span in after if span.whole] == before[:victim] + before[victim + 1 :]
    assert [(span.start, span.end) for span in after] == [(span.start, span.end) for span in before]


def test_lost_magic_zeros_and_a_torn_end(archive: Path) -> None:
    before = list(spans(archive))
    data = bytearray(archive.read_bytes())
    data[before[1].start : before[1].start + 10] = bytes(10)
    archive.write_bytes(bytes(data[:-3]))
    after = list(spans(archive))
    assert [span.whole for span in after] == [True, False, *[True] * 6, False]


def test_bytes_that_are_no_archive(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\x1f\x8b\x08 no gzip at all " * 1000)
    assert [(span.start, span.end, span.whole) for span in spans(tmp_path / "a")] == [(0, 19_000, False)]


def test_pages_of_items_come_back_as_they_were_fetched(archive: Path) -> None:
    found = list(pages(archive))
    assert [page.url for page in found] == [item(number).url for number in (1, 2, 3)]
    answer = reading(1).exchange
    assert answer is not None
    assert (found[0].body, found[0].fetched_at) == (answer.page.body, MOMENT)
