"""`verify`, `compact` and `accept` as a user runs them."""

from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from osce_scraper.cli import app
from osce_scraper.health import Health
from osce_scraper.output import log
from osce_scraper.output.folder import Output
from osce_scraper.output.store import Store
from tests.readings import rendered


def call(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Two items, one of them in two versions."""
    with closing(Store(tmp_path / "out")) as store:
        for version in (1, 2):
            store.keep(rendered(1, version=version))
        store.keep(rendered(2))
        store.run.end("finished", Health(), good=False)
    return tmp_path / "out"


def test_verify_says_sound_and_exits_with_0(out: Path) -> None:
    result = call("verify", out)
    assert (result.exit_code, result.output) == (0, f"{out}: sound\n")


def test_verify_names_damage_and_repair_mends_it(out: Path) -> None:
    before = sorted((out / "news.jsonl").read_bytes().splitlines())
    damaged = (out / "news.jsonl").read_bytes().replace(b'"title"', b'"ti\xffle"', 1)
    (out / "news.jsonl").write_bytes(damaged)
    result = call("verify", out)
    assert result.exit_code == 1
    assert "news.jsonl: byte 0: not a record" in result.output
    assert (out / "news.jsonl").read_bytes() == damaged
    result = call("verify", out, "--repair")
    assert result.exit_code == 0, result.output
    assert result.output.endswith("sound\n")
    assert len((out / "news.jsonl").read_bytes().splitlines()) >= len(before) - 1
    assert len(list(log.read(out))) == 2


def test_commands_wait_for_no_other_run(out: Path) -> None:
    with Output.at(out).locked():
        for command in ("verify", "compact", "accept"):
            result = call(command, out)
            assert result.exit_code == 1
            assert "writes here" in result.output


def test_compact_leaves_one_line_an_item(out: Path) -> None:
    result = call("compact", out)
    assert (result.exit_code, result.output) == (0, f"{out}/news.jsonl: 2 items kept, 1 earlier lines dropped\n")
    assert call("verify", out).exit_code == 0


def test_accept_takes_the_last_run_as_good(out: Path, tmp_path: Path) -> None:
    assert call("accept", out).exit_code == 0
    with closing(Store(out)) as store:
        assert len(store.run.good_healths()) == 1
    (tmp_path / "empty").mkdir()
    result = call("accept", tmp_path / "empty")
    assert result.exit_code == 1
    assert "no run was finished there yet" in result.output
    assert not (tmp_path / "empty" / "ledger.sqlite").exists()


@pytest.mark.parametrize("command", ["verify", "compact", "accept"])
def test_wrong_places_are_named(command: str, tmp_path: Path) -> None:
    assert call(command, tmp_path / "nowhere").exit_code == 2
    (tmp_path / "notes.txt").write_text("mine")
    result = call(command, tmp_path / "notes.txt")
    assert result.exit_code == 1
    assert "notes.txt" in result.output
    assert call(command, "--help").exit_code == 0
