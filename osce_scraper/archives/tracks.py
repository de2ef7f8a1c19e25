"""Finding the next record of a WARC file from any byte: to go on after damage, and to share a file among workers."""

import re
import zlib
from typing import BinaryIO, Final

from osce_scraper.errors import ArchiveError

_GZIP: Final = b"\x1f\x8b\x08"
_PLAIN: Final = b"WARC/1."
RECORD: Final = re.compile(rb"WARC/1\.\d\r?\n[\w-]+:")
"""How the header of a record begins."""
_STEP: Final = 1 << 20
_PROBE: Final = 4096


class Window:
    """A part of a file as a file of its own: reading ends at `stop`.

    A file that cannot be read raises `ArchiveError`, so that a fault of disk or network is never taken for damage
    of the archive (both would be OSError).
    """

    def __init__(self, file: BinaryIO, start: int, stop: int) -> None:
        self._file, self._start, self._stop = file, start, stop
        self._seek(start)

    def read(self, size: int = -1) -> bytes:
        """The next bytes, empty at the end of the window."""
        left = self._stop - self._at
        try:
            data = self._file.read(left if size < 0 else min(size, left))
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
            self._at = self._file.seek(at)
        except OSError as error:
            raise ArchiveError(f"cannot go to byte {at}: {error}") from error


def next_record(file: BinaryIO, name: str, start: int, stop: int) -> int | None:
    """Where the first record at or after `start` begins (bytes from the start of the file), None when there is none.

    Works on plain WARC and on WARC with one gzip member a record, as the standard asks (WARC 1.1, annex D). Other
    compressions give None: such a file can only be read from its beginning.
    """
    if name.endswith(".zst"):
        return None
    gzipped = name.endswith(".gz") or Window(file, 0, stop).read(len(_GZIP)) == _GZIP
    mark, opens = (_GZIP, _opens_member) if gzipped else (_PLAIN, _opens_record)
    for base in range(start, stop, _STEP):
        data = Window(file, base, stop).read(_STEP + _PROBE)
        at = data.find(mark)
        while 0 <= at < _STEP:
            if opens(data[at : at + _PROBE]):
                return base + at
            at = data.find(mark, at + 1)
    return None


def _opens_record(data: bytes) -> bool:
    return RECORD.match(data) is not None


def _opens_member(data: bytes) -> bool:
    """Whether these bytes begin a gzip member that holds a record: the mark alone also occurs by chance."""
    try:
        return _opens_record(zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, 80))
    except zlib.error:
        return False
