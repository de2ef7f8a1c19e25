"""Cases and endings: from the form a word list gives to the forms an article prints, and back."""

from collections.abc import Iterable, Mapping


def forms(word: str, endings: Mapping[str, str]) -> list[str]:
    """A word and its other forms; `endings` maps the ending of the listed form to those of the others.

    >>> forms("посол", {"ол": "ла лу лом"}), forms("глава", {"": "а", "а": "ы е у ой"})
    (['посол', 'посла', 'послу', 'послом'], ['глава', 'главы', 'главе', 'главу', 'главой'])
    """
    for length in range(min(4, len(word)), -1, -1):
        ending = word[len(word) - length :]
        if ending in endings:
            stem = word[: len(word) - length]
            return [word, *(stem + other for other in endings[ending].split())]
    return [word]


def all_forms(words: Iterable[str], endings: Mapping[str, str]) -> frozenset[str]:
    """All forms of all words."""
    return frozenset(form for word in words for form in forms(word, endings)) if endings else frozenset(words)


def listed_forms(words: Iterable[str], endings: Mapping[str, str]) -> dict[str, str]:
    """Each form -> the form listed, which is the nominative; a form that is listed itself stays."""
    words = list(words)
    found = {form: word for word in words for form in forms(word, endings)} if endings else {}
    return found | {word: word for word in words}
