"""`rejects.jsonl`: the addresses that gave no record, each with the reason and where its page was kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, ValidationError

from osce_scraper.errors import LogError
from osce_scraper.items import Model, Text
from osce_scraper.output.log import line_of


class Reject(Model):
    """One address that gave no record."""

    url: Text
    """Canonical address that was asked for."""
    id: Annotated[int, Field(ge=1)] | None = None
    """Node id that the address names."""
    outcome: Literal["gone", "unreadable", "failed"]
    """`gone` (404, 410), `unreadable` (an answer without an item), `failed` (no answer, or one that may pass)."""
    status: int | None = None
    """HTTP status; null when the network gave no answer, or none is known."""
    reason: Text
    """Why there is no record, in words."""
    fetched_at: AwareDatetime | None = None
    """When the answer came (UTC)."""
    page: str | None = None
    """Where the answer is kept: archive file, `@`, offset of its record; null when it is not."""


def read(path: Path) -> Iterator[Reject]:
    """The rejects of a file in written order; a later one for an address replaces the earlier.

    A cut last line is left out. Raises `LogError` naming file and line.
    """
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if line.endswith(b"\n"):
                    yield _reject(line, f"{path}, line {number}")
    except OSError as error:
        raise LogError(f"{path}: {error.strerror}") from error


def _reject(line: bytes, place: str) -> Reject:
    try:
        return Reject.model_validate_json(line)
    except ValidationError as error:
        raise LogError(f"{place}: not a reject: {error.errors()[0]['msg']}") from error


__all__ = ["Reject", "line_of", "read"]
