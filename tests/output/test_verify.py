import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from osce_scraper.errors import StoreError
from osce_scraper.output import log
from osce_scraper.output.folder import Output
from osce_scraper.output.ledger import Ledger
from osce_scraper.output.run import RunReport, write
from osce_scraper.output.store import Store
from osce_scraper.output.verify import Finding, findings
from tests.readings import item, reading, refused


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A sound output of three items, one of them revised, and a reject."""
    with closing(Store(tmp_path / "out")) as store:
        for number in (1, 2, 3):
            store.keep(reading(number))
        store.keep(reading(2, version=2))
        store.keep(refused(4, 404))
    write(tmp_path / "out" / "run.json", RunReport(command="crawl", started=datetime.now(UTC)))
    return tmp_path / "out"


def look(out: Path) -> list[Finding]:
    return list(findings(Output.at(out)))


def damage(file: Path, position: int, data: bytes) -> None:
    with file.open("r+b") as stream:
        stream.seek(position)
        stream.write(data)


def test_sound_output_is_sound(out: Path, tmp_path: Path) -> None:
    assert look(out) == []
    shutil.copy(out / "news.jsonl", tmp_path / "alone.jsonl")
    assert look(tmp_path / "alone.jsonl") == []
    (tmp_path / "empty").mkdir()
    assert look(tmp_path / "empty") == []


def bit_in_the_log(out: Path) -> str:
    damage(out / "news.jsonl", 3, b"\xff")
    return "not a record"


def half_a_line(out: Path) -> str:
    lines = (out / "news.jsonl").read_bytes().splitlines(keepends=True)
    (out / "news.jsonl").write_bytes(lines[0] + lines[1][:99] + b"".join(lines[2:]))
    return "not a record"


def line_twice(out: Path) -> str:
    with (out / "news.jsonl").open("ab") as stream:
        stream.write(log.line_of(item(3)))
    return "stands there already"


def lines_of_two_outputs(out: Path) -> str:
    """`cat other/news.jsonl >> out/news.jsonl`, of which one is known here, in an older version."""
    with (out / "news.jsonl").open("ab") as stream:
        stream.write(log.line_of(item(2)) + log.line_of(item(8)))
    return "revision 1 stands after revision 2"


def log_cut_at_a_line(out: Path) -> str:
    lines = (out / "news.jsonl").read_bytes().splitlines(keepends=True)
    (out / "news.jsonl").write_bytes(b"".join(lines[:-1]))
    return "was cut, replaced or removed"


def log_gone(out: Path) -> str:
    (out / "news.jsonl").unlink()
    return "is not in news.jsonl"


def line_of_another_version(out: Path) -> str:
    lines = (out / "news.jsonl").read_bytes().splitlines(keepends=True)
    forged = item(1, version=7)
    (out / "news.jsonl").write_bytes(log.line_of(forged) + b"".join(lines[1:]))
    return "holds another version"


def bit_in_the_rejects(out: Path) -> str:
    damage(out / "rejects.jsonl", 3, b"\xff")
    return "not a record"


def bit_in_the_archive(out: Path) -> str:
    (file,) = (out / "pages").iterdir()
    damage(file, file.stat().st_size // 3, b"\0\0\0\0")
    return "damaged"


def archive_gone(out: Path) -> str:
    shutil.rmtree(out / "pages")
    return "was cut, replaced or removed"


def ledger_overwritten(out: Path) -> str:
    damage(out / "ledger.sqlite", 4096, b"\xaa" * 20_000)
    return "ledger.sqlite"


def ledger_emptied(out: Path) -> str:
    (out / "ledger.sqlite").write_bytes(b"no database at all " * 100)
    return "not a database"


def ledger_of_another_output(out: Path) -> str:
    with closing(Store(out.parent / "other")) as store:
        store.keep(reading(9))
    shutil.copy(out.parent / "other" / "ledger.sqlite", out / "ledger.sqlite")
    return f"item {item(9).id}"


def clock_set_back(out: Path) -> str:
    with closing(Ledger(out / "ledger.sqlite")) as ledger:
        ledger.do("UPDATE addresses SET checked_at = ?", (datetime.now(UTC) + timedelta(days=400)).isoformat())
        ledger.commit()
    return "the clock was set back"


BREAKS = [
    bit_in_the_log,
    half_a_line,
    line_twice,
    lines_of_two_outputs,
    log_cut_at_a_line,
    log_gone,
    line_of_another_version,
    bit_in_the_rejects,
    bit_in_the_archive,
    archive_gone,
    ledger_overwritten,
    ledger_emptied,
    ledger_of_another_output,
    clock_set_back,
]


@pytest.mark.parametrize("break_it", BREAKS)
def test_damage_is_found_and_nothing_is_changed(out: Path, break_it: Callable[[Path], str]) -> None:
    words = break_it(out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    found = [f"{finding.file}: {finding.text}" for finding in look(out) if not finding.harmless]
    assert any(words in text for text in found), found
    assert {path: path.read_bytes() for path in before if path.exists()} == before


def test_what_a_kill_leaves_behind_is_harmless(out: Path) -> None:
    (archive,) = (out / "pages").iterdir()
    for path in (out / "news.jsonl", out / "rejects.jsonl", archive):
        with path.open("ab") as stream:
            stream.write(path.read_bytes()[:50])
    assert len(look(out)) >= 3
    assert all(finding.harmless for finding in look(out))
    Store(out).close()
    assert look(out) == []


def test_ledger_of_a_newer_version_is_not_judged(out: Path) -> None:
    with closing(Ledger(out / "ledger.sqlite")) as ledger:
        ledger.do("CREATE TABLE news_of_later_times (a)")
        ledger.commit()
        ledger._db.execute("PRAGMA user_version = 9")
    with pytest.raises(StoreError, match="newer"):
        look(out)
