"""Many parts -> one output: each item's captures brought together in order of time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import BinaryIO, Final, Literal, NamedTuple

from osce_scraper.bulk.rows import ITEM, REJECT, Facts, Row
from osce_scraper.bulk.tasks import Sum
from osce_scraper.items import NewsItem
from osce_scraper.output.log import line_of
from osce_scraper.output.rejects import Reject
from osce_scraper.urls import is_twin

Change = Literal["new", "revised", "same", "twin"]
_LATEST: Final = ""


class _Version(NamedTuple):
    language: str
    content: str
    edition: str


class Captures:
    """All captures of one item, oldest first. Memory holds the record of each version once, however often it came.

    A version is a line of the log when it differs from the one before it, so that the last line always is the item's
    last known state, also where an edit was taken back. What repeats the version before it is only counted.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._records: dict[_Version, bytes] = {}
        self._payloads: dict[str, _Version] = {}
        """Payload digest or time of capture -> what was captured."""
        self._rows = [self._noted(row) for row in rows]
        self._newest: dict[str, tuple[str, str, int]] = {}
        """Language -> content, edition and revision of the last line."""

    def _noted(self, row: Row) -> Row:
        if row.kind == "revisit":
            return row
        facts = Facts.of(row)
        version = _Version(*facts[:3])
        self._records.setdefault(version, row.data)
        for name in filter(None, (facts.digest, row.time)):
            self._payloads.setdefault(name, version)
        return row._replace(data=b"")

    def taken(self) -> Iterator[tuple[Row, Change | None, bytes]]:
        """Each capture, what it is beside those before it, and its line in the log, empty for none.

        No change: a revisit of a page that is not among the captures, or gave no record.
        """
        for row in self._rows:
            facts = Facts.of(row)
            version = self._repeated(facts) if row.kind == "revisit" else _Version(*facts[:3])
            if version is None:
                yield row, None, b""
                continue
            self._payloads[_LATEST] = version
            yield row, *self._change(row, facts.edition, version)

    def _repeated(self, facts: Facts) -> _Version | None:
        """What a revisit repeats: by its digest wherever that was captured, else by time, else the one before it."""
        names = [name for name in (facts.digest, facts.refers_to) if name] or [_LATEST]
        return next((self._payloads[name] for name in names if name in self._payloads), None)

    def _change(self, row: Row, edition: str, version: _Version) -> tuple[Change, bytes]:
        language, content, _ = version
        known, place, revision = self._newest.get(language, ("", edition, 0))
        if content == known or is_twin(edition, place, language):
            return "same" if edition == place else "twin", b""
        self._newest[language] = (content, edition, revision + 1)
        record = self._records[version]
        line = record + b"\n" if row.kind == "item" and not revision else _revised(record, revision + 1, row.time)
        return "revised" if revision else "new", line


def _revised(record: bytes, revision: int, time: str) -> bytes:
    """A record as a later version, captured at a time."""
    item = NewsItem.model_validate_json(record)
    fetched_at = datetime.fromisoformat(time).replace(tzinfo=UTC) if time else None
    provenance = item.provenance.model_copy(update={"revision": revision, "fetched_at": fetched_at})
    return line_of(item.model_copy(update={"provenance": provenance}))


def merge(rows: Iterable[bytes], log: BinaryIO, rejects: BinaryIO) -> Sum:
    """Write log and rejects from sorted rows; memory holds the versions of one item at a time. The sum is returned.

    The log is in order of node id, then time; rejects stand in order of address.
    """
    sums, changes = Sum(segments=0), Counter[str]()
    for (section, _), group in groupby(map(Row.decoded, rows), key=lambda row: row[:2]):
        if section == ITEM:
            for row, change, line in Captures(group).taken():
                log.write(line)
                if change:
                    changes[change] += 1
                else:
                    rejects.write(row.data + b"\n")
                    sums.reject(Reject.model_validate_json(row.data))
        elif section == REJECT:
            rejects.writelines(row.data + b"\n" for row in group)
        else:
            for row in group:
                sums.merge(Sum.model_validate_json(row.data))
    sums.health.changes.update(changes)
    return sums
