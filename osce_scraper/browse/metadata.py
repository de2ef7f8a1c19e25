"""What Datasette tells of the tables, and the named questions. Descriptions are those of the record."""

import re
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import Any

from osce_scraper.export.columns import Table
from osce_scraper.export.tables import TABLES

DATABASE = "news"
# Rows of one answer; whoever wants all exports them.
MAX_ROWS = 5000
_PARAMETER = re.compile(r"(?<![:\w]):([a-z_]+)")


@dataclass(frozen=True)
class Question:
    """One SQL file: its first lines are comments, title and description."""

    name: str
    title: str
    description: str
    sql: str

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """Names that the question asks for."""
        return tuple(dict.fromkeys(_PARAMETER.findall(self.sql)))


def _question(name: str, text: str) -> Question:
    comments = [line.removeprefix("--").strip() for line in text.splitlines() if line.startswith("--")]
    sql = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    return Question(name, comments[0], " ".join(comments[1:]), sql.strip())


QUESTIONS: dict[str, Question] = {
    file.name.removesuffix(".sql"): _question(file.name.removesuffix(".sql"), file.read_text("utf-8"))
    for file in sorted(resources.files(__package__).joinpath("queries").iterdir(), key=lambda file: file.name)
}


@dataclass(frozen=True)
class Example:
    """A question as an analyst would ask it first: `shown` and `counted` are columns for a glance at the answer."""

    name: str
    words: str
    arguments: dict[str, str]
    shown: str
    counted: str | None = None


EXAMPLES = (
    Example(
        "most_quoted",
        "Who was quoted most on gender equality in 2025?",
        {"field": "gender-equality", "year": "2025"},
        "speaker",
        "quotes",
    ),
    Example(
        "said_on",
        "What did the Secretary General say on Moldova?",
        {"structure": "secretary-general", "country": "MD"},
        "quote",
    ),
    Example("publishers", "Which missions publish on youth?", {"field": "youth"}, "structure", "items"),
    Example("officials", "How often were officials of Turkmenistan quoted?", {"country": "TM"}, "year", "quotes"),
)


def metadata() -> dict[str, Any]:
    """What Datasette is told of the database."""
    return {
        "title": "News of the OSCE",
        "source": "Organization for Security and Co-operation in Europe",
        "source_url": "https://www.osce.org/",
        "databases": {
            DATABASE: {
                "tables": {table.name: _table(table) for table in TABLES}
                | {
                    "news": {
                        "description": "Items in short, the newest first.",
                        "facets": ["kind", "language", "year"],
                        "sort_desc": "issued_on",
                    },
                    **{
                        name: {"hidden": True}
                        for name in ("export_state", "columns", "snapshot", "filters", "filtered", "pairs")
                    },
                },
                "queries": {
                    name: {
                        "sql": question.sql,
                        "title": question.title,
                        "description": question.description,
                        "params": list(question.parameters),
                    }
                    for name, question in QUESTIONS.items()
                },
            }
        },
    }


def _table(table: Table) -> dict[str, Any]:
    labels = {"items": "title", "speakers": "name", "quotes": "text"}
    return {
        "description": table.description,
        "columns": {column.name: column.description for column in table.columns},
        "label_column": labels.get(table.name, "label" if "label" in table.names else table.names[0]),
    }
