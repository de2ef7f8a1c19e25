"""`make kills`: crawl, replay and export killed (SIGKILL) at random moments, over and over; what is lost, what is twice.

Each command is run on the same folder until it was killed so many times while it worked, then once to its end. What it
left is compared with what it should be: the newsroom on the server, a replay and an export that nobody disturbed.
"""

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.reliability import table
from benchmarks.soak import finished, soaked
from osce_scraper.output import log
from tests.server import serve
from tests.server.composed import Newsroom, stories

DELAY = 0.02  # seconds between two requests, so that the crawl lasts longer than its kills


@dataclass(frozen=True, slots=True)
class Killed:
    """What a command left after its kills. `wrong` tells the files that differ from an undisturbed run's."""

    name: str
    kills: int
    expected: int
    lost: int
    duplicate: int
    wrong: str = ""

    @property
    def good(self) -> bool:
        """Whether nothing was lost, nothing is twice and nothing differs."""
        return not (self.lost or self.duplicate or self.wrong)


def command(*words: str) -> list[str]:
    """A command as a user gives it."""
    return [sys.executable, "-m", "osce_scraper", *words]


def killed(run: list[str], kills: int, longest: float, random: Random, shortest: float = 0.5) -> Iterator[int]:
    """Start a command and kill it, so many times; yields how many kills there were, also when it ended before."""
    done = 0
    while done < kills:
        process = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(random.uniform(shortest, longest))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            done += 1
        yield done


def whole(run: list[str]) -> float:
    """Run a command to its end; seconds that it took. Exits when it failed."""
    begin = time.monotonic()
    done = subprocess.run(run, capture_output=True, check=False)
    if done.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(run[3:])} failed: {done.stderr.decode()}")
    return time.monotonic() - begin


def crawl(out: Path, items: int, kills: int, random: Random) -> Killed:
    """A newsroom in which an item is published after each kill."""
    composed = stories(items + kills)
    site, waiting = Newsroom(composed[kills:], crawl_delay=DELAY), composed[:kills]
    with serve(site) as served:
        run = command("crawl", "-q", "--site", served.origin, "-o", str(out))
        for _ in killed(run, kills, 4.0, random):
            if waiting:
                site.stories.insert(0, waiting.pop())
        finished(served, out)
    result = soaked(site, out)
    return Killed("crawl", kills, result.expected, result.lost, result.duplicate + result.torn)


def replay(pages: Path, out: Path, kills: int, random: Random) -> Killed:
    """The pages of the crawl, read again in segments."""
    undisturbed = out.with_name("undisturbed")
    took = whole(command("replay", "-q", str(pages), "-o", str(undisturbed)))
    for _ in killed(command("replay", "-q", str(pages), "-o", str(out)), kills, took, random):
        for part in (out / "parts").glob("*/*.rows"):  # else there would soon be nothing left to do
            if random.random() < 0.5:
                part.unlink()
    whole(command("replay", "-q", str(pages), "-o", str(out)))
    before, after = (list(log.lines(folder)) for folder in (undisturbed, out))
    wrong = [name for name in ("news.jsonl", "rejects.jsonl") if _bytes(undisturbed / name) != _bytes(out / name)]
    lost = {item.key for item in before} - {item.key for item in after}
    return Killed("replay", kills, len(before), len(lost), len(after) - len(before), ", ".join(wrong))


def export(out: Path, kills: int, random: Random) -> Killed:
    """The log of the crawl as SQLite, made anew as often as it was finished."""
    undisturbed, target = out / "undisturbed.sqlite", out / "news.sqlite"
    took = whole(command("export", str(out), "-o", str(undisturbed)))
    for _ in killed(command("export", str(out)), kills, took, random):
        if random.random() < 0.5:
            target.unlink(missing_ok=True)
    whole(command("export", str(out)))
    before, after = _tables(undisturbed), _tables(target)
    items = len(before["items"])
    wrong = [name for name, rows in before.items() if after.get(name) != rows]
    return Killed("export", kills, items, max(0, items - len(after["items"])), 0, ", ".join(wrong))


def _bytes(file: Path) -> bytes:
    return file.read_bytes()


def _tables(file: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(file)) as db:
        if db.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return {"items": []}
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        own = [name for name in names if "_fts" not in name and not name.startswith("sqlite_")]
        return {name: sorted(db.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in own}


def results(folder: Path, items: int, crawls: int, others: int, random: Random) -> Iterator[Killed]:
    """All three, one after the other in a folder."""
    yield crawl(folder / "out", items, crawls, random)
    yield replay(folder / "out" / "pages", folder / "again", others, random)
    yield export(folder / "out", others, random)


def main() -> int:
    """Print what came of them. Exits with 1 when anything was lost, twice or wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=4000)
    parser.add_argument("--crawls", type=int, default=200, help="kills of the crawl")
    parser.add_argument("--others", type=int, default=50, help="kills of replay and of export, each")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--write-docs", action="store_true", help="put the table into docs/reliability.md")
    options = parser.parse_args()
    lines, bad = ["| command | kills | items | lost | duplicate | differs |", "|---|---|---|---|---|---|"], 0
    with tempfile.TemporaryDirectory() as folder:
        for one in results(Path(folder), options.items, options.crawls, options.others, Random(options.seed)):
            counts = f"{one.kills} | {one.expected:,} | {one.lost} | {one.duplicate}"
            lines.append(f"| {one.name} | {counts} | {one.wrong or '-'} |")
            bad += not one.good
    table("kills", lines, options.write_docs)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
