"""Many parts -> one output: each item's captures brought together in order of time."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import groupby
from typing import BinaryIO, Literal

from osce_scraper.bulk.rows import REJECT, SUM, Row
from osce_scraper.bulk.tasks import Sum
from osce_scraper.items import NewsItem
from osce_scraper.log import line_of
from osce_scraper.rejects import Reject

_Version = tuple[str, str]  # language, content hash


class Versions:
    """The captures of one item so far, oldest first.

    A version is a line of the log when it differs from the one before it, so that the last line always is the item's
    last known state, also where an edit was taken back. What repeats the version before it is only counted.
    """

    def __init__(self) -> None:
        self.line: bytes = b""
        """What the last row taken adds to the log, empty for nothing."""
        self._newest: dict[str, tuple[str, int]] = {}  # language -> content hash, revision
        self._records: dict[_Version, bytes] = {}  # each version as first captured
        self._payloads: dict[str, _Version] = {}  # payload digest, time of capture, "" for the latest

    def take(self, row: Row) -> Literal["new", "revised", "same"] | None:
        """What a capture or revisit is beside those before it; None for a revisit of a page that gave no record."""
        self.line = b""
        if row.kind == "item":
            language, content, digest = row.facts.split(" ")
            version, record = (language, content), row.data
            self._records.setdefault(version, record)
            self._payloads.update(dict.fromkeys((digest, row.time, ""), version))
        else:
            known = [self._payloads[name] for name in row.facts.split(" ") if name in self._payloads]
            if not known:
                return None
            version, record = known[0], self._records[known[0]]
        return self._change(version, record, row)

    def _change(self, version: _Version, record: bytes, row: Row) -> Literal["new", "revised", "same"]:
        language, content = version
        newest, revision = self._newest.get(language, ("", 0))
        if newest == content:
            return "same"
        self._newest[language] = (content, revision + 1)
        self.line = record + b"\n" if row.kind == "item" and not revision else _revised(record, revision + 1, row.time)
        return "revised" if revision else "new"


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
        versions = Versions()
        for row in group:
            if section == REJECT:
                rejects.write(row.data + b"\n")
            elif section == SUM:
                sums.merge(Sum.model_validate_json(row.data))
            elif (change := versions.take(row)) is None:
                rejects.write(row.data + b"\n")
                reject = Reject.model_validate_json(row.data)
                sums.health.answer(reject.outcome, reject.url, reject.reason)
            else:
                changes[change] += 1
                if versions.line:
                    log.write(versions.line)
    sums.health.changes.update(changes)
    return sums
