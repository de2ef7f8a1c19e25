"""Labels of facts in printed lines: known by their words, with a colon, in a tag of their own, or in front of a value."""

import re
from collections.abc import Iterable, Iterator, Sequence

from osce_scraper.layouts import printed_lines, told, words
from osce_scraper.layouts.boxes import Block
from osce_scraper.layouts.fact import Fact
from osce_scraper.layouts.runs import Run
from osce_scraper.text import clean

LONGEST_VALUE = words.LONGEST_VALUE
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONGEST = 45
_MOST_WORDS = 4  # of a label, each in a tag of its own
_BETWEEN = " \t\n\u00a0.,:;|·•–—-"


def facts_of(block: Block, before: Fact | None, below: bool = False) -> list[Fact]:
    """The facts whose labels stand in a block, with what of their values stands there too."""
    if len(block.runs) > 1 and not words.may_open(block.text) and behind_value(block):
        return []
    beside = before is not None and _in_row(block, before)
    if len(block.text) > 1500 or not (beside or _may_open(block) or _is_dated_row(block)):
        return []
    below = below or beside or (before is not None and before.last + 1 == block.index and before.box.tag == block.tag)
    facts: list[Fact] = []
    for number, line in enumerate(map(_with_whole_labels, block.lines())):
        if number and facts:
            facts[-1].lines.append([])
        for piece in _cut_line(line, block, beside or bool(facts), below or bool(facts)):
            if isinstance(piece, str):
                name = words.labels().get(words.key(piece))
                facts.append(Fact(clean(piece).rstrip(":： "), name, block.index, block.index, block.box))
            elif facts:
                facts[-1].lines[-1].append(piece)
            elif piece.tag == "time" or piece.machine:  # "30 May 2025 Issued by ...": a date that needs no label
                facts.append(Fact("", "issued_on", block.index, block.index, block.box, [[piece]]))
            elif date := next(filter(printed_lines.is_date, printed_lines.parts(piece.text) or [piece.text]), None):
                facts.append(Fact("", "issued_on", block.index, block.index, block.box, [[piece._replace(text=date)]]))
            elif piece.text.strip():
                return []  # text before the first label: a sentence that holds a label's word
    return facts if any(fact.label for fact in facts) else []


def behind_value(block: Block) -> list[Fact]:
    """The fact of a line whose label, in a tag of its own, stands behind its value: "30 May 2025 <b>Issued on</b>"."""
    if not words.ends_with_label(block.text):
        return []
    runs = [run for run in block.runs if not run.text.isspace()]
    if len(runs) < 2 or runs[-1].link is not None or len(block.text) > LONGEST_VALUE:
        return []
    for first in range(len(runs) - 1, max(0, len(runs) - 1 - _MOST_WORDS), -1):
        printed = " ".join(run.text for run in runs[first:])
        field = words.labels().get(words.key(printed))
        if field is not None and ":" not in printed and _is_apart(runs[first - 1], runs[first]):
            value = block.runs[: block.runs.index(runs[first])]
            return [Fact(clean(printed), field, block.index, block.index, block.box, [value])]
    return []


def _is_apart(value: Run, label: Run) -> bool:
    """Whether a label is set unlike the value before it, or without a space between."""
    unlike = label.bold or label.tag != value.tag
    return unlike or not (value.text[-1:].isspace() or label.text[:1].isspace())


def behind_kind(block: Block) -> list[Fact]:
    """The facts of a line that opens with an item type: "News Item, issued on 30 May 2025 by the Secretariat."."""
    runs = block.runs
    if len(block.text) > LONGEST_VALUE or block.tag == "li" or block.tag in HEADINGS:
        return []
    if not words.opens_with_kind(block.text) or printed_lines.parts(block.text) or told.find([block]):
        return []
    opening = next((number for number, run in enumerate(runs) if not run.text.isspace()), 0)
    # Whatever stands in the runs behind, the type alone in the first one goes on.
    match = words.kind_opening().match(f"{runs[opening].text} ...x" if runs[opening + 1 :] else runs[opening].text)
    if match is None:
        return []
    kind = Fact("", "kind", block.index, block.index, block.box, [[runs[opening]._replace(text=match[1])]])
    behind = runs[opening].text[match.end(1) :]
    rest = _without_stop([runs[opening]._replace(text=behind), *runs[opening + 1 :]])
    if not rest:
        return []
    line = Block(block.index, block.box, block.zone, rest)
    if found := facts_of(line, None):
        return [kind, *found]
    words_beside = sum(word[:1].isalpha() for word in line.text.split())  # weekday and month
    if words_beside > 2 or not printed_lines.is_date_line(line):
        return []  # "Spot report: Shelling in Kamyane, 1 March 2015"
    return [kind, Fact("", "issued_on", block.index, block.index, block.box, [rest])]


def _without_stop(runs: list[Run]) -> list[Run]:
    """Runs that begin as a line does, with a letter or digit, a capital if it is a word of ours, and end in no full stop."""
    while runs and not runs[0].text.strip(_BETWEEN) and not runs[0].machine:
        runs = runs[1:]
    if not runs:
        return runs
    first = runs[0].text.lstrip(_BETWEEN)
    runs = [runs[0]._replace(text=first[:1].upper() + first[1:]), *runs[1:]]
    return [*runs[:-1], runs[-1]._replace(text=runs[-1].text.rstrip(" .\n"))]


def _in_row(block: Block, before: Fact) -> bool:
    """Whether a block stands as the label before it stood, so that its first words are a label, known or not."""
    box, other = block.box, before.box
    alike = box.tag == other.tag and box.names == other.names and box.depth == other.depth
    return alike and (box.tag in ("dt", "th", "li") or bool(box.names)) and block.index <= before.last + 1


def _may_open(block: Block) -> bool:
    """Whether the first words of a block are a known label: a quick look before the long one."""
    opening = block.runs[0]  # of most blocks
    if opening.text.isspace() and not opening.machine:
        opening = next(run for run in block.runs if run.machine or not run.text.isspace())
    dated = opening.text[:1].isdigit() and printed_lines.is_date(opening.text) and not _is_bare_label(block.runs[-1])
    if opening.machine or opening.tag == "time" or dated:
        behind = (run for run in block.runs if not (run.machine or run.tag == "time" or run.text.isspace()))
        opening = next((run for run in behind if not (dated and run is block.runs[0])), opening)
    if opening.machine or opening.link is not None:
        return False
    if words.may_open(opening.text.lstrip()):
        return True
    return len(block.runs) > 1 and len(opening.text) < _LONGEST and words.may_open(block.text)


def _is_bare_label(run: Run) -> bool:
    """Whether a run is a label whose value stands before it: "30 May 2025 Issued on"."""
    return words.key(run.text) in words.labels() and ":" not in run.text


def _is_dated_row(block: Block) -> bool:
    """Whether strokes part a date and labelled facts: "News Item | 30 May 2025 | Issued by: Secretariat"."""
    if not ("19" in block.text or "20" in block.text):
        return False
    found = printed_lines.parts(block.text)
    return any(map(printed_lines.is_date, found)) and any(map(words.may_open, found))


def _cut_line(line: Sequence[Run], block: Block, beside: bool, below: bool) -> Iterator[str | Run]:
    """A line as labels (strings) and what stands between them (runs); `beside` a known label, or `below` one."""
    opening = _without_colon(line, block, below)
    for number, run in enumerate(line):
        if run is opening or _opens_its_tag(run, number, block):
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


def _with_whole_labels(line: list[Run]) -> list[Run]:
    """A line in which a label that stands in several tags, one of them for each word, is one run."""
    if len(line) == 1:
        return line
    whole: list[Run] = []
    start = 0
    while start < len(line):
        opens = not start or (line[start].bold and not line[start - 1].bold)
        parts = line[start : start + max(1, _label_length(line, start) if opens else 1)]
        first = next((run for run in parts if not run.text.isspace()), parts[0])
        whole.append(first._replace(text="".join([run.text for run in parts])))
        start += len(parts)
    return whole


def _label_length(line: Sequence[Run], start: int) -> int:
    """How many runs from one on are a known label together; 0 when none are."""
    text, count = "", 0
    for number, run in enumerate(line[start:], 1):
        text += run.text
        if run.machine or run.link is not None or len(text) > _LONGEST:
            break
        if run.text.strip() and words.key(text) in words.labels():
            count = number
    return count


def _opens_its_tag(run: Run, number: int, block: Block) -> bool:
    """Whether a run behind others, in a tag of its own, is a label and its value: "<span>Issued by the Secretariat</span>"."""
    apart = number and run.tag not in ("", block.tag) and run.link is None
    return bool(apart) and words.opens_with_label(clean(run.text)) is not None


def _is_label(run: Run, line: Sequence[Run], block: Block, without_colon: bool) -> bool:
    """Whether a run is a known label set apart from other text: alone, in a tag of its own, or as others of its line are."""
    if len(run.text) > _LONGEST or words.key(run.text) not in words.labels():
        return False
    alone = all(other is run or other.text.isspace() for other in line)
    return alone or without_colon or run.tag not in ("", block.tag) or run.text.rstrip().endswith((":", "："))


def _is_new_label(run: Run, rest: Sequence[Run], block: Block) -> bool:
    """Whether a run among known labels is one that nobody listed: it ends in a colon or heads a row."""
    if len(run.text) > _LONGEST:
        return False
    colon = run.text.rstrip().endswith((":", "：")) or (bool(rest) and rest[0].text.lstrip().startswith(":"))
    whole = clean(run.text) == block.text
    return (colon and (run.tag != "" or whole)) or (block.tag in ("dt", "th") and whole)


def _without_colon(line: Sequence[Run], block: Block, beside: bool) -> Run | None:
    """The run that opens a line with a label, no colon, and its value."""
    opening = next((run for run in line if run.machine or not run.text.isspace()), None)
    if opening is None or opening.machine or opening.link is not None or block.tag in HEADINGS:
        return None
    label, colon, _ = opening.text[:_LONGEST].partition(":")
    if (colon or len(line) == 1) and words.key(label) in words.labels():
        return None
    text = clean("".join([run.text for run in line if not run.machine]))
    return opening if words.opens_with_label(text, beside) else None


def _labels_without_colon(run: Run) -> Iterator[re.Match[str]]:
    """The label that opens a run, and further ones of several words in it."""
    for match in words.label_without_colon().finditer(run.text):
        first = not run.text[: match.start()].strip()
        value = run.text[match.end() : match.end() + 1]
        if first or (len(match[1].split()) > 1 and not match[1][0].islower() and not value.islower()):
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
