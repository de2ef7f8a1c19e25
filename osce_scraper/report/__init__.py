"""The report: one HTML file that opens offline, with the newsroom in charts and the data behind each."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from osce_scraper import __version__
from osce_scraper.errors import ExportError
from osce_scraper.export import export
from osce_scraper.output.durable import replacing
from osce_scraper.report.charts import Chart
from osce_scraper.report.health import HEALTH
from osce_scraper.report.newsroom import NEWSROOM

PARTS = {"The newsroom": NEWSROOM, "The health of the data": HEALTH}
# What stands above the charts.
NUMBERS = {
    "items": "SELECT count(*) FROM items",
    "quotes": "SELECT count(*) FROM quotes",
    "people quoted": "SELECT count(*) FROM speakers WHERE kind = 'person'",
    "structures": "SELECT count(DISTINCT structure) FROM item_issuers",
    "languages": "SELECT count(DISTINCT language) FROM items",
}
# In the head of every report: an earlier one may be replaced, another file may not.
MARK = '<meta name="generator" content="osce_scraper">'


@dataclass(frozen=True, slots=True)
class Section:
    """One chart as the page shows it: the sentence says what the picture shows, the rows are what it was drawn from."""

    id: str
    title: str
    sentence: str
    svg: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


def write_report(log: Path, target: Path) -> Path:
    """Write the report on a log (file or output folder); brings the SQLite export up to date first.

    Raises `LogError` when the log cannot be read, `ExportError` when a library of the extra `report` is missing.
    """
    try:
        from jinja2 import Environment, PackageLoader
    except ImportError as error:
        raise ExportError(f"{error.name} is missing: pip install 'osce-scraper[report]'") from error
    database = export(log, "sqlite").target
    with closing(sqlite3.connect(database)) as connection:
        parts = {title: list(_sections(connection, charts)) for title, charts in PARTS.items()}
        items, first, last = connection.execute("SELECT count(*), min(issued_on), max(issued_on) FROM items").fetchone()
        numbers = {name: connection.execute(sql).fetchone()[0] for name, sql in NUMBERS.items()}
    template = Environment(loader=PackageLoader(__name__, "."), autoescape=True).get_template("report.html.j2")
    page = template.render(
        parts=parts,
        numbers=numbers,
        items=items,
        first=first,
        last=last,
        made=datetime.now(UTC).date().isoformat(),
        version=__version__,
    )
    with replacing(target) as stream:
        stream.write(page.encode())
    return target


def _sections(connection: sqlite3.Connection, charts: Sequence[Chart]) -> Iterator[Section]:
    try:
        from osce_scraper.report.drawing import svg
    except ImportError as error:
        raise ExportError(f"{error.name} is missing: pip install 'osce-scraper[report]'") from error

    for chart in charts:
        cursor = connection.execute(chart.sql)
        columns = [column[0] for column in cursor.description]
        rows = cursor.fetchall()
        picture = svg(chart, columns, rows) if rows else ""
        sentence = chart.sentence(rows) if rows else "There is nothing to show."
        yield Section(chart.id, chart.title, sentence, picture, columns, rows)
