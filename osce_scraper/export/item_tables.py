"""The tables that items fill: the item, its versions and quotes, and a table for each of its lists."""

from collections.abc import Iterator

from pydantic import BaseModel

from osce_scraper.export.columns import ITEM, POSITION, Column, Table, Type, Values, item_key, of
from osce_scraper.items import Attachment, Image, NewsItem, Provenance, Quote, Speaker, Term, Translation


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
        of(NewsItem, "id", "integer"),
        of(NewsItem, "language"),
        of(NewsItem, "issued_on", "date"),
        Column("year", "integer", "Year of `issued_on`."),
        of(NewsItem, "kind"),
        of(NewsItem, "title"),
        of(NewsItem, "lead"),
        Column("places", "text", "Printed place, else the dateline's places, joined by semicolons."),
        Column("dateline", "text", "Dateline that opens the body, as printed."),
        Column("dateline_date", "date", "Date of the dateline."),
        Column("quote_count", "integer", "Number of quotes."),
        of(NewsItem, "url"),
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
        ITEM,
        POSITION,
        *(of(Quote, name, type_, column) for name, column, type_ in _QUOTE_FIELDS),
        of(Speaker, "name", rename="speaker_name"),
        of(Speaker, "honorific"),
        of(Speaker, "role"),
        of(Speaker, "kind", rename="speaker_kind"),
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
            ITEM,
            POSITION,
            Column(column, "text", Term.model_fields["id"].description or "", refers=vocabulary),
            of(Term, "label"),
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
        (ITEM, POSITION, *(of(model, part) for part in parts)),
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
        ITEM,
        Column("revision", "integer", Provenance.model_fields["revision"].description or ""),
        Column("fetched_at", "datetime", "When this version was fetched (UTC)."),
        Column("issued_on", "date", "Date of publication that it printed."),
        Column("title", "text", "Its headline."),
        Column("content_hash", "text", "SHA-256 of its meaning."),
    ),
    key=("item", "revision"),
    rows=_revision_rows,
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
