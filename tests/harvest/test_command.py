"""`osce-scraper harvest` as a user runs it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from osce_scraper.cli import app
from osce_scraper.harvest import harvest
from tests.archives.writing import html
from tests.harvest.archives import EVERYTHING, WANTED, Held, archives, both, captures
from tests.server.http import Answer, Served


def command(served: Served, out: Path, *words: str) -> list[str]:
    """The words of the command, asking the server on loopback."""
    places = [f"--{name}={served.origin}" for name in ("commoncrawl-index", "commoncrawl-data", "wayback")]
    return ["harvest", "-o", str(out), "--since", "2024", "--until", "2025", "--delay", "0", *places, *words]


def test_command(tmp_path: Path) -> None:
    with archives() as (_, served):
        result = CliRunner().invoke(app, command(served, tmp_path, "--ids", "591702-591703"))
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1] == "2 kept, 2 same, 7 not selected"
    assert captures(tmp_path) == [WANTED[1], WANTED[4]]


def test_prefix_may_be_an_address(tmp_path: Path) -> None:
    words = ["--prefix", "https://WWW.osce.org/secretariat", "--source", "wayback"]
    with archives() as (_, served):
        assert CliRunner().invoke(app, command(served, tmp_path, *words)).exit_code == 0
    assert captures(tmp_path) == WANTED[2:]


@pytest.mark.parametrize(
    "words",
    [
        ["--ids", "some"],
        ["--ids", "592000-591000"],
        ["--ids", "591000-"],
        ["--until", "2023"],
        ["--prefix", "www.example.org"],
        ["--prefix", "osce.org.example/pc"],
        ["--source", "elsewhere"],
    ],
)
def test_words_that_make_no_sense(tmp_path: Path, words: list[str]) -> None:
    with archives() as (_, served):
        assert CliRunner().invoke(app, command(served, tmp_path / "out", *words)).exit_code == 2
        assert not served.seen
    assert not (tmp_path / "out").exists()


def test_archive_that_refuses_us_ends_the_command(tmp_path: Path) -> None:
    with archives(faults=[Answer(b"no", 403)]) as (_, served):
        result = CliRunner().invoke(app, command(served, tmp_path))
    assert result.exit_code == 4
    assert "403" in result.stderr


def test_killed_command_goes_on_where_it_was(tmp_path: Path) -> None:
    held = [Held(f"https://www.osce.org/pc/{n}", "20240501120000", html(n)) for n in range(100001, 100041)]
    with archives(held=held) as (_, served):
        for _ in range(3):
            words = [sys.executable, "-m", "osce_scraper", *command(served, tmp_path, "--source", "commoncrawl")]
            before = len(served.seen)
            with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
                while len(served.seen) < before + 10:
                    time.sleep(0.005)
                process.kill()
        harvest([both(served)[0]], EVERYTHING, tmp_path)
        fetched = [seen.question.headers["range"] for seen in served.seen if "/crawl-data/" in seen.question.target]
    assert len(captures(tmp_path)) == 40
    assert len(fetched) <= 40 + 3  # what was on its way when it was killed
