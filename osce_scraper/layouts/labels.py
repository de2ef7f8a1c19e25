"""Labels of facts in printed lines: known by their words, with a colon, in a tag of their own, or in front of a value."""

import re
from collections.abc import Iterable, Iterator, Sequence

from osce_scraper.layouts import words
from osce_scraper.layouts.blocks import Block
from osce_scraper.layouts.runs import Run
from osce_scraper.text import clean

LONGEST_VALUE = words.LONGEST_VALUE
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONGEST = 45


def may_open(block: Block) -> bool:
    """Whether the first words of a block are a known label: a quick look before the long one."""
    opening = next(run for run in block.runs if run.machine or not run.text.isspace())
    if opening.machine or opening.link is not None:
        return False
    return words.may_open(opening.text)


def cut(line: Sequence[Run], block: Block, beside: bool, below: bool) -> Iterator[str | Run]:
    """A line as labels (strings) and what stands between them (runs); `beside` a known label, or `below` one."""
    opening = _without_colon(line, block, below)
    for number, run in enumerate(line):
        if run is opening:
            yield from _cut(run, _labels_without_colon(run))
        elif run.machine or run.link is not None or not run.text.strip():
            yield run
        elif _is_label(run, line, block, opening is not None) or (
            beside and _is_new_label(run, line[number + 1 :], block)
        ):
            yield run.text
        elif ":" in run.text[: 2 * _LONGEST] or "：" in run.text:
            yield from _cut(run, words.label_with_colon().finditer(run.text))
        else:
            yield run


def _is_label(run: Run, line: Sequence[Run], block: Block, without_colon: bool) -> bool:
    """Whether a run is a known label set apart from other text: alone, in a tag of its own, or as others of its line are."""
    if len(run.text) > _LONGEST or words.key(run.text) not in words.labels():
        return False
    return (
        without_colon
        or run.tag not in ("", block.tag)
        or clean(run.text) == block.text
        or run.text.rstrip().endswith((":", "："))
    )


def _is_new_label(run: Run, rest: Sequence[Run], block: Block) -> bool:
    """Whether a run among known labels is one that nobody listed: it ends in a colon or heads a row."""
    if len(run.text) > _LONGEST:
        return False
    colon = run.text.rstrip().endswith((":", "：")) or (bool(rest) and rest[0].text.lstrip().startswith(":"))
    return (colon and run.tag != "") or (block.tag in ("dt", "th") and clean(run.text) == block.text)


def _without_colon(line: Sequence[Run], block: Block, beside: bool) -> Run | None:
    """The run that opens a line with a label, no colon, and its value."""
    opening = next((run for run in line if run.machine or not run.text.isspace()), None)
    if opening is None or opening.machine or opening.link is not None or block.tag in HEADINGS:
        return None
    text = clean("".join([run.text for run in line if not run.machine]))
    return opening if words.opens_with_label(text, beside) else None


def _labels_without_colon(run: Run) -> Iterator[re.Match[str]]:
    """The label that opens a run, and further ones of several words in it."""
    for match in words.label_without_colon().finditer(run.text):
        first = not run.text[: match.start()].strip()
        value = run.text[match.end() : match.end() + 1]
        if first or (" " in match[1] and not match[1][0].islower() and not value.islower()):
            yield match


def _cut(run: Run, labels: Iterable[re.Match[str]]) -> Iterator[str | Run]:
    """A run cut at each of some labels in it."""
    position = 0
    for match in labels:
        if before := run.text[position : match.start()]:
            yield run._replace(text=before.rstrip("|–— ") if match.lastindex else before)
        yield match[1] if match.lastindex else match[0]
        position = match.end()
    if rest := run.text[position:]:
        yield run._replace(text=rest)
