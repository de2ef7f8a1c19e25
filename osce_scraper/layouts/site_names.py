"""The words of a title without the names of the site around them, and the letters by which two printings are compared."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from osce_scraper.layouts import words
from osce_scraper.text import clean

_NAMES = r"(?:OSCE/ODIHR|OSCE|ODIHR|ОБСЕ|ОБСЄ|OSZE|OEBS|ОЕБС|OSBE|Organi[sz]ation for Security (?:and|&) Co-?operation in Europe)"
# "Title | OSCE", "Title - OSCE Permanent Council", "Title « OSCE"
_SITE_BEHIND = re.compile(rf"\s+(?:[|–—\-«»‹›<>·•/~→←*]|::)\s+{_NAMES}(?:\s.*)?$")
# "OSCE | Title", "OSCE Newsroom: Title", "OSCE - Newsroom - Title"
_SITE_BEFORE = re.compile(
    rf"(?P<name>{_NAMES}?(?P<room>[^|:–—]{{0,40}}?))(?:\s*(?:[|:]|::)\s+|\s+[–—\-«»‹›<>·•/~→*]\s+)"
)
# What editors write where their users write nothing: "New Page 1", "Untitled Document".
_DEFAULT = re.compile(
    r"(?:(?:new|blank|untitled|no title)[\s-]*(?:page|document)?|document|page)[\s-]*\d*", re.IGNORECASE
)
_LIST = re.compile(rf"\[{_NAMES}[^\]]{{0,30}}\]\s+", re.IGNORECASE)
_MAIL = re.compile(r"^(?:(?:FW|Fwd|RE|AW|WG|TR|\[[^\]]{1,30}\])\s*:?\s+)+", re.IGNORECASE)  # "FW: [osce-news] "
_NUMBERS = re.compile(r"(?:\s*No\.?|N[°º])?[\d/.\s]+$", re.IGNORECASE)
# "OSCE Mission to Bosnia and Herzegovina", "OSCE Parliamentary Assembly": a name in a place where a title should be
_HOUSE = re.compile(
    rf"{_NAMES}\s(?:\w+\s){{0,3}}(?:Mission|Office|Centre|Presence|Project Co-?ordinator|Assembly|Council|Secretariat|Group)"
    r"(?:\s(?:to|in|for|of|at)\s(?:the\s)?[A-Z]\w+(?:\sand\s[A-Z]\w+)?)?"
)
_SEPARATOR = re.compile(r"\s*[|\]\[]\s*|\s+[–—\-«»‹›<>·•/~→←*]\s+|\s*::\s*|:\s+")


def letters(text: str) -> str:
    """What two printings of one title share: letters and digits without case."""
    return "".join(filter(str.isalnum, text.casefold()))


@lru_cache(maxsize=256)
def without_site(title: str) -> str:
    """A title without the name of the site and its rooms; empty when it is nothing else.

    >>> without_site("OSCE - Newsroom - Centre opens | OSCE"), without_site("OSCE Press Release 38/96")
    ('Centre opens', '')
    """
    title = clean(title)
    cut = _SITE_BEHIND.sub("", title)
    title = clean(_MAIL.sub("", title if _is_room(cut) else cut))  # "OSCE - OSCE media freedom representative ..."
    while (match := _SITE_BEFORE.match(title)) and _is_room(match["name"]):
        title = title[match.end() :]
    return "" if _DEFAULT.fullmatch(title) or all(map(_is_room, _SEPARATOR.split(title))) else title


def without_list(title: str) -> str:
    """A printed title without the name of the mailing list that sent it.

    >>> without_list("[OSCE press releases] Centre opens"), without_list("[sic] and other words")
    ('Centre opens', '[sic] and other words')
    """
    return _LIST.sub("", title) if title.startswith("[") else title


def _is_room(name: str) -> bool:
    """Whether a name is the site's or that of a room of it: "OSCE", "Newsroom", "OSCE Press Release No. 38/96"."""
    room = words.key(_NUMBERS.sub("", re.sub(rf"^{_NAMES}", "", name)))
    return not room or room in words.words("crumbs") or room in words.words("kinds") or bool(_HOUSE.fullmatch(name))


def _variants(title: str) -> Iterator[str]:
    """The letters of a title and of its parts that hold the longest one: sites and mailers print their names around it."""
    parts = [part for part in _SEPARATOR.split(title) if part]
    longest = parts.index(max(parts, key=len)) if parts else 0
    for first in range(longest + 1):
        for last in range(longest + 1, len(parts) + 1):
            yield letters("".join(parts[first:last]))


def wanted(named: Iterable[str]) -> list[str]:
    """The letters by which the titles of a head may be printed on the page, the likeliest first."""
    titles = [title for title in named if without_site(title)]
    different = dict.fromkeys((*map(without_site, titles), *titles))
    variants = (sorted(_variants(title), key=len, reverse=True) for title in different)
    return list(dict.fromkeys(filter(None, chain.from_iterable(variants))))
