"""One newsroom and one application for all tests of the pages: nothing a visitor does changes them."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from osce_scraper.browse import application
from tests.browse.newsroom import Visitor, write_newsroom

Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_newsroom(tmp_path_factory.mktemp("browse"))


@pytest.fixture(scope="session")
def visitor(out: Path) -> Visitor:
    return Visitor(application(out))


@pytest.fixture(scope="session")
def sql(out: Path, visitor: Visitor) -> Iterator[Ask]:
    """Questions asked straight of the export, past all pages."""
    with closing(sqlite3.connect(out / "news.sqlite")) as connection:
        yield lambda question, *values: connection.execute(question, values).fetchall()
