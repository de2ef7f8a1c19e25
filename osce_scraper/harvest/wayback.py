"""The Wayback Machine: https://web.archive.org/cdx/search/cdx (its CDX server API, resume keys)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from pydantic import TypeAdapter

from osce_scraper.errors import HarvestError
from osce_scraper.harvest import records
from osce_scraper.harvest.captures import PAGE_TYPES, REPEATS, Capture, Selection
from osce_scraper.harvest.indexes import DAMAGED, fields_of, parsed
from osce_scraper.harvest.manners import Client, TooLarge

BASE: Final = "https://web.archive.org"
_ROWS: Final = TypeAdapter(list[list[str]])
# Without `urlkey` the server makes a resume key without an address and loses its place (internetarchive/wayback #121).
_FIELDS: Final = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest")
_LIMIT: Final = 5000  # rows a page
_REVISIT: Final = "warc/revisit"
_ORIGINAL: Final = "x-archive-orig-"
# What spoke of the answer when it was captured; how the archive sends it now is said by its own headers.
_OF_THE_WIRE: Final = frozenset({"content-encoding", "content-length", "transfer-encoding"})


class Wayback:
    """The Wayback Machine of the Internet Archive."""

    name = "wayback"

    def __init__(self, client: Client, base: str = BASE) -> None:
        self._client, self._base = client, base.rstrip("/")

    def queries(self, wanted: Selection) -> Iterator[tuple[str, bool]]:
        """One question a year; the answer for this year and the last may still grow."""
        this_year = datetime.now(UTC).year
        for year in range(wanted.since, min(wanted.until, this_year) + 1):
            yield str(year), year < this_year - 1

    def page(self, query: str, wanted: Selection, mark: str) -> tuple[list[Capture], str]:
        """Some thousand rows of a year. Neighbours with the same payload are one row."""
        fields = fields_of(wanted) | {
            "fl": ",".join(_FIELDS),
            "from": query,
            "to": query,
            "filter": "statuscode:(200|-)",  # "-": a revisit, which has none of its own
            "collapse": "digest",
            "limit": str(_LIMIT),
            "showResumeKey": "true",
        }
        # The key comes encoded and is encoded once more: the server decodes it twice (internetarchive/wayback #195).
        answer = self._client.get(f"{self._base}/cdx/search/cdx", fields | ({"resumeKey": mark} if mark else {}))
        rows = parsed(_ROWS, answer.data) if answer.data.strip() else []
        following = ""
        if len(rows) > 1 and rows[-2] == [] and rows[-1]:  # [..., [], ["resume key"]]
            following, rows = rows[-1][0], rows[:-2]
        if rows and rows[0] != list(_FIELDS):
            raise HarvestError(f"the archive answers what nobody asked: {str(rows[0])[:80]}; run again later")
        captures = (self._capture(row) for row in rows[1:] if len(row) == len(_FIELDS))
        return [capture for capture in captures if capture], following

    def _capture(self, row: list[str]) -> Capture | None:
        _, timestamp, original, kind, _, digest = row
        if kind == _REVISIT:
            return Capture(self.name, original, timestamp, digest, REPEATS)
        return Capture(self.name, original, timestamp, digest) if kind in PAGE_TYPES else None

    def record(self, capture: Capture) -> bytes | None:
        """The capture as the Wayback Machine gives it with `id_`: the bytes it was given, its headers renamed."""
        address = f"{self._base}/web/{capture.timestamp}id_/{capture.url}"
        try:
            answer = self._client.get(address, as_sent=True)
        except TooLarge:
            return DAMAGED
        if answer.status != 200:
            return None
        given = [(name.lower(), " ".join(value.split())) for name, value in answer.headers.items()]
        kept = [
            (name.removeprefix(_ORIGINAL), value)
            for name, value in given
            if name.startswith(_ORIGINAL) and name.removeprefix(_ORIGINAL) not in _OF_THE_WIRE
        ]
        own = (
            {"content-encoding"}
            if any(name == "content-type" for name, _ in kept)
            else {"content-encoding", "content-type"}
        )
        return records.response(capture, address, [*kept, *((n, v) for n, v in given if n in own)], answer.data)
