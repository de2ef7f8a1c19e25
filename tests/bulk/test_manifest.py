"""Sources of several runs into one output: they add up, and each counts as it is now."""

import json
from pathlib import Path

import pytest

from osce_scraper.bulk import replay
from osce_scraper.errors import ReplayError
from tests.archives.writing import write
from tests.bulk.newsroom import TIMES, archives, capture, lines, page, run, same
from tests.compose import story


def test_sources_of_several_runs_add_up(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    write(one / "a.warc.gz", [capture(1, TIMES[0]), capture(2, TIMES[0])])
    write(two / "b.warc.gz", [capture(1, TIMES[1], " Corrected."), capture(3, TIMES[1])])
    (two / "591767.html").write_bytes(page(4))
    run(one, tmp_path / "out")
    report = run(two, tmp_path / "out")
    assert report.extra["segments"] == {"planned": 3, "read now": 2}
    assert report.settings["sources"] == [str(one), str(two)]
    replay([str(one), str(two)], str(tmp_path / "at once"))
    assert same(tmp_path / "out", tmp_path / "at once")


def test_source_named_again_counts_as_it_is_now(tmp_path: Path) -> None:
    source = tmp_path / "in"
    for number in (1, 2):
        write(source / f"{number}.warc.gz", [capture(number)])
    run(source, tmp_path / "out")
    (source / "1.warc.gz").unlink()
    run(f"{source}/", tmp_path / "out")
    assert [item.id for item in lines(tmp_path / "out")] == [story(2).id]
    write(source / "2.warc.gz", [capture(3)])
    run(source / "2.warc.gz", tmp_path / "out")
    assert [item.id for item in lines(tmp_path / "out")] == [story(3).id]


def test_source_that_has_gone_since_still_counts(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1.warc.gz", [capture(1)]), write(tmp_path / "2.warc.gz", [capture(2)])
    run(one, tmp_path / "out")
    one.unlink()
    run(two, tmp_path / "out")
    assert {item.id for item in lines(tmp_path / "out")} == {story(1).id, story(2).id}


def test_manifest_names_every_part_and_its_source(tmp_path: Path) -> None:
    source = archives(tmp_path / "in", files=2)
    (source / "591767.html").write_bytes(page(100))
    run(source, tmp_path / "out")
    entries = [json.loads(line) for line in (tmp_path / "out" / "manifest.jsonl").read_bytes().splitlines()]
    assert {name for name, _, _ in entries} == {part.stem for part in tmp_path.glob("out/parts/*/*.rows")}
    assert {named for _, named, _ in entries} == {f"file://{source}"}
    assert sorted(segment["address"] for _, _, segment in entries) == [
        f"file://{source}", f"file://{source}/0.warc.gz", f"file://{source}/1.warc.gz"
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"{", b'["a"]', b'["a", "b", {"c": 1}]', b'["a", "b", {"pages": [[1]]}]'])
def test_manifest_that_is_none_of_ours_is_named(tmp_path: Path, content: bytes) -> None:
    source = archives(tmp_path / "in", files=1)
    run(source, tmp_path / "out")
    (tmp_path / "out" / "manifest.jsonl").write_bytes(content)
    with pytest.raises(ReplayError, match=r"manifest\.jsonl"):
        run(source, tmp_path / "out")
