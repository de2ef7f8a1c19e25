"""The task of a worker: one segment in, one part out."""

import logging
from datetime import datetime
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from osce_scraper import urls
from osce_scraper.archives import Capture, Revisit, Segment, Skipped, read
from osce_scraper.bulk.parts import Parts
from osce_scraper.bulk.rows import ITEM, REJECT, SUM, Facts, Row, Sorter, key_of, time_of
from osce_scraper.errors import ArchiveError, OsceScraperError, ReplayError, UnreadablePage
from osce_scraper.extract import extract_page
from osce_scraper.health import Health
from osce_scraper.output.log import line_of
from osce_scraper.output.rejects import Reject

logger = logging.getLogger(__name__)

# A mistake of ours that one page of millions brings to light must not keep the others from being read.
_MISTAKES: Final = (
    OsceScraperError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
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
    faults: int = 0
    """Pages at which this program failed; each is in the rejects."""
    health: Health = Health()

    def reject(self, reject: Reject) -> None:
        """Count something that gave no record."""
        self.health.answer(reject.outcome, reject.url, reject.reason.partition(":")[0])

    def skip(self, reason: str, place: str) -> None:
        """Count something passed over."""
        self.skipped[reason] = self.skipped.get(reason, 0) + 1
        self._example(reason, [place])

    def merge(self, other: "Sum") -> None:
        """Add another sum; the order in which sums are merged does not matter."""
        self.segments += other.segments
        self.captures += other.captures
        self.revisits += other.revisits
        self.faults += other.faults
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
                rows.add(_of_capture(found, sums))
            case Revisit():
                sums.revisits += 1
                rows.add(_of_revisit(found))
            case Skipped():
                sums.skip(found.reason, found.place)
                if found.is_loss:
                    rows.add(_of_loss(found, sums))
    return sums


def _of_capture(capture: Capture, sums: Sum) -> Row:
    """The row of a record, or of a reject when the page gives none."""
    page = capture.page
    try:
        item = extract_page(page)
    except UnreadablePage as error:
        return _rejected(_reject(page.address, str(error), capture, status=200), sums)
    except _MISTAKES as error:
        logger.exception("%s: %s met a fault of this program", capture.place, page.url)
        sums.faults += 1
        reason = f"fault of this program: {type(error).__name__}: {error}"
        return _rejected(_reject(page.address, reason, capture, status=200, outcome="failed"), sums)
    sums.health.read(item)
    identity, language = item.key
    facts = Facts(language, item.provenance.content_hash, urls.edition(item.url), capture.digest)
    return Row(ITEM, key_of(identity), time_of(page.captured_at), "item", str(facts), line_of(item))


def _of_revisit(revisit: Revisit) -> Row:
    """The row of a revisit; which record it repeats is known when all rows of the item are together."""
    node, url = urls.node_id(revisit.url), urls.canonical(revisit.url)
    reject = _reject(url, "revisit of a capture that is not in the sources or gave no record", revisit)
    facts = Facts(edition=urls.edition(url), digest=revisit.digest or "", refers_to=time_of(revisit.refers_to))
    key = key_of(node if node is not None else url)
    return Row(ITEM, key, time_of(revisit.fetched_at), "revisit", str(facts), line_of(reject))


def _of_loss(skipped: Skipped, sums: Sum) -> Row:
    """The row of something that may have been a page."""
    url = urls.canonical(skipped.url) if skipped.url else skipped.place
    return _rejected(_reject(url, f"{skipped.reason}: {skipped.detail}", skipped), sums)


def _rejected(reject: Reject, sums: Sum) -> Row:
    sums.reject(reject)
    return Row(REJECT, key_of(reject.url), time_of(reject.fetched_at), "", "", line_of(reject))


def _reject(
    url: str,
    reason: str,
    found: Capture | Revisit | Skipped,
    *,
    status: int | None = None,
    outcome: Literal["unreadable", "failed"] = "unreadable",
) -> Reject:
    return Reject(
        url=url,
        id=urls.node_id(url) or None,  # /node/0 is asked for, but no item
        outcome=outcome,
        status=status,
        reason=reason,
        fetched_at=_captured_at(found),
        page=found.place,
    )


def _captured_at(found: Capture | Revisit | Skipped) -> datetime | None:
    match found:
        case Capture():
            return found.page.captured_at
        case Revisit():
            return found.fetched_at
        case Skipped():
            return None
