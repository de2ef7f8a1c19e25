"""Cases and endings: from the form a word list gives to the forms an article prints, and back."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

_SEXES: Final = frozenset({"pronouns", "possessives", "honorifics", "gender"})
"""Tables from words to sexes."""
_KEYED: Final = _SEXES | {"relative"}
"""Tables whose keys are words or endings, besides those of `[inflection]`."""
_DIGRAPHS: Final = (("lj", "љ"), ("nj", "њ"), ("dž", "џ"))
_CYRILLIC: Final = str.maketrans("abvgdđežzijklmnoprstćufhcčšw", "абвгдђежзијклмнопрстћуфхцчшв")


def in_cyrillic(text: str) -> str:
    """Serbian in its other alphabet.

    >>> in_cyrillic("poverenik džudoa, knjiga")
    'повереник џудоа, књига'
    """
    for latin, cyrillic in _DIGRAPHS:
        text = text.replace(latin, cyrillic)
    return text.translate(_CYRILLIC)


def in_both_alphabets(table: Mapping[str, Any], keyed: bool = False) -> dict[str, Any]:
    """The tables of a language with every word in both alphabets; `keyed` ones have words for keys.

    >>> in_both_alphabets({"roles": {"heads": "šef"}, "pronouns": {"on": "m"}})
    {'roles': {'heads': 'šef шеф'}, 'pronouns': {'он': 'm', 'on': 'm'}}
    """
    both: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            is_keyed = keyed or key in _KEYED
            both[key] = _keyed(value, key in _SEXES) if is_keyed else in_both_alphabets(value, key == "inflection")
        elif isinstance(value, list):
            both[key] = [*value, *map(in_cyrillic, value)]
        else:
            both[key] = f"{value} {in_cyrillic(value)}" if isinstance(value, str) and key != "language" else value
    return both


def _keyed(table: Mapping[str, str], keep: bool) -> dict[str, str]:
    """A table whose keys are words or endings too; `keep`: its values are none ("m", "f")."""
    other = {in_cyrillic(key): value if keep else in_cyrillic(value) for key, value in table.items()}
    return other | {
        key: f"{value} {other[key]}" if key in other and not keep else value for key, value in table.items()
    }


def forms(word: str, endings: Mapping[str, str]) -> list[str]:
    """A word and its other forms; `endings` maps the ending of the listed form to those of the others, "-" being none.

    >>> forms("посол", {"ол": "ла лу лом"}), forms("глава", {"": "а", "а": "ы е у ой"})
    (['посол', 'посла', 'послу', 'послом'], ['глава', 'главы', 'главе', 'главу', 'главой'])
    """
    for length in range(min(4, len(word)), -1, -1):
        ending = word[len(word) - length :]
        if ending in endings:
            stem = word[: len(word) - length]
            return [word, *(stem + other.strip("-") for other in endings[ending].split())]
    return [word]


def all_forms(words: Iterable[str], endings: Mapping[str, str]) -> frozenset[str]:
    """All forms of all words."""
    return frozenset(form for word in words for form in forms(word, endings)) if endings else frozenset(words)


def listed_forms(words: Iterable[str], endings: Mapping[str, str]) -> dict[str, str]:
    """Each form -> the form listed, which is the nominative; a form that is listed itself stays."""
    words = list(words)
    found = {form: word for word in words for form in forms(word, endings)} if endings else {}
    return found | {word: word for word in words}
