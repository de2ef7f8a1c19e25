"""What analysts wait for: exports, pages and the report of 40,000 items. `make bench-analysts`.

Items are composed, their bodies lengthened with paragraphs of other stories to the length of real releases.
"""

import argparse
import asyncio
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import httpx

from osce_scraper.browse import application
from osce_scraper.browse.guard import Guard
from osce_scraper.items import NewsItem
from osce_scraper.output.log import line_of
from tests.compose import item

ITEMS: Final = 40_000
ADDED: Final = 100
# Paragraphs of two other stories make the body of a composed item as long as a real one, 2.7 KB.
OTHERS: Final = 2
FORMATS: Final = ("sqlite", "parquet", "csv", "excel")
BLOCK: Final = 4096


def long_item(number: int) -> NewsItem:
    """A composed item of the length of real ones."""
    own = item(number)
    more = (paragraph for n in range(1, OTHERS + 1) for paragraph in item(number + n * 40_009).body)
    return own.model_copy(update={"body": (*own.body, *more)})


def write(log: Path, numbers: range) -> None:
    """Append items to a log."""
    with log.open("ab") as stream:
        stream.writelines(line_of(long_item(number)) for number in numbers)


# The peak of the process alone: what `wait4` reports begins with the memory of the process that started it.
CHILD: Final = """
import atexit, pathlib, sys, time
status = pathlib.Path("/proc/self/status")
peak = lambda: next(line for line in status.read_text().splitlines() if line.startswith("VmHWM")).split()[1]
atexit.register(lambda: print(time.process_time(), peak()))
from osce_scraper.cli import main
sys.exit(main())
"""


def run(*arguments: str) -> str:
    """Seconds, seconds of a core, and peak memory of one command, as cells of a table."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", CHILD, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"osce-scraper {' '.join(arguments)}: {done.stderr}")
    core, peak = map(float, done.stdout.split()[-2:])
    return f"{time.perf_counter() - start:.1f} s | {core:.1f} s | {peak / 1024:.0f} MB |"


def changed_share(before: Path, after: Path) -> float:
    """Share of a file's blocks that are not as they were; read block by block, for a child begins with our memory."""
    with before.open("rb") as old, after.open("rb") as new:
        changed = [old.read(BLOCK) != block for block in iter(lambda: new.read(BLOCK), b"")]
    return sum(changed) / len(changed)


def exports(out: Path) -> Iterator[str]:
    """Rows on each export, from nothing and after some more items."""
    for to in FORMATS:
        yield f"| `--to {to}` | {run('export', str(out), '--to', to)}"
    before = out / "before.sqlite"
    shutil.copyfile(out / "news.sqlite", before)
    write(out / "news.jsonl", range(ITEMS, ITEMS + ADDED))
    again = run("export", str(out))
    share = changed_share(before, out / "news.sqlite")
    before.unlink()
    yield f"| the same again after {ADDED} more items, {share:.1%} of the file's blocks written | {again}"
    yield f"| `report` | {run('report', str(out), '-o', str(out / 'report.html'))}"


def addresses(database: Path) -> dict[str, list[str]]:
    """What a visitor asks for, by sort of page: the heaviest of each sort first."""
    with closing(sqlite3.connect(database)) as connection:

        def column(question: str) -> list[str]:
            return [str(value) for (value,) in connection.execute(question)]

        speakers = column("SELECT speaker FROM speakers ORDER BY quote_count DESC LIMIT 5")
        items = column("SELECT item FROM items ORDER BY quote_count DESC, length(body) DESC LIMIT 5")
        fields = column("SELECT field FROM item_fields GROUP BY 1 ORDER BY count(*) DESC LIMIT 3")
        structures = column("SELECT structure FROM item_issuers GROUP BY 1 ORDER BY count(*) DESC LIMIT 3")
        countries = column("SELECT country FROM item_countries GROUP BY 1 ORDER BY count(*) DESC LIMIT 3")
    two = f"field={fields[0]}&structure={structures[0]}"
    return {
        "first page": ["/"],
        "search, no words": ["/search", "/search?year=2015", f"/search?{two}", "/search?offset=20000"],
        "search, words": ["/search?q=osce", "/search?q=training+police", f"/search?q=osce&{two}", "/search?q=%22rule+of+law%22"],
        "item": [f"/item?item={each}" for each in items],
        "speaker": [f"/speaker?speaker={each}" for each in speakers],
        "structure": [f"/structure?structure={each}" for each in structures],
        "field of work": [f"/field?field={each}" for each in fields],
        "State": [f"/country?country={each}" for each in countries],
        "questions": [
            "/news/most_quoted?field=gender-equality&year=2025", "/news/most_quoted",
            "/news/said_on?structure=secretary-general&country=MD", "/news/said_on?structure=odihr",
            "/news/publishers?field=youth", f"/news/officials?country={countries[0]}",
            "/news/most_quoted.csv?year=2025", "/news/said_on.json?structure=odihr&_shape=array",
        ],
        "tables": ["/news", "/news/news", "/news/quotes", "/news/speakers", "/news/items", "/news/items?_search=training"],
    }  # fmt: skip


async def visits(app: Guard, out: Path) -> list[str]:
    """Rows on the pages: each asked for the first time, so that no answer kept helps."""
    rows = []
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8001", timeout=60) as client:
        for sort, paths in addresses(out / "news.sqlite").items():
            times, cores, sizes = [], [], []
            for path in paths:
                start, core = time.perf_counter(), time.process_time()
                answer = await client.get(path)
                times.append((time.perf_counter() - start) * 1000)
                cores.append((time.process_time() - core) * 1000)
                sizes.append(len(answer.content) / 1024)
                if answer.status_code != 200:
                    raise SystemExit(f"{path}: {answer.status_code}")
            rows.append(
                f"| {sort} | {len(paths)} | {statistics.median(times):.0f} ms | {max(times):.0f} ms | {max(cores):.0f} ms | {max(sizes):.0f} KB |"
            )
            print(*(f"{t:6.0f} ms {p}" for t, p in zip(times, paths, strict=True)), sep="\n", file=sys.stderr)
    return rows


def main() -> None:
    """Write the log, export, visit; print Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="keep the output here (default: a folder that is removed)")
    arguments = parser.parse_args()
    with TemporaryDirectory() as temporary:
        out: Path = arguments.folder or Path(temporary)
        out.mkdir(exist_ok=True)
        if not (out / "news.jsonl").exists():
            write(out / "news.jsonl", range(ITEMS))
        size = (out / "news.jsonl").stat().st_size / 2**20
        print(
            f"{ITEMS:,} items, {size:.0f} MB of JSON Lines.\n\n| | time | of a core | peak memory |\n|---|---|---|---|"
        )
        print(*exports(out), sep="\n")
        start = time.perf_counter()
        app = application(out)
        print(
            f"\n`browse` answers {time.perf_counter() - start:.0f} s after its first start, with this much to wait for a page:\n"
        )
        rows = asyncio.run(visits(app, out))
        print("| page | visits | median | slowest | of a core | largest |\n|---|---|---|---|---|---|", *rows, sep="\n")


if __name__ == "__main__":
    main()
