"""Bring a ledger up to its files: after a kill, after its loss, or when a run begins on files written elsewhere.

The ledger says how far each file counts. What stands beyond was written by a run that was killed before its commit,
or while there was no ledger: whole records are taken in, a torn last one is cut. Nothing whole is ever cut.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

from osce_scraper import urls
from osce_scraper.errors import StoreError
from osce_scraper.items import NewsItem
from osce_scraper.output import durable
from osce_scraper.output.archive import Capture
from osce_scraper.output.folder import Output
from osce_scraper.output.ledger import Address, Ledger, Written, edition, stamp
from osce_scraper.output.rejects import Reject
from osce_scraper.output.spans import spans

Line = TypeVar("Line", bound=BaseModel)
# How every line of ours begins: a torn end that begins otherwise is not ours to cut.
_LINE_BEGINS: Final = (b'{"schema_version":', b'{"url":')
_ADVICE: Final = "`osce-scraper verify` says what is wrong, `--repair` mends it"


def open_ledger(output: Output) -> Ledger:
    """The ledger of an output, knowing all that the files hold.

    Raises `StoreError` when the files hold less than the ledger knows, or something that is not ours; then nothing
    has been changed.
    """
    fresh = not output.ledger.exists()
    if fresh and output.run.exists() and not output.log.exists():
        raise StoreError(f"{output.run} was not written by osce_scraper; choose another output")
    ledger = Ledger(output.ledger)
    try:
        catch_up(output, ledger)
    except BaseException as error:
        ledger.rollback()
        ledger.close()
        if fresh:
            output.ledger.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise StoreError(f"{error.filename or output.folder}: {error.strerror}") from error
        raise
    return ledger


def catch_up(output: Output, ledger: Ledger) -> None:
    """Take in what stands in the files beyond the point up to which the ledger knows them."""
    known = ledger.lengths()
    takers: list[tuple[Path, Callable[[Path, int, Ledger], int]]] = [(output.log, _items), (output.rejects, _rejects)]
    takers += [(path, _captures) for path in output.archives()]
    for name in known.keys() - {output.name(path) for path, _ in takers if path.exists()}:
        raise StoreError(
            f"{output.folder / name} is gone, but {output.ledger.name} knows it; bring it back, or: {_ADVICE}"
        )
    cuts = []
    for path, take in takers:
        size, start = (path.stat().st_size if path.exists() else 0), known.get(output.name(path), 0)
        if size < start:
            raise StoreError(f"{path} is shorter than {output.ledger.name} knows it; {_ADVICE}")
        if size > start:
            end = take(path, start, ledger)
            ledger.put_length(output.name(path), end)
            cuts += [(path, end)] if end < size else []
    for path, end in cuts:
        durable.cut(path, end)
    ledger.commit()


def written(item: NewsItem) -> Written:
    """What the ledger knows of a line of the log."""
    key, language = item.key
    issued_on = item.issued_on.isoformat() if item.issued_on else None
    return Written(key, language, edition(item.url), issued_on, item.provenance.content_hash, item.provenance.revision)


def _items(path: Path, start: int, ledger: Ledger) -> int:
    for after, item in whole_lines(path, start, NewsItem):
        ledger.put_item(written(item))
        made_by = item.provenance
        _put(ledger, item.url, made_by.fetched_at, outcome="read", status=200, version=made_by.scraper_version)
        start = after
    return start


def _rejects(path: Path, start: int, ledger: Ledger) -> int:
    for after, reject in whole_lines(path, start, Reject):
        _put(ledger, reject.url, reject.fetched_at, reject.outcome, reject.status, reject.reason)
        start = after
    return start


def _put(
    ledger: Ledger,
    url: str,
    fetched_at: datetime | None,
    outcome: str,
    status: int | None,
    reason: str | None = None,
    version: str | None = None,
) -> None:
    """Write down an answer that a line tells of, unless the ledger knows a later one."""
    name, moment = edition(url), stamp(fetched_at or datetime.now(UTC))
    known = ledger.address(name) or Address(name, url, urls.node_id(url), None, moment)
    if known.checked_at is None or known.checked_at < moment:
        answer = replace(known, outcome=outcome, status=status, reason=reason, version=version)
        ledger.put_address(replace(answer, checked_at=moment, checked_run=None))


def whole_lines(path: Path, start: int, model: type[Line]) -> Iterator[tuple[int, Line]]:
    """The records of the whole lines from a position on, each with the position after it.

    A torn last line is left out. Raises `StoreError` when a whole line is no record, or a torn one not ours.
    """
    with path.open("rb") as stream:
        stream.seek(start)
        position = start
        for line in stream:
            if not line.endswith(b"\n"):
                if not (_torn(line) or not line.strip(b"\0")):  # a power cut may leave zeros
                    raise StoreError(f"{path}: its end was not written by osce_scraper; choose another output")
                return
            position += len(line)
            try:
                yield position, model.model_validate_json(line)
            except ValidationError as error:
                reason = error.errors()[0]["msg"]
                raise StoreError(f"{path}: not a record at byte {position - len(line)}: {reason}; {_ADVICE}") from error


def _torn(line: bytes) -> bool:
    return any(line.startswith(begin) or begin.startswith(line) for begin in _LINE_BEGINS)


def _captures(path: Path, start: int, ledger: Ledger) -> int:
    size = path.stat().st_size
    for span in spans(path, start):
        if not span.whole and span.end < size:
            raise StoreError(f"{path}: damaged from byte {span.start} to {span.end}; {_ADVICE}")
        if not span.whole:
            break
        if span.headers.get("WARC-Type") == "response" and "WARC-Payload-Digest" in span.headers:
            capture = Capture(span.headers["WARC-Payload-Digest"], span.headers["WARC-Date"])
            ledger.put_capture(span.headers["WARC-Target-URI"], capture)
        start = span.end
    return start
