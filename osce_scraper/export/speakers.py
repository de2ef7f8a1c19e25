"""The speakers of a database: people found over all its quotes, written as tables.

What the program got wrong is put right by a line in `speakers.toml` beside the log:

    apart = [["Helga Schmid", "Helga Maria Schmid"]]    # two people
    same = [["Elmira Tasha", "Elmira Tasha-Koci"]]      # one person
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from osce_scraper.errors import ExportError
from osce_scraper.export.people import Appearance, Corrections, Person, parts, people

CORRECTIONS_NAME = "speakers.toml"


def read_corrections(file: Path) -> Corrections:
    """The corrections of a TOML file; none when it does not exist.

    Raises `ExportError` naming the file when it is no TOML or holds other lines than `apart` and `same`.
    """
    if not file.exists():
        return Corrections()
    try:
        table = tomllib.loads(file.read_text("utf-8"))
        apart, same = table.pop("apart", []), table.pop("same", [])
        if table:
            raise ExportError(f"{file}: unknown line {min(table)!r}; there are `apart` and `same`")
        return Corrections(tuple(map(frozenset, apart)), tuple(map(frozenset, same)))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError) as error:
        raise ExportError(f"{file}: {error}") from error


def resolve(db: Database, corrections: Corrections | None = None) -> None:
    """Fill the tables of speakers anew from all quotes, and point each quote at its speaker."""
    found = people(_appearances(db), corrections)
    for table in ("speakers", "speaker_names", "speaker_roles"):
        db.execute(f"DELETE FROM {table}")
    keyed = list(_keyed(found))
    _insert(db, "speakers", (_speaker(key, person) for key, person in keyed))
    _insert(db, "speaker_names", (row for key, person in keyed for row in _names(key, person)))
    _insert(db, "speaker_roles", (row for key, person in keyed for row in _roles(key, person)))
    # Only quotes whose speaker changed are written: each write also turns the full-text index.
    db.conn.executemany(
        "UPDATE quotes SET speaker = :key WHERE quote = :quote AND speaker IS NOT :key",
        ({"key": key, "quote": a.quote} for key, person in keyed for a in person.appearances),
    )


def _appearances(db: Database) -> Iterator[Appearance]:
    rows = db.execute(
        "SELECT quote, speaker_name, speaker_kind, issued_on, role, structure, country"
        " FROM quotes JOIN items USING (item) WHERE speaker_name IS NOT NULL"
    )
    for quote, name, kind, on, role, structure, country in rows:
        yield Appearance(quote, name, kind, date.fromisoformat(on) if on else None, role, structure, country)


def _keyed(found: Iterable[Person]) -> Iterator[tuple[str, Person]]:
    """Each speaker with a key made of the name: "helga-maria-schmid", "helga-maria-schmid-2"."""
    seen: Counter[str] = Counter()
    for person in found:
        key = "-".join(parts(person.name)) or "unnamed"
        seen[key] += 1
        yield (key if seen[key] == 1 else f"{key}-{seen[key]}"), person


def _insert(db: Database, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * len(db[table].columns))
    db.conn.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _span(appearances: Iterable[Appearance]) -> tuple[str | None, str | None]:
    days = sorted(a.on for a in appearances if a.on)
    return (days[0].isoformat(), days[-1].isoformat()) if days else (None, None)


def _speaker(key: str, person: Person) -> tuple[object, ...]:
    appearances = person.appearances
    items = {a.quote.rpartition("-")[0] for a in appearances}
    latest = max((a for a in appearances if a.role), key=lambda a: (a.on or date.min, a.quote), default=None)
    role = latest.role if latest else None
    return (key, person.name, appearances[0].kind, role, len(appearances), len(items), *_span(appearances))


def _names(key: str, person: Person) -> Iterator[tuple[object, ...]]:
    counts = Counter(a.name for a in person.appearances)
    return ((key, name, count, person.why[name]) for name, count in counts.most_common())


def _roles(key: str, person: Person) -> Iterator[tuple[object, ...]]:
    roles: dict[tuple[str, str | None, str | None], list[Appearance]] = defaultdict(list)
    for a in sorted(person.appearances, key=lambda a: (a.on or date.min, a.quote)):
        if a.role:
            roles[a.role, a.structure, a.country].append(a)
    for position, ((role, structure, country), held) in enumerate(roles.items()):
        yield (key, position, role, structure, country, *_span(held), len(held))
