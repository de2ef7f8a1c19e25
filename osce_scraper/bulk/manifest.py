"""`manifest.jsonl`: the segments whose parts make an output, each with the source that it came from.

Sources add up: a run on further sources keeps what earlier runs read from others. A source that is named again is
planned anew, so that what has changed or gone in it counts no more.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Self

from osce_scraper.archives import Segment, located, segments
from osce_scraper.bulk.parts import published
from osce_scraper.errors import ReplayError


@dataclass(frozen=True, slots=True)
class Manifest:
    """The segments of an output by their names, with their sources."""

    segments: dict[str, tuple[str, Segment]]

    @classmethod
    def of(cls, output: str) -> Self:
        """The manifest of an output folder, empty for a new one. Raises `ReplayError` when it is none of ours."""
        files, path = located(_address(output))
        if not files.isfile(path):
            return cls({})
        try:
            entries = [json.loads(line) for line in files.cat_file(path).splitlines()]
            return cls({name: (source, _segment(facts)) for name, source, facts in entries})
        except (OSError, ValueError, TypeError, KeyError) as error:
            reason = "cannot be read; without it, only the sources named now are in the output"
            raise ReplayError(f"{_address(output)}: {reason} ({error})") from error

    def planned(self, sources: Iterable[str]) -> "Manifest":
        """This manifest with these sources planned anew. Raises `ArchiveError` as `segments` does."""
        plan = {segment.name: (_named(source), segment) for source in sources for segment in segments([source])}
        named = {source for source, _ in plan.values()}
        files = {segment.address for _, segment in plan.values() if not segment.pages}
        for name, (source, segment) in self.segments.items():
            if source not in named and segment.address not in files:
                plan.setdefault(name, (source, segment))
        return Manifest(plan)

    def write(self, output: str) -> None:
        """Put the manifest in place. Raises `ReplayError` when it cannot be written."""
        with published(_address(output)) as stream:
            for name, (source, segment) in sorted(self.segments.items()):
                stream.write(json.dumps([name, source, asdict(segment)]).encode() + b"\n")

    @property
    def sources(self) -> list[str]:
        """All sources of the output."""
        return sorted({source.removeprefix("file://") for source, _ in self.segments.values()})


def _address(output: str) -> str:
    return f"{output.rstrip('/')}/manifest.jsonl"


def _named(source: str) -> str:
    """A source under one name, however it was written."""
    files, path = located(source)
    return str(files.unstrip_protocol(path)).rstrip("/")


def _segment(facts: dict[str, object]) -> Segment:
    pages = tuple((page, sidecar) for page, sidecar in facts.pop("pages"))  # type: ignore[attr-defined]
    return Segment(**facts, pages=pages)  # type: ignore[arg-type]
