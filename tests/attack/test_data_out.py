"""Hostile text on its way out: terminals, logs and readers of lines get text; files get names of ours alone."""

import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from osce_scraper import fixtures
from osce_scraper.cli import app
from osce_scraper.errors import OsceScraperError, UnreadablePage
from osce_scraper.items import NewsItem
from osce_scraper.output import log
from osce_scraper.output.rejects import Reject
from osce_scraper.page import Page
from osce_scraper.text import visible
from tests.archives.writing import response
from tests.compose import render, story
from tests.readings import item
from tests.server import Answer, Question, serve
from tests.server.composed import MOVED, Newsroom, stories

EVIL = "\x1b[31m\x1b]0;owned\x07\x9b2J\u202e[red]x[/red][link=https://evil.example]y[/link]:warning:"
LINE = "\r\n2026-01-01 00:00:00 [osce] INFO: forged"
STORIES = [each for each in stories(30) if each.segment not in MOVED][:4]
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What a terminal would obey, or would turn the text around; line feeds and tabs are none of it."""


@dataclass
class Evil(Newsroom):
    """Each item is hostile in another way: its headers, its title, its labels, its redirect."""

    broken: bool = False
    """Headers that no client takes: the crawl asks again and waits for half a minute, unless told not to."""

    def answer(self, question: Question) -> Answer:
        answer = super().answer(question)
        ways = dict(zip([story.path for story in STORIES], range(4), strict=True))
        html = ("Content-Type", "text/html")
        match ways.get(question.path):
            case 0 if self.broken:
                evil = EVIL.encode("latin-1", "replace").decode("latin-1")
                return Answer(b"x", headers=(html, ("Content-Encoding", evil), ("X-" + evil, evil)))
            case 1:
                title = f"<title>{EVIL}{LINE}</title><h1>Page not found {EVIL}{LINE}</h1>"
                return Answer(title.encode(), headers=(html,))
            case 2:
                return Answer(status=302, headers=(("Location", f"https://evil.example/\x1b[31m\x9b{'x' * 50}"),))
            case 3:
                labels = (
                    f"<dl><dt>Odd {EVIL}:</dt><dd>x</dd></dl><dl><dt>Issued on:</dt><dd>{EVIL} 31 May 2999</dd></dl>"
                )
                return Answer(answer.body.replace(b"<h1", labels.encode() + b"<h1", 1), headers=(html,))
        return answer


def command(*words: str, cwd: Path, module: str = "osce_scraper") -> str:
    """All that a command says, as a terminal would get it."""
    run = [sys.executable, "-m", module, *words]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "200"}
    done = subprocess.run(run, capture_output=True, check=False, timeout=120, cwd=cwd, env=environment)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return (done.stdout + done.stderr).decode("utf-8")


def test_commands_that_ask_servers_print_text_alone(tmp_path: Path) -> None:
    with serve(Evil(STORIES, broken=True)) as served:
        settings = [f"OSCE_SITE={served.origin}", f"OSCE_OUTPUT={tmp_path / 'scrapy'}", "RETRY_TIMES=0"]
        words = [word for setting in settings for word in ("-s", setting)]
        said = command("crawl", "news", *words, cwd=Path(__file__).parents[2], module="scrapy")
    with serve(Evil(STORIES)) as served:
        said = command("crawl", "--site", served.origin, "-o", "out", "--log", "crawl.log", cwd=tmp_path)
        said += command("doctor", "--site", served.origin, "-o", "seen", cwd=tmp_path)
    logged = (tmp_path / "crawl.log").read_bytes().decode("utf-8")
    assert not COMMANDS.search(said), said
    assert not COMMANDS.search(logged)
    logged = logged[logged.index("Spider opened") :].partition("\n")[2]  # Scrapy's own settings come before
    assert re.search(r"^(?!\d{4}-\d\d-\d\d |  ).+", logged, re.MULTILINE) is None, "a line that is none of ours"
    assert "forged" not in [line.rpartition(": ")[2] for line in logged.splitlines() if line[:4] == "2026"]


def test_commands_that_read_files_print_text_alone(tmp_path: Path) -> None:
    name = f"\x1b[31mevil\u202e{STORIES[0].id}"
    (tmp_path / f"{name}.html").write_bytes(b"<title>\x1b[31m</title>")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / f"{name}\n\t.html").write_bytes(f"<title>{EVIL}</title>".encode())
    (tmp_path / "pages" / "cut.warc.gz").write_bytes(response("https://www.osce.org/a/12345", b"x")[:-30])
    with zipfile.ZipFile(tmp_path / "pages" / "a.wacz", "w") as wacz:
        wacz.writestr(f"../../../{name}\x1b[2J.warc.gz", response("https://www.osce.org/a/12345", b"x")[:-30])
        wacz.writestr("/etc/evil.warc", b"garbage")
    (tmp_path / "bad.jsonl").write_text(f'{{"url": "{EVIL}"}}\n')
    said = "".join(
        command(*words, cwd=tmp_path)
        for words in (
            ["extract", f"{name}.html"],
            ["extract", f"https://evil.example/{EVIL}"],
            ["fixture", f"{name}.html"],
            ["replay", "pages", "-o", "again"],
            ["replay", f"no such {EVIL}", "-o", "again"],
            ["verify", "again"],
            ["verify", "bad.jsonl"],
            ["export", "bad.jsonl"],
            ["report", "bad.jsonl"],
            ["compact", "bad.jsonl"],
        )
    )
    assert not COMMANDS.search(said), said
    assert {path.name for path in tmp_path.iterdir()} <= {
        f"{name}.html",
        "pages",
        "bad.jsonl",
        "bad.sqlite.new",  # a draft
        "again",
        ".bad.lock",
    }


def test_a_record_on_a_terminal_is_text(tmp_path: Path) -> None:
    page = render(STORIES[0]).decode().replace(STORIES[0].title, f"{STORIES[0].title} {EVIL}")
    page = page.replace("</h1>", f"</h1><a href='/files/x{EVIL}.pdf'>{EVIL}</a>")
    (tmp_path / "page.html").write_text(page, "utf-8")
    for way in ([], ["--pretty"]):
        said = command("extract", "page.html", "--url", "https://www.osce.org/a/12345", *way, cwd=tmp_path)
        assert not COMMANDS.search(said)
        assert "[red]x[/red]" in json.loads(said)["title"]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(title=TEXTS, reason=TEXTS)
def test_any_text_is_one_line_for_every_reader(title: str, reason: str) -> None:
    record = item(1).model_copy(update={"title": title})
    reject = Reject(url=f"https://www.osce.org/{title}", outcome="failed", reason=reason)
    for kind, one in ((NewsItem, record), (Reject, reject)):
        line = log.line_of(one)
        assert line.endswith(b"\n")
        text = line.decode("utf-8")
        assert text.splitlines() == [text[:-1]]
        assert text[:-1].isprintable()
        assert kind.model_validate_json(line) == one
        assert json.loads(line)["url"] == one.url


@given(st.text())
def test_visible_text_is_printable_and_one_line(text: str) -> None:
    assert visible(text).isprintable()
    assert visible(text).encode("utf-8").decode("utf-8") == visible(text)


@pytest.mark.parametrize("name", [b"\xff\xfe.html", "пресс.html".encode(), b"a\x1b[31m.html"])
def test_a_file_name_in_no_encoding_costs_only_its_file(tmp_path: Path, name: bytes) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / f"{STORIES[0].id}.html").write_bytes(render(STORIES[0]))
    with open(os.fsencode(tmp_path / "pages") + b"/" + name, "wb") as stream:  # noqa: PTH123 (a name in bytes)
        stream.write(b"<title>x</title>")
    said = command("replay", "pages", "-o", "again", cwd=tmp_path)
    assert not COMMANDS.search(said), said
    assert [record.id for record in log.read(tmp_path / "again")] == [STORIES[0].id]


@pytest.mark.parametrize(
    "path",
    [
        "/press-releases/..",
        "/..",
        "/a/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/a/" + "x" * 300,
        "/a/\x00",
        "/a/b c",
        "/é",
        "/",
    ],
)
def test_a_fixture_is_named_by_its_id_or_a_plain_word(tmp_path: Path, path: str) -> None:
    page = render(story(3, "en")).replace(b'rel="canonical"', b'rel="x"').replace(b'rel="shortlink"', b'rel="x"')
    folder = tmp_path / "fixtures"
    try:
        added = fixtures.add(
            Page(page, f"https://www.osce.org{path}", fetched_at=datetime(2026, 1, 1, tzinfo=UTC)), folder
        )
    except OsceScraperError:
        assert not folder.exists() or not list(folder.rglob("*.*"))
        return
    assert re.fullmatch(r"[\w-]{1,80}", added.page.stem)
    assert {file.parent.parent for file in tmp_path.rglob("*.*")} == {folder}


def test_a_fixture_replaces_no_other_file(tmp_path: Path) -> None:
    page = Page(
        render(STORIES[0]), f"https://www.osce.org{STORIES[0].path}", fetched_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    added = fixtures.add(page, tmp_path)
    added.page.unlink()
    with pytest.raises(UnreadablePage):
        fixtures.add(page, tmp_path)


OWN = "my own words\n"


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (["replay", "pages", "-o", "mine"], "news.jsonl"),
        (["replay", "pages", "-o", "mine"], "rejects.jsonl"),
        (["replay", "pages", "-o", "mine"], "run.json"),
        (["crawl", "-q", "--site", "SITE", "-o", "mine"], "news.jsonl"),
        (["crawl", "-q", "--site", "SITE", "-o", "mine"], "rejects.jsonl"),
        (["crawl", "-q", "--site", "SITE", "-o", "mine"], "run.json"),
        (["crawl", "-q", "--site", "SITE", "-o", "mine"], "ledger.sqlite"),
        (["doctor", "--site", "SITE", "-o", "mine"], "doctor.jsonl"),
        (["doctor", "--site", "SITE", "-o", "mine"], "doctor.warc.gz"),
        (["harvest", "-q", "--source", "wayback", "--wayback", "SITE", "-o", "mine"], "harvest.sqlite"),
        (["quotes", f"pages/{STORIES[0].id}.html", "--html", "mine/page.html"], "page.html"),
    ],
)
def test_no_file_of_others_is_overwritten(tmp_path: Path, words: list[str], file: str) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / f"{STORIES[0].id}.html").write_bytes(render(STORIES[0]))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / file).write_text(OWN)
    with serve(Newsroom(STORIES[:1])) as served:
        said = command(*[served.origin if word == "SITE" else word for word in words], cwd=tmp_path)
    assert (tmp_path / "mine" / file).read_text() == OWN
    assert file in said


def test_every_command_that_writes_has_its_guard_tested_here() -> None:
    """A new command is either in the list above, or writes nothing of its own."""
    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    elsewhere = {"export", "report", "browse", "fixture"}  # tests/export, tests/report, and above
    silent = {"extract", "schema", "accept", "compact", "verify"}  # they write to nothing, or to an output of ours
    assert names == {"replay", "crawl", "doctor", "harvest", "quotes"} | elsewhere | silent
    assert CliRunner().invoke(app, ["--help"]).exit_code == 0
