"""Strings in, strings out: white space and invisible characters as the record wants them."""

import re

# Zero-width and bidirectional controls, soft hyphen, BOM: invisible in print, poison in comparison.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# C0 and C1 controls that are not white space, and lone surrogates, which UTF-8 cannot carry.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")


def printed(text: str) -> str:
    """A text without the characters that no one sees; white space stays as it is.

    >>> printed("Issued\\u200b by\\u00a0")
    'Issued by\\xa0'
    """
    return text if text.isascii() else _INVISIBLE.sub("", text)


def clean(text: str) -> str:
    """One line of visible text: white space of any kind folded to single spaces, invisible characters gone.

    >>> clean(" VIENNA,\\u00a023 July\\n 2015\\u200b ")
    'VIENNA, 23 July 2015'
    """
    line = " ".join(text.split())
    if line.isprintable():  # neither of the two is
        return line
    return " ".join(_FORBIDDEN.sub("", _INVISIBLE.sub("", text)).split())


def visible(text: str) -> str:
    """A text as it may be shown on a terminal or written to a log: what is not printed stands there as its escape.

    Pages, servers and file names are written by strangers; a terminal obeys what they write, and a line break begins
    a log line of their own making.

    >>> visible("a\\x1b[31m b\\n2025 INFO all is well \\u202e\\udc80 é")
    'a\\\\x1b[31m b\\\\n2025 INFO all is well \\\\u202e\\\\udc80 é'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
