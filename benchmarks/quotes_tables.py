"""Scores as Markdown tables and as the calibration table of the engine."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, get_args

from benchmarks.quotes_scoring import Score, share
from osce_scraper.quotes.confidence import Method
from tests.quotes.gold import Article

CONFIDENCE_HEAD: Final = """\
# Share of right attributions (span and speaker) per method on the open half, smoothed:
# `python -m benchmarks.score_quotes --calibrate` writes this file.

[confidence]"""
PRIOR: Final = 8
PRIOR_RIGHT: Final = 6
"""Imagined quotes added to each method, and how many of them are right: rules were made on the articles that measure
them, so that even a hundred right ones do not promise the next, and three do not promise much."""
SPEECHLESS: Final = frozenset({"marks-only", "unattributed"})
"""Methods that name nobody."""


def inventory(articles: Sequence[Article]) -> str:
    """What the gold holds, per language."""
    head = "| language | articles | open half | held half | quotes | traps | articles without speech |"
    rows = []
    for language in [*sorted({article.language for article in articles}), "all"]:
        some = [article for article in articles if language in {article.language, "all"}]
        halves = [sum(article.half == half for article in some) for half in ("open", "held")]
        marked = [sum(len(article.quotes) for article in some), sum(len(article.traps) for article in some)]
        counts = [len(some), *halves, *marked, sum(not article.quotes for article in some)]
        rows.append([language, *map(str, counts)])
    return _table(head, rows)


def overview(rows: Mapping[str, Score]) -> str:
    """One line a score: spans, speakers, roles, traps."""
    head = "| | quotes | exact P | R | F1 | 0.8 P | R | F1 | speaker right | span + speaker F1 | role F1 | traps reported |"
    return _table(head, [[name, *_line(row)] for name, row in rows.items()])


def _line(row: Score) -> list[str]:
    exact = [share(row.exact, row.predicted), share(row.exact, row.gold), row.exact_f1]
    overlap = [share(row.matched, row.predicted), share(row.matched, row.gold), row.matched_f1]
    numbers = [*exact, *overlap, row.speaker_accuracy, row.named_f1, row.role_f1]
    return [str(row.gold), *map(_rate, numbers), f"{row.caught} of {row.traps} ({row.trap_share:.1%})"]


def details(rows: Mapping[str, Score]) -> str:
    """What else the record says of a quote: kind, groups, vocabulary terms."""
    head = "| | direct or partial right | neighbours rightly joined or apart | structures and countries |"
    return _table(
        head,
        [[name, *(_rate(share(*pair)) for pair in _details(row))] for name, row in rows.items()],
    )


def _details(row: Score) -> Sequence[tuple[int, int]]:
    return (row.kinds, row.matched), (row.links_right, row.links), (row.terms_right, row.terms)


def per_form(row: Score) -> str:
    """How many quotes of each form were found, and with the right speaker."""
    head = "| form | quotes | found exactly | found (0.8) | speaker right, of those found |"
    forms = sorted(row.forms.items(), key=lambda entry: -entry[1]["gold"])
    return _table(
        head,
        [
            [
                f"`{form}`",
                str(n["gold"]),
                *map(
                    _rate,
                    (share(n["exact"], n["gold"]), share(n["matched"], n["gold"]), share(n["named"], n["matched"])),
                ),
            ]
            for form, n in forms
        ],
    )


def calibration(row: Score) -> str:
    """Method -> the confidence the engine states and the share right: a quote, and its speaker.

    The last line is all methods, weighted by their quotes.
    """
    head = "| method | quotes | confidence stated | share right | gap |"
    methods = sorted(row.methods.items(), key=lambda entry: -entry[1]["predicted"])
    lines, count = [], max(1, row.predicted)
    sums = [0.0, 0.0, 0.0]
    for method, n in methods:
        stated, right = n["confidence"] / 10_000 / n["predicted"], n["right"] / n["predicted"]
        numbers = [stated, right, abs(stated - right)]
        sums = [old + number * n["predicted"] for old, number in zip(sums, numbers, strict=True)]
        lines.append([f"`{method}`", str(n["predicted"]), *map(_rate, numbers)])
    return _table(head, [*lines, ["all", str(row.predicted), *(_rate(number / count) for number in sums)]])


def confidences(row: Score) -> str:
    """`confidence.toml`: the share right per method, smoothed by `PRIOR` imagined quotes, most of them right."""
    lines = []
    for method in sorted(get_args(Method)):
        n = row.methods.get(method, Counter())
        prior = 0.0 if method in SPEECHLESS else PRIOR_RIGHT
        smooth = (n["right"] + prior) / (n["predicted"] + PRIOR)
        lines.append(f"{method} = {smooth:.2f}  # {n['right']} of {n['predicted']}")
    return "\n".join([CONFIDENCE_HEAD, *lines])


def _table(head: str, rows: Sequence[Sequence[str]]) -> str:
    rule = "|" + "---|" * (head.count("|") - 1)
    return "\n".join([head, rule, *(f"| {' | '.join(row)} |" for row in rows)])


def _rate(number: float) -> str:
    return f"{number:.3f}"
