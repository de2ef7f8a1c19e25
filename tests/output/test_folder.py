from pathlib import Path

import pytest

from osce_scraper.errors import StoreError
from osce_scraper.output.folder import Output


def test_folder_that_need_not_exist(tmp_path: Path) -> None:
    output = Output.at(tmp_path / "out")
    assert output.log == tmp_path / "out" / "news.jsonl"
    assert output.ledger == tmp_path / "out" / "ledger.sqlite"
    assert output.pages == tmp_path / "out" / "pages"


def test_named_by_its_log_everything_stands_beside_it(tmp_path: Path) -> None:
    output = Output.at(tmp_path / "may.jsonl")
    files = {output.log, output.rejects, output.run, output.ledger, output.pages, output.lock, output.pace}
    assert {file.parent for file in files} == {tmp_path}
    assert output.rejects.name == "may.rejects.jsonl"
    assert not files & set(vars_of(Output.at(tmp_path / "june.jsonl")))


def vars_of(output: Output) -> list[Path]:
    return [output.log, output.rejects, output.run, output.ledger, output.pages, output.lock, output.pace]


def test_folder_with_an_odd_name_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "may.jsonl").mkdir()
    assert Output.at(tmp_path / "may.jsonl").log == tmp_path / "may.jsonl" / "news.jsonl"
    assert Output.at(tmp_path / "2026.03").log == tmp_path / "2026.03" / "news.jsonl"


@pytest.mark.parametrize("name", ["may.csv", "may.json", "may.jsonl.gz"])
def test_name_of_another_format_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match=r"ending in \.jsonl"):
        Output.at(tmp_path / name)


def test_existing_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")
    with pytest.raises(StoreError, match="notes"):
        Output.at(tmp_path / "notes")


def test_lock_is_freed_and_can_be_taken_again(tmp_path: Path) -> None:
    output = Output.at(tmp_path / "out")
    with output.locked(), pytest.raises(StoreError, match=r"process \d+"), Output.at(tmp_path / "out").locked():
        pass
    with output.locked():
        pass


def test_outputs_beside_each_other_do_not_lock_each_other(tmp_path: Path) -> None:
    with Output.at(tmp_path / "may.jsonl").locked(), Output.at(tmp_path / "june.jsonl").locked():
        pass
