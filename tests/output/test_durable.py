from pathlib import Path

import pytest

from osce_scraper.errors import StoreError
from osce_scraper.output.durable import AppendOnly, cut, replacing
from tests.full_disk import disk_full_at


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_append_says_where_it_wrote(tmp_path: Path) -> None:
    with AppendOnly(tmp_path / "log") as file:
        assert [file.append(b"one\n"), file.append(b"two\n")] == [0, 4]
    with AppendOnly(tmp_path / "log") as file:
        assert file.append(b"three\n") == 8
    assert (tmp_path / "log").read_bytes() == b"one\ntwo\nthree\n"


def test_take_back_cuts_what_does_not_count(tmp_path: Path) -> None:
    with AppendOnly(tmp_path / "log") as file:
        file.append(b"one\n")
        file.settle()
        file.append(b"two\n")
        file.take_back()
        file.append(b"three\n")
    assert (tmp_path / "log").read_bytes() == b"one\nthree\n"


def test_half_a_write_on_a_full_disk_is_taken_back(tmp_path: Path) -> None:
    with AppendOnly(tmp_path / "log") as file, disk_full_at(4096):
        file.append(b"a" * 4000)
        with pytest.raises(StoreError, match="File too large"):
            file.append(b"b" * 4000)
        assert (tmp_path / "log").read_bytes() == b"a" * 4000
        file.append(b"c" * 96)


def test_replacing_on_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    file.write_bytes(b"old")
    with disk_full_at(4096), pytest.raises(StoreError, match=r"run\.json"), replacing(file) as stream:
        stream.write(b"new" * 4000)
    assert (tmp_path / "run.json").read_bytes() == b"old"
    assert names(tmp_path) == ["run.json"]


def test_replacing_interrupted_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "run.json") as stream:  # noqa: PT012
        stream.write(b"new")
        raise KeyboardInterrupt
    assert (tmp_path / "run.json").read_bytes() == b"old"
    assert names(tmp_path) == ["run.json"]


def test_cut(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"one\ntw")
    cut(tmp_path / "log", 4)
    assert (tmp_path / "log").read_bytes() == b"one\n"


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError):
        AppendOnly(tmp_path / "file" / "log")
