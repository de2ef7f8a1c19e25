"""The spider `replay` inside Scrapy: what it writes, what pipelines get, and what it says of bad sources."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from osce_scraper.spiders.replay import Replay
from tests.archives.writing import write
from tests.bulk.newsroom import TIMES, archives, capture, run, same
from tests.compose import story

MINE = """
from osce_scraper.settings import *

ITEM_PIPELINES = {"mine.Titles": 300, "osce_scraper.pipelines.KeepPipeline": 100}


class Titles:
    def process_item(self, item):
        with open("titles.txt", "a") as file:
            file.write(f"{item.id} {item.provenance.revision}\\n")
        return item
"""


def crawl(folder: Path, *words: str, settings: str = "osce_scraper.settings") -> subprocess.CompletedProcess[str]:
    """`scrapy crawl replay` as a user runs it in a folder."""
    paths = os.pathsep.join([str(folder), *sys.path])
    environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": settings, "PYTHONPATH": paths}
    command = [sys.executable, "-m", "scrapy", "crawl", "replay", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_every_version_goes_to_feeds_and_to_the_users_own_pipelines(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(MINE)
    write(tmp_path / "in" / "a.warc.gz", [capture(1, TIMES[1], " Corrected."), capture(1, TIMES[0])])
    write(tmp_path / "more" / "b.warc.gz", [capture(2)])
    result = crawl(tmp_path, "-a", "source=in, more", "-O", "again.jsonl", settings="mine")
    assert result.returncode == 0, result.stderr
    items = [json.loads(line) for line in (tmp_path / "again.jsonl").read_bytes().splitlines()]
    expected = sorted([(story(1).id, 1), (story(1).id, 2), (story(2).id, 1)])
    assert sorted((item["id"], item["provenance"]["revision"]) for item in items) == expected
    assert sorted((tmp_path / "titles.txt").read_text().split("\n")[:-1]) == [f"{id} {n}" for id, n in expected]
    assert not (tmp_path / "out").exists()


def test_output_is_that_of_the_command(tmp_path: Path) -> None:
    source = archives(tmp_path / "in", files=2)
    write(source / "bad.warc.gz", [capture(200)[:-300]])
    crawl(tmp_path, "-a", "source=in", "-a", "out=again", "-a", "workers=2")
    run(source, tmp_path / "alone")
    assert same(tmp_path / "again", tmp_path / "alone")
    assert json.loads((tmp_path / "again" / "run.json").read_bytes())["reason"] == "finished"


def test_source_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    result = crawl(tmp_path, "-a", "source=nowhere")
    assert "nowhere: no such file or folder" in result.stderr
    assert "Traceback" not in result.stderr
    assert "'finish_reason': 'failed'" in result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [({}, "source=out/pages"), ({"source": " ,"}, "source=out/pages"), ({"source": "a", "worker": "2"}, "worker")],
)
def test_arguments_that_make_no_sense(words: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Replay(**words)
    with pytest.raises(ValueError, match="workers"):
        Replay(source="a", workers="many")
