"""Compact an output: the newest line of each item, and the rejects that still hold."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path

from osce_scraper.output import durable, log, recovery
from osce_scraper.output.folder import Output
from osce_scraper.output.ledger import edition
from osce_scraper.output.rejects import Reject


@dataclass(frozen=True, slots=True)
class Compacted:
    """Lines before and after."""

    lines: int
    kept: int


def compact(output: Output) -> Compacted:
    """Leave in the log the newest line of each item, in written order, and in the rejects what was not read since.

    Lines that stay are copied byte for byte. A kill leaves the old log or the new one, never a part. The caller
    holds the lock. Raises `LogError` when a line is no record, `StoreError` when a file cannot be written.
    """
    read: set[str] = set()

    def item_key(line: bytes) -> Hashable:
        item = log.item_of(line, str(output.log))
        read.add(edition(item.url))
        return item.key

    def reject_key(line: bytes) -> Hashable:
        name = edition(Reject.model_validate_json(line).url)
        return None if name in read else name

    done = _compact_file(output, output.log, item_key)
    _compact_file(output, output.rejects, reject_key)
    return done


def _compact_file(output: Output, file: Path, key_of: Callable[[bytes], Hashable]) -> Compacted:
    """Keep the last line of each key; lines whose key is None go."""
    if not file.exists():
        return Compacted(0, 0)
    ends: dict[Hashable, int] = {}
    lines = 0
    for end, line in log.raw_lines(file):
        lines += 1
        ends[key_of(line)] = end
    ends.pop(None, None)
    if len(ends) < lines:
        _forget(output, file)
        keep = set(ends.values())
        with durable.replacing(file) as stream:
            stream.writelines(line for end, line in log.raw_lines(file) if end in keep)
        if output.ledger.exists():
            recovery.open_ledger(output).close()
    return Compacted(lines, len(ends))


def _forget(output: Output, file: Path) -> None:
    """Let the ledger read a file anew when it is next opened, whether the old or the new one stands there by then."""
    if output.ledger.exists():
        ledger = recovery.open_ledger(output)
        ledger.put_length(output.name(file), 0)
        ledger.commit()
        ledger.close()
