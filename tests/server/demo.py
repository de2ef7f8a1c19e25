"""`make demo`: the real spider through real Scrapy over the bundled newsroom, and what it read."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from osce_scraper.items import NewsItem
from osce_scraper.output.log import read
from tests.server import serve
from tests.server.saved import SavedNewsroom

CRAWL_DELAY = 0.1
"""What the demo's robots.txt asks for, in place of the ten seconds of the site: nobody is burdened here."""
SHOWN = 591767


def main(output: Path = Path("out")) -> int:
    """Crawl, show, and hand on the crawl's exit status."""
    console = Console()
    with serve(SavedNewsroom(crawl_delay=CRAWL_DELAY)) as served:
        command = ["crawl", "--site", served.origin, "--output", str(output)]
        console.print(f"[dim]$ osce-scraper {' '.join(command)}[/]", highlight=False)
        status = subprocess.run([sys.executable, "-m", "osce_scraper", *command], check=False).returncode
        asked = len(served.seen)
    if status not in (0, 3):  # 3: finished, with alarms
        return status
    items = sorted(read(output), key=lambda item: str(item.issued_on), reverse=True)
    console.print(_items(items))
    console.print(_quotes(items))
    shown = next((item for item in items if item.id == SHOWN), None)
    if shown:
        console.print(f"[bold]The whole record of {SHOWN}[/], one line of {output}/news.jsonl:\n")
        console.print_json(shown.model_dump_json())
    console.print(f"\n{len(items)} items in {output}/news.jsonl after {asked} requests to the bundled newsroom.")
    return status


def _items(items: Sequence[NewsItem]) -> Table:
    table = Table(title="What was read", title_justify="left", expand=True)
    for heading, width in (("id", 6), ("issued on", 10), ("kind", 13), ("in", 2), ("quotes", 6)):
        table.add_column(heading, width=width, no_wrap=True)
    table.add_column("title", no_wrap=True, ratio=1)
    for item in items:
        facts = (str(item.id), str(item.issued_on), item.kind, item.language, str(len(item.quotes) or ""))
        table.add_row(*facts, escape(item.title))
    return table


def _quotes(items: Sequence[NewsItem]) -> Table:
    """The first quote of each item whose speaker has a role."""
    table = Table(title="Who said what", title_justify="left", expand=True, show_lines=True)
    table.add_column("issued on", width=10, no_wrap=True)
    table.add_column("speaker and role", ratio=2)
    table.add_column("quote", ratio=3)
    for item in items:
        said = next((quote for quote in item.quotes if quote.speaker and quote.speaker.role), None)
        if said and said.speaker:
            name, role = escape(said.speaker.name), escape(str(said.speaker.role))
            table.add_row(str(item.issued_on), f"[bold]{name}[/]\n{role}", escape(said.text))
    return table


if __name__ == "__main__":
    sys.exit(main())
