"""The crawl as a command: what the shell is told, what a kill leaves, and Scrapy's own command beside it."""

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from osce_scraper.cli import app
from osce_scraper.output import log
from tests.server import Served, serve
from tests.server.composed import Newsroom, stories
from tests.server.faults import Faulty, challenge, slow, status

STORIES = stories(8)
IDS = sorted(story.id for story in STORIES)
ROOT = Path(__file__).parents[2]


def run(*words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "osce_scraper", "crawl", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def terminal(*words: str) -> str:
    """What a command writes to a terminal."""
    screen, end = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "osce_scraper", *words], stdin=end, stdout=end, stderr=end)
    os.close(end)
    shown = b""
    with contextlib.suppress(OSError):  # Linux says so when the other end is gone
        while piece := os.read(screen, 4096):
            shown += piece
    process.wait()
    os.close(screen)
    return shown.decode()


def start(served: Served, out: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "osce_scraper", "crawl", "-q", "--site", served.origin, "-o", str(out)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def ids(out: Path) -> list[int]:
    return sorted(item.id for item in log.read(out) if item.id is not None)


def wait_for_lines(out: Path, count: int) -> None:
    """Until the log holds so many lines."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if (out / log.LOG_NAME).exists() and (out / log.LOG_NAME).read_bytes().count(b"\n") >= count:
            return
        time.sleep(0.02)
    raise AssertionError(f"{out} never came to {count} lines")


def test_good_crawl_says_so_and_quiet_says_nothing(tmp_path: Path) -> None:
    with serve(Newsroom(STORIES)) as served:
        done = run("--site", served.origin, "-o", str(tmp_path / "may.jsonl"), "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert ids(tmp_path / "may.jsonl") == IDS


def test_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    with serve(Newsroom(STORIES, rows=2, crawl_delay=0.15)) as served:
        shown = terminal("crawl", "--site", served.origin, "-o", str(tmp_path))
    assert re.search(r"\d read · page \d of 4 · [\d.]+ requests a minute · about \d+ s left", shown)
    assert "finished: 8 new" in shown


def test_crawl_stopped_by_the_site(tmp_path: Path) -> None:
    with serve(Faulty(Newsroom(STORIES), always={STORIES[1].path: challenge})) as served:
        done = run("--site", served.origin, "-o", str(tmp_path))
    assert done.returncode == 4
    assert "proof of being human" in done.stderr


def test_alarms_are_told_with_addresses(tmp_path: Path) -> None:
    rows = b"<div class='search-result-news'><h3>A title</h3></div>" * 5
    with serve(Newsroom(STORIES, listing="/elsewhere", others={"/press-releases": rows})) as served:
        done = run("--site", served.origin, "-o", str(tmp_path), "-q")
    assert done.returncode == 3
    assert "alarm" in done.stderr
    assert "https://www.osce.org/press-releases" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--since", "May"], "not a day such as 2025-05-01 or 30d: 'May'"),
        (["--source", "telepathy"], "telepathy is none of listings, sitemaps, feeds"),
        (["--nodes", "9-1"], "not a range of node ids"),
        (["--urls", "no-such-file"], "no such file: no-such-file"),
        (["--listing", "https://osce.org.example/news"], "not an address of the OSCE"),
        (["--site", "nonsense"], "not the address of a server"),
        (["--delay", "1"], "--i-have-permission"),
    ],
)
def test_wrong_words_are_refused(tmp_path: Path, words: list[str], said: str) -> None:
    done = CliRunner().invoke(app, ["crawl", "-o", str(tmp_path / "out"), *words])
    assert done.exit_code == 2
    assert said in " ".join(done.output.replace("│", " ").split())
    assert not (tmp_path / "out").exists()


def test_second_crawl_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    with serve(Faulty(Newsroom(STORIES), always={STORIES[0].path: slow(60)})) as served:
        first = start(served, tmp_path)
        deadline = time.monotonic() + 30
        while not served.paths() and time.monotonic() < deadline:
            time.sleep(0.02)
        done = run("--site", served.origin, "-o", str(tmp_path))
        first.kill()
        first.wait()
    assert done.returncode == 1
    assert "another run" in done.stderr


def test_killed_crawl_goes_on_where_it_was(tmp_path: Path) -> None:
    with serve(Newsroom(STORIES, crawl_delay=0.1)) as served:
        process = start(served, tmp_path)
        wait_for_lines(tmp_path, 3)
        process.kill()
        process.wait()
        before = len(served.seen)
        assert start(served, tmp_path).wait(60) == 0
        again = [seen.question.path for seen in served.seen[before:]]
    assert ids(tmp_path) == IDS
    assert len((tmp_path / log.LOG_NAME).read_bytes().splitlines()) == len(IDS)
    assert sum(path in again for path in (story.path for story in STORIES)) <= len(STORIES) - 3


def test_interrupted_crawl_stops_soon_even_while_it_was_told_to_wait(tmp_path: Path) -> None:
    with serve(Faulty(Newsroom(STORIES), always={STORIES[3].path: status(503, "1000")})) as served:
        process = start(served, tmp_path)
        wait_for_lines(tmp_path, 3)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        assert process.wait(15) == 130
    assert ids(tmp_path) == sorted(story.id for story in STORIES[:3])


def test_scrapys_own_command_works_as_scrapy_users_expect(tmp_path: Path) -> None:
    since = STORIES[3].issued_on
    with serve(Newsroom(STORIES)) as served:
        words = ["-a", f"since={since}", "-s", f"OSCE_SITE={served.origin}", "-s", f"OSCE_OUTPUT={tmp_path}/may.jsonl"]
        command = [sys.executable, "-m", "scrapy", "crawl", "news", *words, "-O", str(tmp_path / "x.jsonl")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    expected = sorted(story.id for story in STORIES if story.issued_on >= since)
    assert ids(tmp_path / "may.jsonl") == expected
    lines = (tmp_path / "x.jsonl").read_text("utf-8").splitlines()
    assert sorted(json.loads(line)["id"] for line in lines) == expected


def test_scrapys_own_command_refuses_unknown_arguments(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", "form=2025-05-01"]
    environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": "osce_scraper.settings"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "unknown argument form; known are since, until" in done.stderr
