"""Labelled facts in any container: dl, table, list, div and span pairs, bold words, lines cut by `<br>`.

A label is known by its words, not by its markup; its value is what stands beside it. A label whose words nobody
knows is a fact all the same when it stands among known ones, so that it ends its neighbour's value and is counted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from osce_scraper.layouts import labels, printed_lines, values
from osce_scraper.layouts.boxes import Block
from osce_scraper.layouts.fact import Fact
from osce_scraper.layouts.runs import Run
from osce_scraper.layouts.zones import Zone
from osce_scraper.text import clean

_ON = re.compile(r"\s*(?:\b(?:on|am|le|il|el|em)|,|\|)\s+")
"""What stands between an issuer and the date: "Issued by the Secretariat on 9 March 2004"."""
_OPENS_DATE = re.compile(r"(?:[^\W\d]+[.,]*\s+)?\d")  # "Thursday, 24 June 1999", not "Migration on 9 March 2004"
_DATES = ("dat", "дат")  # "Date of issue", "Datum", "Дата"


def read(blocks: Sequence[Block], start: int, stop: int) -> list[Fact]:
    """All labelled facts of some blocks, those of other stories' teasers left out."""
    found: list[Fact] = []
    index = start
    while index < stop:
        block = blocks[index]
        index += 1
        if block.zone >= Zone.RELATED:
            continue
        facts = labels.facts_of(block, found[-1] if found else None) or labels.behind_value(block)
        facts = facts or labels.behind_kind(block)
        if facts and not found:
            found += _above(blocks, index - 1, start)
        found += facts
        if facts and not any(fact.values or fact.machine for fact in facts):
            index = max(index, _take_values(facts, blocks, index, stop))
        elif facts and not facts[-1].values and not facts[-1].machine:
            index = max(index, values.take(facts[-1], blocks, index, stop))
        elif len(facts) == 1:
            index = max(index, values.further(facts[0], blocks, stop))
    for fact in found:
        if fact.field == "issued_on" and _names_issuer(fact):
            fact.field = "issued_by"
    return [part for fact in found if not _heads_menu(fact) for part in _without_date(fact)]


def _without_date(fact: Fact) -> Iterator[Fact]:
    """An issuer, and the date that stands behind it in its line as a fact of its own."""
    for number, line in enumerate(fact.lines if fact.field == "issued_by" else ()):
        for place, run in enumerate(line):
            for on in _ON.finditer(run.text) if run.link is None and not run.machine else ():
                date = [run._replace(text=run.text[on.end() :]), *line[place + 1 :]]
                if _is_date(date):
                    rest = [*line[:place], run._replace(text=run.text[: on.start()])]
                    yield replace(fact, lines=[*fact.lines[:number], rest, *fact.lines[number + 1 :]])
                    yield replace(fact, label="", field="issued_on", lines=[date])
                    return
    yield fact


def _is_date(runs: Sequence[Run]) -> bool:
    """Whether some runs are a date and nothing else; a `time` may hold it for machines alone."""
    told = clean("".join([run.text for run in runs if not run.machine]))
    if not told:
        return any(run.machine for run in runs)
    return printed_lines.is_date(told) and _OPENS_DATE.match(told) is not None


def _names_issuer(fact: Fact) -> bool:
    """Whether a label that may as well announce a date ("Issued: ...", "Видано: ...") has a name beside it."""
    if " " in fact.label or any(stem in fact.label.casefold() for stem in _DATES):
        return False
    return bool(fact.values) and not any(map(str.isdigit, "".join(fact.values))) and not fact.machine


def _above(blocks: Sequence[Block], index: int, start: int) -> list[Fact]:
    """The fact of one word, no colon and its value right above the first that is certain: "Issuer OSCE Secretariat"."""
    block, below = blocks[index - 1], blocks[index]
    if index == start or (block.box.tag, block.box.parent) != (below.box.tag, below.box.parent):
        return []
    return labels.facts_of(block, None, below=True)


def _heads_menu(fact: Fact) -> bool:
    """Whether a label is the heading of a menu, with more lines below it than an item has fields or countries."""
    lines = sum(any(not run.text.isspace() for run in line) for line in fact.lines)
    return lines > values.MOST or len(fact.values) > values.MOST


def _take_values(facts: list[Fact], blocks: Sequence[Block], index: int, stop: int) -> int:
    """Give labels of one block the block beside it, line by line where both have as many; the index behind it."""
    lines = blocks[index].lines() if index < stop else []
    if len(facts) == 1 or len(lines) != len(facts):
        return values.take(facts[-1], blocks, index, stop)
    for fact, line in zip(facts, lines, strict=True):
        fact.lines, fact.last = [line], index
    return index + 1
