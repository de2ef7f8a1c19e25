"""Rows: what one segment gave, one line each, written so that sorting lines as bytes puts them in the order needed.

All rows of one item stand together, by time of capture; rejects come after all items, sums at the end. Merging sorted
files of rows is then all it takes to bring any number of segments together with little memory.
"""

import heapq
import tempfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple, Self

from osce_scraper.archives import opened

_RUN: Final = 16 * 1024 * 1024  # bytes of rows sorted in memory at a time
_FAN_IN: Final = 400  # files merged at a time: below the 1024 that a process may open
_BLOCK: Final = 256 * 1024  # what is read ahead of each remote file

ITEM, REJECT, SUM = "1", "2", "3"


class Row(NamedTuple):
    """One row. Fields before `data` hold no tab and no newline, `data` no newline."""

    section: str
    """ITEM, REJECT or SUM."""
    key: str
    """Node id with leading zeros, else the address."""
    time: str
    """When the page was captured, sortable; empty when nobody noted it."""
    kind: str
    """`item` or `revisit`."""
    facts: str
    """`Facts` of a capture or revisit, separated by blanks."""
    data: bytes
    """The record, reject, revisit or sum as JSON."""

    def encoded(self) -> bytes:
        """The row as a line."""
        return "\t".join(self[:5]).encode() + b"\t" + self.data.rstrip(b"\n") + b"\n"

    @classmethod
    def decoded(cls, line: bytes) -> Self:
        """The row of a line."""
        head, data = line.rstrip(b"\n").rsplit(b"\t", 1)  # JSON holds no raw tab
        section, key, time, kind, facts = head.decode().split("\t")
        return cls(section, key, time, kind, facts, data)


class Facts(NamedTuple):
    """What brings captures of one item together; none of it holds a blank."""

    language: str = ""
    content: str = ""
    """Content hash of the record."""
    edition: str = ""
    """Which of the item's addresses was captured (`urls.edition`)."""
    digest: str = ""
    """Digest of the payload captured or repeated."""
    refers_to: str = ""
    """Time of the capture that a revisit repeats."""

    @classmethod
    def of(cls, row: Row) -> Self:
        """The facts of a row."""
        return cls(*row.facts.split(" "))

    def __str__(self) -> str:
        return " ".join(self)


def key_of(identity: int | str) -> str:
    """The sortable form of a node id or address."""
    return f"{identity:010d}" if isinstance(identity, int) else " ".join(identity.split())


def time_of(instant: datetime | None) -> str:
    """The sortable form of a time, empty for none: captures of an unknown time come before all others."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f") if instant else ""


class Sorter:
    """Rows in any order in, lines in their order out. Memory holds `_RUN` bytes of them, a scratch folder the rest."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._size = 0
        self._runs: list[str] = []
        self._scratch = tempfile.TemporaryDirectory(prefix="osce-rows-")

    def add(self, row: Row) -> None:
        """Take in one row."""
        line = row.encoded()
        self._lines.append(line)
        self._size += len(line)
        if self._size > _RUN:
            path = Path(self._scratch.name, f"{len(self._runs)}")
            with path.open("wb") as run:
                run.writelines(sorted(self._lines))
            self._runs.append(str(path))
            self._lines, self._size = [], 0

    def lines(self) -> Iterator[bytes]:
        """All rows as lines, sorted."""
        return heapq.merge(merged(self._runs), sorted(self._lines))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._scratch.cleanup()


def merged(addresses: Iterable[str]) -> Generator[bytes, None, None]:
    """The lines of sorted files as one sorted stream; more files than may be open are merged in several rounds."""
    with tempfile.TemporaryDirectory(prefix="osce-merge-") as scratch, ExitStack() as stack:
        addresses, rounds = list(addresses), 0
        while len(addresses) > _FAN_IN:
            groups = [addresses[first : first + _FAN_IN] for first in range(0, len(addresses), _FAN_IN)]
            addresses = [f"{scratch}/{rounds}-{number}" for number in range(len(groups))]
            for path, group in zip(addresses, groups, strict=True):
                with Path(path).open("wb") as stream:
                    stream.writelines(merged(group))
            rounds += 1
        files = [stack.enter_context(opened(address, _BLOCK)) for address in addresses]
        yield from heapq.merge(*files)
