"""What a chart is: the question in SQL, the sentence that says what it shows, and how it is drawn.

Every number on the page comes from these questions on the SQLite export; anyone can ask them again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from osce_scraper.report.sentences import Rows


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. Columns of the answer by shape: bars (label, number; or label, note, number), stack and heat (x, part,
    number)."""

    id: str
    title: str
    shape: Literal["bars", "stack", "heat"]
    sql: str
    sentence: Callable[[Rows], str]
    unit: str = "items"
