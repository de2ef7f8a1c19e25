"""What the next open makes of files that a killed run, or somebody else, left behind."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from osce_scraper.errors import StoreError
from osce_scraper.output import log, rejects
from osce_scraper.output.folder import Output
from osce_scraper.output.store import Store
from osce_scraper.output.verify import findings
from tests.readings import item, reading, refused, row


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output of three items and a reject, closed in order."""
    with closing(Store(tmp_path / "out")) as store:
        for number in (1, 2, 3):
            store.keep(reading(number))
        store.keep(reading(2, version=2))
        store.keep(refused(4, 410))
    return tmp_path / "out"


def append(path: Path, data: bytes) -> None:
    with path.open("ab") as stream:
        stream.write(data)


def keep_all(out: Path) -> list[str | None]:
    with closing(Store(out)) as store:
        changes = [store.keep(each).change for each in (reading(1), reading(2, version=2), reading(3))]
        return [*changes, store.keep(reading(5)).change]


@pytest.mark.parametrize("cut", [1, 10, 300, 1000])
def test_torn_last_line_is_cut(out: Path, cut: int) -> None:
    whole = (out / "news.jsonl").read_bytes()
    append(out / "news.jsonl", log.line_of(item(5))[:cut])
    assert keep_all(out) == ["same", "same", "same", "new"]
    assert (out / "news.jsonl").read_bytes().startswith(whole)
    assert [line.id for line in log.lines(out)] == [item(number).id for number in (1, 2, 3, 2, 5)]


def test_zeros_of_a_power_cut_are_cut(out: Path) -> None:
    append(out / "news.jsonl", b"\0" * 4096)
    append(out / "rejects.jsonl", b"\0" * 100)
    assert keep_all(out) == ["same", "same", "same", "new"]


def test_whole_line_that_was_never_committed_counts(out: Path) -> None:
    append(out / "news.jsonl", log.line_of(item(5)))
    assert keep_all(out) == ["same", "same", "same", "same"]
    with closing(Store(out)) as store:
        assert store.agenda.wanted(row(5)) is None


@pytest.mark.parametrize("cut", [1, 12, 500])
def test_torn_record_of_an_archive_is_cut(out: Path, cut: int) -> None:
    (archive,) = (out / "pages").iterdir()
    whole = archive.read_bytes()
    append(archive, whole[:cut])
    assert keep_all(out) == ["same", "same", "same", "new"]
    assert archive.read_bytes().startswith(whole + b"\x1f\x8b\x08")


def test_lost_ledger_is_made_again_from_the_files(out: Path) -> None:
    (out / "ledger.sqlite").unlink()
    with closing(Store(out)) as store:
        assert [store.agenda.wanted(row(number)) for number in (1, 2, 3, 4)] == [None] * 4
    assert keep_all(out) == ["same", "same", "same", "new"]
    (archive,) = (out / "pages").iterdir()
    with archive.open("rb") as stream:
        kinds = [record.rec_type for record in ArchiveIterator(stream)]
    assert kinds.count("revisit") == 3  # the captures are known again too


def test_log_alone_is_enough_to_go_on(out: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.jsonl"
    shutil.copy(out / "news.jsonl", alone)
    assert keep_all(alone) == ["same", "same", "same", "new"]
    assert [line.provenance.revision for line in log.lines(alone)] == [1, 1, 1, 2, 1]


def test_lost_write_ahead_log_loses_nothing(out: Path, tmp_path: Path) -> None:
    """The state of a killed run is copied while it is open, without the -wal that holds the newest commits."""
    with closing(Store(out)) as store:
        store.keep(reading(6))
        store.keep(reading(7))
        shutil.copytree(out, tmp_path / "killed")
    for part in ("ledger.sqlite-wal", "ledger.sqlite-shm"):
        (tmp_path / "killed" / part).unlink(missing_ok=True)
    with closing(Store(tmp_path / "killed")) as store:
        assert [store.keep(reading(number)).change for number in (1, 6, 7)] == ["same"] * 3


@pytest.mark.parametrize("how", ["kill", "full"])
def test_stopped_at_every_step_of_keeping(out: Path, tmp_path: Path, how: str) -> None:
    """See `tests.killing`: one run a step, killed or on a disk that is full from there on, and the same run again."""
    scratch = tmp_path / "scratch"
    subprocess.run([sys.executable, "-m", "tests.killing", how, str(out), str(scratch)], check=True)
    expected = [(1, 1), (2, 1), (3, 1), (2, 2), (5, 1), (3, 2), (7, 1), (8, 1)]
    steps = sorted(scratch.iterdir())
    assert len(steps) > 40  # or the steps are not counted
    for each in steps:
        lines = [(line.id, line.provenance.revision) for line in log.lines(each)]
        assert lines == [(item(number).id, revision) for number, revision in expected], each
        assert [reject.id for reject in rejects.read(each / "rejects.jsonl")] == [item(4).id, item(6).id], each
        assert list(findings(Output.at(each))) == [], each


def shorten(out: Path) -> None:
    whole = (out / "news.jsonl").read_bytes()
    (out / "news.jsonl").write_bytes(whole[: len(whole) // 2])


def remove_log(out: Path) -> None:
    (out / "news.jsonl").unlink()


def remove_archive(out: Path) -> None:
    shutil.rmtree(out / "pages")


def archive_with_a_hole(out: Path) -> None:
    """Beyond what counts there are whole records behind a damaged one: a kill tears only the last."""
    (archive,) = (out / "pages").iterdir()
    whole = archive.read_bytes()
    append(archive, whole[:200] + whole)


def bad_line(out: Path) -> None:
    append(out / "news.jsonl", b'{"schema_version":1,"id":7}\n')


def damaged_ledger(out: Path) -> None:
    data = bytearray((out / "ledger.sqlite").read_bytes())
    data[100:20_000] = b"\xaa" * 19_900
    (out / "ledger.sqlite").write_bytes(bytes(data))


@pytest.mark.parametrize(
    "break_it", [shorten, remove_log, remove_archive, archive_with_a_hole, bad_line, damaged_ledger]
)
def test_what_no_kill_can_do_is_refused_and_nothing_is_touched(out: Path, break_it: Callable[[Path], None]) -> None:
    break_it(out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file() and path.name != ".lock"}
    with pytest.raises(StoreError, match="verify"):
        Store(out)
    after = {path: path.read_bytes() for path in out.rglob("*") if path.is_file() and path.name != ".lock"}
    assert {path: data for path, data in after.items() if "ledger.sqlite-" not in path.name} == before
