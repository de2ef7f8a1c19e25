"""`osce-scraper report`: the newsroom in charts, in one file."""

from pathlib import Path
from typing import Annotated

import typer

from osce_scraper.cli.saying import say
from osce_scraper.errors import OsceScraperError


def report(
    log: Annotated[Path, typer.Argument(help="Output folder of a crawl, or a .jsonl file.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help="HTML file to write.")] = Path("report.html"),
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an existing file.")] = False,
) -> None:
    """Write one self-contained HTML file: who publishes on what, who is quoted, and how healthy the data is.

    [bold]Examples[/bold]

      osce-scraper report out/ -o report.html
    """
    from osce_scraper.report import write_report

    if output.exists() and not overwrite and not _is_report(output):
        say(f"osce-scraper: {output} exists and is no report: name another file, or say --overwrite", err=True)
        raise typer.Exit(1)
    try:
        say(f"{write_report(log, output)}", err=True)
    except OsceScraperError as error:
        say(f"osce-scraper: {error}", err=True)
        raise typer.Exit(1) from error


def _is_report(file: Path) -> bool:
    from osce_scraper.report import MARK

    with file.open("rb") as stream:
        return MARK.encode() in stream.read(2000)
