"""The task of a worker: one segment in, one part out."""

from datetime import datetime
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from osce_scraper import urls
from osce_scraper.archives import Capture, Revisit, Segment, Skipped, read
from osce_scraper.bulk.parts import Parts
from osce_scraper.bulk.rows import ITEM, REJECT, SUM, Row, Sorter, key_of, time_of
from osce_scraper.errors import ArchiveError, OsceScraperError, ReplayError
from osce_scraper.extract import extract_page
from osce_scraper.health import Health
from osce_scraper.log import line_of
from osce_scraper.rejects import Reject

_EXAMPLES: Final = 5


class Sum(BaseModel):
    """What was found in one or more segments."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    segments: int = 1
    captures: int = 0
    """Answers of OSCE items."""
    revisits: int = 0
    """Notes that an item gave the same page as before."""
    skipped: dict[str, int] = {}
    """Reason -> records passed over."""
    examples: dict[str, list[str]] = {}
    """Reason -> a few places (archive, `@`, offset) of records passed over."""
    health: Health = Health()

    def skip(self, reason: str, place: str) -> None:
        """Count something passed over."""
        self.skipped[reason] = self.skipped.get(reason, 0) + 1
        self._example(reason, [place])

    def merge(self, other: "Sum") -> None:
        """Add another sum; the order in which sums are merged does not matter."""
        self.segments += other.segments
        self.captures += other.captures
        self.revisits += other.revisits
        for reason, count in other.skipped.items():
            self.skipped[reason] = self.skipped.get(reason, 0) + count
        for reason, places in other.examples.items():
            self._example(reason, places)
        self.health.merge(other.health)

    def _example(self, reason: str, places: list[str]) -> None:
        known = self.examples.get(reason, [])
        if len(known) < _EXAMPLES or min(places) < known[-1]:
            self.examples[reason] = sorted({*known, *places})[:_EXAMPLES]


def read_segment(segment: Segment, parts: Parts) -> str | None:
    """Read a segment and put its part in place. The answer is None, or why it could not be read.

    Only faults of this one segment are answered; what would befall every other segment too (other code on this worker,
    a full disk) is raised as `ReplayError`.
    """
    parts.check_code()
    try:
        with Sorter() as rows:
            found = _rows(segment, rows)
            rows.add(Row(SUM, segment.name, "", "", "", found.model_dump_json().encode()))
            parts.write(segment.name, rows.lines())
    except ArchiveError as error:
        return f"{segment}: {error}"
    except OSError as error:
        raise ReplayError(f"cannot write rows of {segment}: {error}") from error
    return None


def _rows(segment: Segment, rows: Sorter) -> Sum:
    """Everything in a segment as rows, and its sum."""
    sums = Sum()
    for found in read(segment):
        match found:
            case Capture():
                sums.captures += 1
                rows.add(_of_capture(found, sums.health))
            case Revisit():
                sums.revisits += 1
                rows.add(_of_revisit(found))
            case Skipped():
                sums.skip(found.reason, found.place)
                if found.is_loss:
                    rows.add(_of_loss(found, sums.health))
    return sums


def _of_capture(capture: Capture, health: Health) -> Row:
    """The row of a record, or of a reject when the page gives none."""
    page = capture.page
    try:
        item = extract_page(page)
    except (OsceScraperError, ValidationError) as error:
        reject = _reject(page.address, str(error), capture.place, page.captured_at, status=200)
        return _rejected(reject, health)
    health.read(item)
    identity, language = item.key
    facts = f"{language} {item.provenance.content_hash} {capture.digest}"
    return Row(ITEM, key_of(identity), time_of(page.captured_at), "item", facts, line_of(item))


def _of_revisit(revisit: Revisit) -> Row:
    """The row of a revisit; which record it repeats is known when all rows of the item are together."""
    node = urls.node_id(revisit.url)
    refers_to = [name for name in (revisit.digest, time_of(revisit.refers_to)) if name]
    url = urls.canonical(revisit.url)
    reject = _reject(
        url, "revisit of a capture that is not in the sources or gave no record", revisit.place, revisit.fetched_at
    )
    key = key_of(node if node is not None else url)
    return Row(ITEM, key, time_of(revisit.fetched_at), "revisit", " ".join(refers_to), line_of(reject))


def _of_loss(skipped: Skipped, health: Health) -> Row:
    """The row of something that may have been a page."""
    url = urls.canonical(skipped.url) if skipped.url else skipped.place
    return _rejected(_reject(url, f"{skipped.reason}: {skipped.detail}", skipped.place), health)


def _rejected(reject: Reject, health: Health) -> Row:
    health.answer(reject.outcome, reject.url, reject.reason.partition(":")[0])
    return Row(REJECT, reject.url, time_of(reject.fetched_at), "", "", line_of(reject))


def _reject(url: str, reason: str, place: str, fetched_at: datetime | None = None, status: int | None = None) -> Reject:
    return Reject(
        url=url,
        id=urls.node_id(url),
        outcome="unreadable",
        status=status,
        reason=reason,
        fetched_at=fetched_at,
        page=place,
    )
