"""`extract URL` and `fixture URL` among hostile servers: one page or a clear error, in time, from nowhere else."""

import gzip
import socket
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from osce_scraper import fetch as room
from osce_scraper.cli import app
from osce_scraper.errors import FetchError
from osce_scraper.fetch import fetch
from tests.attack.hostile import ENDLESS, LIES, away, encoded
from tests.attack.test_crawl import AWAY, Trap
from tests.server import Answer, Question, serve
from tests.server.faults import Fault

URL = "https://www.osce.org/secretariat/591767"
PAGE = b"<html><h1>A page</h1></html>"


class One:
    """A server that always answers the same."""

    def __init__(self, fault: Fault = lambda answer: answer) -> None:
        self.fault = fault

    def answer(self, question: Question) -> Answer:
        return self.fault(Answer(PAGE))


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "TIMEOUT", 0.5)
    monkeypatch.setattr(room, "MAX_BYTES", 1_000_000)


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("name", [*ENDLESS, *LIES])
def test_hostile_answer_is_an_error_in_time(name: str) -> None:
    with serve(One({**ENDLESS, **LIES}[name])) as served:
        try:
            page = fetch(URL, served.origin)
        except FetchError as error:
            assert URL in str(error)  # noqa: PT017 (some lies are harmless: the page is there all the same)
        else:
            assert len(page.body) <= 1_000_000
            assert name in LIES


@pytest.mark.parametrize("name", AWAY)
def test_redirects_lead_nowhere_else(name: str) -> None:
    with serve(Trap()) as trap:
        with serve(One(away(trap.origin)[name])) as served, pytest.raises(FetchError):
            fetch(URL, served.origin)
        assert trap.seen == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/a/12345",
        "http://[::1]/a/12345",
        "http://[::1",
        "https://www.osce.org:8443/a/12345",
        "https://user:secret@www.osce.org/a/12345",
        "https://web.archive.org@evil.example/a/12345",
        "https://web.archive.org.evil.example/web/2025/https://www.osce.org/a/12345",
        "file:///etc/passwd",
        "data:text/html,x",
        "https://www.osce.org\n.evil.example/",
    ],
)
def test_other_addresses_are_refused_before_anything_is_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: Any, **__: Any) -> Any:
        raise AssertionError("a name was looked up")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(FetchError):
        fetch(url)


@pytest.mark.parametrize("name", ["www.osce.org", "web.archive.org"])
def test_a_forged_answer_of_the_name_service_leads_nowhere(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the name is right, the address is this machine's."""
    lookup = socket.getaddrinfo
    with serve(Trap()) as trap:
        port = int(trap.origin.rpartition(":")[2])
        monkeypatch.setattr(socket, "getaddrinfo", lambda host, _, *more, **named: lookup("127.0.0.1", port, *more))
        with pytest.raises(FetchError, match=f"{name} is at 127.0.0.1, which is no public address"):
            fetch(f"http://{name}/web/2025/a/12345")
        assert trap.seen == []


def test_a_page_gzipped_unasked_is_unpacked() -> None:
    with serve(One(encoded("gzip", gzip.compress(PAGE)))) as served:
        assert fetch(URL, served.origin).body == PAGE


@pytest.mark.parametrize("command", [["extract"], ["fixture", "--folder", "pages"]])
@pytest.mark.parametrize("source", ["http://[::1", "http://127.0.0.1:9/a/12345", "https://osce.org.example/a/12345"])
def test_commands_say_why_they_refuse(
    command: list[str], source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, [*command, source])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"osce-scraper: {source}: ")
    assert list(tmp_path.iterdir()) == []
