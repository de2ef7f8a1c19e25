"""What analysts wait for: exports, pages and the report of 40,000 items. `make bench-analysts`.

Items are composed, their bodies lengthened with paragraphs of other stories to the length of real releases.
"""

import argparse
import asyncio
import os
import shutil
import sqlite3
import statistics
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
from osce_scraper.log import line_of
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


def run(*arguments: str) -> tuple[float, float]:
    """Seconds and peak memory in MB of one command."""
    start = time.perf_counter()
    with Path(os.devnull).open("w") as nowhere:
        actions = [(os.POSIX_SPAWN_DUP2, nowhere.fileno(), n) for n in (1, 2)]
        pid = os.posix_spawn(
            sys.executable, [sys.executable, "-m", "osce_scraper", *arguments], os.environ, file_actions=actions
        )
        _, status, usage = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"osce-scraper {' '.join(arguments)}: status {status}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def changed_share(before: Path, after: Path) -> float:
    """Share of a file's blocks that are not as they were; read block by block, for a child begins with our memory."""
    with before.open("rb") as old, after.open("rb") as new:
        changed = [old.read(BLOCK) != block for block in iter(lambda: new.read(BLOCK), b"")]
    return sum(changed) / len(changed)


def exports(out: Path) -> Iterator[str]:
    """Rows on each export, from nothing and after some more items."""
    for to in FORMATS:
        seconds, memory = run("export", str(out), "--to", to)
        yield f"| `--to {to}` | {seconds:.1f} s | {memory:.0f} MB |"
    before = out / "before.sqlite"
    shutil.copyfile(out / "news.sqlite", before)
    write(out / "news.jsonl", range(ITEMS, ITEMS + ADDED))
    seconds, memory = run("export", str(out))
    share = changed_share(before, out / "news.sqlite")
    before.unlink()
    yield f"| the same again after {ADDED} more items, {share:.1%} of the file's blocks written | {seconds:.1f} s | {memory:.0f} MB |"
    seconds, memory = run("report", str(out), "-o", str(out / "report.html"))
    yield f"| `report` | {seconds:.1f} s | {memory:.0f} MB |"


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
            times, sizes = [], []
            for path in paths:
                start = time.perf_counter()
                answer = await client.get(path)
                times.append((time.perf_counter() - start) * 1000)
                sizes.append(len(answer.content) / 1024)
                if answer.status_code != 200:
                    raise SystemExit(f"{path}: {answer.status_code}")
            rows.append(
                f"| {sort} | {len(paths)} | {statistics.median(times):.0f} ms | {max(times):.0f} ms | {max(sizes):.0f} KB |"
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
        print(f"{ITEMS:,} items, {size:.0f} MB of JSON Lines.\n\n| | time | peak memory |\n|---|---|---|")
        print(*exports(out), sep="\n")
        start = time.perf_counter()
        app = application(out)
        print(
            f"\n`browse` answers {time.perf_counter() - start:.0f} s after its first start, with this much to wait for a page:\n"
        )
        rows = asyncio.run(visits(app, out))
        print("| page | visits | median | slowest | largest |\n|---|---|---|---|---|", *rows, sep="\n")


if __name__ == "__main__":
    main()
