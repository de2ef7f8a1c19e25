"""All tables, parents before children."""

from osce_scraper.export.columns import Column, Table
from osce_scraper.export.item_tables import OF_ITEMS
from osce_scraper.export.speaker_tables import OF_SPEAKERS


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

TABLES: tuple[Table, ...] = (*VOCABULARIES, *OF_SPEAKERS, *OF_ITEMS)
