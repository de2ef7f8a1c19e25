"""`osce-scraper harvest`: captures of items out of public archives."""

from pathlib import Path
from typing import Annotated

import typer

from osce_scraper.cli.saying import say


def harvest(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the WARC files and the state of the harvest.")],
    source: Annotated[
        list[str] | None,
        typer.Option(help="Archive to ask: commoncrawl or wayback; give it twice for both.", show_default="both"),
    ] = None,
    ids: Annotated[
        list[str] | None,
        typer.Option(metavar="FIRST-LAST", help="Node ids wanted; may be repeated.", show_default="all"),
    ] = None,
    since: Annotated[int, typer.Option(metavar="YEAR", help="First year of capture.")] = 1996,
    until: Annotated[int, typer.Option(metavar="YEAR", help="Last year of capture.", show_default="now")] = 9999,
    prefix: Annotated[
        str, typer.Option(help="Host, or host and beginning of the path: www.osce.org/secretariat.")
    ] = "osce.org",
    contact: Annotated[str, typer.Option(help="Your address or mail, sent to the archives in the user agent.")] = "",
    delay: Annotated[float, typer.Option(min=0, help="Seconds between two requests.")] = 2,
    commoncrawl_index: Annotated[str, typer.Option(hidden=True)] = "",
    commoncrawl_data: Annotated[str, typer.Option(hidden=True)] = "",
    wayback: Annotated[str, typer.Option(hidden=True)] = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
) -> None:
    """Ask Common Crawl and the Wayback Machine for captures of the OSCE's items, and write them as WARC for `replay`.

    The archives are asked slowly, one request at a time. A run that is stopped goes on where it was; a later run asks
    only for what is new.

    [bold]Examples[/bold]

      osce-scraper harvest -o harvest/ --ids 591000-592000 --contact you@example.org

      osce-scraper harvest -o harvest/ --source wayback --since 2004 --until 2010

      osce-scraper replay harvest/ -o again/
    """
    from osce_scraper.errors import OsceScraperError

    names = source or ["commoncrawl", "wayback"]
    if unknown := set(names) - {"commoncrawl", "wayback"}:
        raise typer.BadParameter(f"no such archive: {', '.join(sorted(unknown))}", param_hint="--source")
    try:
        from osce_scraper import harvest as room

        client = room.Client(delay=delay, contact=contact)
        indexes: list[room.Index] = []
        if "commoncrawl" in names:
            index, data = room.COMMON_CRAWL
            indexes.append(room.CommonCrawl(client, commoncrawl_index or index, commoncrawl_data or data))
        if "wayback" in names:
            indexes.append(room.Wayback(client, wayback or room.WAYBACK))
        wanted = room.Selection(_ranges(ids or []), since, until, prefix)
        counts = room.harvest(indexes, wanted, out, (lambda words: None) if quiet else say)
    except OsceScraperError as error:
        say(f"osce-scraper: {error}", err=True)
        raise typer.Exit(1) from error
    if not quiet:
        say(", ".join(f"{count} {state}" for state, count in counts.items()) or "no captures")


def _ranges(words: list[str]) -> tuple[tuple[int, int], ...]:
    from osce_scraper.harvest import ranges

    try:
        return ranges(words)
    except ValueError as error:
        raise typer.BadParameter("node ids are given as 591000-592000 or 591767", param_hint="--ids") from error
