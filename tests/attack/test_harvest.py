"""Archives whose indexes lie: a harvest takes what is sound, says what is not, and spoils no file."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from osce_scraper.errors import HarvestError
from osce_scraper.harvest import Client, CommonCrawl, Selection, Wayback, harvest, manners
from tests.attack.hostile import ENDLESS
from tests.attack.test_crawl import Trap
from tests.harvest.archives import EVERYTHING, WANTED, PublicArchives, both, captures, newsroom
from tests.server import Answer, Question, serve
from tests.server.faults import redirected

ROW = {"timestamp": "20250501120000", "url": "https://www.osce.org/a/12345", "digest": "X", "filename": "a.warc.gz"}
BAD_ROWS: list[dict[str, object]] = [
    {"timestamp": "202"},
    {"timestamp": "2025/../../../x"},
    {"timestamp": "２０２５０５０１１２００００"},
    {"url": "https://www.osce.org/a/12345\r\nWARC-Type: request"},
    {"url": "https://www.osce.org/a/12345\n"},
    {"url": "http://[::1/12345"},
    {"url": "file:///etc/passwd/12345"},
    {"url": "https://user:secret@www.osce.org/a/12345"},
    {"offset": -1},
    {"length": 0},
    {"offset": "a"},
    {"digest": None},
]


class Lying(PublicArchives):
    """Archives whose indexes hold rows of a stranger's making before their own."""

    strange: tuple[dict[str, object], ...] = ()

    def answer(self, question: Question) -> Answer:
        answer = super().answer(question)
        if question.path.endswith("-index") and not question.parameter("showNumPages") and answer.status == 200:
            rows = (json.dumps({"offset": 0, "length": 9, **ROW, **row}).encode() for row in self.strange)
            return Answer(b"\n".join([*rows, b"no JSON at all", answer.body]))
        if question.path == "/cdx/search/cdx" and len(answer.body) > 5:
            names, *rows = json.loads(answer.body)
            strange = [
                ["", str(r.get("timestamp", ROW["timestamp"])), str(r.get("url", ROW["url"])), "text/html", "200", "X"]
                for r in self.strange
                if {"url", "timestamp"} & set(r)
            ]
            return Answer(json.dumps([names, *strange, ["short"], *rows]).encode())
        return answer


@pytest.mark.parametrize("number", [0, 1], ids=["common crawl", "wayback"])
def test_rows_that_are_none_are_passed_over(tmp_path: Path, number: int) -> None:
    site = Lying(newsroom())
    site.strange = tuple(BAD_ROWS)
    with serve(site) as served:
        harvest([both(served)[number]], EVERYTHING, tmp_path)
    assert captures(tmp_path) == WANTED


def test_a_warc_file_that_no_harvest_began_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "wayback-00001.warc.gz").write_bytes(b"somebody's own")
    with serve(PublicArchives(newsroom())) as served:
        harvest([both(served)[1]], EVERYTHING, tmp_path)
    assert (tmp_path / "wayback-00001.warc.gz").read_bytes() == b"somebody's own"
    assert (tmp_path / "wayback-00002.warc.gz").stat().st_size > 1000


def test_captures_survive_the_loss_of_the_state(tmp_path: Path) -> None:
    with serve(PublicArchives(newsroom())) as served:
        harvest([both(served)[1]], EVERYTHING, tmp_path)
        (tmp_path / "harvest.sqlite").unlink()
        harvest([both(served)[1]], EVERYTHING, tmp_path)
    assert sorted(set(captures(tmp_path))) == WANTED


class _Circles(PublicArchives):
    def answer(self, question: Question) -> Answer:
        if question.path == "/cdx/search/cdx":
            return Answer(json.dumps([question.parameter("fl").split(","), [], ["the same key"]]).encode())
        return super().answer(question)


class _Pages(PublicArchives):
    def answer(self, question: Question) -> Answer:
        if question.parameter("showNumPages"):
            return Answer(b'{"pages": 1000000000000}')
        return super().answer(question)


@pytest.mark.parametrize(("site", "number"), [(_Circles, 1), (_Pages, 0)], ids=["wayback", "common crawl"])
def test_an_index_without_an_end_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Callable[..., PublicArchives], number: int
) -> None:
    monkeypatch.setattr("osce_scraper.harvest._MOST_PAGES", 20)
    with serve(site(newsroom())) as served, pytest.raises(HarvestError, match="repeats itself"):
        harvest([both(served)[number]], EVERYTHING, tmp_path)


class One:
    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def answer(self, question: Question) -> Answer:
        return self._answer


@pytest.mark.parametrize("name", [name for name in ENDLESS if "drips" not in name and "100" not in name])
def test_an_answer_without_an_end_is_an_error(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manners, "_MOST", 1_000_000)
    with serve(One(ENDLESS[name](Answer()))) as served, pytest.raises(HarvestError):
        harvest(
            [Wayback(Client(delay=0, backoff=0, tries=1), served.origin)], Selection(since=2025, until=2025), tmp_path
        )


def test_a_body_in_drips_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manners, "_LONGEST", 0.2)
    with serve(One(ENDLESS["body in drips"](Answer()))) as served, pytest.raises(HarvestError, match="still answers"):
        harvest([Wayback(Client(delay=0), served.origin)], Selection(since=2025, until=2025), tmp_path)


def test_a_capture_without_an_end_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manners, "_MOST", 1_000_000)

    class Bomb(PublicArchives):
        def answer(self, question: Question) -> Answer:
            if question.path.startswith("/web/20240501"):
                head = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
                return Answer(gzip.compress(b"0" * 50_000_000), headers=head)
            return super().answer(question)

    with serve(Bomb(newsroom())) as served:
        counts = harvest([both(served)[1]], EVERYTHING, tmp_path)
    assert counts["damaged"] == 1
    assert len(captures(tmp_path)) == len(WANTED) - 1


def test_archives_lead_nowhere_else(tmp_path: Path) -> None:
    with serve(Trap()) as trap:
        with serve(One(redirected(trap.origin)(Answer()))) as served, pytest.raises(HarvestError):
            harvest([CommonCrawl(Client(delay=0), served.origin, served.origin)], EVERYTHING, tmp_path)
        assert trap.seen == []


def test_headers_of_an_archive_begin_no_record(tmp_path: Path) -> None:
    class Folding(PublicArchives):
        def answer(self, question: Question) -> Answer:
            answer = super().answer(question)
            head = (("X-Archive-Orig-X", "a\r\n WARC/1.1\r\n WARC-Type: response"),)
            return Answer(answer.body, answer.status, (*answer.headers, *head))

    with serve(Folding(newsroom())) as served:
        harvest([both(served)[1]], EVERYTHING, tmp_path)
    assert captures(tmp_path) == WANTED
