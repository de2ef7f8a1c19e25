"""A small newsroom in archives: captures of composed items over several files, and what a replay must make of them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from osce_scraper.bulk import replay
from osce_scraper.items import NewsItem
from osce_scraper.output.run import RunReport
from tests.archives.writing import response, write
from tests.compose import render, story

TIMES = ["2024-01-01T00:00:00Z", "2024-06-01T00:00:00Z", "2025-01-01T00:00:00Z", "2025-06-01T00:00:00Z"]


def page(number: int, edit: str = "") -> bytes:
    """The page of a composed item, with more words in its title after an edit."""
    composed = story(number)
    return render(replace(composed, title=composed.title + edit), weight=20)


def capture(number: int, date: str = TIMES[0], edit: str = "") -> bytes:
    """A capture of an item."""
    return response(story(number).url, page(number, edit), date=date)


def archives(folder: Path, files: int = 6, items: int = 8) -> Path:
    """A folder of WARC files; the first item of each file stands in the next one again."""
    for file in range(files):
        numbers = range(file * items, (file + 1) * items + 1)
        write(folder / f"{file}.warc.gz", [capture(number, TIMES[file % 4]) for number in numbers])
    return folder


def run(source: Path | str, out: Path | str, *, workers: int = 1, scheduler: str | None = None) -> RunReport:
    """A replay without progress."""
    return replay([str(source)], str(out), workers=workers, scheduler=scheduler)


def lines(out: Path) -> list[NewsItem]:
    """The log of an output."""
    return [NewsItem.model_validate_json(line) for line in (out / "news.jsonl").read_bytes().splitlines()]


def rejects(out: Path) -> list[dict[str, str]]:
    """The rejects of an output."""
    return [json.loads(line) for line in (out / "rejects.jsonl").read_bytes().splitlines()]


def same(one: Path, other: Path, names: Sequence[str] = ("news.jsonl", "rejects.jsonl")) -> bool:
    """Whether two outputs are the same, byte for byte."""
    return all((one / name).read_bytes() == (other / name).read_bytes() for name in names)
