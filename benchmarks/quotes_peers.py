"""Other quotation extractors on the same articles: a one-line regex, and textacy in an environment of its own.

Neither resolves a surname to the full name. To be fair to them, one is completed from the gold: help this project does
not get.
"""

import json
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from benchmarks.quotes_matching import Found, fold
from tests.quotes.gold import Article, Span, trimmed

Guesses = list[list[Found]]
TEXTACY: Final = Path(__file__).parents[1] / ".venv-peers" / "bin" / "python"

# “We act,” said Jane Doe · "We act," Jane Doe said
_MARKED: Final = re.compile(r"[“\"](?P<text>[^“”\"]+)[”\"]")
_NAME: Final = r"((?:[A-Z][\w’-]+ ?){1,4})"
_SAID: Final = re.compile(rf",? ?(?:(?:said|stated|added|noted) {_NAME}|{_NAME}(?:said|stated|added|noted))")


def regex(articles: Sequence[Article]) -> Guesses:
    """Everything in double marks; the speaker where "said X" or "X said" follows."""
    return [
        [_guess(a, n, text, hit) for n, text in enumerate(a.paragraphs) for hit in _MARKED.finditer(text)]
        for a in articles
    ]


def _guess(article: Article, paragraph: int, text: str, hit: re.Match[str]) -> Found:
    said = _SAID.match(text, hit.end())
    name = next((group.strip() for group in said.groups() if group), None) if said else None
    return Found(trimmed(Span(paragraph, hit.start("text"), hit.end("text")), hit["text"]), _completed(article, name))


def textacy(articles: Sequence[Article]) -> Guesses | None:
    """textacy's direct quotations, paragraph by paragraph; None where `make quotes-peers` set up no environment."""
    if not TEXTACY.exists():
        return None
    script = Path(__file__).with_name("quotes_textacy.py")
    bodies = json.dumps([article.paragraphs for article in articles])
    answer = subprocess.run([TEXTACY, script], input=bodies, capture_output=True, text=True, check=True).stdout
    return [[_said(article, *hit) for hit in hits] for article, hits in zip(articles, json.loads(answer), strict=True)]


def _said(article: Article, paragraph: int, start: int, end: int, name: str | None) -> Found:
    return Found(
        trimmed(Span(paragraph, start, end), article.paragraphs[paragraph][start:end]), _completed(article, name)
    )


def _completed(article: Article, name: str | None) -> str | None:
    """The annotated speaker whose name ends with the last word of this one, else the name as it is."""
    last = fold(name or "-").split()[-1]
    full = (quote.speaker.name for quote in article.quotes if quote.speaker)
    return next((candidate for candidate in full if fold(candidate).split()[-1] == last), name)


SYSTEMS: Final[dict[str, Callable[[Sequence[Article]], Guesses | None]]] = {
    "regex: marks, “said X”": regex,
    "textacy, direct_quotations": textacy,
}
