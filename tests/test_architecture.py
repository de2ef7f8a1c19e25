"""What the documents say of files is true: a newcomer who follows them arrives."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
PACKAGE = PROJECT / "osce_scraper"
DOCUMENTS = sorted({*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md")})
FILE = re.compile(r"`([\w./<>*-]+\.(?:py|toml|sql))`")
PLACEHOLDER = re.compile(r"<\w+>")
FOLDERS = ("osce_scraper", "tests", "benchmarks", "docs")
NOT_OURS = {"speakers.toml"}  # a user writes it


def rooms() -> set[str]:
    """Rooms that ARCHITECTURE.md names in its table: modules and packages of the package."""
    text = (PROJECT / "ARCHITECTURE.md").read_text("utf-8")
    table = text.partition("## Rooms")[2].partition("##")[0]
    cells = re.findall(r"^\|([^|]*)", table, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([a-z_]+)/?`", cell)}


def _named(document: Path) -> Iterator[str]:
    yield from FILE.findall(document.read_text("utf-8"))


def test_each_room_is_told_and_each_told_room_is_there() -> None:
    there = {
        path.stem
        for path in PACKAGE.iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").is_file()) and not path.stem.startswith("__")
    }
    assert rooms() == there


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_a_document_names_are_there(document: Path) -> None:
    patterns = {name: PLACEHOLDER.sub("*", name) for name in _named(document) if name not in NOT_OURS}
    missing = [name for name, pattern in patterns.items() if not _is_there(pattern)]
    assert missing == []


def _is_there(pattern: str) -> bool:
    """A path from the project's or the package's root; a bare name may stand in any folder of ours."""
    if "/" in pattern:
        return any(any(place.glob(pattern)) for place in (PROJECT, PACKAGE))
    return any(any((PROJECT / folder).rglob(pattern)) for folder in FOLDERS)
