"""What a public archive must answer to be harvested."""

from collections.abc import Iterator
from typing import Final, Protocol, TypeVar

from pydantic import TypeAdapter, ValidationError

from osce_scraper.errors import HarvestError
from osce_scraper.harvest.captures import Capture, Selection

_Answer = TypeVar("_Answer")
DAMAGED: Final = b""
"""In place of a record that an archive cannot give: too large to be a page."""


class Index(Protocol):
    """An archive that can be asked for its captures."""

    name: str

    def queries(self, wanted: Selection) -> Iterator[tuple[str, bool]]:
        """The questions to ask, and whether the answer to each is final: later runs need not ask it again."""

    def page(self, query: str, wanted: Selection, mark: str) -> tuple[list[Capture], str]:
        """A page of the answer to a question, from a mark on ("" is the beginning), and the mark of the next page.

        "" as next mark: that was the last page.
        """

    def record(self, capture: Capture) -> bytes | None:
        """The capture as a gzipped WARC record; None when the archive has it no more, `DAMAGED` when it has no end."""


def fields_of(wanted: Selection) -> dict[str, str]:
    """The parameters that both indexes share: CDX server API, JSON."""
    return {"url": wanted.prefix, "matchType": "domain" if wanted.is_domain else "prefix", "output": "json"}


def parsed(kind: "TypeAdapter[_Answer]", data: bytes) -> _Answer:
    """An archive's answer. Raises `HarvestError` when it is something else, such as a page of apology."""
    try:
        return kind.validate_json(data)
    except ValidationError as error:
        raise HarvestError(f"the archive answers what nobody asked: {data[:80]!r}; run again later") from error
