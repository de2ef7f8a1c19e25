"""`osce-scraper doctor`: what works on the live site today, and what to mend where."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from osce_scraper.cli.saying import shown

if TYPE_CHECKING:
    from rich.console import Console
    from scrapy import Request
    from scrapy.crawler import Crawler

    from osce_scraper.doctor import Finding
    from osce_scraper.running import Outcome

_MARKS = {"good": "[green]✓[/]", "note": "[yellow]·[/]", "bad": "[bold red]✗[/]"}


def doctor(
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the report and the pages seen.")] = Path(
        "doctor"
    ),
    contact: Annotated[str | None, typer.Option(help="Who you are: an address or mail for the user agent.")] = None,
    site: Annotated[str | None, typer.Option(help="A server that stands in for the OSCE's.")] = None,
) -> None:
    """Look at the site before the first crawl: some thirty requests, ten seconds apart, about five minutes.

    It asks robots.txt, the listings, sitemaps and feeds, and a handful of items of different ages; says which source
    and which layout work, which fields are missing on which page, and what to mend in which file. The pages it saw
    are kept as doctor/doctor.warc.gz, the report as doctor/doctor.jsonl: send both in when something is wrong.

    [bold]Exit status[/bold]: 0 all is well, 1 failed, 3 something must be mended, 4 stopped by the site,
    130 interrupted.

    [bold]Examples[/bold]

      osce-scraper doctor --contact me@example.org

      osce-scraper doctor -o tonight/
    """
    from rich.console import Console
    from scrapy import signals

    from osce_scraper.running import run, settings_of_crawl
    from osce_scraper.spiders.doctor import Doctor

    settings = settings_of_crawl(
        {"OSCE_OUTPUT": str(output), "OSCE_CONTACT": contact, "OSCE_SITE": site, "LOG_LEVEL": "ERROR"}
    )
    console = Console(emoji=False)
    status = console.status("")  # shows only on a terminal

    def asking(request: "Request") -> None:
        status.update(f"asking {shown(request.url)}")

    def show(item: "Finding") -> None:
        _show(item, console)

    def watch(crawler: "Crawler") -> None:
        crawler.signals.connect(asking, signals.request_reached_downloader, weak=False)
        crawler.signals.connect(show, signals.item_scraped, weak=False)

    asked = shown(site or "www.osce.org")
    console.print(f"[dim]Asking {asked} some thirty times, at the pace that it asks for.[/]", highlight=False)
    with status:
        outcome = run(Doctor, settings, {}, watch, _outcome)
    if outcome.message:
        console.print(f"[bold red]failed[/]: {shown(outcome.message)}", highlight=False, soft_wrap=True)
    raise typer.Exit(outcome.status)


def _show(finding: "Finding", console: "Console") -> None:
    def say(words: str) -> None:
        console.print(words, highlight=False, soft_wrap=True)

    if finding.about.startswith("advice"):
        say("")
    say(f"{_MARKS[finding.state]} [bold]{finding.about:<11}[/] {shown(finding.text)}")
    if finding.url:
        say(f"  {'':11} [dim]{shown(finding.url)}[/]")
    if finding.advice:
        say(f"  {'':11} → {shown(finding.advice)}")


def _outcome(crawler: "Crawler") -> "Outcome":
    from osce_scraper.running import BY_REASON, ExitStatus, Outcome
    from osce_scraper.spiders.doctor import Doctor

    reason = str(crawler.stats.get_value("finish_reason", "failed"))
    status = BY_REASON.get(reason, ExitStatus.FAILED)
    spider = crawler.spider
    if status == ExitStatus.GOOD and isinstance(spider, Doctor) and not spider.examination.healthy:
        status = ExitStatus.ALARMS
    message = crawler.stats.get_value("osce/stopped") if reason == "failed" else None
    if reason == "start_error":
        message = "the examination met a fault of this program"
    return Outcome(status, reason, message)
