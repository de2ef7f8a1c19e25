"""Segments: the pieces of the sources that one worker reads in one go.

A segment is a run of records of a WARC file, a WACZ, or some hundred pages of a folder. Its `name` comes from what it
holds (address, bytes, size, entity tag or time): the same segment has the same name in every run and on every
machine, and a file that has changed has another.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

import fsspec

from osce_scraper.archives import warc
from osce_scraper.archives.tracks import next_record
from osce_scraper.errors import ArchiveError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

WACZ_ENDING: Final = ".wacz"
PAGE_ENDINGS: Final = (".html", ".htm", ".xhtml")
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
        where = self.address.removeprefix("file://")
        return f"{where}: {len(self.pages)} pages" if self.pages else f"{where}@{self.start}-{self.stop}"


def segments(sources: Iterable[str], span: int = SPAN) -> Iterator[Segment]:
    """The segments of files and folders, on disk or at any address that fsspec opens (`s3://bucket/pages`).

    A folder is searched for WARC, WACZ and HTML files at any depth; a WARC file is cut at the record after each
    `span` bytes, where its compression allows. Raises `ArchiveError` for a source that is not
    there, cannot be listed, or is a file of none of these kinds.
    """
    for source in sources:
        try:
            files, path = fsspec.url_to_fs(source)
            if files.isdir(path):
                for folder, _, found in files.walk(path, detail=True):
                    yield from _of_folder(files, folder, found, span)
            elif files.isfile(path):
                folder, _, name = path.rpartition("/")
                if not name.lower().endswith((*warc.ENDINGS, WACZ_ENDING, *PAGE_ENDINGS)):
                    raise ArchiveError(f"{source}: neither WARC (.warc, .warc.gz, .warc.zst), WACZ, HTML nor a folder")
                beside = {name: files.info(path), **{s: files.info(s) for s in _sidecars(path) if files.exists(s)}}
                yield from _of_folder(
                    files, folder, {key.rpartition("/")[2]: info for key, info in beside.items()}, span
                )
            else:
                raise ArchiveError(f"{source}: no such file or folder")
        except (OSError, ValueError, ImportError) as error:  # ValueError, ImportError: an address of an unknown kind
            raise ArchiveError(f"{source}: {error}") from error


def opened(address: str, block: int = 4 * 1024 * 1024) -> BinaryIO:
    """The file at an address, for reading in any order; `block` bytes of a remote file are asked for at once.

    Raises `ArchiveError` when it cannot be opened.
    """
    try:
        files, path = fsspec.url_to_fs(address)
        return cast(BinaryIO, files.open(path, "rb", block_size=block))
    except OSError as error:
        raise ArchiveError(f"{address}: {error}") from error


def _of_folder(
    files: "AbstractFileSystem", folder: str, found: dict[str, dict[str, Any]], span: int
) -> Iterator[Segment]:
    """The segments of the files of one folder, given as name -> fsspec's facts."""
    pages = []
    for name in sorted(found):
        path = f"{folder}/{name}"
        if name.lower().endswith((*warc.ENDINGS, WACZ_ENDING)):
            yield from _of_archive(files.unstrip_protocol(path), found[name], span)
        elif name.lower().endswith(PAGE_ENDINGS):
            beside = next((s for s in _sidecars(name) if s in found), None)
            pages.append((path, f"{folder}/{beside}" if beside else None))
    for first in range(0, len(pages), PAGES):
        chunk = tuple(pages[first : first + PAGES])
        stamps = [_stamp(found[path.rpartition("/")[2]]) for pair in chunk for path in pair if path]
        yield Segment(
            files.unstrip_protocol(folder), hashlib.sha256("\n".join(stamps).encode()).hexdigest(), pages=chunk
        )


def _of_archive(address: str, info: dict[str, Any], span: int) -> Iterator[Segment]:
    """The runs of records of one archive, as long as `span` or a little longer."""
    size, start = int(info["size"]), 0
    if size > span and not address.endswith(WACZ_ENDING):
        with opened(address) as file:
            while start + span < size and (stop := next_record(file, address, start + span, size)) is not None:
                yield Segment(address, _stamp(info), start, stop)
                start = stop
    yield Segment(address, _stamp(info), start, size)


def _sidecars(page: str) -> tuple[str, str]:
    """Where the facts about a page may stand: `591767.json`, `591767.html.json`."""
    return f"{page.rpartition('.')[0]}.json", f"{page}.json"


def _stamp(info: dict[str, Any]) -> str:
    """Size and what tells one content from the next: S3's entity tag, else the time of the last change."""
    changed = info.get("ETag") or info.get("etag") or info.get("mtime") or info.get("LastModified") or ""
    return f"{info['size']} {changed}"
