"""Printed text as runs, one for each text node, and the lines and blocks that `<br>` cuts them into."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from osce_scraper.dom import Element
from osce_scraper.layouts import words
from osce_scraper.text import clean

BREAK = "\x0b"  # stands for `<br>` in a run; white space to `text.clean`
_LONGEST_LABEL = 45


class Run(NamedTuple):
    """Text of one text node: its innermost tag ("" for text behind a tag of its block), the link it is in."""

    text: str
    tag: str
    link: Element | None
    bold: bool = False
    machine: bool = False
    """Whether `text` is a value that no one sees (time[datetime])."""


def lines_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs as printed lines; lines without text are kept, they part paragraphs."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    return lines


def parts(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The blocks that `<br>` parts: at empty lines, and around facts that stand between lines of text.

    Old pages print item type, title, facts and text in one table cell, with nothing but `<br>` between them.
    """
    paragraph: list[list[Run]] = []
    for line in [*lines_of(runs), []]:
        if any(not run.text.isspace() for run in line) and not is_rule("".join([run.text for run in line])):
            paragraph.append(line)
        elif paragraph:
            facts = [number for number, line in enumerate(paragraph) if _opens_fact(line)]
            first = facts[0] if facts else 0
            text = (number for number in range(first + 1, len(paragraph)) if _is_text(paragraph[number]))
            end = next(text, len(paragraph)) if facts else len(paragraph)
            yield from paragraph[:first]
            yield _joined(paragraph[first:end])
            yield _joined(paragraph[end:])
            paragraph = []


def is_rule(text: str) -> bool:
    """Whether a line is drawn with characters: "* * *", "-----"."""
    return not any(map(str.isalnum, text[:80]))


def _joined(lines: Sequence[list[Run]]) -> list[Run]:
    return [run for line in lines for run in (Run(BREAK, "br", None), *line)][1:]


def _opens_fact(line: Sequence[Run]) -> bool:
    """Whether a line begins with a known label: before a colon, in a tag of its own, or in front of a value."""
    first = next(run for run in line if not run.text.isspace())
    label, colon, _ = first.text[:_LONGEST_LABEL].partition(":")
    if first.link is None and (bool(colon) or first.bold) and words.key(label) in words.labels():
        return True
    if first.link is not None or not words.may_open(first.text.lstrip()):
        return False
    return words.opens_with_label(clean("".join([run.text for run in line if not run.machine]))) is not None


def _is_text(line: Sequence[Run]) -> bool:
    text = clean("".join([run.text for run in line if run.link is None]))
    return len(text) > 120 or (len(text) > 60 and text.endswith("."))
