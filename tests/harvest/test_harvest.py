"""Harvests from archives on loopback: what comes home, with which manners, after which faults."""

import gzip
import hashlib
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from osce_scraper.archives import Capture, read, segments
from osce_scraper.errors import HarvestError
from osce_scraper.harvest import Selection, harvest
from tests.archives.writing import html
from tests.bulk.newsroom import lines, page, rejects, run
from tests.compose import story
from tests.harvest.archives import EVERYTHING, WANTED, Held, archives, both, captures
from tests.server.http import Answer


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
    assert not list(tmp_path.glob("*.warc.gz"))


def test_capture_that_is_no_longer_there_is_counted(tmp_path: Path) -> None:
    with archives() as (site, served):
        indexes = both(served)

        def withdraw(words: str) -> None:
            if words.startswith("wayback: 1 of"):  # after the index told of it
                site.held[:] = [held for held in site.held if "591702" not in held.url]

        counts = harvest([indexes[1]], EVERYTHING, tmp_path, withdraw)
    assert counts["gone"] == 1


def test_capture_that_an_archive_does_not_give_stops_no_other(tmp_path: Path) -> None:
    with archives() as (site, served):
        site.withheld = "id_/https://www.osce.org/secretariat/591701"
        counts = harvest([both(served, tries=1)[1]], EVERYTHING, tmp_path)
        assert (counts["kept"], counts["missed"]) == (3, 2)
        site.withheld = ""
        counts = harvest([both(served)[1]], EVERYTHING, tmp_path)
    assert captures(tmp_path) == WANTED
    assert "missed" not in counts


def test_archive_that_gives_nothing_is_left_alone(tmp_path: Path) -> None:
    with archives() as (site, served):
        site.withheld = "id_/"
        with pytest.raises(HarvestError, match="503"):
            harvest([both(served, tries=1)[1]], EVERYTHING, tmp_path)
        assert sum("id_/" in path for path in served.paths()) == 3 * 2


def test_archive_that_asks_for_hours_is_asked_another_day(tmp_path: Path) -> None:
    with archives(faults=[Answer(b"", 429, (("Retry-After", "86400"),))]) as (_, served):
        with pytest.raises(HarvestError, match="more than an hour"):
            harvest([both(served)[1]], EVERYTHING, tmp_path)
        assert len(served.seen) == 1


def test_index_that_goes_in_a_circle_is_left(tmp_path: Path) -> None:
    head = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest"]
    circle = [Answer(json.dumps([head, [], [key]]).encode()) for key in ("a", "b", "a", "b")]
    with archives(faults=circle) as (_, served), pytest.raises(HarvestError, match="repeats itself"):
        harvest([both(served)[1]], EVERYTHING, tmp_path)


@pytest.mark.parametrize(
    ("answer", "number"), [("[]", 0), ('[["urlkey"], ["org,osce)/"]]', 1), ('{"pages": 1}', 0), ("[[1]]", 1)]
)
def test_answers_that_make_no_sense(tmp_path: Path, answer: str, number: int) -> None:
    with (
        archives(faults=[Answer(answer.encode())]) as (_, served),
        pytest.raises(HarvestError, match="run again later"),
    ):
        harvest([both(served)[number]], EVERYTHING, tmp_path)


@pytest.mark.parametrize(("coding", "coded"), [("gzip", gzip.compress), ("gzip", bytes), ("", bytes)])
def test_pages_come_back_whatever_their_coding(tmp_path: Path, coding: str, coded: Callable[[bytes], bytes]) -> None:
    held = [Held("https://www.osce.org/secretariat/591701", "20240501120000", coded(html(1)), coding=coding)]
    with archives(held=held) as (_, served):
        counts = harvest([both(served)[1]], EVERYTHING, tmp_path)
    (page,) = [one.page for s in segments([str(tmp_path)]) for one in read(s) if isinstance(one, Capture)]
    assert (page.body, page.encoding) == (html(1), "utf-8")
    assert counts == {"kept": 1}


def test_arc_files_of_the_first_years_become_warc(tmp_path: Path) -> None:
    held = [Held("http://www.osce.org/node/52458", "20090501120000", html(1), arc=True)]
    with archives(held=held) as (_, served):
        counts = harvest([both(served)[0]], Selection(), tmp_path)
    assert captures(tmp_path) == [("https://www.osce.org/node/52458", "20090501")]
    assert counts == {"kept": 1}


def test_days_that_never_were(tmp_path: Path) -> None:
    held = [Held("http://www.osce.org/node/52458", "20090500241213", html(1))]
    with archives(held=held) as (_, served):
        harvest([both(served)[1]], Selection(), tmp_path)
    assert captures(tmp_path) == [("https://www.osce.org/node/52458", "20090501")]


def test_what_repeats_a_capture_is_noted_without_asking_for_it(tmp_path: Path) -> None:
    url, redirect = story(1).url, hashlib.sha1(b"").hexdigest()
    held = [
        Held(url, "20240101000000", page(1)),
        Held(url, "20240601000000", page(1, " Corrected.")),
        Held(url, "20250101000000", page(1), status="-", mime="warc/revisit"),
        Held(url, "20250601000000", redirect.encode(), status="-", mime="warc/revisit"),
    ]
    with archives(held=held) as (_, served):
        counts = harvest([both(served)[1]], EVERYTHING, tmp_path / "in")
        assert sum("id_/" in path for path in served.paths()) == 2
    assert counts == {"gone": 1, "kept": 2, "same": 1}
    report = run(tmp_path / "in", tmp_path / "out")
    assert [f"{item.provenance.fetched_at:%Y%m}" for item in lines(tmp_path / "out")] == ["202401", "202406", "202501"]
    assert report.health.changes == {"new": 1, "revised": 2}
    assert rejects(tmp_path / "out") == []


def test_archive_file_that_lost_bytes_is_named(tmp_path: Path) -> None:
    with archives() as (_, served):
        harvest([both(served)[0]], Selection(since=2024, until=2024), tmp_path)
        (file,) = tmp_path.glob("*.warc.gz")
        file.write_bytes(file.read_bytes()[:-10])
        with pytest.raises(HarvestError, match="10 bytes of it are lost"):
            harvest([both(served)[0]], EVERYTHING, tmp_path)


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HarvestError, match="cannot write here"):
        harvest([], EVERYTHING, tmp_path / "file")


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
