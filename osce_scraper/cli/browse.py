"""`osce-scraper browse`: the newsroom in a browser."""

from pathlib import Path
from typing import Annotated

import typer

from osce_scraper.cli.saying import say
from osce_scraper.errors import OsceScraperError


def browse(
    log: Annotated[Path, typer.Argument(help="Output folder of a crawl, or a .jsonl file.", show_default=False)],
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8001,
    host: Annotated[str, typer.Option(help="Address to listen on; others can then read along.")] = "127.0.0.1",
    open_browser: Annotated[bool, typer.Option("--open", help="Open a browser on it.")] = False,
) -> None:
    """Search and read the newsroom in a browser: facets, quotes in place, speakers over time. Stop it with Ctrl-C.

    [bold]Examples[/bold]

      osce-scraper browse out/ --open
    """
    from osce_scraper.browse import serve

    say(f"http://{host}:{port}/", err=True)
    try:
        serve(log, host, port, open_browser)
    except OsceScraperError as error:
        say(f"osce-scraper: {error}", err=True)
        raise typer.Exit(1) from error
