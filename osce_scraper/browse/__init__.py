"""The newsroom in a browser: Datasette on the SQLite export, with pages for items, speakers, structures and fields.

Every page is a template over named questions (`queries/*.sql`); the same questions answer as CSV and JSON.
"""

import asyncio
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from osce_scraper.browse.guard import Guard
from osce_scraper.browse.metadata import MAX_ROWS
from osce_scraper.browse.snapshot import snapshot
from osce_scraper.errors import ExportError
from osce_scraper.export import export

if TYPE_CHECKING:
    from datasette.app import Datasette

ROOMS = Path(__file__).parent
SETTINGS = {
    "sql_time_limit_ms": 2000,  # a question that runs longer is stopped: one visitor must not hold the others up
    "max_returned_rows": MAX_ROWS,
    "default_page_size": 50,
    "suggest_facets": False,  # it tries every column of a table at each visit
    "allow_download": False,  # the file may hold gigabytes, and whoever started the server has it
}


def serve(log: Path, host: str = "127.0.0.1", port: int = 8001, open_browser: bool = False) -> None:
    """Show a log (file or output folder) until interrupted; brings the SQLite export up to date first.

    The database is opened immutable: nothing a visitor sends can change it. Raises `LogError` when the log cannot be
    read, `ExportError` when the extra `browse` is not installed.
    """
    try:
        import uvicorn
    except ImportError as error:
        raise ExportError(f"{error.name} is missing: pip install 'osce-scraper[browse]'") from error
    app = application(log, hosts=(host,))
    if open_browser:
        webbrowser.open(f"http://{host}:{port}/")
    uvicorn.run(app, host=host, port=port, log_level="warning")


def application(log: Path, hosts: tuple[str, ...] = ()) -> Guard:
    """The ASGI application that shows a log; `hosts` are names it answers to besides loopback's."""
    try:
        from datasette.app import Datasette
        from datasette.database import Database
        from datasette.plugins import pm
    except ImportError as error:
        raise ExportError(f"{error.name} is missing: pip install 'osce-scraper[browse]'") from error
    from osce_scraper.browse import limits
    from osce_scraper.browse.answers import teach
    from osce_scraper.browse.metadata import DATABASE, metadata

    # Where rich is installed, Datasette prints pages of local variables for each question that a visitor mistypes.
    pm.get_plugin("datasette.handle_exception").rich = None
    if not pm.is_registered(limits):
        pm.register(limits, name="limits")
    datasette = Datasette(
        files=[],
        metadata=metadata(),
        template_dir=str(ROOMS / "templates"),
        static_mounts=[("assets", str(ROOMS / "assets"))],
        settings=SETTINGS,
    )
    database = snapshot(export(log, "sqlite").target)
    datasette.add_database(Database(datasette, path=str(database), is_mutable=False), name=DATABASE)
    teach(datasette)
    asyncio.run(_started(datasette))
    return Guard(datasette.app(), hosts)


async def _started(datasette: "Datasette") -> None:
    """Draw the first page before the first visitor comes: templates are compiled and answers kept from then on."""
    await datasette.invoke_startup()
    await datasette.client.get("/")
