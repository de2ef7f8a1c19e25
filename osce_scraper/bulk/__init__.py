"""Every page ever kept, read again: archives in, log, rejects and run.json out, on one core or on many machines.

    sources -> manifest of segments -> tasks -> parts -> merge -> news.jsonl, rejects.jsonl, run.json

A task reads one segment and puts one part in place; which machine does so, how often and in which order makes no
difference to the parts, and the merge depends on the manifest and its parts alone.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from fsspec.implementations.local import LocalFileSystem
from pydantic import ValidationError

from osce_scraper.alarms import alarms
from osce_scraper.archives import Segment, located
from osce_scraper.bulk import engines
from osce_scraper.bulk.engines import Ended
from osce_scraper.bulk.manifest import Manifest
from osce_scraper.bulk.merging import merge
from osce_scraper.bulk.parts import Parts, published
from osce_scraper.bulk.rows import merged
from osce_scraper.bulk.tasks import Sum
from osce_scraper.errors import ReplayError
from osce_scraper.output.folder import Output
from osce_scraper.output.run import RunReport

Progress = Callable[[int, int], None]
"""Called with the segments that are done and the segments there are."""


def replay(
    sources: Sequence[str],
    out: str,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress = lambda done, total: None,
) -> RunReport:
    """Read every page of the sources, and put them into the output folder `out` with those that earlier runs read.

    Sources and `out` may be any address fsspec opens. Only segments whose part is missing are read: by `workers`
    processes, or by the Dask cluster at `scheduler`. A segment that cannot be read is named in `extra["failed"]` of
    the report, its part stays missing, and the output holds all others.

    Raises `ArchiveError` for a source that is not there, `ReplayError` when the output cannot be written or belongs
    to a crawl, `StoreError` when another run writes there.
    """
    started = datetime.now(UTC)
    with _held(out) as folder:
        parts = Parts.beside(folder)
        manifest = Manifest.of(folder).planned(sources)
        manifest.write(folder)
        planned = {name: segment for name, (_, segment) in manifest.segments.items()}
        done = parts.done()
        missing = [segment for name, segment in planned.items() if name not in done]
        failed: dict[str, str] = {}
        for number, (segment, fault) in enumerate(_engine(missing, parts, workers, scheduler), start=1):
            progress(len(planned) - len(missing) + number, len(planned))
            if fault:
                failed[segment.name] = fault
        sums = _merged(folder, parts, sorted(planned.keys() - failed.keys()))
        report = _report(started, manifest, sums, sorted(failed.values()))
        report.extra["segments"] = {"planned": len(planned), "read now": len(missing) - len(failed)}
        with published(f"{folder}/run.json") as stream:
            stream.write(report.model_dump_json(indent=2).encode() + b"\n")
        return report


def _engine(missing: list[Segment], parts: Parts, workers: int, scheduler: str | None) -> Iterator[Ended]:
    if not missing:
        return iter(())
    if scheduler is not None:
        try:
            from osce_scraper.bulk import cluster  # half a second, which no other engine needs
        except ModuleNotFoundError as lacking:
            raise ReplayError("a cluster needs: pip install 'osce-scraper[cluster]'") from lacking
        return cluster.read_all(missing, parts, scheduler)
    return engines.processes(missing, parts, workers) if workers > 1 else engines.here(missing, parts)


def _merged(folder: str, parts: Parts, names: list[str]) -> Sum:
    """Write log and rejects from the parts of these segments."""
    damaged = ReplayError(f"a part in {parts.folder} is damaged: delete that folder and run again")
    with (
        published(f"{folder}/news.jsonl") as log,
        published(f"{folder}/rejects.jsonl") as rejects,
        closing(merged(map(parts.address, names))) as rows,
    ):
        try:
            sums = merge(rows, log, rejects)
        except ValueError as error:  # no row, no JSON, no UTF-8
            raise damaged from error
        if sums.segments != len(names):
            raise damaged
        return sums


def _report(started: datetime, manifest: Manifest, sums: Sum, failed: list[str]) -> RunReport:
    counts = sums.model_dump(exclude={"health", "segments"})
    return RunReport(
        command="replay",
        started=started,
        ended=datetime.now(UTC),
        reason="failed" if failed or sums.faults else "finished",
        settings={"sources": manifest.sources},
        health=sums.health,
        alarms=alarms(sums.health),
        extra={"archives": counts, "failed": failed},
    )


@contextmanager
def _held(out: str) -> Iterator[str]:
    """The address of the output folder, on a local disk held for this process alone.

    A crawl's own folder is refused: its ledger would no longer know the lines of its log.
    """
    files, path = located(out)
    with ExitStack() as stack:
        if isinstance(files, LocalFileSystem):
            output = Output.at(Path(path))
            if output.folder != Path(path):
                raise ReplayError(f"{out}: the output of a replay is a folder")
            if output.ledger.exists():
                raise ReplayError(f"{out} is the folder of a crawl: name another one for the pages read again")
            _refuse_foreign(output)
            stack.enter_context(output.locked())
        yield files.unstrip_protocol(path)


def _refuse_foreign(output: Output) -> None:
    """Raises `ReplayError` when a file that would be written anew was not written by a replay."""
    standing = [file for file in (output.log, output.rejects, output.run) if file.exists()]
    if not standing or (output.folder / "parts").is_dir():
        return
    try:
        ours = RunReport.model_validate_json(output.run.read_bytes()).command == "replay"
    except (OSError, ValidationError):
        ours = False
    if not ours:
        raise ReplayError(f"{standing[0]} was not written by a replay: name another folder")


__all__ = ["Progress", "replay"]
