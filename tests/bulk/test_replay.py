"""Replays on one machine: what comes out, and what a second run does."""

import multiprocessing
import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from osce_scraper.archives.found import LOSSES
from osce_scraper.bulk import replay, tasks
from osce_scraper.bulk.parts import READERS, Parts
from osce_scraper.cli import app
from osce_scraper.errors import ReplayError, StoreError
from osce_scraper.extract import extract_page
from osce_scraper.items import NewsItem
from osce_scraper.output.folder import Output
from osce_scraper.output.run import RunReport
from osce_scraper.page import Page
from tests.archives.writing import bare, html, response, write
from tests.bulk.newsroom import TIMES, archives, capture, lines, page, rejects, run, same
from tests.compose import story


def test_log_holds_what_extract_reads(tmp_path: Path) -> None:
    report = run(archives(tmp_path / "in", files=2), tmp_path / "out")
    items = {item.id: item for item in lines(tmp_path / "out")}
    assert len(items) == 17
    for number in range(17):
        date = datetime.fromisoformat(TIMES[0] if number <= 8 else TIMES[1])
        assert items[story(number).id] == extract_page(Page(page(number), story(number).url, "utf-8", date))
    assert report.health.changes == {"new": 17, "same": 1}
    assert RunReport.model_validate_json((tmp_path / "out" / "run.json").read_bytes()) == report


def test_log_is_in_order_of_node_ids(tmp_path: Path) -> None:
    run(archives(tmp_path / "in"), tmp_path / "out")
    ids = [item.id for item in lines(tmp_path / "out") if item.id]
    assert ids == sorted(ids)
    assert len(ids) == 49


# --- What gives no record ---------------------------------------------------------------------------------------------


def test_what_is_lost_is_rejected_with_its_place_and_what_is_foreign_is_counted(tmp_path: Path) -> None:
    source = tmp_path / "in"
    broken = capture(2)
    records = [
        capture(1),
        broken[:-400],
        response("https://www.example.org/1", html(1)),
        response(
            "https://www.osce.org/pc/100009", b"<html><title>Page not found</title><h1>Page not found</h1></html>"
        ),
        capture(3),
    ]
    write(source / "a.warc.gz", records)
    report = run(source, tmp_path / "out")
    assert {item.id for item in lines(tmp_path / "out")} == {story(1).id, story(3).id}
    places = {reject["page"].rpartition("@")[2] for reject in rejects(tmp_path / "out")}
    assert places == {str(len(records[0])), str(sum(map(len, records[:3])))}
    counts = report.extra["archives"]
    assert counts["skipped"].pop("foreign") == 1
    assert sum(counts["skipped"].values()) == 1
    assert counts["skipped"].keys() <= LOSSES  # what the torn gzip member looks like depends on its bytes
    assert counts["examples"]["foreign"] == [f"{source}/a.warc.gz@{len(records[0] + records[1])}"]
    assert report.health.outcomes["unreadable"] == 2


def test_page_at_which_this_program_fails_costs_no_other_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(page: Page) -> NewsItem:
        return extract_page(page) if page.address != story(2).url else [][0]

    monkeypatch.setattr(tasks, "extract_page", mistaken)  # no page is known at which it does
    source = archives(tmp_path / "in", files=1)
    report = run(source, tmp_path / "out")
    assert len(lines(tmp_path / "out")) == 8
    (reject,) = rejects(tmp_path / "out")
    assert (reject["url"], reject["outcome"]) == (story(2).url, "failed")
    assert reject["reason"] == "fault of this program: IndexError: list index out of range"
    assert (report.reason, report.extra["archives"]["faults"]) == ("failed", 1)
    result = CliRunner().invoke(app, ["replay", str(source), "-o", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "1 page met a fault of this program" in result.stderr


def test_addresses_of_odd_characters_are_no_reason_to_stop(tmp_path: Path) -> None:
    urls = ["https://www.osce.org/p c/100001", "https://www.osce.org/p\tc/100002", "https://www.osce.org/node/0"]
    write(tmp_path / "in" / "a.warc", [bare(url, page(1)) for url in urls])
    report = run(tmp_path / "in", tmp_path / "out")
    assert lines(tmp_path / "out")[0].url == "https://www.osce.org/p%20c/100001"
    assert report.extra["archives"]["captures"] == 3


# --- Runs -------------------------------------------------------------------------------------------------------------


def test_second_run_reads_only_what_is_missing(tmp_path: Path) -> None:
    source = archives(tmp_path / "in")
    first = run(source, tmp_path / "out")
    log = (tmp_path / "out" / "news.jsonl").read_bytes()
    second = run(source, tmp_path / "out")
    write(source / "more.warc.gz", [capture(100)])
    third = run(source, tmp_path / "out")
    assert [report.extra["segments"]["read now"] for report in (first, second, third)] == [6, 0, 1]
    assert second.health == first.health
    assert len(lines(tmp_path / "out")) == len(log.splitlines()) + 1


def test_part_of_a_file_that_changed_counts_no_more(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write(source / "a.warc.gz", [capture(1), capture(2)])
    run(source, tmp_path / "out")
    write(source / "a.warc.gz", [capture(3)])
    run(source, tmp_path / "out")
    assert [item.id for item in lines(tmp_path / "out")] == [story(3).id]


@pytest.mark.parametrize("lost", ["bytes", "line"])
def test_damaged_part_is_named(tmp_path: Path, lost: str) -> None:
    source = archives(tmp_path / "in", files=2)
    run(source, tmp_path / "out")
    before = (tmp_path / "out" / "news.jsonl").read_bytes()
    part = next(tmp_path.glob("out/parts/*/*.rows"))
    data = part.read_bytes()
    part.write_bytes(data[:-200] if lost == "bytes" else b"".join(data.splitlines(keepends=True)[:-1]))
    with pytest.raises(ReplayError, match=str(part.parent)):
        run(source, tmp_path / "out")
    assert (tmp_path / "out" / "news.jsonl").read_bytes() == before
    assert not list(tmp_path.glob("out/*new"))


def test_same_source_named_twice_counts_once(tmp_path: Path) -> None:
    source = archives(tmp_path / "in", files=1)
    report = replay([str(source), str(source / "0.warc.gz")], str(tmp_path / "out"))
    assert report.extra["archives"]["captures"] == 9


def test_several_processes_write_the_same_bytes(tmp_path: Path) -> None:
    source = archives(tmp_path / "in")
    write(source / "bad.warc.gz", [capture(200)[:-300], capture(201)])
    run(source, tmp_path / "one")
    run(source, tmp_path / "two", workers=2)
    assert same(tmp_path / "one", tmp_path / "two")


def test_killed_process_costs_only_its_segment(tmp_path: Path) -> None:
    source = archives(tmp_path / "in", files=5)
    killed: list[int] = []

    def kill_one(done: int, total: int) -> None:
        if not killed:
            killed.append(multiprocessing.active_children()[0].pid or 0)
            os.kill(killed[0], signal.SIGKILL)

    report = replay([str(source)], str(tmp_path / "two"), workers=2, progress=kill_one)
    run(source, tmp_path / "one")
    assert killed
    assert report.extra["failed"] == []
    assert same(tmp_path / "one", tmp_path / "two")


def test_segment_that_cannot_be_read_is_named_and_read_by_the_next_run(tmp_path: Path) -> None:
    source = archives(tmp_path / "in", files=3)
    last = source / "2.warc.gz"

    def take_away(done: int, total: int) -> None:
        if last.exists():
            last.rename(tmp_path / "away")

    report = replay([str(source)], str(tmp_path / "out"), progress=take_away)
    (fault,) = report.extra["failed"]
    assert str(last) in fault
    assert report.reason == "failed"
    (tmp_path / "away").rename(last)
    report = run(source, tmp_path / "out")
    assert report.extra["segments"]["read now"] == 1
    run(source, tmp_path / "at once")
    assert same(tmp_path / "out", tmp_path / "at once")


def test_folder_of_a_crawl_is_refused(tmp_path: Path) -> None:
    source = archives(tmp_path / "in", files=1)
    output = Output.at(tmp_path / "out")
    output.folder.mkdir()
    output.ledger.touch()
    with pytest.raises(ReplayError, match="folder of a crawl"):
        run(source, tmp_path / "out")


def test_output_is_for_one_run_at_a_time(tmp_path: Path) -> None:
    source = archives(tmp_path / "in", files=1)
    with Output.at(tmp_path / "out").locked(), pytest.raises(StoreError, match="another run"):
        run(source, tmp_path / "out")


def test_output_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="folder"):
        run(archives(tmp_path / "in", files=1), tmp_path / "out.jsonl")


def test_worker_with_other_code_refuses() -> None:
    with pytest.raises(ReplayError, match=r"0\.0\.1-abc"):
        Parts("/nowhere", "0.0.1-abc").check_code()


def test_code_version_covers_all_that_makes_a_record() -> None:
    loaded = (
        "import sys, osce_scraper.extract, osce_scraper.archives;"
        "print(*(name[13:] for name in sys.modules if name.startswith('osce_scraper.')))"
    )
    modules = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.split()
    read = [name.removesuffix(".py").replace("/", ".") for name in READERS]
    faces = {"frames", "output"}  # the package names the first, the second has no code; reading a page needs neither
    assert {name for name in modules if not any(f"{name}.".startswith(f"{room}.") for room in read)} <= faces


def test_full_disk_is_said_and_nothing_is_put_in_place(tmp_path: Path) -> None:
    source = archives(tmp_path / "in", files=1)
    (tmp_path / "out").mkdir()
    code = (
        "import resource, signal, sys; from osce_scraper.bulk import replay;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000));"
        "replay([sys.argv[1]], sys.argv[2])"
    )
    words = [sys.executable, "-c", code, str(source), str(tmp_path / "out")]
    result = subprocess.run(words, capture_output=True, text=True, check=False)
    assert "ReplayError" in result.stderr
    assert "cannot write" in result.stderr
    assert not [*tmp_path.glob("out/**/*.rows*"), *tmp_path.glob("out/news.jsonl*")]
    run(source, tmp_path / "out")
    assert len(lines(tmp_path / "out")) == 9


# --- Faces ------------------------------------------------------------------------------------------------------------


def test_command(tmp_path: Path) -> None:
    source = archives(tmp_path / "in", files=2)
    write(source / "foreign.warc.gz", [response("https://www.example.org/1", html(1))])
    result = CliRunner().invoke(app, ["replay", str(source), "-o", str(tmp_path / "out")])
    assert result.exit_code in (0, 3), result.output
    assert "18 captures" in result.output
    assert f"1 passed over: foreign, as {source}/foreign.warc.gz@0" in result.output
    missing = CliRunner().invoke(app, ["replay", str(tmp_path / "nothing"), "-o", str(tmp_path / "out")])
    assert missing.exit_code == 1
    both = CliRunner().invoke(app, ["replay", str(source), "-o", "x", "-w", "2", "--cluster", "tcp://127.0.0.1:1"])
    assert both.exit_code == 2


def test_library_that_is_missing_is_named() -> None:
    code = (
        "import sys; sys.modules['fastwarc'] = None; sys.modules['fastwarc.warc'] = None;"
        "from osce_scraper.cli import app; app(['replay', '.', '-o', 'x'])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "pip install 'osce-scraper[archives]'" in result.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_interrupted_command_goes_on_where_it_was(tmp_path: Path, workers: str) -> None:
    source = archives(tmp_path / "in", files=8)
    words = [sys.executable, "-m", "osce_scraper", "replay", str(source), "-o", str(tmp_path / "out"), "-w", workers]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stderr
        assert process.stderr.readline() == "1 of 8 segments\n"
        os.killpg(process.pid, signal.SIGINT)
        assert "goes on from here" in process.stderr.read()
    assert process.returncode == 130
    assert not (tmp_path / "out" / "news.jsonl").exists()
    assert 1 <= run(source, tmp_path / "out").extra["segments"]["read now"] < 8
    run(source, tmp_path / "alone")
    assert same(tmp_path / "out", tmp_path / "alone")
