"""A labelled fact as a page prints it: its label, and the values beside it."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from osce_scraper.layouts.boxes import Box
from osce_scraper.layouts.runs import Run
from osce_scraper.text import clean

_SEPARATORS = re.compile(r"[\s,;|/·•&—–-]*(?:(?:and|und|et|e|y|и|та|dhe|i)[\s,;]+)?[\s,;|/·•&—–-]*")
_ENDS = re.compile(r"[^\W\d_]{2}$|\)$|\b(?:19|20)\d\d$")
_NOTE = re.compile(r"(?:\s*\[\d+\])+$")  # of a print version, which lists its links below
_DAY = re.compile(r"\d{1,2}\.?\s")
_READ = frozenset(("issued_on", "issued_by", "fields_of_work", "places", "kind"))


@dataclass(slots=True)
class Fact:
    """A label as printed, the field it announces (None: unknown words), and what stands beside it."""

    label: str
    field: str | None
    first: int
    last: int
    box: Box
    lines: list[list[Run]] = dataclasses.field(default_factory=lambda: [[]])

    @property
    def values(self) -> list[str]:
        """The printed values, one for each link, list item or line."""
        return [value for line in self.lines for value in printed_values(line)]

    @property
    def machine(self) -> list[str]:
        """Values for machines (time[datetime])."""
        return [run.text for line in self.lines for run in line if run.machine]


def printed_values(line: Sequence[Run]) -> Iterator[str]:
    """The values of a line: each link, when hardly anything else is printed, else the whole line."""
    links: dict[object, str] = {}
    rest = ""
    for run in line:
        if run.machine:
            continue
        if run.link is not None:
            links[run.link] = links.get(run.link, "") + run.text
        else:
            rest += run.text if not links or not run.text.strip() else f" {run.text} "
    named = [name for name in map(clean, links.values()) if name]
    if (named and all(_SEPARATORS.fullmatch(piece) for piece in [rest])) or (
        named and _SEPARATORS.fullmatch(" ".join(rest.replace(",", " ").split()))
    ):
        yield from named
    else:
        values = (
            clean("".join(run.text for run in part)).lstrip(":： ").strip(" |·•—–;") for part in _side_by_side(line)
        )
        values = (value.removeprefix("- ") for value in values)
        yield from filter(None, (_NOTE.sub("", value) if value.endswith("]") else value for value in values))


def _side_by_side(line: Sequence[Run]) -> Iterator[list[Run]]:
    """The parts of a line that elements of one tag print with nothing between: "<span>A</span><span>B</span>"."""
    if len(line) == 1:
        yield list(line)
        return
    part: list[Run] = []
    for run in (run for run in line if not run.machine):
        if part and run.tag and run.tag == part[-1].tag and _ENDS.search(part[-1].text) and _begins(run.text):
            yield part
            part = []
        part.append(run)
    yield part


def _begins(text: str) -> bool:
    """Whether a text begins as a name or as a date does."""
    return text[:1].isupper() or bool(_DAY.match(text))


def unread(found: Sequence[Fact]) -> list[str]:
    """The labels that no field of the record reads."""
    return [fact.label for fact in found if fact.field not in _READ]
