"""The output log `news.jsonl`: one record a line, append-only; a later line for an item replaces the earlier."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ValidationError

from osce_scraper.errors import LogError
from osce_scraper.items import NewsItem

LOG_NAME = "news.jsonl"


def log_file(path: Path) -> Path:
    """The log meant by a path: the file itself, or `news.jsonl` in a folder."""
    return path / LOG_NAME if path.is_dir() else path


def line_of(record: BaseModel) -> bytes:
    """One line of the output: UTF-8 JSON with its newline, and nothing in it that is more than text.

    JSON lets U+2028 stand in strings, but str.splitlines and many readers of lines break there; U+009B begins a command
    of terminals, U+202E turns what follows around. Such characters are written as escapes.
    """
    return plain(record.model_dump_json()).encode() + b"\n"


def plain(text: str) -> str:
    """JSON of the same meaning in which every character is printed as itself; its own line breaks stay."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)


def raw_lines(file: Path, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """Each whole line of a log from byte `start` on, with the byte at which it ends.

    A last line without its newline is a write that was cut off: it is left out, the run that wrote it will write it
    again. Raises `LogError` naming the file when it cannot be read.
    """
    end = start
    try:
        with file.open("rb") as stream:
            stream.seek(start)
            for line in stream:
                end += len(line)
                if line.endswith(b"\n"):
                    yield end, line
    except OSError as error:
        raise LogError(f"{file}: {error.strerror}") from error


def item_of(line: bytes, place: str) -> NewsItem:
    """The record of one line; `place` is what a `LogError` calls it when it is none."""
    try:
        return NewsItem.model_validate_json(line)
    except ValidationError as error:
        raise LogError(f"{place}: not a record of this version: {error.errors()[0]['msg']}") from error


def lines(path: Path) -> Iterator[NewsItem]:
    """Every record of a log in written order, earlier revisions included.

    Raises `LogError` naming file and line when a line is no record.
    """
    file = log_file(path)
    for number, (_, line) in enumerate(raw_lines(file), start=1):
        yield item_of(line, f"{file}, line {number}")


def read(path: str | Path) -> Iterator[NewsItem]:
    """The newest revision of each item of a log or output folder, in the order in which those lines were written.

    Two passes over the file, so that memory holds one offset an item, not the items.
    Raises `LogError` as `lines` does.
    """
    newest = {item.key: number for number, item in enumerate(lines(Path(path)))}
    keep = set(newest.values())
    return (item for number, item in enumerate(lines(Path(path))) if number in keep)
