"""The output log `news.jsonl`: one record a line, append-only; a later line for an item replaces the earlier."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from osce_scraper.errors import LogError
from osce_scraper.items import NewsItem

LOG_NAME = "news.jsonl"


def log_file(path: Path) -> Path:
    """The log meant by a path: the file itself, or `news.jsonl` in a folder."""
    return path / LOG_NAME if path.is_dir() else path


def lines(path: Path) -> Iterator[NewsItem]:
    """Every line of a log in written order, earlier revisions included.

    Raises `LogError` naming file and line when a line is no record. A last line without its newline is a write that
    was cut off: it is left out, the run that wrote it will write it again.
    """
    file = log_file(path)
    try:
        with file.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if not line.endswith(b"\n"):
                    return
                try:
                    yield NewsItem.model_validate_json(line)
                except ValidationError as error:
                    reason = error.errors()[0]["msg"]
                    raise LogError(f"{file}, line {number}: not a record of this version: {reason}") from error
    except OSError as error:
        raise LogError(f"{file}: {error.strerror}") from error


def read(path: str | Path) -> Iterator[NewsItem]:
    """The newest revision of each item of a log or output folder, in the order in which those lines were written.

    Two passes over the file, so that memory holds one offset an item, not the items.
    Raises `LogError` as `lines` does.
    """
    newest = {item.key: number for number, item in enumerate(lines(Path(path)))}
    keep = set(newest.values())
    return (item for number, item in enumerate(lines(Path(path))) if number in keep)
