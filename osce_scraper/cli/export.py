"""`osce-scraper export`: tables for analysts."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from osce_scraper.cli.saying import say
from osce_scraper.errors import OsceScraperError


def export(
    log: Annotated[Path, typer.Argument(help="Output folder of a crawl, or a .jsonl file.", show_default=False)],
    to: Annotated[Literal["sqlite", "parquet", "csv", "excel"], typer.Option(help="Format.")] = "sqlite",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where to write; beside the log if not given.", show_default=False),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file that is no earlier export.")] = False,
) -> None:
    """Write items, quotes and speakers as tables; run it again after each crawl, it reads on where it stopped.

    [bold]Examples[/bold]

      osce-scraper export out/                          SQLite, out/news.sqlite

      osce-scraper export out/ --to parquet             out/parquet/*.parquet, and datapackage.json

      osce-scraper export out/ --to excel -o news.xlsx

      duckdb -c "SELECT speaker_name, count(*) FROM 'out/parquet/quotes.parquet' GROUP BY ALL ORDER BY 2 DESC LIMIT 9"
    """
    from osce_scraper.export import export as write

    try:
        done = write(log, to, output, overwrite)
    except OsceScraperError as error:
        say(f"osce-scraper: {error}", err=True)
        raise typer.Exit(1) from error
    say(f"{done.target}: {done.new_lines} new lines" + ("" if done.written else ", nothing to write"), err=True)
