"""`osce-scraper crawl`: the newsroom into JSON Lines."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from osce_scraper.cli.saying import shown

if TYPE_CHECKING:
    from rich.console import Console
    from scrapy.crawler import Crawler

    from osce_scraper.running import Outcome

Words = list[str] | None
_AGAIN = "Run the same command later: it goes on where it was."
_ADVICE = {
    "blocked": "Do not work around it: ask the OSCE for leave, then run the same command: it goes on where it was.",
    "certificate": "It is not bypassed. Renew this machine's certificates (ca-certificates), or tell the OSCE.",
    "site_down": _AGAIN,
    "wait_too_long": _AGAIN,
    "robots_unreachable": _AGAIN,
}
_ENDS = {0: "finished", 3: "finished with alarms", 4: "stopped by the site", 130: "interrupted"}
"""Exit status -> how the crawl ended, in words."""
Several = "Repeat it for several."


def crawl(
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder, or .jsonl file, to write to.")] = Path("out"),
    since: Annotated[str | None, typer.Option(help="Items issued on or after this day: 2025-05-01, or 30d.")] = None,
    until: Annotated[str | None, typer.Option(help="Items issued on or before this day.")] = None,
    structure: Annotated[Words, typer.Option(help=f"Issued by this structure, by name or id. {Several}")] = None,
    field_of_work: Annotated[Words, typer.Option(help=f"In this field of work. {Several}")] = None,
    kind: Annotated[Words, typer.Option(help=f'Of this kind: "press release", "news". {Several}')] = None,
    language: Annotated[Words, typer.Option(help=f"In this language: en, ru. {Several}")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after so many items.")] = None,
    source: Annotated[Words, typer.Option(help=f"Draw from listings, sitemaps or feeds only. {Several}")] = None,
    listing: Annotated[Words, typer.Option(help=f"Walk this listing: odihr.osce.org/news. {Several}")] = None,
    sitemap: Annotated[Words, typer.Option(help=f"Read this sitemap. {Several}")] = None,
    feed: Annotated[Words, typer.Option(help=f"Read this feed. {Several}")] = None,
    nodes: Annotated[Words, typer.Option(help=f"Ask for these node ids: 591000-592000. {Several}")] = None,
    urls: Annotated[str | None, typer.Option(help="Ask for the addresses in this file; - for stdin.")] = None,
    full: Annotated[bool, typer.Option("--full", help="Ask again for everything that is known.")] = False,
    recheck: Annotated[str | None, typer.Option(help="Ask again for items up to this age: 30d.")] = None,
    archive: Annotated[bool, typer.Option(help="Keep every fetched page as WARC.")] = True,
    contact: Annotated[str | None, typer.Option(help="Who you are: an address or mail for the user agent.")] = None,
    delay: Annotated[float | None, typer.Option(min=0, help="Seconds between two requests, if more than 10.")] = None,
    i_have_permission: Annotated[bool, typer.Option(help="The site allows a shorter --delay.")] = False,
    site: Annotated[str | None, typer.Option(help="A server that stands in for the OSCE's.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")] = False,
    log: Annotated[Path | None, typer.Option(help="Write Scrapy's log to this file.")] = None,
) -> None:
    """Read the newsroom: what is new, what changed, what failed before.

    Run it every night on the same folder. It may be stopped at any time and goes on where it was. It asks the site
    once in ten seconds and obeys robots.txt; a first run over everything takes days.

    [bold]Exit status[/bold]: 0 good, 1 failed, 2 usage, 3 finished with alarms, 4 stopped by the site, 130 interrupted.

    [bold]Examples[/bold]

      osce-scraper doctor --contact me@example.org          (first of all)

      osce-scraper crawl --since 2025-05-01 -o may.jsonl --contact me@example.org

      osce-scraper crawl --since 30d --structure centre-in-ashgabat --kind "press release"

      osce-scraper crawl --nodes 591000-592000

      osce-scraper crawl --urls addresses.txt -o some/

      osce-scraper crawl --recheck 30d                       (every night)
    """
    from rich.console import Console

    from osce_scraper.cli.progress import Progress
    from osce_scraper.manners.standin import StandIn
    from osce_scraper.middlewares import SITE_WISH
    from osce_scraper.running import run, settings_of_crawl
    from osce_scraper.spiders.arguments import Arguments
    from osce_scraper.spiders.news import News

    words = {"structure": structure, "field_of_work": field_of_work, "kind": kind, "language": language}
    words |= {"source": source, "listing": listing, "sitemap": sitemap, "feed": feed, "nodes": nodes}
    given = {name: ",".join(values) for name, values in words.items() if values}
    given |= {k: v for k, v in {"since": since, "until": until, "urls": urls, "recheck": recheck}.items() if v}
    given |= {"limit": str(limit)} if limit else {}
    given |= {"full": "yes"} if full else {}
    try:
        Arguments.of(given)
        loopback = StandIn(site or "").is_loopback
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    if delay is not None and delay < SITE_WISH and not (i_have_permission or loopback):
        hint = f"the site wishes {SITE_WISH:g} s between requests; to go below takes --i-have-permission"
        raise typer.BadParameter(hint, param_hint="--delay")
    settings = settings_of_crawl(
        {
            "OSCE_OUTPUT": str(output),
            "OSCE_ARCHIVE": archive,
            "OSCE_CONTACT": contact,
            "OSCE_PERMISSION": i_have_permission or None,
            "OSCE_SITE": site,
            "DOWNLOAD_DELAY": delay,
            "LOG_FILE": str(log) if log else None,
            "LOG_LEVEL": None if log else "ERROR",
        }
    )
    console = Console(stderr=True, quiet=quiet, emoji=False)

    def watch(crawler: "Crawler") -> None:
        if not quiet:
            Progress(crawler, console)

    outcome = run(News, settings, given, watch)
    report(outcome, Console(stderr=True, emoji=False), output, quiet)
    raise typer.Exit(outcome.status)


def report(outcome: "Outcome", console: "Console", output: Path, quiet: bool) -> None:
    """Say in plain words how a crawl went; only what went wrong when quiet."""

    def say(words: str) -> None:
        console.print(words, highlight=False, soft_wrap=True)

    for alarm in outcome.alarms:
        say(f"[bold red]alarm[/] {alarm.kind}: {shown(alarm.text)}")
        for example in alarm.examples:
            say(f"  {shown(example)}")
    if outcome.message:
        advice = f" {_ADVICE[outcome.reason]}" if outcome.reason in _ADVICE else ""
        say(f"[bold red]{_ENDS.get(outcome.status, 'failed')}[/]: {shown(outcome.message)}.{advice}")
    if quiet or outcome.read is None:
        return
    if outcome.status == 3:
        say(f"If all that is as it should be: osce-scraper accept {shown(str(output))}")
    say(f"{_ENDS.get(outcome.status, 'failed')}: {outcome.read}; the records are in {shown(str(output))}")
