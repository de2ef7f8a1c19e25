"""Who may import whom: the rooms of the house stay apart (ARCHITECTURE.md, "Layers")."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "osce_scraper"

# Room -> what it must not know. A room is a module or package below osce_scraper; "scrapy" and the like are libraries.
FORBIDDEN: dict[str, set[str]] = {
    "errors": {"*"},
    "text": {"*", "scrapy", "parsel", "lxml"},
    "items": {"*", "scrapy", "parsel", "lxml"},
    "urls": {"scrapy", "parsel", "items", "dom", "extract"},
    "page": {"scrapy", "parsel", "items", "dom", "extract"},
    "dates": {"scrapy", "parsel", "lxml", "dom", "layouts", "page", "extract"},
    "languages": {"scrapy", "parsel", "lxml", "dom", "layouts", "page", "extract"},
    "vocabularies": {"scrapy", "parsel", "lxml", "dom", "layouts", "page", "extract", "quotes"},
    "quotes": {"scrapy", "parsel", "lxml", "dom", "layouts", "page", "extract", "urls"},
    **{
        f"quotes/{room}": {f"quotes.{other}" for other in ("article", "verdict", *later)}
        for room, *later in (
            ("languages", "text", "people", "clauses", "cues", "speakers", "refusals"),
            ("text", "people", "clauses", "cues", "speakers", "refusals"),
            ("people", "clauses", "cues", "speakers", "refusals"),
            ("clauses", "cues", "speakers", "refusals"),
            ("cues", "speakers", "refusals"),
            ("refusals", "cues", "speakers"),
        )
    },
    "repairs": {"scrapy", "items", "page", "dom", "layouts", "extract", "vocabularies", "quotes", "dates"},
    "dom": {"scrapy", "items", "layouts", "extract", "vocabularies", "quotes", "dates"},
    "layouts": {"scrapy", "items", "extract", "vocabularies", "quotes", "dates"},
    "extract": {"scrapy", "pathlib", "os", "urllib.request", "time", "output"},
    "meaning": {"scrapy", "pathlib", "os", "time", "output", "quotes"},
    "fingerprint": {"scrapy", "dom", "layouts", "page", "output"},
    "output": {"scrapy", "dom", "layouts"},
    "manners": {"dom", "vocabularies", "quotes", "layouts", "extract", "output"},
    "spiders": {"dom", "vocabularies", "quotes"},
    "pipelines": {"dom", "vocabularies", "quotes"},
    "extensions": {"dom", "vocabularies", "quotes"},
    "middlewares": {"dom", "vocabularies", "quotes"},
    "cli": {"dom"},
    "report": {"dom"},
    "browse": {"dom"},
    "bulk": {"dom"},
    "export": {"dom"},
    "frames": {"dom", "scrapy"},
}


def _modules(room: str) -> Iterator[Path]:
    if (PACKAGE / f"{room}.py").exists():
        yield PACKAGE / f"{room}.py"
    yield from (PACKAGE / room).rglob("*.py")


def _imports(file: Path) -> Iterator[str]:
    """Full names of what a module imports, wherever in the file the import stands."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _knows(imported: str, forbidden: str, room: str) -> bool:
    if forbidden == "*":
        own = f"osce_scraper.{room}"
        return imported.startswith("osce_scraper.") and imported != own and not imported.startswith(own + ".")
    return any(imported == name or imported.startswith(name + ".") for name in (forbidden, f"osce_scraper.{forbidden}"))


@pytest.mark.parametrize("room", FORBIDDEN)
def test_room_knows_only_what_it_may(room: str) -> None:
    files = list(_modules(room))
    assert files, f"no room {room}: mend the table"
    broken = [
        f"{file.relative_to(PACKAGE)} imports {imported}"
        for file in files
        for imported in _imports(file)
        for forbidden in FORBIDDEN[room]
        if _knows(imported, forbidden, room)
    ]
    assert broken == []
