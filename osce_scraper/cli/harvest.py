"""`osce-scraper harvest`: captures of items out of public archives."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from osce_scraper.cli.saying import say

if TYPE_CHECKING:
    from osce_scraper.harvest import Selection


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

    [bold]Exit status[/bold]: 0 good, 1 failed, 2 usage, 4 stopped by an archive, 130 interrupted.

    [bold]Examples[/bold]

      osce-scraper harvest -o harvest/ --ids 591000-592000 --contact you@example.org

      osce-scraper harvest -o harvest/ --source wayback --since 2004 --until 2010

      osce-scraper replay harvest/ -o again/
    """
    from osce_scraper.errors import ArchiveRefuses, ArchiveSilent, OsceScraperError

    names = source or ["commoncrawl", "wayback"]
    if unknown := set(names) - {"commoncrawl", "wayback"}:
        raise typer.BadParameter(f"no such archive: {', '.join(sorted(unknown))}", param_hint="--source")
    try:
        from osce_scraper import harvest as room

        wanted = _selection(ids or [], since, until, prefix)
        client = room.Client(delay=delay, contact=contact)
        servers = {"index": commoncrawl_index, "data": commoncrawl_data}
        indexes: list[room.Index] = []
        if "commoncrawl" in names:
            indexes.append(room.CommonCrawl(client, **{name: url for name, url in servers.items() if url}))
        if "wayback" in names:
            indexes.append(room.Wayback(client, **({"base": wayback} if wayback else {})))
        counts = room.harvest(indexes, wanted, out, (lambda words: None) if quiet else say)
    except OsceScraperError as error:
        say(f"osce-scraper: {error}", err=True)
        raise typer.Exit(4 if isinstance(error, ArchiveRefuses | ArchiveSilent) else 1) from error
    except KeyboardInterrupt:
        say("osce-scraper: interrupted; the same command goes on from here", err=True)
        raise typer.Exit(130) from None
    if not quiet:
        say(", ".join(f"{count} {state}" for state, count in counts.items()) or "no captures")
    if missed := counts.get("missed"):
        say(f"osce-scraper: the archives did not give {missed} captures; run again later", err=True)


def _selection(ids: list[str], since: int, until: int, prefix: str) -> "Selection":
    from osce_scraper import harvest as room

    if until < since:
        raise typer.BadParameter(f"{until} is before {since}", param_hint="--until")
    try:
        return room.Selection(room.ranges(ids), since, until, room.prefix(prefix))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
