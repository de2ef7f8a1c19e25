"""Is an output whole? Looks at every line, record and table without changing any; `repair` mends."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import BaseModel, ValidationError

from osce_scraper.errors import DamageError
from osce_scraper.items import NewsItem
from osce_scraper.ledger import Ledger, stamp
from osce_scraper.output import Output
from osce_scraper.recovery import Line
from osce_scraper.rejects import Reject
from osce_scraper.run import RunReport
from osce_scraper.spans import spans

Versions = dict[tuple[int | str, str], tuple[str, int]]
"""Content hash and revision of the newest line of each item."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a file. `harmless`: a run was killed here, the next one puts it right by itself."""

    file: Path
    text: str
    harmless: bool = False


def findings(output: Output) -> Iterator[Finding]:
    """Everything wrong with an output; the caller holds its lock.

    Raises `StoreError` when the ledger is not ours or of a newer version, `OSError` when a file cannot be read.
    """
    newest: Versions = {}
    for path in (output.log, output.rejects):
        if path.exists():
            for line in checked_lines(path, NewsItem if path == output.log else Reject):
                if isinstance(line.record, NewsItem):
                    yield from _sequence(path, line.record, newest)
                elif line.record is None:
                    yield Finding(path, f"byte {line.start}: {line.reason}", harmless=line.torn)
    for path in output.archives():
        yield from _archive(path)
    if output.ledger.exists():
        yield from _ledger(output, newest)
    if output.run.exists():
        try:
            RunReport.model_validate_json(output.run.read_bytes())
        except ValidationError:
            yield Finding(output.run, "is no report of a run; the next run writes it anew", harmless=True)


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """One line of a file, bytes `start` to `end`; `record` is None when it is none, and `reason` says why."""

    start: int
    end: int
    data: bytes
    record: BaseModel | None
    reason: str = ""
    torn: bool = False


def checked_lines(path: Path, model: type[Line]) -> Iterator[CheckedLine]:
    """Every line of a log or of rejects with its record, bad lines too."""
    end = 0
    with path.open("rb") as stream:
        for data in stream:
            start, end = end, end + len(data)
            if not data.endswith(b"\n"):
                yield CheckedLine(
                    start, end, data, None, "the last line is torn: a run was killed while it wrote", torn=True
                )
                return
            try:
                record = model.model_validate_json(data)
            except ValidationError as error:
                yield CheckedLine(start, end, data, None, f"not a record: {error.errors()[0]['msg']}")
            else:
                yield CheckedLine(start, end, data, record)


def _sequence(path: Path, item: NewsItem, newest: Versions) -> Iterator[Finding]:
    revision = item.provenance.revision
    before = newest.get(item.key, ("", 0))[1]
    if revision <= before:
        name = f"{item.url} ({item.language})"
        yield Finding(path, f"{name}: revision {revision} stands after revision {before}")
    newest[item.key] = (item.provenance.content_hash, revision)


def _archive(path: Path) -> Iterator[Finding]:
    size = path.stat().st_size
    for span in spans(path):
        if not span.whole:
            torn = span.end == size
            reason = "the last record is torn, or the end is damaged" if torn else "damaged"
            yield Finding(path, f"bytes {span.start} to {span.end}: {reason}", harmless=torn)


def _ledger(output: Output, newest: Versions) -> Iterator[Finding]:
    try:
        with contextlib.closing(Ledger(output.ledger)) as ledger:
            damage = ledger.damage()
            yield from (Finding(output.ledger, text) for text in damage)
            if not damage:
                yield from _lengths(output, ledger)
                yield from _items(output, ledger, newest)
                yield from _times(output, ledger)
    except DamageError as error:
        yield Finding(output.ledger, str(error))


def _lengths(output: Output, ledger: Ledger) -> Iterator[Finding]:
    for name, known in ledger.lengths().items():
        file = output.folder / name
        size = file.stat().st_size if file.exists() else 0
        if size < known:
            yield Finding(file, f"has {size} bytes, but the ledger knows {known}: it was cut, replaced or removed")
        elif size > known:
            yield Finding(file, f"goes on behind what the ledger knows ({known} of {size} bytes)", harmless=True)


def _items(output: Output, ledger: Ledger, newest: Versions) -> Iterator[Finding]:
    log = output.log.name
    behind = output.log.exists() and output.log.stat().st_size > ledger.lengths().get(output.name(output.log), 0)
    for item in ledger.items():
        standing = newest.pop((item.key, item.language), None)
        if standing is None:
            yield Finding(output.ledger, f"item {item.key} ({item.language}) is not in {log}")
        elif standing != (item.content_hash, item.revision) and not behind:
            yield Finding(output.ledger, f"item {item.key} ({item.language}): {log} holds another version")
    if newest and not behind:
        yield Finding(output.ledger, f"{len(newest)} items of {log} are unknown to it")


def _times(output: Output, ledger: Ledger) -> Iterator[Finding]:
    newest = ledger.newest_time()
    if newest > stamp(datetime.now(UTC) + timedelta(days=1)):
        yield Finding(output.ledger, f"holds a time to come ({newest}): the clock was set back")
