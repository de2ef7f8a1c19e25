"""`osce-scraper verify`: is an output whole, and if not, mend it."""

from pathlib import Path
from typing import Annotated

import typer

from osce_scraper.cli.saying import say
from osce_scraper.errors import OsceScraperError


def verify(
    output: Annotated[Path, typer.Argument(help="Output folder of a crawl, or its .jsonl file.", exists=True)],
    repair: Annotated[bool, typer.Option("--repair", help="Mend what can be mended.")] = False,
) -> None:
    """Check every line, archived page and ledger entry of an output, and that they agree.

    Nothing is changed without --repair, and nothing is thrown away with it: bad bytes go to a folder `damaged`, lost
    lines are read again from the archived pages, and what no archive holds is left for the next crawl to ask for.
    Exit status 1 when something is wrong (with --repair: when something still is).

    [bold]Examples[/bold]

      osce-scraper verify out/

      osce-scraper verify out/ --repair
    """
    from osce_scraper.extract import extract_page
    from osce_scraper.output import verify as room
    from osce_scraper.output.folder import Output
    from osce_scraper.output.repair import mend, restore

    try:
        place = Output.at(output)
        with place.locked():
            found = list(room.findings(place))
            for finding in found:
                note = " (the next run puts this right)" if finding.harmless else ""
                say(f"{finding.file}: {finding.text}{note}")
            for step in mend(place) if repair and found else ():
                say(step)
        for step in restore(output, extract_page) if repair and found else ():
            say(step)
        with place.locked():
            left = list(room.findings(place)) if repair else found
    except (OsceScraperError, OSError) as error:
        say(f"osce-scraper: {error}", err=True)
        raise typer.Exit(1) from error
    if any(not finding.harmless for finding in left):
        raise typer.Exit(1)
    say(f"{output}: sound")
