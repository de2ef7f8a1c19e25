"""Scores the quotes engine on the gold: `make quotes`, or `python -m benchmarks.score_quotes --help`."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks import quotes_peers
from benchmarks.quotes_matching import Found, found, same_speaker
from benchmarks.quotes_scoring import Score, score, total
from benchmarks.quotes_tables import calibration, confidences, details, inventory, overview, per_form
from osce_scraper.quotes import find_quotes
from tests.quotes.gold import Article, articles

DOCS: Final = Path(__file__).parents[1] / "docs" / "quotes.md"
CONFIDENCE: Final = DOCS.parents[1] / "osce_scraper" / "quotes" / "confidence.toml"
HALVES: Final = ("open", "held")
FLOORED: Final = ("exact_f1", "speaker_accuracy", "role_f1")
SLACK: Final = 0.01
FLOORS_HEAD: Final = """\
# Floors of the quotes engine on the gold, per half and language; trap_share is a ceiling.
# Raised with `python -m benchmarks.score_quotes --floors > fixtures/quotes/floors.toml`;
# lowered only by an edit one can see, with its reason in the commit."""


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
        "gold": inventory(articles()),
        "scores": overview(rows),
        "details": details(rows),
        "languages": overview(languages),
        "forms": per_form(scored(of())),
        "calibration": calibration(scored(of())),
    }


def floors() -> str:
    """The committed floors as they could be now, a little below what is measured (fixtures/quotes/floors.toml)."""
    blocks = [FLOORS_HEAD]
    for half in HALVES:
        for language in sorted({article.language for article in of(half)}):
            row = scored(of(half, language))
            least = (f"{name} = {max(0.0, getattr(row, name) - SLACK):.2f}" for name in FLOORED)
            blocks.append("\n".join([f"[{half}.{language}]", *least, f"trap_share = {row.trap_share + SLACK:.2f}"]))
    return "\n\n".join(blocks)


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


def misses() -> str:
    """What went wrong in the open half, one line each; the held half stays unread."""
    return "\n".join(line for article in of("open") for line in _missed(article))


def _missed(article: Article) -> Iterator[str]:
    spans = {guess.span: guess for guess in predictions(article)}
    for quote in article.quotes:
        guess = spans.pop(quote.span, None)
        if guess is None or not same_speaker(quote.speaker, guess.name):
            said = f"{guess.name} by {guess.method}" if guess else "not found"
            yield f"{article.id} {quote.form:8} {quote.text[:50]!r}: {quote.speaker and quote.speaker.name}; {said}"
    for span, guess in spans.items():
        text = article.paragraphs[span.paragraph][span.start : span.end]
        yield f"{article.id} extra    {text[:50]!r}: {guess.method}"


def calibrated() -> str:
    """Writes `confidence.toml`: the share right per method on the open half."""
    CONFIDENCE.write_text(confidences(scored(of("open"))) + "\n", encoding="utf-8")
    return f"{CONFIDENCE} written"


REPORTS: Final = {
    "calibrate": (
        calibrated,
        "write osce_scraper/quotes/confidence.toml anew: the share right per method on the open half",
    ),
    "floors": (floors, "print fixtures/quotes/floors.toml anew"),
    "misses": (misses, "list what went wrong in the open half"),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, (report, purpose) in REPORTS.items():
        parser.add_argument(f"--{name}", dest="report", action="store_const", const=report, help=purpose)
    parser.add_argument("--peers", action="store_true", help="score other systems too (make quotes-peers)")
    parser.add_argument("--write-docs", action="store_true", help="renew the tables of docs/quotes.md")
    parser.add_argument("--check-docs", action="store_true", help="fail if the tables of docs/quotes.md are stale")
    options = parser.parse_args()
    if options.report:
        print(options.report())
        return 0
    blocks = tables() | ({"peers": peers()} if options.peers else {})
    if not options.write_docs and not options.check_docs:
        print("\n\n".join(f"{name}\n{block}" for name, block in blocks.items()))
        return 0
    old = DOCS.read_text(encoding="utf-8")
    new = filled(old, blocks)
    if options.write_docs:
        DOCS.write_text(new, encoding="utf-8")
    return int(options.check_docs and new != old)


if __name__ == "__main__":
    sys.exit(main())
