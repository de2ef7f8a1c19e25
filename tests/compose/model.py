"""What a composed story is: the truth that a page prints and that a reading must give back."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Layout = Literal["drupal6", "drupal6_newsroom", "drupal11", "plain"]
Sort = Literal["paragraph", "heading", "item"]


class Part(NamedTuple):
    """One entry of the body: a paragraph, a heading inside the body, or an item of a list."""

    sort: Sort
    text: str


class Label(NamedTuple):
    """A printed label and the id that the vocabularies give it."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody quoted; `structure` and `country` are what the role says."""

    name: str
    role: str
    honorific: str | None
    woman: bool
    structure: Label | None = None
    country: Label | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One quote: `body[paragraph].text[start:end] == text`."""

    text: str
    paragraph: int
    start: int
    end: int
    group: int
    kind: Literal["direct", "partial"]
    cue: str | None
    mention: str | None
    speaker: Person
    method: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The dateline as it opens the body; `date` None when it prints none, or none with a year."""

    text: str
    places: tuple[str, ...]
    date: date | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture beside the text; `credit` is what the caption prints in parentheses."""

    url: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that the page offers."""

    url: str
    title: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Story:
    """One news item: all that its page prints about itself."""

    id: int
    host: str
    segment: str
    language: str
    kind: str | None
    title: str
    lead: str | None
    issued_on: date
    issuers: tuple[Label, ...]
    fields: tuple[Label, ...]
    place: str | None
    """City of the fact line ("KYIV"); drupal6 pages have no such line."""
    dateline: Opening | None
    body: tuple[Part, ...]
    quotes: tuple[Said, ...] = ()
    images: tuple[Picture, ...] = ()
    attachments: tuple[File, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    """Language code and address of each other edition."""
    contacts: tuple[str, ...] = ()
    """Lines of the contact block at the end, which is no part of the body."""
    countries: tuple[Label, ...] = ()

    @property
    def path(self) -> str:
        """Path of the page; editions other than the English carry their language in front."""
        prefix = "" if self.language == "en" else f"/{self.language}"
        return f"{prefix}/{self.segment}/{self.id}"

    @property
    def url(self) -> str:
        """Canonical address."""
        return f"https://{self.host}{self.path}"

    @property
    def layout(self) -> Layout:
        """The generation of the site in which a story of this date was published."""
        if self.issued_on.year < 2011:
            return "drupal6_newsroom"
        return "drupal6" if self.issued_on.year < 2026 else "drupal11"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body as the record holds it."""
        return tuple(part.text for part in self.body)
