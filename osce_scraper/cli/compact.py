"""`osce-scraper compact`: one line an item."""

from pathlib import Path
from typing import Annotated

import typer

from osce_scraper.cli.saying import say
from osce_scraper.errors import OsceScraperError


def compact(
    output: Annotated[Path, typer.Argument(help="Output folder of a crawl, or its .jsonl file.", exists=True)],
) -> None:
    """Leave the newest line of each item in news.jsonl, and in rejects.jsonl only what was never read since.

    Earlier revisions go; the pages they were read from stay in the archive.

    [bold]Examples[/bold]

      osce-scraper compact out/

      osce-scraper compact may.jsonl
    """
    from osce_scraper.output.compaction import compact as run
    from osce_scraper.output.folder import Output

    try:
        place = Output.at(output)
        with place.locked():
            done = run(place)
    except OsceScraperError as error:
        say(f"osce-scraper: {error}", err=True)
        raise typer.Exit(1) from error
    say(f"{place.log}: {done.kept} items kept, {done.lines - done.kept} earlier lines dropped")
