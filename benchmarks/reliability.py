"""Where `docs/reliability.md` gets its tables: each command prints its own and, with `--write-docs`, puts it there."""

from datetime import date
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs" / "reliability.md"


def table(name: str, lines: list[str], write: bool) -> None:
    """Print a table, and let it take the place of the one that the docs hold under its name."""
    print("\n".join(lines))
    if write:
        before, rest = DOCS.read_text("utf-8").split(f"<!-- {name} -->", 1)
        after = rest.split(f"<!-- /{name} -->", 1)[1]
        block = "\n".join([*lines, "", f"Measured {date.today():%B %Y}."])
        DOCS.write_text(f"{before}<!-- {name} -->\n{block}\n<!-- /{name} -->{after}", "utf-8")
