from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from osce_scraper.health import Health
from osce_scraper.output.ledger import Ledger
from osce_scraper.output.run import Run, RunReport, accept, write


def health(pages: int) -> Health:
    counted = Health()
    counted.outcomes["read"] = pages
    return counted


def read_of(runs: list[Health]) -> list[int]:
    return [run.outcomes["read"] for run in runs]


def test_killed_run_is_continued_with_its_counts(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        Run(ledger, "").save(health(7))
        Run(ledger, "other")
        second = Run(ledger, "")
        assert (second.horizon, second.number) == (1, 3)
        assert second.health_so_far() == health(7)
        second.end("finished", health(9), good=True)
        third = Run(ledger, "")
        assert third.horizon == third.number
        assert third.health_so_far() == Health()


def test_only_good_and_complete_runs_are_compared_with(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        for number, (scope, reason, good) in enumerate(
            [
                ("", "finished", True),
                ("", "finished", False),
                ("", "blocked", True),
                ("s", "finished", True),
                ("", "limit", True),
            ]
        ):
            Run(ledger, scope).end(reason, health(number), good=good)
        run = Run(ledger, "")
        assert read_of(run.good_healths()) == [4, 3, 0]
        assert read_of(run.good_healths(alike=True)) == [4, 0]


def test_many_quiet_nights_do_not_hide_what_is_usual(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        Run(ledger, "").end("finished", health(500), good=True)
        for _ in range(30):
            Run(ledger, "").end("finished", Health(), good=True)
        assert sum(read_of(Run(ledger, "").good_healths())) == 500


def test_run_with_alarms_counts_once_it_is_accepted(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        assert not accept(ledger)
        Run(ledger, "").end("finished", health(3), good=False)
        Run(ledger, "").end("blocked", health(1), good=False)
        assert read_of(Run(ledger, "").good_healths()) == []
        assert accept(ledger)
        assert read_of(Run(ledger, "").good_healths()) == [3]


def test_report_is_written_whole_and_comes_back(tmp_path: Path) -> None:
    report = RunReport(command="crawl", started=datetime(2026, 3, 1, tzinfo=UTC), reason="finished", health=health(3))
    write(tmp_path / "run.json", report)
    write(tmp_path / "run.json", report)
    assert RunReport.model_validate_json((tmp_path / "run.json").read_bytes()) == report
    assert report.versions["scrapy"].startswith("2.19.")
    assert [path.name for path in tmp_path.iterdir()] == ["run.json"]
