"""The language of a text, by script, letters and function words: no model, no library, a fraction of a millisecond.

Every word votes: for the languages that have it among their function words or end words as it ends, for those of whose
particular letters it holds one, and against those whose alphabet cannot write it. Data in languages.toml.
"""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

_SAMPLE = 6_000  # characters: about a thousand words; a page's language does not change after that
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = {"latin": frozenset("abcdefghijklmnopqrstuvwxyz"), "cyrillic": frozenset("абвгдежзиклмнопрстуфхцчшюя")}
# Short texts in Cyrillic, and in the language that is Serbian, Bosnian, Croatian, often fit several alike; these are by
# far the ones the site prints most.
_FIRST_OF_SIBLINGS = frozenset({"ru", "sr", "bs"})
# First and last code point of the letters of a script, small letters only (the text is folded).
_SCRIPTS = {
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
    script: str
    letters: frozenset[str]
    alphabet: frozenset[str]
    words: frozenset[str]
    endings: tuple[str, ...]

    def score(self, counts: Counter[str]) -> int:
        """Votes for less votes against, over all words of a text."""
        votes = 0
        for word, count in counts.items():
            if word in self.words or (len(word) > 5 and word.endswith(self.endings)):
                votes += count
            if not self.alphabet.issuperset(word):
                votes -= count
            elif not self.letters.isdisjoint(word):
                votes += count
        return votes


@cache
def _languages() -> tuple[_Language, ...]:
    tables = tomllib.loads(resources.files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))
    languages = []
    for name, table in tables.items():
        letters = frozenset(table.get("letters", ""))
        alphabet = letters | set(table.get("rare", "")) | _COMMON.get(table["script"], frozenset())
        words, endings = frozenset(table.get("words", "").split()), tuple(table.get("endings", "").split())
        # Serbian and Uzbek are written in two scripts: "sr-cyrillic" is "sr".
        languages.append(_Language(name.split("-")[0], table["script"], letters, alphabet, words, endings))
    return tuple(languages)


def _script(word: str) -> str | None:
    point = ord(word[0])
    return next((name for name, spans in _SCRIPTS.items() if any(a <= point <= b for a, b in spans)), None)


def detect(text: str, hint: str | None = None) -> str:
    """The BCP 47 code of a text; `hint` (page or path) decides only between equals; `und` when nothing tells.

    >>> detect("The workshop was held in Osh."), detect("Рабочая встреча прошла в Вене"), detect("2025")
    ('en', 'ru', 'und')
    """
    counts = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    scripts: Counter[str | None] = Counter()
    for word, count in counts.items():
        scripts[_script(word)] += count
    if not scripts:
        return "und"
    script = scripts.most_common(1)[0][0]
    words = Counter({word: count for word, count in counts.items() if _script(word) == script})
    candidates = [language for language in _languages() if language.script == script]
    if len(candidates) == 1:  # a script of one language
        return candidates[0].code
    return _best({language: language.score(words) for language in candidates}, hint)


def _best(scores: dict[_Language, int], hint: str | None) -> str:
    """The code of the highest score; between equals the hint, else `und`."""
    highest = max(scores.values(), default=-1)
    leaders = [language.code for language, score in scores.items() if score == highest and score >= 0]
    if hint in leaders:
        return hint
    if highest > 0 and (len(leaders) == 1 or leaders[0] in _FIRST_OF_SIBLINGS):
        return leaders[0]
    return "und"
