"""A transcript as one page that needs nothing else: no script, no address, light and dark."""

from collections.abc import Iterator
from html import escape
from importlib import resources
from typing import Final

from osce_scraper.items import Quote
from osce_scraper.quotes import Explanation
from osce_scraper.transcript import REASONS, Piece, Transcript, name_of
from osce_scraper.transcript.terminal import harmless

MARK: Final = '<meta name="generator" content="osce_scraper quotes">'
"""Stands in the head of each page, so that one may take the place of another and of nothing else."""
_COLOURS: Final = 8
"""As many classes s0 to s7 stand in transcript.css."""


def page(transcript: Transcript, explained: bool = False) -> str:
    """The HTML of a transcript; `explained` adds how each quoted stretch was understood. All text is escaped."""
    title = _text(transcript.title) or "Quotes"
    return f"""<!doctype html>
<html lang="{_text(transcript.language)}">
<head>
<meta charset="utf-8">
{MARK}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{resources.files(__package__).joinpath("transcript.css").read_text("utf-8")}</style>
</head>
<body>
<header>
<h1 dir="auto">{title}</h1>
<p>{_text(transcript.summary)}</p>
{_legend(transcript)}</header>
<main>
{"".join(_sections(transcript, explained))}</main>
<footer>The percentage is how often a rule is right on annotated articles. Made by osce-scraper.</footer>
</body>
</html>
"""


def _text(text: str) -> str:
    return escape(harmless(text))


def _legend(transcript: Transcript) -> str:
    chips = (f'<li class="s{place % _COLOURS}">{_text(name)}</li>' for name, place in transcript.speakers.items())
    return f'<ul class="legend">{"".join(chips)}</ul>\n' if transcript.speakers else ""


def _colour(transcript: Transcript, quote: Quote) -> str:
    return f"s{transcript.speakers[quote.speaker.name] % _COLOURS}" if quote.speaker else "nobody"


def _sections(transcript: Transcript, explained: bool) -> Iterator[str]:
    """One row a paragraph: its text, and beside it who says the quotes in it."""
    for _, pieces in transcript.pieces():
        marked = "".join(_marked(transcript, piece) for piece in pieces)
        notes = "".join(_note(transcript, piece, explained) for piece in pieces)
        yield f'<section>\n<p dir="auto">{marked}</p>\n<aside>{notes}</aside>\n</section>\n'


def _marked(transcript: Transcript, piece: Piece) -> str:
    words = _text(piece.text)
    if piece.stretch is None:
        return words
    if piece.quote is None:
        return f'<span class="unsaid">{words}</span>'
    n, colour = piece.number, _colour(transcript, piece.quote)
    return f'<mark class="{colour}" id="q{n}"><a href="#n{n}">{words}</a></mark><sup>{n}</sup>'


def _note(transcript: Transcript, piece: Piece, explained: bool) -> str:
    if piece.stretch is None or not (piece.quote or explained):
        return ""
    why = _why(piece.stretch) if explained else ""
    quote, n = piece.quote, piece.number
    if quote is None:
        return f'<div class="note">{_text(piece.text)}{why}</div>'
    role = f"{_text(quote.speaker.role)}<br>" if quote.speaker and quote.speaker.role else ""
    return (
        f'<div class="note {_colour(transcript, quote)}" id="n{n}"><a class="n" href="#q{n}">{n}</a>'
        f"<strong>{_text(name_of(quote))}</strong>{role}<small>{_text(quote.method)} {quote.confidence:.0%}"
        f"{' · partial' if quote.kind == 'partial' else ''}</small>{why}</div>"
    )


def _why(stretch: Explanation) -> str:
    """Frame, rule and candidates, folded away."""
    quote = stretch.quote
    facts = {
        "frame": stretch.frame,
        "rule": stretch.rule if quote else f"not speech: {REASONS.get(stretch.rule, stretch.rule)}",
        "cue": quote.cue if quote else None,
        "mention": quote.mention if quote else None,
        "weighed": " · ".join(dict.fromkeys(stretch.candidates)),
    }
    rows = "".join(f"<dt>{name}</dt><dd>{_text(value)}</dd>" for name, value in facts.items() if value)
    return f'<details class="why"><summary>why</summary><dl>{rows}</dl></details>'
