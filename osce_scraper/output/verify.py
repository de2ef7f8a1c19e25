"""Is an output whole? Looks at every line, record and table without changing any; `repair` mends."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import BaseModel, ValidationError

from osce_scraper.errors import DamageError
from osce_scraper.items import NewsItem, Provenance
from osce_scraper.output import log
from osce_scraper.output.folder import Output
from osce_scraper.output.ledger import Ledger, stamp
from osce_scraper.output.recovery import Line
from osce_scraper.output.rejects import Reject
from osce_scraper.output.run import RunReport
from osce_scraper.output.spans import spans

Versions = dict[tuple[int | str, str], Provenance]
"""Where the newest line of each item comes from."""


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
    for path, model in ((output.log, NewsItem), (output.rejects, Reject)):
        if path.exists():
            for line in checked_lines(path, model):
                if line.reason:
                    yield Finding(path, f"byte {line.start}: {line.reason}", harmless=line.torn)
    for path in output.archives():
        yield from _archive(path)
    if output.ledger.exists():
        yield from _ledger(output)
    if output.run.exists():
        try:
            RunReport.model_validate_json(output.run.read_bytes())
        except ValidationError:
            yield Finding(output.run, "is no report of a run; the next run writes it anew", harmless=True)


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """One line of a file, bytes `start` to `end`."""

    start: int
    end: int
    data: bytes
    record: BaseModel | None
    """Null when the line is none."""
    mended: bytes | None
    """What should stand there: the line itself when it is good, null when nothing should."""
    reason: str = ""
    """What is wrong with it; empty when it is good."""
    torn: bool = False


def checked_lines(path: Path, model: type[Line]) -> Iterator[CheckedLine]:
    """Every line of a log or of rejects, bad ones too."""
    newest: Versions = {}
    end = 0
    with path.open("rb") as stream:
        for data in stream:
            start, end = end, end + len(data)
            if not data.endswith(b"\n"):
                reason = "the last line is torn: a run was killed while it wrote"
                yield CheckedLine(start, end, data, None, None, reason, torn=True)
                return
            try:
                record = model.model_validate_json(data)
            except ValidationError as error:
                yield CheckedLine(start, end, data, None, None, f"not a record: {error.errors()[0]['msg']}")
                continue
            mended, reason = _in_sequence(record, data, newest) if isinstance(record, NewsItem) else (data, "")
            yield CheckedLine(start, end, data, record, mended, reason)


def _in_sequence(item: NewsItem, data: bytes, newest: Versions) -> tuple[bytes | None, str]:
    """What should stand for a record after the versions before it, and what is wrong with it."""
    made = item.provenance
    name, before = f"{item.url} ({item.language})", newest.get(item.key)
    if before is None or (before.revision < made.revision and before.content_hash != made.content_hash):
        newest[item.key] = made
        return data, ""
    if made.content_hash == before.content_hash:
        return None, f"{name} stands there already"
    reason = f"{name}: revision {made.revision} stands after revision {before.revision}"
    if made.fetched_at and before.fetched_at and made.fetched_at < before.fetched_at:
        return None, reason  # an earlier version out of its place: it must not become the newest
    newest[item.key] = made.model_copy(update={"revision": before.revision + 1})
    return log.line_of(item.model_copy(update={"provenance": newest[item.key]})), reason


def _archive(path: Path) -> Iterator[Finding]:
    size = path.stat().st_size
    for span in spans(path):
        if not span.whole:
            torn = span.end == size
            reason = "the last record is torn, or the end is damaged" if torn else "damaged"
            yield Finding(path, f"bytes {span.start} to {span.end}: {reason}", harmless=torn)


def _ledger(output: Output) -> Iterator[Finding]:
    try:
        with contextlib.closing(Ledger(output.ledger)) as ledger:
            damage = ledger.damage()
            yield from (Finding(output.ledger, text) for text in damage)
            if not damage:
                yield from _lengths(output, ledger)
                yield from _items(output, ledger)
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


def _items(output: Output, ledger: Ledger) -> Iterator[Finding]:
    """Compare the items of the ledger with the part of the log that it knows."""
    newest: Versions = {}
    known = ledger.lengths().get(output.name(output.log), 0)
    for line in checked_lines(output.log, NewsItem) if output.log.exists() else ():
        if isinstance(line.record, NewsItem) and line.end <= known:
            newest[line.record.key] = line.record.provenance
    for item in ledger.items():
        standing, name = newest.pop((item.key, item.language), None), f"item {item.key} ({item.language})"
        if standing is None:
            yield Finding(output.ledger, f"{name} is not in {output.log.name}")
        elif (standing.content_hash, standing.revision) != (item.content_hash, item.revision):
            yield Finding(output.ledger, f"{name}: {output.log.name} holds another version")
    if newest:
        yield Finding(output.ledger, f"{len(newest)} items of {output.log.name} are unknown to it")


def _times(output: Output, ledger: Ledger) -> Iterator[Finding]:
    newest = ledger.newest_time()
    if newest > stamp(datetime.now(UTC) + timedelta(days=1)):
        yield Finding(output.ledger, f"holds a time to come ({newest}): the clock was set back")
