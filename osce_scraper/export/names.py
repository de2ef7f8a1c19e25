"""Names of people as articles write them: which two spellings may mean one person.

Pure. A likeness is a possibility, never a proof: what speaks for it is weighed in `evidence`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from osce_scraper.quotes.languages.lexicon import lexicon_for

Likeness = Literal["same", "spelling", "order", "form", "slip"]

# Letters that Unicode does not take apart, and Cyrillic ones as the names of the region are written in Latin letters.
_LATIN = str.maketrans(
    dict(zip("łøðıəæœßþđ", ["l", "o", "d", "i", "a", "ae", "oe", "ss", "th", "dj"], strict=True))
    | dict(zip("абвгґдеєжзиіклмнопрстуфхцчшщыэюя", ["a", "b", "v", "g", "g", "d", "e", "ye", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "y", "e", "yu", "ya"], strict=True))
    | dict(zip("ђјљњћџѕ", ["dj", "j", "lj", "nj", "c", "dz", "z"], strict=True))
    | dict.fromkeys("ьъ", "")
)  # fmt: skip
# What transliterations of one sound share; applied in this order.
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("shch|sch|sh", "s"), ("zh", "z"), ("dz|dj|dg", "j"), ("ch|tch", "c"), ("ts|tz", "c"), ("kh|g", "h"), ("x", "ks"),
        ("ph|w|v", "f"), ("ck|q", "k"), ("[yj]", "i"), ("ie", "e"), ("ae", "a"), ("oe", "o"), ("ue", "u"),
        (r"(.)\1+", r"\1"),
    )
]  # fmt: skip
_ENGLISH = lexicon_for("en")
assert _ENGLISH is not None
_TITLES = re.compile(
    rf"^(?:(?:{'|'.join(sorted(map(re.escape, _ENGLISH.honorifics), key=len, reverse=True))})\.?\s+)+", re.IGNORECASE
)
_PARTICLES = _ENGLISH.names.particles
_FIRST_NAMES = _ENGLISH.first_names
# Shorter words differ by a letter too often.
_SLIPPERY = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: its words without titles and particles, what they sound like, and its last part."""

    words: tuple[str, ...]
    sounds: tuple[str, ...]
    surnames: frozenset[str]
    """Sounds of the parts of the last name: two of "Elmira Tasha-Koci"."""


@cache
def name_of(printed: str) -> Name:
    """A printed name taken apart; a name of nothing but signs has no words.

    >>> name_of("Dr. Pieter van der Lindt-Ó Dúill").words, name_of("Сергей Кравцов").words
    (('pieter', 'lindt', 'o', 'duill'), ('sergei', 'kravtsov'))
    """
    chunks = [chunk.split("-") for chunk in _latin(_TITLES.sub("", f"{printed} ", count=1) or printed).split()]
    known = [part for chunk in chunks if chunk != [""] for part in chunk if part]
    core = tuple(part for part in known if part not in _PARTICLES) or tuple(known)
    last = [part for part in chunks[-1] if part in core] if chunks else []
    return Name(core, tuple(map(_sound, core)), frozenset(map(_sound, last)))


def _latin(text: str) -> str:
    """Without case, accents and dots, in Latin letters."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LATIN))
    plain = "".join(c for c in letters if not unicodedata.combining(c)).translate(_LATIN)
    # "O'Dúill" is two words, the soft sign of "Sul'diev" is no sound.
    return re.sub(r"[^\w-]+", " ", re.sub(r"(?<=\w\w)['’ʼ`](?=\w)", "", plain))


def _sound(word: str) -> str:
    """
    >>> _sound("khodzhayeva") == _sound("hojaeva"), _sound("yevgeniy") == _sound("evgeny")
    (True, True)
    """
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def likeness(short: Name, full: Name) -> Likeness | None:
    """How a name may be another one: the same words, another spelling, order, a shorter form, a slip of the pen.

    >>> likeness(name_of("H. Schmid"), name_of("Helga Maria Schmid")), likeness(name_of("Helga"), name_of("Helga Schmid"))
    ('form', None)
    >>> likeness(name_of("Ildikó Kovács"), name_of("Kovács Ildikó")), likeness(name_of("Petkov"), name_of("Petkova"))
    ('order', None)
    """
    if short.words == full.words:
        return "same"
    if short.sounds == full.sounds:
        return "spelling"
    if sorted(short.sounds) == sorted(full.sounds):
        return "order"
    if _is_form(short, full):
        return "form"
    return "slip" if _is_slip(short, full) else None


def is_brief(name: Name) -> bool:
    """Whether a name is a surname alone, or has initials for all other words."""
    return sum(len(word) > 1 for word in name.words) < 2


def _is_form(short: Name, full: Name) -> bool:
    """The words of the shorter name in the order of the fuller, initials for words; the surname, or part of it, stays."""
    if len(short.words) == 1:
        return bool(full.surnames.intersection(short.sounds)) and len(full.words) > 1
    if len(short.words) > len(full.words):
        return False
    rest = iter(range(len(full.words)))
    places = [next((n for n in rest if _fit(short, m, full, n)), None) for m in range(len(short.words))]
    if None in places:
        return False
    ends_alike, begins_alike = places[-1] == len(full.words) - 1, places[0] == 0
    return short.sounds[-1] != short.words[-1][:1] and (ends_alike or begins_alike)


def _fit(one: Name, m: int, other: Name, n: int) -> bool:
    """Whether two words are one, or one is the initial of the other."""
    a, b = one.words[m], other.words[n]
    return one.sounds[m] == other.sounds[n] or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _is_slip(one: Name, other: Name) -> bool:
    """One letter more, less, other or changed with its neighbour inside one long word; a last letter tells people apart."""
    if len(one.words) != len(other.words) or len(one.words) < 2:
        return False
    differ = [(a, b) for a, b, x, y in zip(one.words, other.words, one.sounds, other.sounds, strict=True) if x != y]
    if len(differ) != 1:
        return False
    a, b = differ[0]
    known = a in _FIRST_NAMES and b in _FIRST_NAMES
    return min(len(a), len(b)) >= _SLIPPERY and a[0] == b[0] and not known and _one_edit_inside(a, b)


def _one_edit_inside(a: str, b: str) -> bool:
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    one, other = a[start:], b[start:]
    if len(one) == len(other):
        changed = one[:2] == other[:2][::-1] and one[2:] == other[2:]
        return changed or (len(one) > 1 and one[1:] == other[1:])
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return bool(shorter) and longer[1:] == shorter
