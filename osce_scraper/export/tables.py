"""The tables: which there are, what their columns mean, and which rows an item gives.

Column descriptions are those of the record (`items`), said once there.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel

from osce_scraper.items import Attachment, Image, NewsItem, Provenance, Quote, Speaker, Term, Translation

Value = str | int | float | None
Values = tuple[Value, ...]
Type = Literal["text", "integer", "real", "date", "datetime"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `refers` is the table whose key its values are."""

    name: str
    type: Type
    description: str
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `indexed` names columns that people filter by; `rows` makes its rows from one item."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[NewsItem], Iterable[Values]] = field(default=lambda item: ())
    indexed: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(column.name for column in self.columns)


def item_key(item: NewsItem) -> str:
    """The key of an item in every table: "591767-en", with the address in place of a missing node id.

    >>> from tests.compose import item
    >>> item_key(item(3)) == f"{item(3).id}-{item(3).language}"
    True
    """
    return "-".join(map(str, item.key))


def _of(model: type[BaseModel], name: str, type_: Type = "text", rename: str | None = None) -> Column:
    return Column(rename or name, type_, model.model_fields[name].description or "")


_ITEM = Column("item", "text", "Item it belongs to.", refers="items")
_POSITION = Column("position", "integer", "Place in printed order, from 0.")


def _item_row(item: NewsItem) -> Iterator[Values]:
    dateline, origin = item.dateline, item.provenance
    yield (
        item_key(item),
        item.id,
        item.language,
        item.issued_on.isoformat() if item.issued_on else None,
        item.issued_on.year if item.issued_on else None,
        item.kind,
        item.title,
        item.lead,
        "; ".join(item.places) or None,
        dateline.text if dateline else None,
        dateline.date.isoformat() if dateline and dateline.date else None,
        len(item.quotes),
        item.url,
        origin.layout,
        origin.fetched_at.isoformat() if origin.fetched_at else None,
        origin.revision,
        origin.content_hash,
        origin.scraper_version,
        "\n\n".join(item.body),
    )


ITEMS = Table(
    "items",
    "News items, the newest revision of each.",
    (
        Column("item", "text", "Node id and language: `591767-en`."),
        _of(NewsItem, "id", "integer"),
        _of(NewsItem, "language"),
        _of(NewsItem, "issued_on", "date"),
        Column("year", "integer", "Year of `issued_on`."),
        _of(NewsItem, "kind"),
        _of(NewsItem, "title"),
        _of(NewsItem, "lead"),
        Column("places", "text", "Printed place, else the dateline's places, joined by semicolons."),
        Column("dateline", "text", "Dateline that opens the body, as printed."),
        Column("dateline_date", "date", "Date of the dateline."),
        Column("quote_count", "integer", "Number of quotes."),
        _of(NewsItem, "url"),
        Column("layout", "text", "Layout of the site that the page had."),
        Column("fetched_at", "datetime", "When the page was fetched (UTC)."),
        Column("revision", "integer", "Revision of the item that this row holds."),
        Column("content_hash", "text", "SHA-256 of the item's meaning."),
        Column("scraper_version", "text", "Version of the scraper that read the page."),
        # Last, so that a query that does not ask for it never reads the overflow pages it lies in.
        Column("body", "text", "Paragraphs, joined by empty lines."),
    ),
    key=("item",),
    rows=_item_row,
    indexed=("issued_on", "year", "kind", "language", "id"),
)


_QUOTE_FIELDS: tuple[tuple[str, str, Type], ...] = (
    # field of the record, column, type; columns avoid the words of SQL
    ("text", "text", "text"),
    ("kind", "kind", "text"),
    ("cue", "cue", "text"),
    ("mention", "mention", "text"),
    ("method", "method", "text"),
    ("confidence", "confidence", "real"),
    ("paragraph", "paragraph", "integer"),
    ("start", "start_char", "integer"),
    ("end", "end_char", "integer"),
    ("group", "utterance", "integer"),
)


def _quote_rows(item: NewsItem) -> Iterator[Values]:
    key = item_key(item)
    for position, quote in enumerate(item.quotes):
        yield (
            f"{key}-{position}",
            key,
            position,
            *(getattr(quote, name) for name, _, _ in _QUOTE_FIELDS),
            *_speaker_values(quote.speaker),
            None,
        )


def _speaker_values(speaker: Speaker | None) -> Values:
    if speaker is None:
        return (None,) * 6
    return (
        speaker.name,
        speaker.honorific,
        speaker.role,
        speaker.kind,
        speaker.structure.id if speaker.structure else None,
        speaker.country.id if speaker.country else None,
    )


QUOTES = Table(
    "quotes",
    "Quotes with their speakers as the article gives them.",
    (
        Column("quote", "text", "Item and position: `591767-en-0`."),
        _ITEM,
        _POSITION,
        *(_of(Quote, name, type_, column) for name, column, type_ in _QUOTE_FIELDS),
        _of(Speaker, "name", rename="speaker_name"),
        _of(Speaker, "honorific"),
        _of(Speaker, "role"),
        _of(Speaker, "kind", rename="speaker_kind"),
        Column("structure", "text", "Structure the speaker stands for, read from the role.", refers="structures"),
        Column("country", "text", "State the speaker stands for, read from the role.", refers="countries"),
        Column("speaker", "text", "The speaker across articles.", refers="speakers"),
    ),
    key=("quote",),
    rows=_quote_rows,
    indexed=("item", "speaker", "structure", "country", "speaker_name"),
)


def _term_table(name: str, field_name: str, column: str, vocabulary: str) -> Table:
    """A table of one list of Terms: the label as printed and, where the vocabulary knows it, the id."""

    def rows(item: NewsItem) -> Iterator[Values]:
        terms: tuple[Term, ...] = getattr(item, field_name)
        return ((item_key(item), n, term.id, term.label) for n, term in enumerate(terms))

    return Table(
        name,
        NewsItem.model_fields[field_name].description or "",
        (
            _ITEM,
            _POSITION,
            Column(column, "text", Term.model_fields["id"].description or "", refers=vocabulary),
            _of(Term, "label"),
        ),
        key=("item", "position"),
        rows=rows,
        indexed=(column, "label"),
    )


def _part_table(name: str, field_name: str, model: type[BaseModel], parts: tuple[str, ...]) -> Table:
    """A table of one list of small parts, a column for each of their fields."""

    def rows(item: NewsItem) -> Iterator[Values]:
        listed = getattr(item, field_name)
        return ((item_key(item), n, *(getattr(part, p) for p in parts)) for n, part in enumerate(listed))

    return Table(
        name,
        NewsItem.model_fields[field_name].description or "",
        (_ITEM, _POSITION, *(_of(model, part) for part in parts)),
        key=("item", "position"),
        rows=rows,
    )


def _revision_rows(item: NewsItem) -> Iterator[Values]:
    origin = item.provenance
    yield (
        item_key(item),
        origin.revision,
        origin.fetched_at.isoformat() if origin.fetched_at else None,
        item.issued_on.isoformat() if item.issued_on else None,
        item.title,
        origin.content_hash,
    )


REVISIONS = Table(
    "revisions",
    "Every version of an item that the log holds, the newest included.",
    (
        _ITEM,
        Column("revision", "integer", Provenance.model_fields["revision"].description or ""),
        Column("fetched_at", "datetime", "When this version was fetched (UTC)."),
        Column("issued_on", "date", "Date of publication that it printed."),
        Column("title", "text", "Its headline."),
        Column("content_hash", "text", "SHA-256 of its meaning."),
    ),
    key=("item", "revision"),
    rows=_revision_rows,
)


def _vocabulary_table(name: str, description: str) -> Table:
    columns = (Column("id", "text", "Id in the vocabulary."), Column("label", "text", "Its current label."))
    return Table(name, description, columns, key=("id",))


# Table -> vocabulary that fills it.
VOCABULARIES = {
    _vocabulary_table("structures", "Structures, institutions and field operations."): "structures",
    _vocabulary_table("fields_of_work", "Fields of work."): "fields_of_work",
    _vocabulary_table("countries", "Participating States and Partners for Co-operation."): "states",
    _vocabulary_table("meetings", "Meeting series."): "meetings",
}

_SPEAKER = Column("speaker", "text", "Speaker it belongs to.", refers="speakers")

# What `speakers.resolve` fills from all quotes together.
OF_SPEAKERS: tuple[Table, ...] = (
    Table(
        "speakers",
        "Speakers across articles, one row a person, organization, document or group.",
        (
            Column("speaker", "text", "Name in lower case and Latin letters; a number tells two of one name apart."),
            Column("name", "text", "Fullest form of the name."),
            _of(Speaker, "kind"),
            Column("role", "text", "Role of the latest quote that gives one."),
            Column("names", "text", "All forms of the name, the most frequent first, joined by semicolons."),
            Column("structures", "text", "Ids of the structures stood for, in order of time, joined by semicolons."),
            Column("countries", "text", "Codes of the States stood for, in order of time, joined by semicolons."),
            Column("quote_count", "integer", "Number of quotes."),
            Column("item_count", "integer", "Number of items quoted in."),
            Column("first_on", "date", "Date of the first quote."),
            Column("last_on", "date", "Date of the last quote."),
        ),
        key=("speaker",),
        indexed=("name", "quote_count"),
    ),
    Table(
        "speaker_names",
        "Forms of a speaker's name, and why each is counted to this speaker.",
        (
            _SPEAKER,
            Column("name", "text", "Form of the name as articles give it."),
            Column("quote_count", "integer", "Number of quotes under this form."),
            Column("why", "text", "Why this form is counted to this speaker."),
        ),
        key=("speaker", "name"),
        indexed=("name",),
    ),
    Table(
        "speaker_roles",
        "Roles of a speaker with the dates between which articles give them.",
        (
            _SPEAKER,
            Column("position", "integer", "Order of first mention, from 0."),
            Column("role", "text", "Role as articles give it."),
            Column("structure", "text", "Structure read from the role.", refers="structures"),
            Column("country", "text", "State read from the role.", refers="countries"),
            Column("first_on", "date", "Date of the first quote in this role."),
            Column("last_on", "date", "Date of the last quote in this role."),
            Column("quote_count", "integer", "Number of quotes in this role."),
        ),
        key=("speaker", "position"),
        indexed=("structure", "country"),
    ),
)

# What an item fills, parents before children.
OF_ITEMS: tuple[Table, ...] = (
    ITEMS,
    REVISIONS,
    QUOTES,
    _term_table("item_issuers", "issued_by", "structure", "structures"),
    _term_table("item_fields", "fields_of_work", "field", "fields_of_work"),
    _term_table("item_countries", "countries", "country", "countries"),
    _term_table("item_meetings", "meetings", "meeting", "meetings"),
    _part_table("item_images", "images", Image, ("url", "caption", "credit")),
    _part_table("item_attachments", "attachments", Attachment, ("url", "title", "media_type")),
    _part_table("item_translations", "translations", Translation, ("language", "url")),
)
