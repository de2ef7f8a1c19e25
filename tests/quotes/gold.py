"""The gold of quotes: annotated articles under `fixtures/quotes`, read and checked.

An article is one text file: a TOML header between `+++` lines, then one paragraph a line. A quote is tagged in place,
`⟦speaker form|words⟧`, a trap `⟦trap kind|words⟧`. The rules are in `fixtures/quotes/README.md`.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

ROOT: Final = Path(__file__).parents[2] / "fixtures" / "quotes"
FORMS: Final = frozenset(
    {"after", "split", "pronoun", "subject", "carry", "bare", "partial", "before", "multi", "other"}
)
TRAPS: Final = frozenset({"title", "project", "slogan", "scare", "term", "sign", "name"})
KINDS: Final = frozenset({"person", "organization", "document", "group"})

_TAG: Final = re.compile(r"⟦(?P<who>[^\s|]+)(?P<words>(?:\s+[^\s|]+)+)\|(?P<text>[^⟦⟧]+)⟧")  # ⟦stav split +|words⟧
Half = Literal["open", "held"]


class GoldError(ValueError):
    """Raised by `read` for an article whose tags or header do not follow the rules."""


@dataclass(frozen=True)
class GoldSpeaker:
    """A speaker as the header names it; `structure` and `country` are ids, None where nobody annotated them."""

    name: str
    kind: str = "person"
    honorific: str | None = None
    role: str | None = None
    structure: str | None = None
    country: str | None = None


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` of a paragraph, without surrounding white space."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True)
class GoldQuote:
    span: Span
    text: str
    form: str
    kind: str
    group: int
    speaker: GoldSpeaker | None
    """None where the article does not tell (speaker key `-`)."""


@dataclass(frozen=True)
class Trap:
    span: Span
    text: str
    kind: str


@dataclass(frozen=True)
class Article:
    id: str
    language: str
    title: str
    paragraphs: tuple[str, ...]
    quotes: tuple[GoldQuote, ...]
    traps: tuple[Trap, ...]

    @property
    def half(self) -> Half:
        """`open` is looked at while building, `held` only scored: parity of SHA-256 of the id.

        >>> Article("001", "en", "", (), (), ()).half
        'held'
        """
        return "held" if hashlib.sha256(self.id.encode()).digest()[-1] % 2 else "open"


def read(path: Path) -> Article:
    """The article of one file; GoldError where the annotation breaks a rule."""
    try:
        return parse(path.read_text(encoding="utf-8"), identity=path.stem, language=path.parent.name)
    except (GoldError, tomllib.TOMLDecodeError, TypeError) as error:
        raise GoldError(f"{path.parent.name}/{path.name}: {error}") from error


def parse(text: str, identity: str, language: str) -> Article:
    """The article of annotated text.

    >>> gold = parse('+++\\ntitle="T"\\nspeakers.s={name="Ana Ek"}\\n+++\\n“⟦s after|We agree,⟧” said Ek.', "1", "en")
    >>> gold.paragraphs, gold.quotes[0].text, gold.quotes[0].span.start
    (('“We agree,” said Ek.',), 'We agree,', 1)
    """
    _, head, body = text.split("+++\n", 2)
    header = tomllib.loads(head)
    speakers = {key: _speaker(entry) for key, entry in header.get("speakers", {}).items()}
    lines = [line for line in body.splitlines() if line.strip()]
    tags = [_Tag.of(found, speakers) for line in lines for found in _TAG.finditer(line)]
    if unused := speakers.keys() - {tag.who for tag in tags}:
        raise GoldError(f"speakers nobody quotes: {sorted(unused)}")
    paragraphs = tuple(_TAG.sub(lambda found: found["text"], line) for line in lines)
    if stray := [paragraph for paragraph in paragraphs if "⟦" in paragraph or "⟧" in paragraph]:
        raise GoldError(f"broken tag: {stray[0]}")
    quotes, traps = _marked(zip(_spans(lines), tags, strict=True), paragraphs, speakers)
    return Article(identity, language, header["title"], paragraphs, quotes, traps)


@dataclass(frozen=True)
class _Tag:
    who: str
    form: str
    flags: frozenset[str]

    @classmethod
    def of(cls, found: re.Match[str], speakers: dict[str, GoldSpeaker]) -> "_Tag":
        form, *flags = found["words"].split()
        tag = cls(found["who"], form, frozenset(flags))
        if tag.form not in (TRAPS if tag.who == "trap" else FORMS):
            raise GoldError(f"unknown form or trap: {found[0]}")
        if tag.who not in {"trap", "-", *speakers} or not tag.flags <= {"+", "~"} or not found["text"].strip():
            raise GoldError(f"unknown speaker or flag, or no words: {found[0]}")
        return tag


def _speaker(entry: dict[str, Any]) -> GoldSpeaker:
    speaker = GoldSpeaker(**entry)
    if speaker.kind not in KINDS:
        raise GoldError(f"unknown kind of speaker: {speaker.kind}")
    return speaker


def _spans(lines: list[str]) -> Iterator[Span]:
    """Where the tagged words stand once the tags are gone."""
    for number, line in enumerate(lines):
        gone = 0
        for found in _TAG.finditer(line):
            opened = found.start("text") - found.start()
            start = found.start() - gone
            yield trimmed(Span(number, start, start + len(found["text"])), found["text"])
            gone += opened + 1


def trimmed(span: Span, text: str) -> Span:
    """The span without the white space at its ends: whether « words » hold their spaces is a matter of taste."""
    left, right = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    return Span(span.paragraph, span.start + left, span.end - right)


def _marked(
    tagged: Iterator[tuple[Span, _Tag]], paragraphs: tuple[str, ...], speakers: dict[str, GoldSpeaker]
) -> tuple[tuple[GoldQuote, ...], tuple[Trap, ...]]:
    quotes: list[GoldQuote] = []
    traps: list[Trap] = []
    for span, tag in tagged:
        text = paragraphs[span.paragraph][span.start : span.end]
        if tag.who == "trap":
            traps.append(Trap(span, text, tag.form))
            continue
        joined = "+" in tag.flags
        if joined and (not quotes or quotes[-1].speaker != speakers.get(tag.who)):
            raise GoldError(f"a part of nothing: {text}")
        group = (quotes[-1].group if quotes else -1) + (not joined)
        kind = "partial" if tag.form == "partial" or "~" in tag.flags else "direct"
        quotes.append(GoldQuote(span, text, tag.form, kind, group, speakers.get(tag.who)))
    return tuple(quotes), tuple(traps)


@cache
def articles() -> tuple[Article, ...]:
    """All annotated articles, by id."""
    return tuple(sorted((read(path) for path in ROOT.glob("*/*.txt")), key=lambda article: article.id))
