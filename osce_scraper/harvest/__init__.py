"""Captures of the OSCE's items out of public archives, as WARC files for `replay`.

    indexes (Common Crawl, Wayback Machine) -> rows -> ledger -> records -> WARC

Rows are asked once and kept; a capture is fetched once, and not at all when one with the same payload was had. A run
that was stopped or killed is taken up by the next one on the same folder.
"""

import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from pathlib import Path

from osce_scraper.archives import Skipped, warc
from osce_scraper.errors import ArchiveSilent, HarvestError
from osce_scraper.harvest import records
from osce_scraper.harvest.captures import REPEATS, Capture, Selection, prefix, ranges
from osce_scraper.harvest.commoncrawl import CommonCrawl
from osce_scraper.harvest.indexes import Index
from osce_scraper.harvest.ledger import Ledger
from osce_scraper.harvest.manners import Client
from osce_scraper.harvest.wayback import Wayback
from osce_scraper.output.durable import AppendOnly, cut

_MOST_PAGES = 20_000  # of one question; all of the OSCE takes the Wayback Machine some hundred, Common Crawl ten
_FILE_SIZE = 512 * 1024 * 1024  # as the crawl's own page archives

_SILENT = 3  # captures in a row that an archive does not give, after which it is left alone

Progress = Callable[[str], None]
"""Called with a line of words after each step."""


def harvest(
    indexes: Iterable[Index], wanted: Selection, out: Path, progress: Progress = lambda words: None
) -> Mapping[str, int]:
    """Bring the wanted captures into WARC files in the folder `out`.

    The answer counts captures by what became of them: as `Ledger.settle` has it, `not selected`, or `missed` now.

    Raises `HarvestError` when an archive does not answer or refuses us, `StoreError` when the disk is full; what was
    had until then stays, the next run goes on from there.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HarvestError(f"{out}: cannot write here: {error.strerror}") from error
    missed = 0
    with Ledger.opened(out / "harvest.sqlite") as ledger:
        for index in indexes:
            _ask(index, wanted, ledger, progress)
            missed += _fetch(index, wanted, ledger, out, progress)
        counts = Counter(ledger.counts())
    # Known from an index but not had: for another selection, or not given now.
    counts |= {"not selected": counts.pop("wanted", 0) - missed, "missed": missed}
    return +counts


def _ask(index: Index, wanted: Selection, ledger: Ledger, progress: Progress) -> None:
    """Read the index, from where the last run stopped."""
    for query, final in index.queries(wanted):
        question = f"{index.name} {query} {wanted.prefix}"
        mark, seen = ledger.mark(question), set[str]()
        while mark is not None:
            if (
                mark in seen or len(seen) > _MOST_PAGES
            ):  # with some keys the Wayback Machine goes in a circle (internetarchive/wayback #195)
                raise HarvestError(f"{index.name} {query}: the index repeats itself after {mark!r}")
            seen.add(mark)
            captures, following = index.page(query, wanted, mark)
            items = [capture for capture in captures if Selection().holds(capture.url, capture.timestamp)]
            ledger.answered(question, items, following, final=final)
            ledger.commit()
            progress(f"{index.name} {query}: {len(captures)} rows, {len(items)} of items")
            mark = following or None


def _fetch(index: Index, wanted: Selection, ledger: Ledger, out: Path, progress: Progress) -> int:
    """Fetch what is wanted; file and ledger move together. The answer is how many the archive did not give now."""
    captures = [c for c in ledger.wanted(index.name) if wanted.holds(c.url, c.timestamp)]
    silent = missed = 0
    for number, capture in enumerate(captures, start=1):
        try:
            state, record = _had(index, capture, ledger)
            silent = 0
        except ArchiveSilent as error:
            silent, missed = silent + 1, missed + 1
            if silent == _SILENT:
                raise
            state, record = f"not now ({error})", None
        else:
            if record:
                _keep(record, index.name, ledger, out)
            ledger.settle(capture, state)
            ledger.commit()
        progress(f"{index.name}: {number} of {len(captures)}, {capture.url} of {capture.timestamp}: {state}")
    return missed


def _had(index: Index, capture: Capture, ledger: Ledger) -> tuple[str, bytes | None]:
    """What becomes of a capture, and the record to keep of it."""
    if known := ledger.kept(capture):
        return "same", records.revisit(capture, known) if capture.timestamp != known.timestamp else None
    record = None if capture.place == REPEATS else index.record(capture)
    if record is None:
        return "gone", None
    return ("damaged", None) if _is_damaged(record) else ("kept", record)


def _is_damaged(record: bytes) -> bool:
    """Whether what an archive sent is no sound record; `replay` would only pass it over."""
    found = list(warc.read(io.BytesIO(record), "", 0, len(record)))
    return not found or any(isinstance(one, Skipped) and one.is_loss for one in found)


def _newest(source: str, ledger: Ledger, out: Path) -> tuple[Path, int]:
    """The file that has room, and how much of it counts. A file that the ledger does not know is left as it is."""
    for number in count(1):
        path = out / f"{source}-{number:05d}.warc.gz"
        length = ledger.length(path.name)
        if length is None and not path.exists():
            ledger.grown(path.name, length := 0)
            ledger.commit()  # before there is such a file: what a killed run leaves in it is then known to be ours
        if length is not None and length < _FILE_SIZE:
            return path, length
    raise AssertionError  # numbers do not end


def _keep(record: bytes, source: str, ledger: Ledger, out: Path) -> None:
    """Append a record to the newest file of an archive, after cutting what a killed run left behind what counts."""
    path, length = _newest(source, ledger, out)
    there = path.stat().st_size if path.exists() else 0
    if there < length:
        raise HarvestError(f"{path}: {length - there} bytes of it are lost; harvest into another folder")
    if there > length:
        cut(path, length)
    with AppendOnly(path) as file:
        file.append(record)
        file.sync()
        ledger.grown(path.name, file.length)


__all__ = ["Capture", "Client", "CommonCrawl", "Index", "Selection", "Wayback", "harvest", "prefix", "ranges"]
