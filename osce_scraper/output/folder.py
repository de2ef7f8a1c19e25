"""The files of one output: where they stand, and who may write them."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from osce_scraper.errors import StoreError

# What JSON Lines files are called; a name that ends like another format most likely asks for that format.
_LOG_ENDINGS = frozenset({".jsonl", ".jl", ".ndjson"})
_OTHER_FORMATS = frozenset({".json", ".csv", ".gz", ".zst", ".xlsx", ".parquet", ".sqlite", ".db", ".xml"})


@dataclass(frozen=True, slots=True)
class Output:
    """Where the files of an output stand.

    An output is a folder (`out/`: `news.jsonl`, `rejects.jsonl`, `run.json`, `ledger.sqlite`, `pages/`) or is named
    by its log (`may.jsonl`: then `may.rejects.jsonl`, `may.run.json`, `may.ledger.sqlite`, `may.pages/` beside it).
    """

    folder: Path
    log: Path
    rejects: Path
    run: Path
    ledger: Path
    pages: Path
    lock: Path
    pace: Path

    @classmethod
    def at(cls, path: Path) -> "Output":
        """The output that a path means, whether it exists or not.

        Raises `StoreError` for a path that can be neither: an existing file of another kind, or `may.csv`.
        """
        ending = path.suffix.lower()
        if path.is_dir() or not (path.exists() or ending in _LOG_ENDINGS | _OTHER_FORMATS):
            return cls._named(path, path / "news.jsonl", "")
        if ending in _LOG_ENDINGS:
            return cls._named(path.parent, path, f"{path.stem}.")
        raise StoreError(f"{path}: the output is a folder, or a file name ending in .jsonl")

    @classmethod
    def _named(cls, folder: Path, log: Path, prefix: str) -> "Output":
        return cls(
            folder=folder,
            log=log,
            rejects=folder / f"{prefix}rejects.jsonl",
            run=folder / f"{prefix}run.json",
            ledger=folder / f"{prefix}ledger.sqlite",
            pages=folder / f"{prefix}pages",
            lock=folder / f".{prefix}lock",
            pace=folder / f".{prefix}pace",
        )

    def name(self, file: Path) -> str:
        """How a file of the output is called in its ledger and in messages: its path from the folder."""
        return file.relative_to(self.folder).as_posix()

    def archives(self) -> list[Path]:
        """The page archives of the output, oldest first."""
        return sorted(self.pages.glob("*.warc.gz"))

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the output for this process alone. Raises `StoreError` naming the process that has it.

        The lock belongs to the open file, so the kernel frees it however the process ends; the file stays.
        """
        handle = -1
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode(), 0)
        except BlockingIOError as error:
            holder = os.pread(handle, 20, 0).decode(errors="replace") or "?"
            os.close(handle)
            reason = f"another run (process {holder}) writes here; wait for it or stop it"
            raise StoreError(f"{self.folder}: {reason}") from error
        except OSError as error:
            if handle >= 0:
                os.close(handle)
            raise StoreError(f"{self.folder}: cannot write here: {error.strerror}") from error
        try:
            yield
        finally:
            os.close(handle)
