"""Scores as Markdown tables and as the calibration table of the engine."""

from collections.abc import Mapping, Sequence
from typing import Final

from benchmarks.quotes_scoring import Score, share

PRIOR: Final = 4
"""Imagined quotes of average quality added to each method, so that three lucky ones do not make a 1.0."""


def overview(rows: Mapping[str, Score]) -> str:
    """One line a score: spans, speakers, roles, traps."""
    head = "| | quotes | exact P | R | F1 | 0.8 F1 | speaker right | span + speaker F1 | role F1 | traps reported |"
    return _table(head, [[name, *_line(row)] for name, row in rows.items()])


def _line(row: Score) -> list[str]:
    exact = [share(row.exact, row.predicted), share(row.exact, row.gold), row.exact_f1]
    numbers = [*exact, row.matched_f1, row.speaker_accuracy, row.named_f1, row.role_f1]
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
    """Method -> the confidence the engine states and the share right: a quote, and its speaker."""
    head = "| method | quotes | confidence stated | share right |"
    methods = sorted(row.methods.items(), key=lambda entry: -entry[1]["predicted"])
    return _table(
        head,
        [
            [
                f"`{method}`",
                str(n["predicted"]),
                _rate(n["confidence"] / 10_000 / n["predicted"]),
                _rate(share(n["right"], n["predicted"])),
            ]
            for method, n in methods
        ],
    )


def confidences(row: Score) -> str:
    """The share right per method as TOML, smoothed towards the average by `PRIOR` imagined quotes."""
    right, count = (sum(n[key] for n in row.methods.values()) for key in ("right", "predicted"))
    average = share(right, count)
    lines = []
    for method, n in sorted(row.methods.items()):
        smooth = (n["right"] + PRIOR * average) / (n["predicted"] + PRIOR)
        lines.append(f'"{method}" = {smooth:.2f}  # {n["right"]} of {n["predicted"]}')
    return "\n".join(lines)


def _table(head: str, rows: Sequence[Sequence[str]]) -> str:
    rule = "|" + "---|" * (head.count("|") - 1)
    return "\n".join([head, rule, *(f"| {' | '.join(row)} |" for row in rows)])


def _rate(number: float) -> str:
    return f"{number:.3f}"
