"""What a table is: columns with their meaning, and how the rows of an item are made.

Column descriptions are those of the record (`items`), said once there.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel

from osce_scraper.items import NewsItem

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


def of(model: type[BaseModel], name: str, type_: Type = "text", rename: str | None = None) -> Column:
    """A column for a field of the record, described as there."""
    return Column(rename or name, type_, model.model_fields[name].description or "")


ITEM = Column("item", "text", "Item it belongs to.", refers="items")
POSITION = Column("position", "integer", "Place in printed order, from 0.")
