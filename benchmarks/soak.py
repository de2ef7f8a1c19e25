"""`make soak`: a whole newsroom with faults, killed at random moments, over and over.

2,000 composed items over 40 listing pages are crawled by the real command from a server on loopback. One answer in
forty is a fault that passes; items are published and corrected while the crawl runs; the crawl is killed (SIGKILL)
fifty times and started again. Then one crawl of the same newsroom runs undisturbed, for rate and memory. After both
comes the next night's crawl, which asks again for what failed. It takes some seven to ten minutes.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from random import Random

from rich.console import Console
from rich.table import Table

from osce_scraper.output import log
from tests.compose import Story
from tests.server import Answer, Question, Served, serve
from tests.server.composed import Newsroom, stories
from tests.server.faults import (
    Fault,
    busy_until,
    charset,
    half_zipped,
    redirected,
    reset,
    slow,
    soft_404,
    status,
    truncated,
)

FAULTS: tuple[Fault, ...] = (
    *(status(503), status(500), status(429, "0"), status(503, "1"), busy_until(1)),
    *(reset, truncated, half_zipped, slow(0.5), charset("utf-16")),
    *(status(404), soft_404),
)
TRIES = 4
"""Starts of the crawl per kill at most: one that ends before its kill does not count as killed."""


@dataclass(slots=True)
class Unruly(Newsroom):
    """A newsroom of which every so many-th answer fails; robots.txt and the newsroom's first page are spared."""

    share: float = 0.025
    random: Random = field(default_factory=lambda: Random(2025))

    def answer(self, question: Question) -> Answer:
        """The answer, or in its place a fault that passes."""
        answer = Newsroom.answer(self, question)
        if question.path == "/robots.txt" or answer.status != 200 or self.random.random() > self.share:
            return answer
        return self.random.choice((*FAULTS, redirected(question.target)))(answer)

    def publish(self, story: Story) -> None:
        """A new item on top."""
        self.stories.insert(0, story)

    def correct(self, number: int) -> None:
        """Another headline for an item."""
        self.stories[number] = replace(self.stories[number], title=f"{self.stories[number].title}, corrected")


@dataclass(frozen=True, slots=True)
class Soaked:
    """What the crawl left, against what there was."""

    expected: int
    read: int
    duplicate: int
    lost: int
    stale: int
    torn: int


def command(served: Served, out: Path) -> list[str]:
    """The command a user would give."""
    return [sys.executable, "-m", "osce_scraper", "crawl", "-q", "--site", served.origin, "-o", str(out)]


def killed_crawls(served: Served, site: Unruly, out: Path, kills: int, waiting: list[Story]) -> int:
    """Crawl with so many kills at random moments, publishing and correcting meanwhile; how many kills there were."""
    random, done = Random(7), 0
    for _ in range(TRIES * kills):
        process = subprocess.Popen(command(served, out), stderr=subprocess.DEVNULL)
        try:
            process.wait(random.uniform(1.5, 6.0))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            done += 1
        if done == kills:
            break
        if waiting:
            site.publish(waiting.pop())
            site.correct(random.randrange(len(site.stories)))
    return done


def finished(served: Served, out: Path, tries: int = 10) -> None:
    """Crawl until a run comes to its end."""
    for _ in range(tries):
        code = subprocess.run(command(served, out), stderr=subprocess.DEVNULL, check=False).returncode
        if code in (0, 3):
            return
    raise SystemExit(f"no run came to its end, the last one ended with {code}")


def soaked(site: Newsroom, out: Path) -> Soaked:
    """Compare the log with the newsroom."""
    lines = (out / log.LOG_NAME).read_bytes().splitlines(keepends=True)
    keys = Counter((*item.key, item.provenance.revision) for item in log.lines(out))
    expected = {story.id: story.title for story in site.stories}
    read = {item.id: item.title for item in log.read(out)}
    return Soaked(
        expected=len(expected),
        read=len(read.keys() & expected.keys()),
        duplicate=sum(count - 1 for count in keys.values()),
        lost=len(expected.keys() - read.keys()),
        stale=sum(read.get(id, title) != title for id, title in expected.items()),
        torn=sum(not line.endswith(b"\n") for line in lines),
    )


def resident(process: "subprocess.Popen[bytes]") -> Iterator[float]:
    """Megabytes that a process holds, once a second until it ends."""
    while process.poll() is None:
        status = Path(f"/proc/{process.pid}/status").read_text()
        yield next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0.0)
        time.sleep(1)


def held(memory: Sequence[float]) -> str:
    """Memory after five seconds, half-way, and in the end."""
    if not memory:
        return ""
    return " → ".join(f"{memory[n]:.0f}" for n in (min(5, len(memory) - 1), len(memory) // 2, -1))


def row(name: str, kills: int, delay: float, composed: list[Story], out: Path) -> list[str]:
    """One part of the soak, as a row of the table."""
    site, memory = Unruly(composed[kills:], rows=50, crawl_delay=delay), [0.0]
    with serve(site) as served:
        begin = time.monotonic()
        if kills:
            killed = killed_crawls(served, site, out, kills, composed[:kills])
            finished(served, out)
            name, memory = f"{killed} kills", []
        else:
            memory = list(resident(subprocess.Popen(command(served, out))))
        rate = len(served.seen) / (time.monotonic() - begin)
        finished(served, out)
        gap = min(after.at - before.at for before, after in pairwise(served.seen))
    result = soaked(site, out)
    counts = (result.expected, result.read, result.duplicate, result.lost, result.stale, result.torn)
    return [name, *map(str, counts), f"{rate:.1f}", f"{1 / delay:.1f}", f"{gap:.3f}", held(memory)]


def main() -> None:
    """Run both parts and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--delay", type=float, default=0.05, help="Crawl-delay of the server, in seconds")
    options = parser.parse_args()
    composed = stories(options.items + options.kills)
    counts = ("items expected", "read", "duplicate", "lost", "stale", "torn")
    table = Table("", *counts, "requests/s", "allowed", "shortest gap, s", "MB")
    with tempfile.TemporaryDirectory() as folder:
        for name, kills in (("kills", options.kills), ("undisturbed", 0)):
            table.add_row(*row(name, kills, options.delay, composed[options.kills - kills :], Path(folder) / name))
    Console(width=130).print(table)


if __name__ == "__main__":
    main()
