"""What commands say to people. Texts of strangers pass here before a terminal can obey them."""

import typer

from osce_scraper.text import visible


def say(words: str, *, err: bool = False) -> None:
    """Print one line, to stderr with `err`."""
    typer.echo(visible(words), err=err)


def shown(words: str) -> str:
    """Words for a line that is printed with rich: as they are, whatever they look like to a terminal or to rich."""
    from rich.markup import escape

    return escape(visible(words))
