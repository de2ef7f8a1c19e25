"""Speech that no mark ends: reporting clauses inside the marks, and dialogues that only dashes set off.

`«Q, – сказала она. – Q2»` and `« Q, a déclaré N. Q2 »` hold two parts of one utterance; `— Q, — сказал N. — Q2.` holds
them without any mark. Needs a language: without its verbs nothing is cut.
"""

import re
from collections.abc import Iterator
from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.text.marks import Span

_DASHES: Final = "–—―‒-"
_DIALOGUE = re.compile(rf"\s*[{_DASHES}]\s*(?=\S)")
_DASH_INCISE = re.compile(rf"([,.!?…]|[»”“\"])\s*[{_DASHES}]\s*(?=\w)")  # , – | сказал
_DASH_RESUMES = re.compile(rf"[,.!?…;:]\s*[{_DASHES}]\s*|\s[{_DASHES}]\s+")  # . – | Это
_BARE_INCISE = re.compile(rf"(\w)\s[{_DASHES}]\s(?=\w)")  # in a dialogue: Mi idemo – | rekao je
_COMMA_INCISE = re.compile(r"[,!?…]\s(?=\w)")  # , | a déclaré
_COMMA_RESUMES = re.compile(r"[.,](?=\s|$)")
_WORD = re.compile(r"-t-\w+|-?[\w’']+")
_SPACES: Final = frozenset(" \u00a0\u202f")
_WORDS_TO_VERB: Final = 4
_LONGEST: Final = 220
"""Characters of a reporting clause."""


def incised(text: str, found: list[Span], lexicon: Lexicon) -> list[Span]:
    """The spans of a paragraph, cut where a clause inside them names the speaker, and those of a dialogue by dashes."""
    opening = _DIALOGUE.match(text)
    if opening and (
        parts := _cut(text, Span(opening.end(), len(text), opening.start(), len(text), opened=False), lexicon)
    ):
        return parts
    return [part for span in found for part in (_cut(text, span, lexicon) or [span])]


def dialogue(text: str, lexicon: Lexicon) -> list[Span]:
    """The parts of `- Q, - said N. - Q2` where dashes are common in prose: one opens it, one stands before the verb."""
    opening = _DIALOGUE.match(text)
    incises = _DASH_INCISE.finditer(text, opening.end()) if opening else ()
    if not opening or not any(_reports(text, sign.end(), lexicon, strict=True) for sign in incises):
        return []
    return _cut(text, Span(opening.end(), len(text), opening.start(), len(text), opened=False), lexicon)


def _cut(text: str, span: Span, lexicon: Lexicon) -> list[Span]:
    """The parts before and after each reporting clause; none if there is no clause."""
    parts: list[Span] = []
    start, outer = span.start, span.outer_start
    for clause, resumes in _clauses(text, span, lexicon):
        if clause <= start:
            continue
        end = clause
        parts.append(Span(start, end, outer, end))
        start = outer = resumes
    if not parts:
        return []
    if start < span.end:
        parts.append(Span(start, span.end, outer, span.outer_end, closed=span.closed))
    return parts


def _clauses(text: str, span: Span, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where each reporting clause begins, and where speech goes on behind it (the end of the span if it does not)."""
    past = span.start
    signs = list(_DASH_INCISE.finditer(text, span.start, span.end))
    if not signs and not span.opened:
        signs = list(_BARE_INCISE.finditer(text, span.start, span.end))
    for sign in signs:
        if sign.start() >= past and _reports(text, sign.end(), lexicon):
            goes_on = _DASH_RESUMES.search(text, sign.end(), min(span.end, sign.end() + _LONGEST))
            past = goes_on.end() if goes_on else span.end
            yield sign.end(1), past
    if not (lexicon.comma_incise or not span.opened) or past > span.start:
        return
    for sign in _COMMA_INCISE.finditer(text, span.start, span.end):
        if sign.start() >= past and _reports(text, sign.end(), lexicon, strict=True):
            past = _resumption(text, sign.end(), span.end, lexicon)
            if not span.opened:  # – Q, rekla je N. – Q2: a dialogue goes on behind a dash only
                goes_on = _DASH_RESUMES.search(text, sign.end(), span.end)
                past = goes_on.end() if goes_on else span.end
            yield sign.start() + (not span.opened or sign[0][0] != ","), past


def _reports(text: str, start: int, lexicon: Lexicon, strict: bool = False) -> bool:
    """Whether the words from `start` begin with a verb of speech: "сказал", "также отметила", "a-t-elle déclaré".

    `strict`: a pronoun, a name or an article must follow, for a comma alone tells little.
    """
    words = [
        match for _, match in zip(range(_WORDS_TO_VERB + 1), _WORD.finditer(text, start, start + 80), strict=False)
    ]
    for i, match in enumerate(words[:_WORDS_TO_VERB]):
        low = match[0].lower()
        if low in lexicon.speech and match[0][0].islower():
            return not strict or (
                _speaker_follows(words[i + 1 :], lexicon) or (i > 0 and _inverted(words[i - 1][0], lexicon))
            )
        if not (low in lexicon.verbs.auxiliaries or low in lexicon.verbs.adverbs or low in lexicon.grammar.enclitics):
            return False
    return False


def _inverted(word: str, lexicon: Lexicon) -> bool:
    return word.lower() in lexicon.grammar.enclitics


def _speaker_follows(words: list[re.Match[str]], lexicon: Lexicon) -> bool:
    while words and (words[0][0].lower() in lexicon.verbs.auxiliaries or words[0][0].lower() in lexicon.verbs.adverbs):
        words = words[1:]  # rekla | je, a dit | hier
    if not words:
        return False
    low = words[0][0].lower()
    return (
        low in lexicon.grammar.enclitics
        or low in lexicon.pronouns
        or low in lexicon.roles.heads
        or low in lexicon.grammar.determiners
        or low in lexicon.honorifics
        or words[0][0][0].isupper()
        or low.split("’")[0] in lexicon.grammar.elided
    )


def _resumption(text: str, start: int, stop: int, lexicon: Lexicon) -> int:
    """Past the comma or full stop that ends the clause; a comma before a title is none: ", a dit N, ministre de ...,"."""
    for sign in _COMMA_RESUMES.finditer(text, start, min(stop, start + _LONGEST)):
        before = _last_word(text, start, sign.start())
        if sign[0] == "." and len(before) < 3:
            continue
        following = _WORD.search(text, sign.end(), stop)
        low = following[0].lower() if following else ""
        apposed = (
            low in lexicon.roles.heads or low in lexicon.roles.modifiers or (following and following[0][0].isupper())
        )
        if sign[0] == "," and apposed:
            continue  # a dit N, ministre de la Justice. | a dit la maire, N. |
        return sign.end() + (text[sign.end() : sign.end() + 1] in _SPACES)
    return stop


def _last_word(text: str, start: int, stop: int) -> str:
    words = text[max(start, stop - 30) : stop].split()
    return words[-1] if words else ""
