"""`osce-scraper replay`: every page of an archive, read again."""

from typing import Annotated

import typer

from osce_scraper.cli.saying import say


def replay(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="WARC, WACZ or HTML files, or folders of them; on disk or at an address such as s3://bucket/pages.",
            show_default=False,
        ),
    ],
    out: Annotated[
        str, typer.Option("--out", "-o", help="Output folder, on disk or at an address; not the folder of a crawl.")
    ],
    workers: Annotated[int, typer.Option("--workers", "-w", min=1, help="Processes on this machine.")] = 1,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Dask scheduler that hands out the work: tcp://host:8786."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors and alarms.")] = False,
) -> None:
    """Read saved pages with the present rules: `news.jsonl`, `rejects.jsonl` and `run.json` in the output folder.

    Of several captures of an item each version that differs from the one before it is kept as a revision. Sources add
    up: a second run reads only what is new, changed or failed before, and keeps what earlier runs read from other
    sources. Other code reads everything again.

    [bold]Exit status[/bold]: 0 good, 1 failed, 3 finished with alarms, 130 interrupted.

    [bold]Examples[/bold]

      osce-scraper replay out/pages -o again/

      osce-scraper replay harvest/ saved-pages/ -o again/ --workers 4

      osce-scraper replay s3://bucket/warc -o s3://bucket/news --cluster tcp://scheduler:8786
    """
    from osce_scraper.errors import OsceScraperError

    if cluster and workers > 1:
        raise typer.BadParameter("a cluster has its own workers: give --workers or --cluster", param_hint="--workers")
    try:
        from osce_scraper.bulk import replay as run

        report = run(
            sources, out, workers=workers, scheduler=cluster, progress=(lambda *_: None) if quiet else _show_progress
        )
    except OsceScraperError as error:
        say(f"osce-scraper: {error}", err=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt:
        say("osce-scraper: interrupted; the same command goes on from here", err=True)
        raise typer.Exit(130) from None
    if not quiet:
        changes, archives = report.health.changes, report.extra["archives"]
        say(f"{archives['captures']} captures and {archives['revisits']} revisits of {changes['new']} items")
        say(f"{changes['revised']} later versions, {changes['same']} identical")
        for reason, count in sorted(archives["skipped"].items()):
            say(f"{count} passed over: {reason}, as {', '.join(archives['examples'][reason][:2])}")
    for alarm in report.alarms:
        say(
            f"alarm, {alarm.kind}: {alarm.text}" + (f" ({', '.join(alarm.examples)})" if alarm.examples else ""),
            err=True,
        )
    for fault in report.extra["failed"]:
        say(f"osce-scraper: not read: {fault}", err=True)
    if faults := report.extra["archives"]["faults"]:
        pages = "1 page" if faults == 1 else f"{faults} pages"
        say(f"osce-scraper: {pages} met a fault of this program; see rejects.jsonl", err=True)
    if report.reason != "finished":
        raise typer.Exit(1)
    if report.alarms:
        raise typer.Exit(3)


def _show_progress(done: int, total: int) -> None:
    """A line for each hundredth of the work."""
    if done * 100 // total > (done - 1) * 100 // total:
        say(f"{done} of {total} segments", err=True)
