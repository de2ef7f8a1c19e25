"""Replays on one machine: what comes out, and what a second run does."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from osce_scraper.bulk import replay
from osce_scraper.bulk.parts import READERS, Parts
from osce_scraper.cli import app
from osce_scraper.errors import ReplayError, StoreError
from osce_scraper.extract import extract_page
from osce_scraper.output import Output
from osce_scraper.page import Page
from osce_scraper.run import RunReport
from tests.archives.writing import html, payload_digest, response, revisit, write
from tests.bulk.newsroom import TIMES, archives, capture, lines, page, rejects, run, same
from tests.compose import render, story


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


# --- Versions ---------------------------------------------------------------------------------------------------------


def test_versions_are_revisions_in_order_of_time_wherever_they_lie(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write(source / "a.warc.gz", [capture(1, TIMES[3]), capture(1, TIMES[0])])
    write(source / "b.warc.gz", [capture(1, TIMES[2], " Corrected."), capture(1, TIMES[1])])
    report = run(source, tmp_path / "out")
    items = lines(tmp_path / "out")
    assert [item.provenance.revision for item in items] == [1, 2, 3]
    assert [f"{item.provenance.fetched_at:%Y-%m-%dT%H:%M:%SZ}" for item in items] == [TIMES[0], TIMES[2], TIMES[3]]
    assert items[0].title == items[2].title != items[1].title
    assert report.health.changes == {"new": 1, "revised": 2, "same": 1}


def test_saved_page_of_an_unknown_time_comes_before_dated_captures(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write(source / "a.warc.gz", [capture(1, TIMES[0], " Corrected.")])
    (source / f"{story(1).id}.html").write_bytes(page(1))
    run(source, tmp_path / "out")
    assert [item.provenance.fetched_at is None for item in lines(tmp_path / "out")] == [True, False]


def test_language_editions_are_items_of_their_own(tmp_path: Path) -> None:
    english, russian = story(1, "en"), story(1, "ru")
    captures = [response(edition.url, render(edition, weight=20)) for edition in (english, russian, english)]
    write(tmp_path / "in" / "a.warc.gz", captures)
    report = run(tmp_path / "in", tmp_path / "out")
    assert [item.key for item in lines(tmp_path / "out")] == [(english.id, "en"), (english.id, "ru")]
    assert report.health.changes == {"new": 2, "same": 1}


# --- Revisits ---------------------------------------------------------------------------------------------------------


def digest_of(number: int, edit: str = "") -> str:
    return payload_digest(capture(number, edit=edit))


def test_revisit_of_the_same_version_is_counted(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write(source / "a.warc.gz", [revisit(story(1).url, date=TIMES[1], WARC_Payload_Digest=digest_of(1))])
    write(source / "b.warc.gz", [capture(1, TIMES[0])])  # in another archive, read later
    report = run(source, tmp_path / "out")
    assert len(lines(tmp_path / "out")) == 1
    assert report.health.changes == {"new": 1, "same": 1}
    assert report.extra["archives"]["revisits"] == 1


def test_revisit_after_an_edit_brings_the_version_back(tmp_path: Path) -> None:
    source = tmp_path / "in"
    again = revisit(story(1).url, date=TIMES[2], WARC_Refers_To_Date=TIMES[0], WARC_Refers_To_Target_URI=story(1).url)
    write(source / "a.warc.gz", [capture(1, TIMES[0]), capture(1, TIMES[1], " Corrected."), again])
    run(source, tmp_path / "out")
    first, second, third = lines(tmp_path / "out")
    assert third.title == first.title != second.title
    assert third.provenance.revision == 3
    assert third.provenance.fetched_at == datetime(2025, 1, 1, tzinfo=UTC)


def test_revisit_of_what_nobody_has_is_rejected_with_its_place(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write(source / "a.warc.gz", [revisit(story(1).url, date=TIMES[0], WARC_Payload_Digest="sha1:" + "A" * 32)])
    run(source, tmp_path / "out")
    (reject,) = rejects(tmp_path / "out")
    assert reject["url"] == story(1).url
    assert reject["page"] == f"{source}/a.warc.gz@0"
    assert "revisit" in reject["reason"]


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
    assert counts["skipped"] == {"damaged": 1, "foreign": 1}
    assert counts["examples"]["foreign"] == [f"{source}/a.warc.gz@{len(records[0] + records[1])}"]
    assert report.health.outcomes["unreadable"] == 2


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
        "print(*{name.split('.')[1] for name in sys.modules if name.startswith('osce_scraper.')})"
    )
    modules = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.split()
    assert set(modules) <= {name.removesuffix(".py") for name in READERS}


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


def test_spider(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write(source / "a.warc.gz", [capture(1, TIMES[1], " Corrected."), capture(1, TIMES[0]), capture(2)])
    feed = tmp_path / "again.jsonl"
    command = [sys.executable, "-m", "scrapy", "crawl", "replay", "-a", f"source={source}", "-O", str(feed)]
    subprocess.run(
        command, check=True, capture_output=True, env={**os.environ, "SCRAPY_SETTINGS_MODULE": "osce_scraper.settings"}
    )
    items = [json.loads(line) for line in feed.read_bytes().splitlines()]
    assert sorted((item["id"], item["provenance"]["revision"]) for item in items) == sorted(
        [(story(1).id, 1), (story(1).id, 2), (story(2).id, 1)]
    )
