"""Outputs damaged at random and disks that are full: what is wrong is found and mended, and nothing good is lost."""

import os
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks.kills import killed, whole
from osce_scraper.extract import extract_page
from osce_scraper.output import log
from osce_scraper.output.folder import Output
from osce_scraper.output.repair import mend, restore
from osce_scraper.output.store import Store
from osce_scraper.output.verify import findings
from osce_scraper.rows import Row
from tests.readings import item, refused, rendered
from tests.server import serve
from tests.server.composed import MOVED, Newsroom, stories

Damage = Callable[[bytes, int, random.Random], bytes]
SEEDS = 80
DAMAGES: dict[str, Damage] = {
    "cut": lambda data, at, chance: data[:at],
    "beheaded": lambda data, at, chance: data[at:],
    "flipped": lambda data, at, chance: data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :],
    "zeros": lambda data, at, chance: data[:at] + bytes(len(data[at : at + 5000])) + data[at + 5000 :],
    "strange bytes": lambda data, at, chance: data[:at] + chance.randbytes(chance.choice((1, 3000))) + data[at:],
    "turned around": lambda data, at, chance: data[at:] + data[:at],
    "appended to itself": lambda data, at, chance: data + data[:at],
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five items read from real pages, one of them revised, a reject, and an address never asked for."""
    out = tmp_path_factory.mktemp("sound")
    with closing(Store(out)) as store:
        for number in range(1, 6):
            store.keep(rendered(number))
        store.keep(rendered(2, version=2, after=timedelta(hours=1)))
        store.keep(refused(7, 404))
        store.agenda.wanted(Row(item(8).url))
    return out


def newest(out: Path) -> dict[tuple[int | str, str], str]:
    return {record.key: record.provenance.content_hash for record in log.read(out)}


def repair(out: Path) -> None:
    output = Output.at(out)
    with output.locked():
        found = list(findings(output))
        if found:
            list(mend(output))
    if found:
        list(restore(out, extract_page))


@pytest.mark.parametrize("seed", range(0, SEEDS, 10))
def test_damage_of_any_kind_anywhere_is_mended(sound: Path, tmp_path: Path, seed: int) -> None:
    names = [file.relative_to(sound) for file in sorted(sound.rglob("*")) if file.is_file() and file.stat().st_size]
    for number in range(seed, seed + 10):
        chance = random.Random(number)
        out = shutil.copytree(sound, tmp_path / str(number))
        file, kind = out / chance.choice([name for name in names if name.name != ".lock"]), chance.choice([*DAMAGES])
        data = file.read_bytes()
        file.write_bytes(DAMAGES[kind](data, chance.randrange(len(data)), chance))
        what = f"seed {number}: {file.name} {kind}"

        repair(out)
        assert [found for found in findings(Output.at(out)) if not found.harmless] == [], what
        with closing(Store(out)) as store:
            open_ids = {row.id for row in store.agenda.unfinished()}
            assert store.keep(rendered(9)).change == "new", what
        before, after = newest(sound), newest(out)
        # A bit flipped in a text leaves a record, and nothing tells that it once said something else.
        lost = {key for key in before if after.get(key) != before[key] and not (kind == "flipped" and key in after)}
        assert {key[0] for key in lost} <= open_ids, what
        revisions = [(record.key, record.provenance.revision) for record in log.lines(out)]
        assert len(revisions) == len(set(revisions)), what


def test_a_write_ahead_log_of_another_ledger_is_found_and_mended(sound: Path, tmp_path: Path) -> None:
    """SQLite takes it for its own: nothing in it names the database that it belongs to."""
    out = shutil.copytree(sound, tmp_path / "out")
    with closing(Store(tmp_path / "other")) as other:
        other.keep(rendered(9))
        for end in ("-wal", "-shm"):
            shutil.copy(tmp_path / "other" / f"ledger.sqlite{end}", out / f"ledger.sqlite{end}")
    before = newest(out)
    assert [found for found in findings(Output.at(out)) if not found.harmless]
    repair(out)
    assert [found for found in findings(Output.at(out)) if not found.harmless] == []
    with closing(Store(out)) as store:
        assert store.keep(rendered(9)).change == "new"
    assert newest(out).items() > before.items()


def limited(size: int, *words: str, cwd: Path) -> "subprocess.CompletedProcess[bytes]":
    """A command of which no file may grow beyond a size, as on a full disk."""
    run = [sys.executable, "-m", "osce_scraper", *words]

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return subprocess.run(run, capture_output=True, check=False, timeout=120, cwd=cwd, preexec_fn=limit)


@pytest.mark.parametrize(
    ("words", "size"),
    [
        (["replay", "sound/pages", "-o", "again"], 5_000),
        (["export", "sound"], 40_000),
        (["export", "sound", "--to", "csv"], 5_000),
        (["export", "sound", "--to", "excel"], 5_000),
        (["export", "sound", "--to", "parquet"], 5_000),
        (["report", "sound"], 5_000),
        (["compact", "sound"], 5_000),
        (["verify", "sound", "--repair"], 5_000),
        (["verify", "sound", "--repair"], 0),
        (["crawl", "-q", "--site", "SITE", "-o", "sound"], 0),
        (["crawl", "-q", "--site", "SITE", "-o", "sound"], 40_000),
        (["doctor", "--site", "SITE"], 5_000),
        (["fixture", "page.html"], 5_000),
    ],
)
def test_full_disk_is_told_and_spoils_nothing(sound: Path, tmp_path: Path, words: list[str], size: int) -> None:
    shutil.copytree(sound, tmp_path / "sound")
    shutil.copy(next(Path("fixtures/drupal6").glob("*.html")), tmp_path / "page.html")
    if words[0] == "verify":
        (tmp_path / "sound" / "news.jsonl").write_bytes((sound / "news.jsonl").read_bytes()[5:])
    kept = {name: (tmp_path / "sound" / name).read_bytes() for name in ("news.jsonl", "rejects.jsonl")}
    site = Newsroom([story for story in stories(30) if story.segment not in MOVED][:3])
    with serve(site) as served:
        given = [served.origin if word == "SITE" else word for word in words]
        done = limited(size, *given, cwd=tmp_path)
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        for name, before in kept.items():
            assert (tmp_path / "sound" / name).read_bytes()[: len(before)] == before or words[0] in (
                "compact",
                "verify",
            )
        if words[0] != "verify":  # the disk has room again
            again = subprocess.run(
                [sys.executable, "-m", "osce_scraper", *given], capture_output=True, check=False, cwd=tmp_path
            )
            assert b"Traceback" not in again.stderr
            assert again.returncode in (0, 3) or (words[0] == "fixture" and done.returncode == 0), again.stderr.decode()


def test_killed_commands_lose_and_double_nothing(tmp_path: Path) -> None:
    """A small `make kills`: crawl, replay and export, killed a few times each."""
    chance = random.Random(3)
    composed = [story for story in stories(60) if story.segment not in MOVED]
    run = [sys.executable, "-m", "osce_scraper"]
    out, again = str(tmp_path / "out"), str(tmp_path / "again")
    with serve(Newsroom(composed, crawl_delay=0.02)) as served:
        crawl = [*run, "crawl", "-q", "--site", served.origin, "-o", out]
        list(killed(crawl, 3, 2.5, chance))
        whole(crawl)
    keys = [record.key for record in log.lines(Path(out))]
    assert len(keys) == len(set(keys))
    assert {key[0] for key in keys} >= {story.id for story in composed}
    for command, target in ((["replay", "-q", f"{out}/pages", "-o", again], again), (["export", out], out)):
        list(killed([*run, *command], 2, 0.8, chance, shortest=0.3))
        whole([*run, *command])
        assert os.path.exists(target)  # noqa: PTH110
    assert {record.key for record in log.lines(Path(again))} == set(keys)
