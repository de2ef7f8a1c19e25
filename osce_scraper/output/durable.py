"""Files that survive a kill: append-only files that never keep half a write, and whole files replaced at once."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self

from osce_scraper.errors import StoreError


class AppendOnly:
    """A file that only grows, and only by whole writes.

    `sync` brings what was written to the disk, `settle` says that it counts, `take_back` cuts what does not count yet.
    A write that fails (disk full) is taken back at once and raised as `StoreError`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(exist_ok=True)
            fresh = not path.exists()
            self._handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
            self.length = self.settled = os.fstat(self._handle).st_size
            if fresh:
                sync_folder(path.parent)
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror}") from error

    def append(self, data: bytes) -> int:
        """Write at the end; where it begins is returned (bytes from the start of the file)."""
        start = self.length
        view = memoryview(data)
        try:
            while view:
                written = os.pwrite(self._handle, view, self.length)
                self.length += written
                view = view[written:]
        except OSError as error:
            self._cut(start)
            raise StoreError(f"{self.path}: cannot write: {error.strerror}; nothing was lost so far") from error
        return start

    def sync(self) -> None:
        """Bring everything written to the disk, where a power cut leaves it (numbers.md: 5.8 ms)."""
        if self.settled == self.length:
            return
        try:
            os.fdatasync(self._handle)
        except OSError as error:
            raise StoreError(f"{self.path}: cannot write: {error.strerror}") from error

    def settle(self) -> None:
        """What is written so far counts from now on."""
        self.settled = self.length

    def take_back(self) -> None:
        """Cut what does not count."""
        if self.length != self.settled:
            self._cut(self.settled)

    def close(self) -> None:
        """Close the file."""
        os.close(self._handle)

    def _cut(self, length: int) -> None:
        # Fails only where the device is gone; the next open cuts the half write then.
        with contextlib.suppress(OSError):
            os.ftruncate(self._handle, length)
        self.length = length

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def cut(path: Path, length: int) -> None:
    """Shorten a file to a length, surely."""
    with path.open("r+b") as stream:
        stream.truncate(length)
        os.fsync(stream.fileno())


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of a file at once: a reader sees the old file or the new, never a part.

    Raises `StoreError` when it cannot be written; the old file then stands as it was, as after any other error.
    """
    draft = path.with_name(f"{path.name}.new")
    try:
        with draft.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise StoreError(f"{path}: cannot write: {error.strerror}") from error
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in a folder sure: a new file survives a power cut only after this."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
