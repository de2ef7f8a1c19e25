"""Mutants: fixture pages broken as networks, archives and strangers break them; the same seed, the same mutant."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
Mutation = Callable[[bytes, random.Random], bytes]

_LINKED = b'<script type="application/ld+json">'
HOSTILE: tuple[bytes, ...] = (
    b"\x00" * 40,
    b"\xff\xfe\xfa\xed\xa0\x80\xf8",
    b"<div>" * 3000,
    b"</div></p></body></html>",
    b"<" + b"a " * 3000,
    b"<p " + b" ".join(b"x%d=1" % n for n in range(3000)) + b">",
    b"&lt;" * 2000 + b"&#x110000;&#0;&#xD800;&nosuch;" * 300,
    b"<!--" * 1000,
    b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>&b;",
    b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><r>&e;</r>",
    _LINKED + b"[" * 3000 + b"</script>",
    _LINKED + b'{"@type":"NewsArticle","datePublished":"9999-99-99","headline":{"a":[1]}}</script>',
    _LINKED + b'{"@graph":[null,1,"x",{"@type":["NewsArticle",3],"datePublished":7}]}</script>',
    b'<meta property="article:published_time" content="31 February 2020">',
    b'<time datetime="99999999-99-99T99:99:99">soon</time>',
    b"<dt>Issued on:</dt><dd>31 February 2020</dd>",
    b'<link rel="canonical" href="http://[::1/9999999999999999999999999">',
    b'<a href="https://www.osce.org/sq/node/99999999999999999999999">Shqip</a><a hreflang="??" href="//:0">x</a>',
    "“‘«„\"'»”’".encode() * 300,
    b"said " * 800,
    "\u202eevil\u202c\u200b\u2066\ufeff\u2028\u2029".encode() * 100,
    ("A" * 5000 + " ").encode() * 4,
    "МОСКВА, 5 мая 2020 – ".encode() * 50,
    b"<base href='javascript:alert(1)'>",
    b"<svg><math><table><select><template><frameset><plaintext>",
)


def cut(page: bytes, chance: random.Random) -> bytes:
    """A download that ended early."""
    return page[: chance.randrange(len(page) + 1)]


def drop(page: bytes, chance: random.Random) -> bytes:
    """A stretch lost in the middle."""
    start = chance.randrange(len(page) + 1)
    return page[:start] + page[start + chance.randrange(1, 3000) :]


def flip(page: bytes, chance: random.Random) -> bytes:
    """Bits flipped."""
    broken = bytearray(page)
    for _ in range(min(len(broken), chance.randrange(1, 60))):
        broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
    return bytes(broken)


def repeat(page: bytes, chance: random.Random) -> bytes:
    """A stretch printed twice."""
    start = chance.randrange(len(page) + 1)
    part = page[start : start + chance.randrange(1, 8000)]
    return page[:start] + part + part + page[start + len(part) :]


def insert(page: bytes, chance: random.Random) -> bytes:
    """A stranger's bytes at a random place."""
    place = chance.randrange(len(page) + 1)
    return page[:place] + chance.choice(HOSTILE) + page[place:]


def swap_tags(page: bytes, chance: random.Random) -> bytes:
    """One tag name for another, everywhere."""
    names = (b"div", b"p", b"h1", b"dl", b"dt", b"dd", b"span", b"ul", b"li", b"a", b"table", b"time", b"head", b"body")
    old, new = chance.sample(names, 2)
    return page.replace(b"<" + old + b">", b"<" + new + b">").replace(b"<" + old + b" ", b"<" + new + b" ")


def recode(page: bytes, chance: random.Random) -> bytes:
    """The text in another encoding than the page says."""
    text = page.decode("utf-8", "replace")
    return text.encode(
        chance.choice(("utf-16", "utf-16-be", "utf-32", "cp1252", "cp1251", "koi8-r", "utf-7")), "replace"
    )


MUTATIONS: tuple[Mutation, ...] = (cut, drop, flip, repeat, insert, insert, swap_tags, recode)


def pages() -> list[bytes]:
    """All fixture pages, in a fixed order."""
    return [file.read_bytes() for file in sorted(FIXTURES.glob("*/*.html"))]


def mutant(seed: int, originals: Sequence[bytes]) -> bytes:
    """One page, broken one to four times; every tenth is spliced with another."""
    chance = random.Random(seed)
    page = chance.choice(originals)
    if chance.random() < 0.1:
        other = chance.choice(originals)
        page = page[: chance.randrange(len(page))] + other[chance.randrange(len(other)) :]
    for _ in range(chance.randrange(1, 5)):
        page = chance.choice(MUTATIONS)(page, chance)
    return page
