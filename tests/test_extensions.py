"""The Keeper in real crawls: what a run leaves behind, when it raises alarms, and how it ends when it cannot write."""

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from osce_scraper.errors import StoreError
from osce_scraper.output import log
from osce_scraper.output.folder import Output
from osce_scraper.output.run import RunReport
from osce_scraper.output.verify import findings
from osce_scraper.running import ExitStatus
from tests.server import Answer, Question, serve
from tests.server.composed import Newsroom, stories
from tests.server.crawling import Crawls

STORIES = [each for each in stories(120) if each.layout == "drupal6"][:30]
IDS = sorted(each.id for each in STORIES)


@dataclass(slots=True)
class Redesigned:
    """The newsroom after its fact block has got other labels."""

    newsroom: Newsroom

    def answer(self, question: Question) -> Answer:
        """The newsroom's answer, redesigned."""
        answer = self.newsroom.answer(question)
        return replace(answer, body=re.sub(rb"Issued by:?|Source:?", b"Brought to you by:", answer.body))


def report(out: Path) -> RunReport:
    return RunReport.model_validate_json((out / "run.json").read_bytes())


def test_run_leaves_its_counts_and_manners_behind(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Newsroom(STORIES)) as served:
        crawls.crawl(served.origin, tmp_path, since="1990-01-01")
    run = report(tmp_path)
    assert (run.command, run.reason, run.settings["scope"]) == ("crawl news", "finished", "since=1990-01-01")
    assert run.ended is not None
    assert run.settings["ROBOTSTXT_OBEY"] is True
    assert run.health.changes["new"] == len(STORIES)
    layout = run.health.layouts["drupal6"]
    assert (
        layout.pages == layout.fields["title"] == layout.fields["body"] == run.health.outcomes["read"] >= len(STORIES)
    )
    assert run.health.listings["https://www.osce.org/press-releases"].rows == len(STORIES)
    assert list(findings(Output.at(tmp_path))) == []


@dataclass(slots=True)
class Watched:
    """The newsroom, looking at each question how the report of the crawl that asks stands."""

    newsroom: Newsroom
    out: Path
    ended: list[object] = field(default_factory=list)

    def answer(self, question: Question) -> Answer:
        """The newsroom's answer."""
        if (self.out / "run.json").exists():
            self.ended.append(report(self.out).ended)
        return self.newsroom.answer(question)


def test_report_is_kept_up_while_the_run_goes_on(crawls: Crawls, tmp_path: Path) -> None:
    site = Watched(Newsroom(STORIES), tmp_path)
    with serve(site) as served:
        crawls.crawl(served.origin, tmp_path, {"OSCE_SAVE_INTERVAL": 0.02})
    assert site.ended
    assert set(site.ended) == {None}
    assert report(tmp_path).ended is not None


def test_redesign_raises_alarms_and_the_exit_status(crawls: Crawls, tmp_path: Path) -> None:
    newsroom = Newsroom(STORIES)
    with serve(newsroom) as served:
        assert crawls.crawl(served.origin, tmp_path, full="yes").outcome.status == ExitStatus.GOOD
    with serve(Redesigned(newsroom)) as served:
        crawled = crawls.crawl(served.origin, tmp_path, full="yes")
    kinds = {alarm.kind for alarm in crawled.outcome.alarms}
    assert crawled.outcome.status == ExitStatus.ALARMS
    assert kinds == {"rung", "label"}  # another rung of the ladder still gives the field
    told = {alarm.kind: alarm for alarm in report(tmp_path).alarms}
    assert "issued_by of layout drupal6 was read from “label” on 100 % of pages, now on 0 %" in told["rung"].text
    assert "Brought to you by" in told["label"].text
    assert told["rung"].examples


def test_output_that_another_run_holds_ends_the_crawl_before_any_request(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Newsroom(STORIES)) as served:
        with Output.at(tmp_path).locked(), pytest.raises(StoreError, match=f"process {os.getpid()}"):
            crawls.crawl(served.origin, tmp_path)
        assert served.seen == []


def test_disk_that_fills_up_ends_the_crawl_and_the_next_one_completes_it(
    crawls: Crawls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pwrite, budget = os.pwrite, iter(range(40))

    def full(handle: int, data: bytes, offset: int) -> int:
        if next(budget, None) is None:
            raise OSError(28, "No space left on device")
        return pwrite(handle, data, offset)

    with serve(Newsroom(STORIES)) as served:
        with monkeypatch.context() as patch:
            patch.setattr(os, "pwrite", full)
            crawled = crawls.crawl(served.origin, tmp_path)
        assert crawled.outcome.status == ExitStatus.FAILED
        assert "No space left on device" in str(crawled.outcome.message)
        assert "spider_exceptions/count" not in crawled.stats
        assert 0 < len(crawled.ids) < len(IDS)
        assert crawls.crawl(served.origin, tmp_path).ids == IDS
    assert len(list(log.lines(tmp_path))) == len(IDS)
