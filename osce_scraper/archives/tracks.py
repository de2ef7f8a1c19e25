"""Finding the next record of a WARC file from any byte: to go on after damage, and to share a file among workers."""

import io
import re
import zlib
from dataclasses import dataclass
from typing import BinaryIO, Final

from fastwarc.stream_io import ZstdReader

from osce_scraper.errors import ArchiveError

_GZIP: Final = b"\x1f\x8b\x08"
_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_SKIPPABLE: Final = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
_DICTIONARY: Final = b"\x5d\x2a\x4d\x18"
"""Opens the frame at the beginning of a `.warc.zst` that holds the dictionary for all others (its specification)."""
_PLAIN: Final = b"WARC/1."
RECORD: Final = re.compile(rb"WARC/1\.\d\r?\n[\w-]+:")
"""How the header of a record begins."""
_STEP: Final = 1 << 20
_PROBE: Final = 4096
_MAX_DICTIONARY: Final = 16 * 1024 * 1024  # as large as the file's writers allow; usually some 100 KB


class Window:
    """A part of a file as a file of its own: `before`, then the bytes from `start` to `stop`.

    A file that cannot be read raises `ArchiveError`, so that a fault of disk or network is never taken for damage
    of the archive (both would be OSError).
    """

    def __init__(self, file: BinaryIO, start: int, stop: int, before: bytes = b"") -> None:
        self._file, self._start, self._stop, self._before = file, start - len(before), stop, before
        self._seek(self._start)

    def read(self, size: int = -1) -> bytes:
        """The next bytes, empty at the end of the window."""
        left = max(0, self._stop - self._at)
        size = left if size < 0 else min(size, left)
        if (at := self.tell()) < len(self._before):
            data = self._before[at : at + size]
        else:
            try:
                data = self._file.read(size)
            except OSError as error:
                raise ArchiveError(f"reading stopped at byte {self._at}: {error}") from error
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place of the window (from its start, the place reached, or its end)."""
        self._seek((self._start, self._at, self._stop)[whence] + offset)
        return self.tell()

    def tell(self) -> int:
        """The place reached, from the start of the window."""
        return self._at - self._start

    def close(self) -> None:
        """The file stays open: it belongs to the one who opened it."""

    def _seek(self, at: int) -> None:
        try:
            self._file.seek(max(at, self._start + len(self._before)))
        except OSError as error:
            raise ArchiveError(f"cannot go to byte {at}: {error}") from error
        self._at = at


@dataclass(frozen=True, slots=True)
class Track:
    """How the records of a file are laid: bare, or each in a gzip member or zstd frame of its own.

    `mark` opens a record or what it is compressed into, and `probe` bytes tell whether it does; `before` is what a
    reader needs to have seen before it can read a record in the middle (the dictionary of a `.warc.zst`).
    """

    mark: bytes
    probe: int = _PROBE
    before: bytes = b""

    @property
    def is_compressed(self) -> bool:
        """Whether the file is compressed."""
        return self.mark != _PLAIN

    @property
    def is_gzip(self) -> bool:
        """Whether it is compressed with gzip."""
        return self.mark == _GZIP

    def opens(self, data: bytes) -> bool:
        """Whether a record begins with these bytes; a mark alone also occurs by chance."""
        try:
            if self.mark == _GZIP:
                data = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, 80)
            elif self.mark == _ZSTD:
                data = ZstdReader(io.BytesIO(self.before + data)).read(80)
        except (OSError, zlib.error):
            return False
        return RECORD.match(data) is not None


def track_of(file: BinaryIO, name: str, stop: int) -> Track:
    """How a WARC file is laid, by its first record, or by its name where that is damaged."""
    head = Window(file, 0, stop).read(_PROBE)
    for track in (Track(_PLAIN), Track(_GZIP)):
        if track.opens(head):
            return track
    ending = name.lower().rpartition(".")[2]
    named = ending in ("warc", "gz")  # then its first bytes may be damage that looks like a frame
    if head.startswith(_ZSTD) or (_SKIPPABLE.match(head) and not named):
        track = _zstd_track(file, head, stop)
        if not named or track.opens(Window(file, 0, stop).read(track.probe)):
            return track
    return Track({"gz": _GZIP, "zst": _ZSTD}.get(ending, _PLAIN))


def _zstd_track(file: BinaryIO, head: bytes, stop: int) -> Track:
    probe = 256 * 1024  # a block of a frame holds up to 128 KB, and only whole ones can be read
    size = 8 + int.from_bytes(head[4:8], "little")
    if not head.startswith(_DICTIONARY) or size > _MAX_DICTIONARY:
        return Track(_ZSTD, probe)
    return Track(_ZSTD, probe, Window(file, 0, stop).read(size))


def next_record(file: BinaryIO, track: Track, start: int, stop: int) -> int | None:
    """Where the first record at or after `start` begins (bytes from the start of the file), None when there is none.

    Works where each record is compressed by itself, as the standard asks (WARC 1.1, annex D), and where none is; a
    file compressed as a whole can only be read from its beginning.
    """
    for base in range(start, stop, _STEP):
        data = Window(file, base, stop).read(_STEP + track.probe)
        at = data.find(track.mark)
        while 0 <= at < _STEP:
            if track.opens(data[at : at + track.probe]):
                return base + at
            at = data.find(track.mark, at + 1)
    return None


def torn_member(file: BinaryIO, start: int, stop: int) -> int | None:
    """Where a gzip member begins whose end is missing, in the members from `start` on; None when all are whole."""
    window = Window(file, start, stop)
    data, at, member = window.read(_STEP), start, start
    while data:
        stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while data and not stream.eof:
            try:
                stream.decompress(data, _STEP)
            except zlib.error:  # no member: damage, which the reader of records tells of
                return None
            left = stream.unconsumed_tail or stream.unused_data
            at += len(data) - len(left)
            data = left or window.read(_STEP)
        if not stream.eof:
            return member
        member = at
    return None
