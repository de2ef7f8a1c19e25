"""`osce-scraper accept`: the site is like this now."""

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from osce_scraper.cli.saying import say
from osce_scraper.errors import OsceScraperError


def accept(
    output: Annotated[Path, typer.Argument(help="Output folder of a crawl, or its .jsonl file.", exists=True)],
) -> None:
    """Take the last finished run for a good one in spite of its alarms: later runs are compared with it too.

    For when the site has changed for good and what is read of it is right: a field that it no longer prints, an
    archive that it cut.

    [bold]Examples[/bold]

      osce-scraper accept out/
    """
    from osce_scraper.output.folder import Output
    from osce_scraper.output.recovery import open_ledger
    from osce_scraper.output.run import accept as take

    try:
        place = Output.at(output)
        taken = False
        if place.ledger.exists():
            with place.locked(), contextlib.closing(open_ledger(place)) as ledger:
                taken = take(ledger)
    except OsceScraperError as error:
        say(f"osce-scraper: {error}", err=True)
        raise typer.Exit(1) from error
    if not taken:
        say(f"osce-scraper: {output}: no run was finished there yet", err=True)
        raise typer.Exit(1)
    say(f"{output}: the last finished run counts as a good one now")
