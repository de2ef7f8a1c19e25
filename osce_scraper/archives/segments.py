"""Segments: the pieces of the sources that one worker reads in one go.

A segment is a run of records of a WARC file, a WACZ, or some hundred pages of a folder. Its `name` comes from what it
holds (address, bytes, size, entity tag or time): the same segment has the same name in every run and on every
machine, and a file that has changed has another.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

import fsspec

from osce_scraper.archives import pages, warc
from osce_scraper.archives.found import printable
from osce_scraper.archives.tracks import next_record, track_of
from osce_scraper.errors import ArchiveError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

WACZ_ENDING: Final = ".wacz"
ARCHIVE_ENDINGS: Final = (*warc.ENDINGS, WACZ_ENDING)
# Some 3,000 pages of 20 KB gzipped: seconds of work, and no more than that is lost with a worker.
SPAN: Final = 64 * 1024 * 1024
PAGES: Final = 256


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a source: bytes `start` to `stop` of the archive at `address`, or `pages` with their sidecars."""

    address: str
    stamp: str
    """Size and entity tag or time of what is read; other content is another segment."""
    start: int = 0
    stop: int = 0
    pages: tuple[tuple[str, str | None], ...] = ()

    @property
    def name(self) -> str:
        """Name of the segment, the same in every run."""
        return hashlib.sha256(repr(astuple(self)).encode()).hexdigest()[:24]

    def __str__(self) -> str:
        where = printable(self.address.removeprefix("file://"))
        return f"{where}: {len(self.pages)} pages" if self.pages else f"{where}@{self.start}-{self.stop}"


def segments(sources: Iterable[str], span: int = SPAN) -> Iterator[Segment]:
    """The segments of files and folders, on disk or at any address that fsspec opens (`s3://bucket/pages`).

    A folder is searched for WARC, WACZ and HTML files at any depth; a WARC file is cut at the record after each
    `span` bytes, where its compression allows. Raises `ArchiveError` for a source that is not there, cannot be
    listed, holds none of these, or is a file of none of these kinds.
    """
    for source in sources:
        empty = True
        try:
            for folder, found in _folders(source):
                for segment in _of_folder(*located(folder), found, span):
                    empty = False
                    yield segment
        except (OSError, ValueError, ImportError) as error:  # ValueError, ImportError: an address of an unknown kind
            raise ArchiveError(f"{source}: {error}") from error
        if empty:
            raise ArchiveError(f"{source}: holds no WARC, WACZ or HTML file")


def located(address: str) -> tuple["AbstractFileSystem", str]:
    """The file system of an address, and the path in it. A path that exists is never taken for an address."""
    local = Path(address.removeprefix("file://"))
    if address.startswith("file://") or local.exists():
        return fsspec.filesystem("file"), str(local.absolute())
    files, path = fsspec.url_to_fs(address)
    return files, path


def opened(address: str, block: int = 4 * 1024 * 1024) -> BinaryIO:
    """The file at an address, for reading in any order; `block` bytes of a remote file are asked for at once.

    Raises `ArchiveError` when it cannot be opened.
    """
    try:
        files, path = located(address)
        return cast(BinaryIO, files.open(path, "rb", block_size=block))
    except OSError as error:
        raise ArchiveError(f"{address}: {error}") from error


_Facts = dict[str, Any]  # what fsspec tells of a file: its size and time


def _folders(source: str) -> Iterator[tuple[str, dict[str, _Facts]]]:
    """Each folder of a source, with the facts of the files in it by name; a file alone comes with its sidecars."""
    files, path = located(source)
    if files.isfile(path):  # first: to list a web address would fetch it
        folder, _, name = path.rpartition("/")
        if not (name.lower().endswith(ARCHIVE_ENDINGS) or pages.is_page(name)):
            raise ArchiveError(f"{source}: neither WARC (.warc, .warc.gz, .warc.zst), WACZ, HTML nor a folder")
        beside = [beside for beside in _sidecars(name) if files.isfile(f"{folder}/{beside}")]
        yield files.unstrip_protocol(folder), {known: files.info(f"{folder}/{known}") for known in (name, *beside)}
    elif files.isdir(path):
        for folder, _, found in files.walk(path, detail=True):
            yield files.unstrip_protocol(folder), dict(_files(files, found))
    else:
        raise ArchiveError(f"{source}: no such file or folder")


def _files(files: "AbstractFileSystem", found: dict[str, _Facts]) -> Iterator[tuple[str, _Facts]]:
    """What is a file or links to one. Links to folders are left: they may lead in a circle, or out of the source."""
    for name, info in found.items():
        if info.get("islink"):
            target = os.path.realpath(info["name"])
            if files.isfile(target):
                yield name, files.info(target)
        elif info["type"] == "file":
            yield name, info


def _of_folder(files: "AbstractFileSystem", folder: str, found: dict[str, _Facts], span: int) -> Iterator[Segment]:
    saved = []
    for name in sorted(found):
        path = f"{folder}/{name}"
        if name.lower().endswith(ARCHIVE_ENDINGS):
            yield from _of_archive(files.unstrip_protocol(path), found[name], span)
        elif pages.is_page(name):
            beside = next((s for s in _sidecars(name) if s in found), None)
            saved.append((path, f"{folder}/{beside}" if beside else None))
    for first in range(0, len(saved), PAGES):
        chunk = tuple(saved[first : first + PAGES])
        stamps = [_stamp(found[path.rpartition("/")[2]]) for pair in chunk for path in pair if path]
        stamp = hashlib.sha256("\n".join(stamps).encode()).hexdigest()
        yield Segment(files.unstrip_protocol(folder), stamp, pages=chunk)


def _of_archive(address: str, info: _Facts, span: int) -> Iterator[Segment]:
    """The runs of records of one archive, as long as `span` or a little longer."""
    if info["size"] is None:
        raise ArchiveError(f"{address}: its server does not tell how large it is")
    size, start = int(info["size"]), 0
    if size > span and not address.lower().endswith(WACZ_ENDING):
        with opened(address) as file:
            track = track_of(file, address, size)
            while start + span < size and (stop := next_record(file, track, start + span, size)) is not None:
                yield Segment(address, _stamp(info), start, stop)
                start = stop
    yield Segment(address, _stamp(info), start, size)


def _sidecars(page: str) -> tuple[str, str]:
    """Where the facts about a page may stand: `591767.json`, `591767.html.json`."""
    return f"{page.rpartition('.')[0]}.json", f"{page}.json"


def _stamp(info: _Facts) -> str:
    """Size and what tells one content from the next: S3's entity tag, else the time of the last change."""
    changed = info.get("ETag") or info.get("etag") or info.get("mtime") or info.get("LastModified") or ""
    return f"{info['size']} {changed}"
