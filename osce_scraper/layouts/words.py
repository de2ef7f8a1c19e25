"""The words that pages print around an article, from labels.toml: one look-up for all languages."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from osce_scraper.text import printed

_FIELDS = ("issued_on", "issued_by", "fields_of_work", "places", "where", "kind", "collections", "others")
LONGEST_VALUE = 300
_LONGEST_LABEL = 45
_LAST = 3  # letters of a label's end
_MARKS = tuple('“”„"«»‘(')  # a quotation opens no fact
_SENTENCE_ENDS = (".", "!", "?", "”", ":")
_DATE = re.compile(r"(?=.{0,30}(?<!\d)(?:19|20)\d\d(?!\d))(?=\D{0,20}\d)")
_OTHER_SCRIPT = re.compile(r" / [\u0400-\u10ff][^\d:：]*(?=[:：\s]*$)")
_APOSTROPHES = str.maketrans("’ʼʻ‘`", "'''''")


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """What two printings of one label share: no case, no colon, plain apostrophes, single spaces, the first language.

    >>> key(" Domaines d’activité : ")
    "domaines d'activité"
    >>> key("Issued by / Источник:")
    'issued by'
    """
    words = _OTHER_SCRIPT.sub("", printed(text).translate(_APOSTROPHES).casefold()).split()
    return " ".join(words).rstrip(" :：.").lstrip("•-–* ")


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text("utf-8"))


@cache
def labels() -> dict[str, str]:
    """Key of a label -> field it announces, over all languages."""
    return {key(word): field for table in _words().values() for field in _FIELDS for word in table.get(field, ())}


@cache
def words(name: str) -> frozenset[str]:
    """Keys of the words of one list ("kinds", "crumbs", "ends", "sections", "contacts", "heads", "tools", "editions"), over all languages."""
    return frozenset(key(word) for table in _words().values() for word in table.get(name, ()))


@cache
def _languages() -> dict[str, str]:
    return {key(word): code for code, table in _words().items() for word in table.get("language", ())}


def language(text: str) -> str | None:
    """The code of the language whose name or mark a text is, as links to editions print it.

    >>> language(" English version "), language("Русский"), language("English teachers meet")
    ('en', 'ru', None)
    """
    return _languages().get(key(text)) if len(text) <= _LONGEST_LABEL and " / " not in text else None


@cache
def openings(name: str) -> re.Pattern[str]:
    """A pattern that holds where a casefolded text begins with one of the words of a list."""
    return re.compile(rf"(?:{_alternatives(words(name))})(?!\w)")


def opens_with_kind(line: str) -> bool:
    """Whether the first word of a line opens an item type: a look before the long one."""
    return next(iter(line[:_LONGEST_LABEL].split(None, 1)), "").casefold().strip(".,:;") in _kind_words()


@cache
def _kind_words() -> frozenset[str]:
    return frozenset(kind.partition(" ")[0] for kind in words("kinds"))


def ends_with_label(line: str) -> bool:
    """Whether the last letters of a line end a label: likewise."""
    return line[-_LAST:].casefold() in _label_ends()


@cache
def _label_ends() -> frozenset[str]:
    return frozenset(label[-_LAST:] for label in labels())


@cache
def kind_opening() -> re.Pattern[str]:
    """A pattern that finds an item type (group 1) at the start of a line that goes on: "News Item, issued on 30 May"."""
    return re.compile(rf"\s*({_alternatives(words('kinds'))})(?!\w)[\s.,:;|·•–—-]+(?=\w)", re.IGNORECASE)


def may_open(text: str) -> bool:
    """Whether a text begins with the first two words of a known label, or its only one: a look before long ones."""
    return _may_open(text[: 2 * _LONGEST_LABEL])


@lru_cache(maxsize=4096)
def _may_open(text: str) -> bool:
    """Kept, since a value is asked about for each label before it, and menus stand on every page."""
    first = next(iter(text[:_LONGEST_LABEL].split(None, 1)), "")
    if first.isalpha():
        if first.casefold() not in _first_words():
            return False
    elif first[:1] in _MARKS:
        return False
    opening = key(text.replace("：", ":").partition(":")[0]).split(None, 2)[:2]
    return " ".join(opening) in _openings() or bool(opening and opening[0] in _openings())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(label.partition(" ")[0] for label in labels())


@cache
def _openings() -> frozenset[str]:
    return frozenset(" ".join(label.split(" ", 2)[:2]) for label in labels())


def opens_with_label(line: str, beside: bool = False) -> re.Match[str] | None:
    """The label (group 1) that opens a line of a label, no colon, and its value.

    What follows begins as a name or a number does, as in no sentence. A label of one word counts only `beside` another
    fact, or in front of a date.

    >>> opens_with_label("Issued on 30 May 2025")[1], opens_with_label("Issued by the Mission today")
    ('Issued on', None)
    """
    if (
        not line
        or len(line) > LONGEST_VALUE
        or line[0].islower()
        or line.endswith(_SENTENCE_ENDS)
        or not may_open(line)
    ):
        return None
    if key(line[:LONGEST_VALUE].partition(":")[0]) in labels():  # with a colon, or with nothing behind it
        return None
    match = label_without_colon().match(line)
    if match is None or match.end() == len(line) or line[match.end()].islower() or not line[match.end()].isalnum():
        return None
    return match if beside or len(match[1].split()) > 1 or _DATE.match(line, match.end()) else None


@cache
def label_without_colon() -> re.Pattern[str]:
    """A pattern that finds a known label (group 1) and the space, or the dash or stroke, between it and a value."""
    return re.compile(rf"(?<!\w)({_alternatives(labels())})(?!\w)\s*(?:[–—|]|-(?=\s))?\s*", re.IGNORECASE)


@cache
def label_with_colon() -> re.Pattern[str]:
    """A pattern that finds a known label and its colon within a line ("Issued by: ... Fields of work: ...")."""
    return re.compile(rf"(?<!\w)(?:{_alternatives(labels())})(?: / [^:：|\n]{{2,30}})?\s*[:：]", re.IGNORECASE)


def _alternatives(keys: Iterable[str]) -> str:
    """A pattern of some words, the longest first; hard spaces and line ends part them as spaces do."""
    return "|".join(r"\s+".join(map(re.escape, key.split())) for key in sorted(keys, key=len, reverse=True))
