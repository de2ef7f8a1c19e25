"""The face: `osce-scraper COMMAND`. One module a command; what a command needs is imported when it runs."""

import typer

from osce_scraper.cli import (
    accept,
    browse,
    compact,
    crawl,
    doctor,
    export,
    extract,
    fixture,
    harvest,
    quotes,
    replay,
    report,
    schema,
    verify,
)

app = typer.Typer(
    name="osce-scraper",
    help="The OSCE's newsroom as clean, typed, attributed data.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    add_completion=False,
)
app.command()(crawl.crawl)
app.command()(doctor.doctor)
app.command()(extract.extract)
app.command()(quotes.quotes)
app.command()(fixture.fixture)
app.command()(export.export)
app.command()(browse.browse)
app.command()(report.report)
app.command()(schema.schema)
app.command()(replay.replay)
app.command()(harvest.harvest)
app.command()(accept.accept)
app.command()(compact.compact)
app.command()(verify.verify)


def main() -> None:
    """Entry point of the installed command."""
    app()
