"""`osce-scraper quotes`: an article with its quotes marked, and who says them."""

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from osce_scraper.cli.extract import STDIN, page_from
from osce_scraper.cli.saying import say
from osce_scraper.errors import OsceScraperError, UnreadablePage

if TYPE_CHECKING:
    from osce_scraper.transcript import Transcript

_SOMEWHERE = "https://www.osce.org/node/1"
"""The address of a page that tells none: quotes need no address."""
_NOT_PRINTED = re.compile("[\x7f-\x9f]")


def quotes(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A saved page, a plain text, [bold]-[/bold] for stdin, or an address.",
            show_default=False,
        ),
    ],
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="OUT", help="Write a page that stands alone instead.", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the data instead.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of all quoted words by which rule they are a quote, or none.")
    ] = False,
    language: Annotated[
        str | None,
        typer.Option(help="BCP 47 code of the language, if its words are not to tell it.", show_default=False),
    ] = None,
) -> None:
    """Show every quote of an article with its speaker, role, rule and confidence.

    Paragraphs of a plain text are parted by blank lines, or by line ends where there are none.

    [bold]Examples[/bold]

      osce-scraper quotes fixtures/drupal6/591767.html

      osce-scraper quotes statement.txt --explain

      pbpaste | osce-scraper quotes - --language ru --html quotes.html

      osce-scraper quotes page.html --json | jq '.quotes[].speaker.name'
    """
    try:
        found = _transcript(file, language)
        if html is not None:
            _write(found, html, explain)
        elif as_json:
            sys.stdout.write(printable_json(found.data(explain)) + "\n")
        else:
            _show(found, explain)
    except OsceScraperError as error:
        say(f"osce-scraper: {file}: {error}", err=True)
        raise typer.Exit(1) from error


def _transcript(file: str, language: str | None) -> "Transcript":
    from osce_scraper.extract import extract_page
    from osce_scraper.page import Page
    from osce_scraper.saved import page_of
    from osce_scraper.transcript import decoded, is_page, transcript_of, transcript_of_text

    if file.startswith(("http://", "https://")):
        return transcript_of(extract_page(page_from(file)), language)
    body = _bytes(file)
    if not is_page(body):
        return transcript_of_text(decoded(body), language)
    try:
        page = page_of(body, Path(file).stem)
    except UnreadablePage:
        page = Page(body, _SOMEWHERE)
    return transcript_of(extract_page(page), language)


def _bytes(file: str) -> bytes:
    if file == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise UnreadablePage(error.strerror or str(error)) from error


def _write(found: "Transcript", html: Path, explain: bool) -> None:
    from osce_scraper.transcript.web import MARK, page

    try:
        if html.exists() and MARK not in html.read_text("utf-8", "replace")[:1000]:
            raise UnreadablePage(f"{html} exists and is no page of quotes: name another file")
        html.write_text(page(found, explain), encoding="utf-8")
    except OSError as error:
        raise UnreadablePage(f"{html} cannot be written: {error.strerror}") from error
    say(f"{html}: {len(found.quotes)} quotes", err=True)


def _show(found: "Transcript", explain: bool) -> None:
    from rich.console import Console

    from osce_scraper.transcript.terminal import show

    show(found, Console(highlight=False), explain)


def printable_json(data: dict[str, object]) -> str:
    """JSON in UTF-8 in which no control character stands raw: those beyond ASCII are escaped too."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _NOT_PRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
