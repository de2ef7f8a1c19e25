"""The record: what one line of the output holds. The JSON Schema, the docs and the fixtures come from here.

A change to a model is announced in CHANGELOG.md first and bumps `SCHEMA_VERSION`. None means "the page does not
say", never "we failed".
"""

from datetime import date as Date  # a field of Dateline is named date
from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

SCHEMA_VERSION: Final = 1

Text = Annotated[str, StringConstraints(min_length=1)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Model(BaseModel):
    """What all parts of the record share: they never change and hold nothing unannounced."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Term(Model):
    """One entry of a vocabulary as a page prints it."""

    id: Text | None
    """Id from the vocabulary; null when the label is unknown. Published ids are never reused."""
    label: Text
    """The label as printed."""


class Speaker(Model):
    """Who said a quote."""

    name: Text
    """The fullest form of the name in the article; the fullest noun phrase for somebody never named."""
    honorific: Text | None = None
    """"Ambassador", "Dr", "Her Excellency": what stands before the name beside a role."""
    role: Text | None = None
    """The longest title phrase given for the speaker anywhere in the article."""
    kind: Literal["person", "organization", "document", "group"]
    """What sort of speaker it is."""
    structure: Term | None = None
    """OSCE structure read from the role."""
    country: Term | None = None
    """State read from the role; ISO 3166-1 alpha-2 id."""


class Quote(Model):
    """Words somebody said or wrote; titles, slogans, terms and scare quotes are none."""

    text: Text
    """The words between the outer marks: `body[paragraph][start:end]`."""
    paragraph: Annotated[int, Field(ge=0)]
    """Index into `body`."""
    start: Annotated[int, Field(ge=0)]
    """First character of `text` in the paragraph (Unicode code points)."""
    end: Annotated[int, Field(ge=1)]
    """One past the last character of `text` in the paragraph."""
    group: Annotated[int, Field(ge=0)]
    """Parts of one utterance, cut by the reporting clause or running over paragraphs, share this number."""
    kind: Literal["direct", "partial"]
    """`direct`: a full clause or utterance; `partial`: words built into the reporter's own sentence."""
    cue: Text | None = None
    """Reporting verb or phrase ("said", "according to")."""
    mention: Text | None = None
    """The words that point at the speaker nearest the quote ("she", "the Ambassador")."""
    speaker: Speaker | None = None
    """Null when the article does not tell."""
    method: Text
    """The rule that attributed the quote."""
    confidence: Annotated[float, Field(ge=0, le=1)]
    """Share of right attributions of this method on annotated articles."""


class Dateline(Model):
    """The place and date that open the body ("VIENNA, 23 July 2015 –")."""

    text: Text
    """As printed, separator included."""
    places: tuple[Text, ...]
    """Places in printed order, in capitals where the page prints capitals."""
    date: Date | None
    """Null when the dateline prints none, or none with a year."""


class Image(Model):
    """A picture of the article."""

    url: Url
    """Absolute address of the picture, https on the OSCE's hosts, without archive prefix."""
    caption: Text | None = None
    """Caption without the credit."""
    credit: Text | None = None
    """Photographer or owner as printed in parentheses ("OSCE/Name")."""


class Attachment(Model):
    """A file the page offers."""

    url: Url
    """Absolute address of the file, https on the OSCE's hosts, without archive prefix."""
    title: Text | None = None
    """Text of the link."""
    media_type: Text | None = None
    """Read from the file ending (IANA media type)."""


class Translation(Model):
    """The same item in another language."""

    language: LanguageCode
    """BCP 47 code as the page gives it for the edition."""
    url: Url
    """Canonical address of the edition."""


class Provenance(Model):
    """Where the record came from and how it was read."""

    fetched_at: AwareDatetime | None
    """When the page was fetched (UTC); null for a saved page whose capture nobody noted."""
    layout: Text
    """Module of `osce_scraper.layouts` that read the page."""
    sources: dict[str, str]
    """Field -> rung of its ladder that gave it ("time[datetime]", "label", "listing", "dateline", ...)."""
    missing: tuple[str, ...] = ()
    """Fields that pages of this layout print and this page had not."""
    unread: tuple[str, ...] = ()
    """Labels of the fact block that no field reads: new ones are the first sign of a redesign."""
    refused: tuple[str, ...] = ()
    """Printed values that could not be believed, as `field: text` (a date in the future, 31 February)."""
    content_hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of the item's meaning, not of its markup: it changes only when the item does."""
    revision: Annotated[int, Field(ge=1)] = 1
    """1 for the first line written of an item, one more for each later version in the same output."""
    scraper_version: Text
    """Version of this package that read the page."""


class NewsItem(Model):
    """One news item of the OSCE in one language."""

    schema_version: Literal[1] = SCHEMA_VERSION
    """Version of this contract."""
    id: Annotated[int, Field(ge=1)] | None
    """Node id, whatever host or path led to the page; null for an address without one."""
    url: Url
    """Canonical address: https, without tracking, `%20` or archive prefix."""
    kind: Text | None
    """Item type as printed ("News Item", "Press release", "Daily report")."""
    language: LanguageCode
    """BCP 47 code of the text itself, detected from the text; `und` when the text is too short to tell."""
    title: Text
    """Headline, without the name of the site."""
    lead: Text | None
    """Teaser printed between title and facts."""
    issued_on: Date | None
    """Date of publication: page metadata, else the printed fact, else the listing row, else the dateline."""
    issued_by: tuple[Term, ...]
    """Structures that issued the item, in printed order."""
    fields_of_work: tuple[Term, ...]
    """In printed order."""
    places: tuple[Text, ...]
    """Printed place, else the dateline's places."""
    dateline: Dateline | None
    """As it opens the body; it never overrides metadata."""
    countries: tuple[Term, ...]
    """Participating States and partners named in title, lead or body, in order of first mention."""
    meetings: tuple[Term, ...]
    """Meeting series of the OSCE named in title, lead or body, in order of first mention."""
    body: tuple[Text, ...]
    """Paragraphs as printed, headings and list items included; captions, contacts and menus are not."""
    quotes: tuple[Quote, ...]
    """Read from `body`, in order of appearance."""
    images: tuple[Image, ...]
    """Pictures of the article in printed order."""
    attachments: tuple[Attachment, ...]
    """Files offered with the article in printed order."""
    translations: tuple[Translation, ...]
    """Editions of this item in other languages: pages of its node, or others that the page calls its editions."""
    provenance: Provenance
    """Where the record came from and how it was read."""

    @property
    def key(self) -> tuple[int | str, str]:
        """What makes two lines the same item: node id (else address) and language."""
        return (self.id if self.id is not None else self.url, self.language)


__all__ = [
    "SCHEMA_VERSION",
    "Attachment",
    "Dateline",
    "Image",
    "NewsItem",
    "Provenance",
    "Quote",
    "Speaker",
    "Term",
    "Translation",
]
