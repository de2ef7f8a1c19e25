"""Harvests from archives on loopback: what comes home, with which manners, after which faults."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from osce_scraper.archives import Capture, read, segments
from osce_scraper.cli import app
from osce_scraper.errors import HarvestError
from osce_scraper.harvest import Client, CommonCrawl, Selection, Wayback, harvest
from tests.archives.writing import html
from tests.harvest.archives import Held, PublicArchives, newsroom
from tests.server.http import Answer, Served, serve

EVERYTHING = Selection(since=2024, until=2025)


@contextmanager
def archives(
    *, faults: list[Answer] | None = None, held: list[Held] | None = None
) -> Iterator[tuple[PublicArchives, Served]]:
    site = PublicArchives(held or newsroom(), faults or [])
    with serve(site) as served:
        yield site, served


def both(served: Served, *, delay: float = 0, backoff: float = 0.01) -> list[CommonCrawl | Wayback]:
    client = Client(delay=delay, contact="mail@example.org", backoff=backoff)
    return [CommonCrawl(client, served.origin, served.origin), Wayback(client, served.origin)]


def captures(folder: Path) -> list[tuple[str, str]]:
    found = [one for segment in segments([str(folder)]) for one in read(segment)]
    pages = [one.page for one in found if isinstance(one, Capture)]
    assert len(pages) == len(found)
    return sorted((page.address, f"{page.captured_at:%Y%m%d}") for page in pages)


WANTED = [
    ("https://odihr.osce.org/odihr/591704", "20250504"),
    ("https://www.osce.org/node/591703", "20240503"),
    ("https://www.osce.org/secretariat/591701", "20240501"),
    ("https://www.osce.org/secretariat/591701", "20250501"),
    ("https://www.osce.org/secretariat/591702", "20250502"),
]


@pytest.mark.parametrize("number", [0, 1], ids=["common crawl", "wayback"])
def test_every_version_of_an_item_comes_once(tmp_path: Path, number: int) -> None:
    with archives() as (_, served):
        harvest([both(served)[number]], EVERYTHING, tmp_path)
    assert captures(tmp_path) == WANTED


def test_what_one_archive_gave_is_not_asked_of_the_other(tmp_path: Path) -> None:
    with archives() as (_, served):
        counts = harvest(both(served), EVERYTHING, tmp_path)
        assert not [path for path in served.paths() if path.startswith("/web/")]
    assert captures(tmp_path) == WANTED
    assert counts["kept"] == len(WANTED)


def test_pages_come_back_as_they_were(tmp_path: Path) -> None:
    with archives() as (_, served):
        harvest([both(served)[1]], EVERYTHING, tmp_path)
    bodies = {
        one.page.body for segment in segments([str(tmp_path)]) for one in read(segment) if isinstance(one, Capture)
    }
    assert bodies == {html(1), html(1, text="edited "), html(2), html(3), html(4)}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Selection(ids=((591702, 591703),), since=2024, until=2025), [WANTED[1], WANTED[4]]),
        (Selection(since=2024, until=2024), [WANTED[1], WANTED[2]]),
        (Selection(since=2024, until=2025, prefix="www.osce.org/secretariat"), WANTED[2:]),
        (Selection(since=2024, until=2025, prefix="odihr.osce.org"), WANTED[:1]),
    ],
    ids=["ids", "years", "path", "host"],
)
@pytest.mark.parametrize("number", [0, 1], ids=["common crawl", "wayback"])
def test_selection(tmp_path: Path, number: int, wanted: Selection, expected: list[tuple[str, str]]) -> None:
    with archives() as (_, served):
        harvest([both(served)[number]], wanted, tmp_path)
    assert captures(tmp_path) == expected


def test_second_run_asks_only_what_may_have_grown(tmp_path: Path) -> None:
    with archives() as (site, served):
        harvest(both(served), EVERYTHING, tmp_path)
        site.held.append(Held("https://www.osce.org/secretariat/591708", "20260501120000", html(8)))
        served.seen.clear()
        harvest(both(served), Selection(since=2024, until=2026), tmp_path)
        assert [path.partition("?")[0] for path in served.paths() if "CC-MAIN" in path and "2026" not in path] == []
        assert sum(path.startswith("/crawl-data/") for path in served.paths()) == 1
    assert captures(tmp_path) == sorted([*WANTED, ("https://www.osce.org/secretariat/591708", "20260501")])


@pytest.mark.parametrize(
    "fault",
    [
        Answer(b"slow down", 503),
        Answer(b"slow down", 429, (("Retry-After", "0"),)),
        Answer(reset=True),
        Answer(b"[" * 1000, cut=10),
        Answer(b"bad gateway", 502),
    ],
    ids=["503", "429", "reset", "cut", "502"],
)
def test_faults_are_waited_out(tmp_path: Path, fault: Answer) -> None:
    with archives() as (site, served):
        indexes = both(served)
        asked = []

        def now_and_then(words: str) -> None:
            asked.append(words)
            site.faults.extend([fault, fault])

        harvest(indexes, EVERYTHING, tmp_path, now_and_then)
    assert captures(tmp_path) == WANTED
    assert asked


def test_retry_after_and_delay_are_obeyed(tmp_path: Path) -> None:
    with archives(faults=[Answer(b"", 503, (("Retry-After", "1"),))]) as (_, served):
        harvest([both(served, delay=0.05)[1]], Selection(since=2025, until=2025), tmp_path)
        gaps = served.gaps()
    assert gaps[0] >= 1
    assert min(gaps) >= 0.05


def test_archives_are_told_who_asks(tmp_path: Path) -> None:
    with archives() as (_, served):
        harvest(both(served), EVERYTHING, tmp_path)
        agents = {seen.question.headers["user-agent"] for seen in served.seen}
    (agent,) = agents
    assert agent.startswith("osce_scraper/")
    assert "mail@example.org" in agent


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (Answer(b"no", 403), "403"),
        (Answer(b"<html>Sorry</html>", 200), "Sorry"),
    ],
)
def test_stopped_harvest_goes_on_where_it_was(tmp_path: Path, fault: Answer, message: str) -> None:
    with archives() as (site, served):

        def fail_soon(words: str) -> None:
            if len(served.seen) % 3 == 0:
                site.faults[:] = [fault]

        stops = []
        for _ in range(40):
            try:
                harvest(both(served), EVERYTHING, tmp_path, fail_soon)
                break
            except HarvestError as error:
                stops.append(str(error))
            site.faults.clear()
        fetched = [seen.question.headers["range"] for seen in served.seen if "/crawl-data/" in seen.question.target]
    assert 2 < len(stops) < 40
    assert all(message in stop for stop in stops)
    assert captures(tmp_path) == WANTED
    assert len(set(fetched)) == len(WANTED)


def test_half_written_record_of_a_killed_run_is_cut(tmp_path: Path) -> None:
    with archives() as (_, served):
        harvest([both(served)[0]], Selection(since=2024, until=2024), tmp_path)
        (file,) = tmp_path.glob("*.warc.gz")
        file.write_bytes(file.read_bytes() + b"\x1f\x8b\x08 half a record")
        harvest([both(served)[0]], EVERYTHING, tmp_path)
    assert captures(tmp_path) == WANTED


def test_damaged_captures_are_counted_and_left_out(tmp_path: Path) -> None:
    with archives() as (site, served):
        site.spoiled = lambda data: data[: len(data) // 2] + bytes(len(data) - len(data) // 2)
        counts = harvest([both(served)[0]], EVERYTHING, tmp_path)
    assert counts == {"damaged": 6}
    assert captures(tmp_path) == []


def test_capture_that_is_no_longer_there_is_counted(tmp_path: Path) -> None:
    with archives() as (site, served):
        indexes = both(served)

        def withdraw(words: str) -> None:
            if words.startswith("wayback: 1 of"):  # after the index told of it
                site.held[:] = [held for held in site.held if "591702" not in held.url]

        counts = harvest([indexes[1]], EVERYTHING, tmp_path, withdraw)
    assert counts["gone"] == 1


def test_second_harvest_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    with archives() as (_, served):

        def meanwhile(words: str) -> None:
            with pytest.raises(HarvestError, match="another harvest"):
                harvest(both(served), EVERYTHING, tmp_path)

        harvest(both(served), Selection(since=2024, until=2024), tmp_path, meanwhile)


def test_state_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "harvest.sqlite")
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    with pytest.raises(HarvestError, match="newer version"):
        harvest([], EVERYTHING, tmp_path)


def test_command(tmp_path: Path) -> None:
    with archives() as (_, served):
        places = [f"--{name}={served.origin}" for name in ("commoncrawl-index", "commoncrawl-data", "wayback")]
        words = ["harvest", "-o", str(tmp_path), "--ids", "591702-591703", "--since", "2024", "--until", "2025"]
        result = CliRunner().invoke(app, [*words, "--delay", "0", *places])
        assert result.exit_code == 0, result.output
        assert "2 kept" in result.output
        wrong = CliRunner().invoke(app, ["harvest", "-o", str(tmp_path), "--ids", "some"])
    assert wrong.exit_code == 2
    assert captures(tmp_path) == [WANTED[1], WANTED[4]]
