"""`osce-scraper fixture`: pages that the tests replay."""

from pathlib import Path
from typing import Annotated

import typer

from osce_scraper.cli.saying import say
from osce_scraper.errors import OsceScraperError


def fixture(
    page: Annotated[
        str | None, typer.Argument(metavar="FILE|URL", help="The page to keep, as it was served.", show_default=False)
    ] = None,
    url: Annotated[
        str | None,
        typer.Option(help="Address of the page on osce.org, where the file does not tell it.", show_default=False),
    ] = None,
    refresh: Annotated[bool, typer.Option("--refresh", help="Rewrite the expectations of all fixtures.")] = False,
    folder: Annotated[Path, typer.Option(help="Where the fixtures are.")] = Path("fixtures"),
) -> None:
    """Keep a page as a fixture and print what is read from it, for review; correct the .json by hand where it is wrong.

    [bold]Examples[/bold]

      osce-scraper fixture saved.html --url https://www.osce.org/secretariat/591767

      osce-scraper fixture --refresh && git diff fixtures
    """
    if (page is None) == (not refresh):
        raise typer.BadParameter("give a page, or --refresh")
    if page is None:
        _refresh(folder)
    else:
        _add(page, url, folder)


def _add(source: str, url: str | None, folder: Path) -> None:
    from osce_scraper import fixtures
    from osce_scraper.cli.extract import page_from
    from osce_scraper.output.log import plain

    try:
        added = fixtures.add(page_from(source, url), folder)
    except OsceScraperError as error:
        say(f"osce-scraper: {source}: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(plain(added.expectation.read_text("utf-8")))
    say(f"{added.page} and {added.expectation.name}: compare them by eye before you commit them", err=True)


def _refresh(folder: Path) -> None:
    from osce_scraper import fixtures

    outcomes = list(fixtures.refresh(folder))
    for changed, what in outcomes:
        say(f"{changed}: {what}", err=True)
    say(f"{len(outcomes)} of {sum(1 for _ in fixtures.fixtures(folder))} fixtures changed", err=True)
    if any(what != "written" for _, what in outcomes):
        raise typer.Exit(1)
