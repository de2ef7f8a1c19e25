"""Quotation marks: where quoted text starts and ends in one paragraph, whatever the typist did.

Marks are read per paragraph, never across, so that one forgotten mark spoils one paragraph at most. Every mark is
first given a direction, by its glyph or by its neighbours; then openers and closers are paired from left to right.
The work is linear: each mark is looked at once, with counts prepared beforehand.
"""

import re
from collections.abc import Container
from typing import Final, NamedTuple

_DOUBLE = re.compile("[“”„‟\"«»″＂]|(?<!\\S)''|''(?!')|``|´´|(?<![\\w,]),,(?=\\S)|<<|>>")
_PLAIN_DOUBLE = re.compile('[“”„‟"«»″＂]')
_MAY_BE_DOUBLED = re.compile("['`´,<>]['`´,<>]")
"""What only few typists make double marks of; looked for first, as the shorter pattern is three times as fast."""
_SINGLE = re.compile("[‘’‚‛'‹›]")
_ANY = re.compile("[“”„‟\"«»″＂‘’‚‛'‹›]")
"""Cheap test: a paragraph without a match holds no quote, unless its marks are typed double."""

_OPENERS: Final = frozenset({"„", "‟", "``", ",,"})
_BOTH: Final = frozenset({'"', "″", "＂", "''", "´´"})
_ANGLES: Final = frozenset({"«", "»", "<<", ">>"})
_PRONOUNS: Final = frozenset({"he", "she", "they"})
_SPACES: Final = frozenset(" \u00a0\u202f\t\n")
_PAUSES: Final = frozenset(",;:!?)")
"""No quote begins with one."""
_BEFORE_OPENER: Final = _SPACES | frozenset("([{—–-/:‘’'“”\"«„>…")
_AFTER_CLOSER: Final = _SPACES | frozenset(".,;:!?)]}—–-/…’'”\"»<*")
# "We must act now, said Koja": a point, then the words that show the speech is over.
_PAUSE = re.compile("([,.?!…])['’]? (\\w+) (\\w+)")
_SENTENCE_END = re.compile("[.?!…](?= )")


class Span(NamedTuple):
    """Text between outer marks."""

    start: int
    end: int
    outer_start: int
    """Where the opening mark stands; equals `start` where it is missing."""
    outer_end: int
    opened: bool = True
    closed: bool = True


class _Mark(NamedTuple):
    start: int
    end: int
    glyph: str
    opens: bool
    closes: bool
    """Both or neither: only the marks before it can tell."""


def spans(text: str, verbs: Container[str] = ()) -> list[Span]:
    """Quoted stretches of a paragraph, outermost only, in order; `verbs` help to end a quote that was never closed.

    >>> [text[s.start:s.end] for text in ['“We act,” he said. "Now," she added.'] for s in spans(text)]
    ['We act,', 'Now,']
    >>> [text[s.start:s.end] for text in ["„Das «Wir» zählt“, sagte sie."] for s in spans(text)]
    ['Das «Wir» zählt']
    >>> [text[s.start:s.end] for text in ["‘It’s the people’s choice,’ she said."] for s in spans(text)]
    ['It’s the people’s choice,']
    """
    if "‘‘" in text:
        text = text.replace("‘‘", "““").replace("’’", "””")  # of the same length
    doubled = _MAY_BE_DOUBLED.search(text)
    if not doubled and not _ANY.search(text):
        return []
    pattern = _DOUBLE if doubled else _PLAIN_DOUBLE
    marks = _merged([_mark(text, m.start(), m.end()) for m in pattern.finditer(text)])
    found = _around(text, _pair(text, marks, verbs)) if marks else _pair_single(text)
    return [span for span in (_trimmed(text, span) for span in found) if span.start < span.end]


def _around(text: str, doubles: list[Span]) -> list[Span]:
    """‘British “outer” marks’: where single marks stand around double ones, they are the quote."""
    if "‘" not in text:
        return doubles
    outer = [s for s in _pair_single(text) if any(s.start <= d.outer_start and d.outer_end <= s.end for d in doubles)]
    inner = [d for d in doubles if not any(s.start <= d.outer_start and d.outer_end <= s.end for s in outer)]
    if not outer or any(s.outer_start < d.outer_end and d.outer_start < s.outer_end for s in outer for d in inner):
        return doubles
    return sorted([*outer, *inner], key=lambda span: span.start)


def _mark(text: str, start: int, end: int) -> _Mark:
    """Direction by glyph where the glyph is clear and its neighbours do not object, by neighbours else."""
    glyph = text[start:end]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = before in _BEFORE_OPENER and after not in _SPACES and after not in _PAUSES
    closes = before not in _SPACES and after in _AFTER_CLOSER
    certain = opens != closes
    if glyph in _BOTH:
        return _Mark(start, end, glyph, opens, closes)
    if glyph in _ANGLES:  # « French », «Russian», »German«: tight neighbours decide, else the glyph
        opens = before in _BEFORE_OPENER and after not in _AFTER_CLOSER
        left = opens if opens != closes else glyph in {"«", "<<"}
        return _Mark(start, end, glyph, left, not left)
    if glyph in _OPENERS:  # „Q„, said N
        return _Mark(start, end, glyph, not (certain and closes), certain and closes)
    if glyph == "“":  # opens in English, closes in German; a „ before it decides while pairing
        return _Mark(start, end, glyph, not (certain and closes), certain and closes)
    return _Mark(start, end, glyph, certain and opens, closes)


def _merged(marks: list[_Mark]) -> list[_Mark]:
    """Marks of one glyph side by side are one mark typed twice, unless the first closes and the second opens."""
    merged: list[_Mark] = []
    for mark in marks:
        last = merged[-1] if merged else None
        if (
            last is None
            or last.end != mark.start
            or last.glyph != mark.glyph
            or (mark.opens and not mark.closes and last.start > 0 and not last.opens)
        ):
            merged.append(mark)
        else:
            merged[-1] = _Mark(last.start, mark.end, mark.glyph, last.opens and not mark.closes, mark.closes)
    return merged


def _pair(text: str, marks: list[_Mark], verbs: Container[str]) -> list[Span]:
    """Outermost pairs. A second opener is nested only if the marks to come can close both."""
    if _alternate(marks):
        pairs = zip(marks[::2], marks[1::2], strict=True)
        return [Span(opener.end, closer.start, opener.start, closer.end) for opener, closer in pairs]
    surplus = _surplus_of_closers(marks)
    found: list[Span] = []
    opener: _Mark | None = None
    depth = 0
    inner_close = 0
    for i, mark in enumerate(marks):
        if mark.glyph == "“" and opener and opener.glyph == "„":
            opens = False
        else:
            opens = not depth if mark.opens == mark.closes else mark.opens
        if opens and opener and surplus[i + 1] < depth + (opener.glyph != "«") and not _is_term(text, opener, marks, i):
            end = _mended_end(text, opener.end, mark.start, verbs)
            found.append(Span(opener.end, end, opener.start, end, closed=False))
            opener, depth, inner_close = mark, 1, 0
        elif opens:
            opener, depth = opener or mark, depth + 1
        elif opener is None:
            if not found and mark.end > 1 and surplus[0] == 1:
                found.append(Span(0, mark.start, 0, mark.end, opened=False))
        else:
            nested = depth > 1 and _width(mark) > 1
            depth -= min(depth, _width(mark))
            inner_close = mark.start
            if not depth:
                end = mark.start + nested * len(mark.glyph)  # “We are “one””: the first closes what is inside
                found.append(Span(opener.end, end, opener.start, mark.end))
                opener, inner_close = None, 0
    if opener is not None:
        found.append(_unclosed(text, opener, inner_close, verbs))
    return found


def _alternate(marks: list[_Mark]) -> bool:
    """Whether marks do what nearly all do: one opens, the next closes, and so on to the end."""
    sure = all(mark.opens != mark.closes for mark in marks) and not len(marks) % 2
    return sure and all(mark.opens for mark in marks[::2]) and all(mark.closes for mark in marks[1::2])


def _is_term(text: str, opener: _Mark, marks: list[_Mark], i: int) -> bool:
    """A term within a paragraph that opens and does not close: `"To speak of the "inevitability" of war is wrong.`"""
    if opener.start or i + 1 >= len(marks):
        return False
    before, close = text[: marks[i].start].rstrip(), marks[i + 1]
    return (
        before[-1:].isalnum()
        and text[close.end : close.end + 1] == " "
        and text[close.end + 1 : close.end + 2].islower()
    )


def _surplus_of_closers(marks: list[_Mark]) -> list[int]:
    """For each mark: the most closers over openers that any stretch beginning there reaches."""
    best = [0] * (len(marks) + 1)
    for i in range(len(marks) - 1, -1, -1):
        step = _width(marks[i]) * (marks[i].closes - marks[i].opens)
        best[i] = max(0, step + best[i + 1])
    return best


def _width(mark: _Mark) -> int:
    """2 for a mark typed twice, which may close two levels."""
    return (mark.end - mark.start) // len(mark.glyph)


def _unclosed(text: str, opener: _Mark, inner_close: int, verbs: Container[str]) -> Span:
    """A mark still open at the end of the paragraph closes there, or before the clause that names the speaker."""
    if inner_close and opener.glyph == "«":  # Russian writes one » where two would meet: «Мы из «Маяка»
        return Span(opener.end, inner_close, opener.start, inner_close + 1)
    end = _mended_end(text, opener.end, len(text), verbs)
    return Span(opener.end, end, opener.start, end, closed=False)


def _mended_end(text: str, start: int, stop: int, verbs: Container[str]) -> int:
    """Where a quote without a closing mark ends: before "said Koja", else with a sentence, else at `stop`."""
    for pause in _PAUSE.finditer(text, start, stop):
        if pause[2] in verbs or (pause[1] == "," and pause[3] in verbs and pause[2] in _PRONOUNS):
            return pause.end(1)
    if stop == len(text):
        return stop
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, stop)]
    return ends[-1] if ends else stop


def _pair_single(text: str) -> list[Span]:
    """‘British’ marks; an apostrophe stands between letters or after the s of a plural."""
    found: list[Span] = []
    opener: int | None = None
    doubtful: int | None = None
    for match in _SINGLE.finditer(text):
        i = match.start()
        before = text[i - 1] if i else " "
        after = text[i + 1] if i + 1 < len(text) else " "
        if opener is None:
            if before in _BEFORE_OPENER and after.isalnum() and match[0] != "’" and not after.isdigit():
                opener, doubtful = i, None
        elif before in _SPACES or after.isalnum():
            continue
        elif before.isalnum() and after == " " and before == "s" and text[i + 2 : i + 3].islower():
            doubtful = doubtful or i  # "the people's representatives' words": closes only if nothing better comes
        else:
            found.append(Span(opener + 1, i, opener, i + 1))
            opener = None
    if opener is not None and doubtful:
        found.append(Span(opener + 1, doubtful, opener, doubtful + 1))
    return found


def _trimmed(text: str, span: Span) -> Span:
    """The span without white space at its edges."""
    quoted = text[span.start : span.end]
    start = span.start + len(quoted) - len(quoted.lstrip())
    end = max(start, span.start + len(quoted.rstrip()))
    if (start, end) == (span.start, span.end):
        return span
    return Span(start, end, span.outer_start, span.outer_end, span.opened, span.closed)
