"""Scores the quotes engine on the gold: `make quotes`, or `python -m benchmarks.score_quotes --help`."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks import quotes_peers
from benchmarks.quotes_matching import Found, found
from benchmarks.quotes_scoring import Score, score, total
from benchmarks.quotes_tables import calibration, confidences, details, overview, per_form
from osce_scraper.quotes import find_quotes
from tests.quotes.gold import Article, articles

DOCS: Final = Path(__file__).parents[1] / "docs" / "quotes.md"
HALVES: Final = ("open", "held")


@cache
def predictions(article: Article) -> tuple[Found, ...]:
    """What the engine finds in an article."""
    return tuple(found(quote) for quote in find_quotes(article.paragraphs, article.language, article.title))


def scored(chosen: Iterable[Article]) -> Score:
    """The engine's score over some articles."""
    return total(score(article, predictions(article)) for article in chosen)


def of(half: str | None = None, language: str | None = None) -> Iterator[Article]:
    """The articles of a half and a language; None is any."""
    return (a for a in articles() if half in {None, a.half} and language in {None, a.language})


def tables() -> dict[str, str]:
    """Name of a generated block of docs/quotes.md -> its Markdown."""
    rows = {f"{half}, English": scored(of(half, "en")) for half in HALVES}
    rows |= {f"{half}, all languages": scored(of(half)) for half in HALVES}
    languages = {language: scored(of(language=language)) for language in sorted({a.language for a in articles()})}
    return {
        "scores": overview(rows),
        "details": details(rows),
        "languages": overview(languages),
        "forms": per_form(scored(of())),
        "calibration": calibration(scored(of())),
    }


def peers() -> str:
    """Other systems and this one, on the English articles of both halves."""
    english = list(of(language="en"))
    rows = {"this project": scored(english)}
    for name, system in quotes_peers.SYSTEMS.items():
        if (guesses := system(english)) is not None:
            rows[name] = total(score(article, guess) for article, guess in zip(english, guesses, strict=True))
    return overview(rows)


def filled(text: str, blocks: dict[str, str]) -> str:
    """The text with each block put between its markers `<!-- NAME -->` and `<!-- /NAME -->`."""
    for name, block in blocks.items():
        before, rest = text.split(f"<!-- {name} -->", 1)
        _, after = rest.split(f"<!-- /{name} -->", 1)
        text = f"{before}<!-- {name} -->\n{block}\n<!-- /{name} -->{after}"
    return text


def misses(half: str) -> Iterator[str]:
    """What went wrong in a half, one line each; the held half stays unread."""
    for article in of(half):
        spans = {guess.span: guess for guess in predictions(article)}
        for quote in article.quotes:
            guess = spans.pop(quote.span, None)
            name = quote.speaker.name if quote.speaker else None
            if guess is None or guess.name != name:
                said = f"{guess.name} by {guess.method}" if guess else "not found"
                yield f"{article.id} {quote.form:8} {quote.text[:50]!r}: {name}; {said}"
        for span, guess in spans.items():
            text = article.paragraphs[span.paragraph][span.start : span.end]
            yield f"{article.id} extra    {text[:50]!r}: {guess.method}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calibrate", action="store_true", help="print method = share right on the open half, as TOML")
    parser.add_argument("--misses", action="store_true", help="list what went wrong in the open half")
    parser.add_argument("--peers", action="store_true", help="score other systems too (make quotes-peers)")
    parser.add_argument("--write-docs", action="store_true", help="renew the tables of docs/quotes.md")
    parser.add_argument("--check-docs", action="store_true", help="fail if the tables of docs/quotes.md are stale")
    options = parser.parse_args()
    if options.calibrate:
        print(confidences(scored(of("open"))))
        return 0
    if options.misses:
        print("\n".join(misses("open")))
        return 0
    blocks = tables() | ({"peers": peers()} if options.peers else {})
    if options.write_docs or options.check_docs:
        old = DOCS.read_text(encoding="utf-8")
        if options.write_docs:
            DOCS.write_text(filled(old, blocks), encoding="utf-8")
        return int(options.check_docs and filled(old, blocks) != old)
    print("\n\n".join(f"{name}\n{block}" for name, block in blocks.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
