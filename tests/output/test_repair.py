import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from osce_scraper.extract import extract_page
from osce_scraper.items import NewsItem
from osce_scraper.output import log, rejects
from osce_scraper.output.agenda import Wanted
from osce_scraper.output.folder import Output
from osce_scraper.output.repair import mend, restore
from osce_scraper.output.store import Store
from osce_scraper.output.verify import findings
from osce_scraper.reading import Reading
from osce_scraper.rows import Row
from tests.output.test_verify import (
    BREAKS,
    archive_gone,
    damage,
    line_of_another_version,
    line_twice,
    lines_of_two_outputs,
)
from tests.readings import item, refused, rendered

HOUR = timedelta(hours=1)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output of three items read from real pages, one of them revised, a reject, and an address never asked for."""
    with closing(Store(tmp_path / "out")) as store:
        for number in (1, 2, 3):
            store.keep(rendered(number))
        store.keep(rendered(2, version=2, after=HOUR))
        store.keep(refused(4, 410))
        store.agenda.wanted(Row(item(5).url))
    return tmp_path / "out"


def newest(out: Path) -> dict[int | None, tuple[str, str]]:
    """Headline and meaning of each item."""
    return {record.id: (record.title, record.provenance.content_hash) for record in log.read(out)}


def repair(out: Path) -> list[str]:
    output = Output.at(out)
    with output.locked():
        steps = list(mend(output))
    return steps + list(restore(out, extract_page))


@pytest.mark.parametrize("break_it", [each for each in BREAKS if each is not archive_gone])
def test_everything_comes_back_from_log_and_archive(out: Path, break_it: Callable[[Path], str]) -> None:
    before = newest(out)
    break_it(out)
    assert repair(out)
    found = [finding for finding in findings(Output.at(out)) if not finding.harmless]
    assert found == []
    after = newest(out)
    if break_it not in (line_of_another_version, lines_of_two_outputs, line_twice):  # these bring versions of their own
        assert {key: value for key, value in after.items() if key in before} == before
    assert after.keys() >= before.keys()
    with closing(Store(out)) as store:
        assert store.keep(rendered(6)).change == "new"


def test_bad_bytes_are_set_aside_not_thrown_away(out: Path) -> None:
    line = (out / "news.jsonl").read_bytes().splitlines(keepends=True)[1]
    position = (out / "news.jsonl").read_bytes().index(line)
    damage(out / "news.jsonl", position + 5, b"\xff")
    repair(out)
    (aside,) = (out / "damaged").iterdir()
    assert (aside / "news.jsonl").read_bytes() == line[:5] + b"\xff" + line[6:]
    assert (aside / "ledger.sqlite").exists()


def test_what_the_ledger_alone_knew_is_taken_over(out: Path) -> None:
    damage(out / "rejects.jsonl", 3, b"\xff")
    repair(out)
    with closing(Store(out)) as store:
        assert [row.id for row in store.agenda.unfinished()] == [item(5).id]
        assert [store.agenda.wanted(Row(item(number).url)) for number in (1, 2, 3, 4)] == [None] * 4


def test_items_that_no_archive_holds_are_asked_for_again(tmp_path: Path) -> None:
    with closing(Store(tmp_path, keep_pages=False)) as store:
        for number in (1, 2):
            store.keep(rendered(number))
    whole = (tmp_path / "news.jsonl").read_bytes()
    damage(tmp_path / "news.jsonl", 10, b"\xff")
    assert any("left for the next crawl" in step for step in repair(tmp_path))
    with closing(Store(tmp_path)) as store:
        assert store.agenda.wanted(Row(item(2).url)) is None
        assert store.agenda.wanted(Row(item(1).url)) == Wanted("new")
        store.keep(rendered(1))
    assert sorted(whole.splitlines()) == sorted((tmp_path / "news.jsonl").read_bytes().splitlines())


def test_lost_newest_revision_is_asked_for_without_validators(tmp_path: Path) -> None:
    def tagged(reading: Reading) -> Reading:
        assert reading.exchange is not None
        answer = reading.exchange
        headers = (*answer.response_headers, ("ETag", '"newest"'))
        return Reading(reading.requested_url, type(answer)(answer.page, 200, (), headers), reading.item)

    with closing(Store(tmp_path, keep_pages=False)) as store:
        store.keep(tagged(rendered(1)))
        store.keep(tagged(rendered(1, version=2, after=HOUR)))
    first = (tmp_path / "news.jsonl").read_bytes().index(b"\n") + 1
    damage(tmp_path / "news.jsonl", first + 10, b"\xff")
    repair(tmp_path)
    with closing(Store(tmp_path)) as store:
        assert store.agenda.wanted(Row(item(1).url)) == Wanted("failed")


def test_mended_archive_is_whole_for_others(out: Path) -> None:
    (archive,) = (out / "pages").iterdir()
    damage(archive, archive.stat().st_size // 2, b"\xff" * 64)
    repair(out)
    with archive.open("rb") as stream:
        kinds = [
            record.rec_type
            for record in ArchiveIterator(stream, check_digests="raise")
            if record.content_stream().read() or True
        ]
    assert 8 <= len(kinds) < 11


def test_rejects_say_where_their_page_is_in_the_mended_archive(out: Path) -> None:
    (archive,) = (out / "pages").iterdir()
    damage(archive, 1000, b"\xff" * 64)
    repair(out)
    (reject,) = rejects.read(out / "rejects.jsonl")
    assert reject.page is not None
    with archive.open("rb") as stream:
        stream.seek(int(reject.page.partition("@")[2]))
        record = next(iter(ArchiveIterator(stream)))
        assert record.rec_headers.get_header("WARC-Target-URI") == reject.url
        assert record.content_stream().read() == b"<html>sorry</html>"


def test_sound_output_stays_as_it_is(out: Path) -> None:
    before = (out / "news.jsonl").read_bytes(), (out / "rejects.jsonl").read_bytes()
    for path in (out / "pages").iterdir():
        shutil.copy(path, out.parent / "pages.gz")
    repair(out)
    assert ((out / "news.jsonl").read_bytes(), (out / "rejects.jsonl").read_bytes()) == before
    assert [each.id for each in rejects.read(out / "rejects.jsonl")] == [item(4).id]


def test_kill_in_the_middle_of_a_repair_leaves_an_output_that_can_be_repaired(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = newest(out)
    damage(out / "news.jsonl", 3, b"\xff")
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):  # noqa: PT012
        patch.setattr("osce_scraper.output.repair.recovery.open_ledger", _killed)
        repair(out)
    repair(out)
    assert newest(out) == before


def _killed(_: object) -> NewsItem:
    raise KeyboardInterrupt
