"""The language of a text, by script, letters and function words: no model, no library, a fraction of a millisecond.

Every word votes: for the languages that have it among their function words or end words as it ends, for those of whose
particular letters it holds one, and against those whose alphabet cannot write it. Data in languages.toml.
"""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from operator import itemgetter

_GLANCE = 800  # characters: enough for all but siblings (same answer as 3,000 on all but one gold article)
_SAMPLE = 6_000  # characters: about a thousand words; a page's language does not change after that
_CLEAR = 20  # votes: as many small words stand in some sixty words
_WORD = re.compile(r"[^\W\d_]+")
_ENDING_LENGTHS = (2, 3, 4, 5)
_COMMON = {"latin": frozenset("abcdefghijklmnopqrstuvwxyz"), "cyrillic": frozenset("абвгдежзиклмнопрстуфхцчшюя")}
# Short texts in Cyrillic, and in the language that is Serbian, Bosnian, Croatian, often fit several alike; these are by
# far the ones the site prints most.
_FIRST_OF_SIBLINGS = frozenset({"ru", "sr", "bs"})
# First and last code point of the letters of a script, small letters only (the text is folded).
_SPANS = {
    "latin": ((0x61, 0x24F), (0x2BB, 0x2BC), (0x1E00, 0x1EFF)),
    "cyrillic": ((0x400, 0x52F),),
    "greek": ((0x370, 0x3FF), (0x1F00, 0x1FFF)),
    "armenian": ((0x530, 0x58F),),
    "georgian": ((0x10A0, 0x10FF), (0x2D00, 0x2D2F)),
}


@dataclass(frozen=True)
class _Language:
    """One table of languages.toml."""

    code: str
    letters: frozenset[str]
    rare: frozenset[str]

    def vote(self, letters: frozenset[str]) -> int:
        """The vote of a word that holds these letters beyond the script's common ones."""
        if not letters <= self.letters | self.rare:
            return -1
        return 0 if letters <= self.rare else 1


@dataclass(frozen=True, eq=False)
class _Script:
    """The languages of one script, and which of them (by index) a word or an ending speaks for."""

    common: frozenset[str]
    languages: list[_Language] = field(default_factory=list)
    words: dict[str, list[int]] = field(default_factory=dict)
    endings: dict[str, list[int]] = field(default_factory=dict)

    def add(self, code: str, table: dict[str, str]) -> None:
        """Take in one table of languages.toml."""
        number = len(self.languages)
        self.languages.append(_Language(code, frozenset(table.get("letters", "")), frozenset(table.get("rare", ""))))
        for word in set(table.get("words", "").split()):
            self.words.setdefault(word, []).append(number)
        for ending in set(table.get("endings", "").split()):
            self.endings.setdefault(ending, []).append(number)

    def speaks_for(self, word: str) -> set[int]:
        """The languages whose small word it is, or whose words end so."""
        found = set(self.words.get(word, ()))
        if len(word) > 5:
            for length in _ENDING_LENGTHS:
                found.update(self.endings.get(word[-length:], ()))
        return found

    def scores(self, counts: Counter[str]) -> dict[str, int]:
        """Votes for each language (by code) less votes against it, over all words of a text."""
        scores = [0] * len(self.languages)
        for word, count in counts.items():
            for number, vote in _votes(self, word):
                scores[number] += vote * count
        return {language.code: score for language, score in zip(self.languages, scores, strict=True)}


@lru_cache(maxsize=10_000)
def _votes(script: _Script, word: str) -> tuple[tuple[int, int], ...]:
    """What a word says for and against languages, by their index; most words of a page were met on one before."""
    votes = [(number, 1) for number in script.speaks_for(word)]
    letters = frozenset(word) - script.common
    if letters:
        votes += [
            (number, vote) for number, language in enumerate(script.languages) if (vote := language.vote(letters))
        ]
    return tuple(votes)


@cache
def _scripts() -> dict[str, _Script]:
    tables = tomllib.loads(resources.files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))
    scripts: dict[str, _Script] = {}
    for name, table in tables.items():
        script = scripts.setdefault(table["script"], _Script(_COMMON.get(table["script"], frozenset())))
        script.add(name.split("-")[0], table)  # Serbian is written in two scripts: "sr-cyrillic" is "sr"
    return scripts


@lru_cache(maxsize=1024)
def _script(letter: str) -> str | None:
    """The script of a letter; None for those of languages.toml's languages that it is none of."""
    point = ord(letter)
    return next((name for name, spans in _SPANS.items() if any(a <= point <= b for a, b in spans)), None)


def detect(text: str, hint: str | None = None) -> str:
    """The BCP 47 code of a text; `hint` (page or path) decides only between equals; `und` when nothing tells.

    >>> detect("The workshop was held in Osh."), detect("Рабочая встреча прошла в Вене"), detect("2025")
    ('en', 'ru', 'und')
    """
    scores = _scores(text[:_GLANCE])
    if len(text) > _GLANCE and not _is_clear(scores):
        scores = _scores(text[:_SAMPLE])
    return _best(scores, hint)


def _scores(text: str) -> dict[str, int]:
    """Votes for each language of the script that most words are in; empty when no word is in a script known here."""
    words = _WORD.findall(text.lower())
    counts = Counter(words)
    scripts = Counter(map(_script, map(itemgetter(0), words)))
    script = scripts.most_common(1)[0][0] if scripts else None
    if script is None:
        return {}
    known = _scripts()[script]
    if len(known.languages) == 1:  # Armenian, Georgian, Greek
        return {known.languages[0].code: scripts[script]}
    if len(scripts) > 1:
        counts = Counter({word: count for word, count in counts.items() if _script(word[0]) == script})
    return known.scores(counts)


def _is_clear(scores: dict[str, int]) -> bool:
    """Whether one language is so far ahead that more text cannot change it; siblings (Serbian, Bosnian) never are."""
    second, first = sorted([0, 0, *scores.values()])[-2:]
    return first >= _CLEAR and first >= 3 * second


def _best(scores: dict[str, int], hint: str | None) -> str:
    """The code of the highest score; between equals the hint, else `und`."""
    highest = max(scores.values(), default=-1)
    leaders = [code for code, score in scores.items() if score == highest and score >= 0]
    if hint in leaders:
        return hint
    if highest > 0 and (len(leaders) == 1 or leaders[0] in _FIRST_OF_SIBLINGS):
        return leaders[0]
    return "und"
