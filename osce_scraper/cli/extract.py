"""`osce-scraper extract`: pages in, records out, without Scrapy in the way."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from osce_scraper.cli.saying import say
from osce_scraper.errors import OsceScraperError
from osce_scraper.page import Page

STDIN = "-"


def extract(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Saved pages, [bold]-[/bold] for stdin, or addresses.", show_default=False
        ),
    ],
    url: Annotated[
        str | None,
        typer.Option(help="Address of the page on osce.org, where the file does not tell it.", show_default=False),
    ] = None,
    pretty: Annotated[bool, typer.Option("--pretty", help="Indent each record.")] = False,
) -> None:
    """Print the record of each page, one JSON line a page.

    A page that cannot be read is named on stderr with the reason; the others are still printed, and the exit status
    is 1.

    [bold]Examples[/bold]

      osce-scraper extract fixtures/drupal6/591767.html --pretty

      osce-scraper extract saved/*.html > news.jsonl

      curl -s ADDRESS | osce-scraper extract - --url https://www.osce.org/secretariat/591767

      osce-scraper extract https://www.osce.org/secretariat/591767
    """
    from osce_scraper.extract import extract_page
    from osce_scraper.output.log import line_of, plain

    if url is not None and len(pages) > 1:
        raise typer.BadParameter("one address is for one page: give a single FILE with --url", param_hint="--url")
    failed = False
    for source in pages:
        try:
            item = extract_page(page_from(source, url))
        except OsceScraperError as error:
            say(f"osce-scraper: {source}: {error}", err=True)
            failed = True
            continue
        text = plain(item.model_dump_json(indent=2)).encode() + b"\n" if pretty else line_of(item)
        sys.stdout.buffer.write(text)
    sys.stdout.flush()
    if failed:
        raise typer.Exit(1)


def page_from(source: str, url: str | None = None) -> Page:
    """The Page meant on a command line: an address, `-` for stdin, or a file whose address is `url`, else its own word.

    Raises `FetchError` when an address does not answer, `UnreadablePage` when a file cannot be read or nothing tells
    its address.
    """
    from osce_scraper.fetch import fetch
    from osce_scraper.saved import page_of, saved_page

    if source.startswith(("http://", "https://")):
        page = fetch(source)
        return replace(page, url=url) if url else page
    if source == STDIN:
        return page_of(sys.stdin.buffer.read(), STDIN, url)
    return saved_page(Path(source), url)
