"""The speakers of a database: people found over all its quotes, written as tables."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from sqlite_utils import Database

from osce_scraper.export.corrections import Corrections
from osce_scraper.export.names import name_of
from osce_scraper.export.people import Appearance, Person, people
from osce_scraper.quotes.languages.lexicon import lexicon_for


def resolve(db: Database, corrections: Corrections | None = None) -> None:
    """Bring the tables of speakers up to date with all quotes, and point each quote at its speaker.

    Rows that stay as they are are not touched; each write to a quote would also turn the full-text index.
    """
    keyed = list(_keyed(people(_appearances(db), corrections)))
    _renew(db, "speakers", {_speaker(key, person) for key, person in keyed})
    _renew(db, "speaker_names", {row for key, person in keyed for row in _names(key, person)})
    _renew(db, "speaker_roles", {row for key, person in keyed for row in _roles(key, person)})
    db.conn.executemany(
        "UPDATE quotes SET speaker = :key WHERE quote = :quote AND speaker IS NOT :key",
        ({"key": key, "quote": a.quote} for key, person in keyed for a in person.appearances),
    )


def _appearances(db: Database) -> Iterator[Appearance]:
    rows = db.execute(
        """SELECT quote, speaker_name, speaker_kind, issued_on, role, quotes.structure, country, honorific, mention, language,
                  (SELECT json_group_array(structure) FROM item_issuers AS i WHERE i.item = items.item)
           FROM quotes JOIN items USING (item) WHERE speaker_name IS NOT NULL"""
    )
    for quote, name, kind, on, role, structure, country, honorific, mention, language, issuers in rows:
        yield Appearance(
            quote,
            name,
            kind,
            date.fromisoformat(on) if on else None,
            role,
            structure,
            country,
            frozenset(filter(None, json.loads(issuers))),
            _sex(language, honorific, mention),
        )


def _sex(language: str, *pointers: str | None) -> str | None:
    """What the title or the pronoun for a speaker tells: "m", "f", or None."""
    lexicon = lexicon_for(language)
    if lexicon is None:
        return None
    told = (lexicon.pronouns | lexicon.honorifics).get
    return next((sex for each in pointers if each and (sex := told(each.casefold())) in ("m", "f")), None)


def _renew(db: Database, table: str, rows: set[tuple[object, ...]]) -> None:
    """Make a table hold just these rows."""
    columns = [column.name for column in db[table].columns]
    before = set(db.execute(f"SELECT {', '.join(columns)} FROM {table}"))
    these = " AND ".join(f"{column} IS ?" for column in columns)
    db.conn.executemany(f"DELETE FROM {table} WHERE {these}", before - rows)
    db.conn.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", rows - before)


def _keyed(found: Iterable[Person]) -> Iterator[tuple[str, Person]]:
    """Each speaker with a key made of the name: "helga-maria-schmid", "helga-maria-schmid-2"."""
    seen: Counter[str] = Counter()
    for person in found:
        key = "-".join(name_of(person.name).words) or "unnamed"
        seen[key] += 1
        yield (key if seen[key] == 1 else f"{key}-{seen[key]}"), person


def _span(appearances: Iterable[Appearance]) -> tuple[str | None, str | None]:
    days = sorted(a.on for a in appearances if a.on)
    return (days[0].isoformat(), days[-1].isoformat()) if days else (None, None)


def _speaker(key: str, person: Person) -> tuple[object, ...]:
    appearances = person.appearances
    items = {a.quote.rpartition("-")[0] for a in appearances}
    latest = max((a for a in appearances if a.role), key=_when, default=None)
    return (
        key,
        person.name,
        appearances[0].kind,
        latest.role if latest else None,
        _joined(name for name, _ in Counter(a.name for a in sorted(appearances, key=_when)).most_common()),
        _joined(dict.fromkeys(a.structure for a in sorted(appearances, key=_when) if a.structure)),
        _joined(dict.fromkeys(a.country for a in sorted(appearances, key=_when) if a.country)),
        len(appearances),
        len(items),
        *_span(appearances),
    )


def _joined(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None


def _when(appearance: Appearance) -> tuple[date, str]:
    return (appearance.on or date.min, appearance.quote)


def _names(key: str, person: Person) -> Iterator[tuple[object, ...]]:
    counts = Counter(a.name for a in person.appearances)
    whys = {name: "; ".join(filter(None, reasons)) for name, reasons in person.why.items()}
    return ((key, name, count, whys[name] or "the name itself") for name, count in counts.items())


def _roles(key: str, person: Person) -> Iterator[tuple[object, ...]]:
    roles: dict[tuple[str, str | None, str | None], list[Appearance]] = defaultdict(list)
    for a in sorted(person.appearances, key=_when):
        if a.role:
            roles[a.role, a.structure, a.country].append(a)
    for position, ((role, structure, country), held) in enumerate(roles.items()):
        yield (key, position, role, structure, country, *_span(held), len(held))
