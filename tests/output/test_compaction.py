from contextlib import closing
from pathlib import Path

import pytest

from osce_scraper.errors import LogError
from osce_scraper.output import log, rejects
from osce_scraper.output.compaction import Compacted, compact
from osce_scraper.output.folder import Output
from osce_scraper.output.store import Store
from osce_scraper.output.verify import findings
from tests.readings import item, reading, refused


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Three items, two of them revised, an address that failed before it was read, and one that is gone."""
    with closing(Store(tmp_path)) as store:
        store.keep(refused(3, 503))
        store.keep(refused(4, 404))
        for number in (1, 2, 3):
            store.keep(reading(number))
        for version in (2, 3):
            store.keep(reading(1, version=version))
        store.keep(reading(2, version=2))
    return tmp_path


def test_newest_line_of_each_item_stays_byte_for_byte(out: Path) -> None:
    lines = (out / "news.jsonl").read_bytes().splitlines()
    newest = list(log.read(out))
    assert compact(Output.at(out)) == Compacted(lines=6, kept=3)
    assert list(log.lines(out)) == newest
    assert (out / "news.jsonl").read_bytes().splitlines() == [lines[2], lines[4], lines[5]]
    assert compact(Output.at(out)) == Compacted(lines=3, kept=3)


def test_rejects_that_were_read_since_go(out: Path) -> None:
    compact(Output.at(out))
    assert [reject.id for reject in rejects.read(out / "rejects.jsonl")] == [item(4).id]


def test_ledger_goes_on_with_the_compacted_log(out: Path) -> None:
    compact(Output.at(out))
    assert list(findings(Output.at(out))) == []
    with closing(Store(out)) as store:
        assert store.keep(reading(1, version=3)).change == "same"
        kept = store.keep(reading(1, version=4))
        assert kept.item is not None
        assert kept.item.provenance.revision == 4
        assert store.agenda.wanted(reading(2).row) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "step", ["osce_scraper.output.compaction.durable.replacing", "osce_scraper.output.durable.sync_folder"]
)
def test_kill_in_between_leaves_the_old_log_or_the_new_one(
    out: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = {line.key: line for line in log.read(out)}
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):  # noqa: PT012
        patch.setattr(step, _killed)
        compact(Output.at(out))
    Store(out).close()
    assert {line.key: line for line in log.read(out)} == newest
    assert list(findings(Output.at(out))) == []


def _killed(_: Path) -> None:
    raise KeyboardInterrupt


def test_log_without_a_ledger_gets_none(out: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.jsonl"
    alone.write_bytes((out / "news.jsonl").read_bytes())
    assert compact(Output.at(alone)) == Compacted(lines=6, kept=3)
    assert not (tmp_path / "alone.ledger.sqlite").exists()


def test_log_with_a_bad_line_is_left_as_it_is(out: Path) -> None:
    with (out / "news.jsonl").open("ab") as stream:
        stream.write(b"{}\n")
    before = (out / "news.jsonl").read_bytes()
    with pytest.raises(LogError, match="not a record"):
        compact(Output.at(out))
    assert (out / "news.jsonl").read_bytes() == before
