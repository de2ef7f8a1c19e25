"""A transcript in the terminal: the text with its quotes coloured by speaker, who says them beside it.

Text from outside is shown, never obeyed: control characters become pictures of themselves before they get here.
"""

import re
from collections.abc import Iterator
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from osce_scraper.items import Quote
from osce_scraper.quotes import Explanation
from osce_scraper.transcript import REASONS, Piece, Transcript, name_of

_COLOURS: Final = ("cyan", "green", "magenta", "yellow", "blue", "bright_red", "bright_cyan", "bright_green")
_NOBODY: Final = "bold"
_NARROW: Final = 90
"""Below so many columns the speakers stand under the paragraph, not beside it."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PICTURES: Final = 0x2400


def harmless(text: str) -> str:
    """Text without a character that a terminal obeys: escapes as pictures, overrides of direction as a mark.

    >>> harmless("\\x1b[31mred\\x9b2J \\u202edlrow")
    '␛[31mred�2J �dlrow'
    """
    return _CONTROLS.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_PICTURES + code) if code < ord(" ") else "�"


def show(transcript: Transcript, console: Console, explained: bool = False) -> None:
    """Print a transcript; `explained` adds how each quoted stretch was understood."""
    if transcript.title:
        console.print(Text(harmless(transcript.title), style="bold"))
        console.print()
    beside = console.width >= _NARROW
    for _, pieces in transcript.pieces():
        text = Text.assemble(*(_shown(transcript, piece) for piece in pieces))
        notes = [_note(transcript, piece, piece.quote) for piece in pieces if piece.quote]
        console.print(_beside(text, notes) if beside else Group(text, *(Padding(note, (0, 0, 0, 4)) for note in notes)))
        console.print()
    console.print(Text(harmless(transcript.summary), style="dim"))
    if explained:
        console.print()
        for renderable in _explanations(transcript):
            console.print(renderable)


def _beside(text: Text, notes: list[Table]) -> Table:
    grid = Table.grid(padding=(0, 3, 0, 0), expand=True)
    grid.add_column(ratio=5)
    grid.add_column(ratio=3)
    grid.add_row(text, Group(*notes))
    return grid


def _shown(transcript: Transcript, piece: Piece) -> Text:
    """A piece of a paragraph, a quote in the colour of its speaker and with its number behind it."""
    text = harmless(piece.text)
    if piece.quote is None:
        return Text(text, style="dim" if piece.stretch else "")
    return Text.assemble((text, _style(transcript, piece.quote)), (f"[{piece.number}]", "dim"))


def _style(transcript: Transcript, quote: Quote) -> str:
    if quote.speaker is None:
        return _NOBODY
    return f"bold {_COLOURS[transcript.speakers[quote.speaker.name] % len(_COLOURS)]}"


def _note(transcript: Transcript, piece: Piece, quote: Quote) -> Table:
    """Number, speaker, role, rule and confidence."""
    told = Text(harmless(name_of(quote)), style=_style(transcript, quote))
    if quote.speaker and quote.speaker.role:
        told.append(f"\n{harmless(quote.speaker.role)}", style="not bold default")
    partial = " · partial" if quote.kind == "partial" else ""
    told.append(f"\n{quote.method} {quote.confidence:.0%}{partial}", style="not bold default dim")
    note = Table.grid(padding=(0, 1, 0, 0))
    note.add_column(style="dim", no_wrap=True)
    note.add_column()
    note.add_row(Text(f"[{piece.number}]"), told)
    return note


def _explanations(transcript: Transcript) -> Iterator[RenderableType]:
    for _, pieces in transcript.pieces():
        for piece in pieces:
            if piece.stretch:
                yield _explanation(transcript, piece, piece.stretch)


def _explanation(transcript: Transcript, piece: Piece, stretch: Explanation) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    quote = stretch.quote
    head = f"[{piece.number}]" if quote else "[–]"
    table.add_row(head, Text(harmless(stretch.text), style=_style(transcript, quote) if quote else "dim"))
    table.add_row("frame", Text(harmless(stretch.frame)))
    if quote is None:
        table.add_row("rule", Text(f"not speech · {REASONS.get(stretch.rule, stretch.rule)}"))
    else:
        table.add_row("rule", Text(f"{quote.method} · {quote.confidence:.0%} of such are right"))
        if quote.cue:
            table.add_row("cue", Text(harmless(quote.cue)))
        if quote.mention:
            table.add_row("mention", Text(harmless(quote.mention)))
        table.add_row("speaker", Text(harmless(name_of(quote))))
    if stretch.candidates:
        table.add_row("weighed", Text(harmless(" · ".join(dict.fromkeys(stretch.candidates)))))
    table.add_row("", "")
    return table
