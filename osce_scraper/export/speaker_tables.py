"""The tables that `speakers.resolve` fills from all quotes together."""

from osce_scraper.export.columns import Column, Table, of
from osce_scraper.items import Speaker

_SPEAKER = Column("speaker", "text", "Speaker it belongs to.", refers="speakers")

OF_SPEAKERS: tuple[Table, ...] = (
    Table(
        "speakers",
        "Speakers across articles, one row a person, organization, document or group.",
        (
            Column("speaker", "text", "Name in lower case and Latin letters; a number tells two of one name apart."),
            Column("name", "text", "Fullest form of the name."),
            of(Speaker, "kind"),
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
