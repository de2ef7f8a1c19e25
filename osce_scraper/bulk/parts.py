"""Parts: one file of sorted rows for each segment read, beside the output. A part that stands there is whole.

Its name comes from the segment and from the code that read it. A task that runs twice writes the same part twice, a
task that dies leaves none, and a second run reads only the segments whose part is missing.
"""

import hashlib
import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from typing import BinaryIO, Final

from fsspec.implementations.local import LocalFileSystem

from osce_scraper import __version__
from osce_scraper.archives import located
from osce_scraper.errors import ReplayError

# The modules and rooms that make a record out of an archive: code elsewhere may change without reading all again.
READERS: Final = (
    "archives", "bulk", "dates", "layouts", "quotes", "vocabularies",
    "dom.py", "errors.py", "extract.py", "fingerprint.py", "health.py", "items.py", "languages.py", "meaning.py",
    "output/log.py", "output/rejects.py", "page.py", "repairs.py", "saved.py", "terms.py", "text.py", "urls.py",
)  # fmt: skip


@cache
def code_version() -> str:
    """The version of this package and a digest of the code and word lists that read a page."""

    def digested(entry: Traversable) -> None:
        if entry.is_dir():
            for inner in sorted(entry.iterdir(), key=lambda inner: inner.name):
                digested(inner)
        elif entry.name.endswith((".py", ".toml")):
            digest.update(entry.read_bytes())

    digest = hashlib.sha256()
    for name in READERS:
        digested(package_files("osce_scraper") / name)
    return f"{__version__}-{digest.hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of an output, on disk or at any address fsspec opens, read by one version of the code."""

    folder: str
    version: str

    @classmethod
    def beside(cls, output: str) -> "Parts":
        """The parts of an output folder, for the code that runs here."""
        version = code_version()
        return cls(f"{output.rstrip('/')}/parts/{version}", version)

    def address(self, name: str) -> str:
        """Where the part of a segment stands."""
        return f"{self.folder}/{name}.rows"

    def done(self) -> set[str]:
        """Names of the segments whose parts are there."""
        files, folder = located(self.folder)
        files.invalidate_cache()
        if not files.isdir(folder):
            return set()
        names = (path.rpartition("/")[2] for path in files.ls(folder, detail=False))
        return {name.removesuffix(".rows") for name in names if name.endswith(".rows")}

    def write(self, name: str, lines: Iterable[bytes]) -> None:
        """Put a part in place, whole or not at all."""
        with published(self.address(name), uuid.uuid4().hex) as stream:
            stream.writelines(lines)

    def check_code(self) -> None:
        """Raises `ReplayError` when this process, a worker, runs other code than the one that planned the work."""
        if (here := code_version()) != self.version:
            raise ReplayError(f"this worker runs osce-scraper {here}, the replay was started by {self.version}")


@contextmanager
def published(address: str, attempt: str = "") -> Iterator[BinaryIO]:
    """A file to write that takes its place when the block ends well: a reader never sees a half one.

    `attempt` tells apart writers that may be at the same file. Raises `ReplayError` when it cannot be written.
    """
    files, path = located(address)
    draft = f"{path}.{attempt}new"
    try:
        files.makedirs(path.rpartition("/")[0], exist_ok=True)
        with files.open(draft, "wb") as stream:
            yield stream
            if isinstance(files, LocalFileSystem):  # else a power cut may leave the name and not the content
                stream.flush()
                os.fsync(stream.fileno())
        files.mv(draft, path)
    except BaseException as error:
        with suppress(OSError):
            files.rm(draft)
        if isinstance(error, OSError):
            raise ReplayError(f"{address}: cannot write: {error}") from error
        raise
