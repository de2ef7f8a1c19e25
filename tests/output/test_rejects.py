from pathlib import Path

import pytest
from pydantic import ValidationError

from osce_scraper.errors import LogError
from osce_scraper.output import rejects
from osce_scraper.output.rejects import Reject, line_of

REJECT = Reject(url="https://www.osce.org/node/591767", id=591767, outcome="gone", status=404, reason="gone")


def test_lines_come_back_and_a_torn_one_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "rejects.jsonl").write_bytes(line_of(REJECT) * 2 + line_of(REJECT)[:20])
    assert list(rejects.read(tmp_path / "rejects.jsonl")) == [REJECT, REJECT]


def test_bad_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "rejects.jsonl").write_bytes(line_of(REJECT) + b'{"url":1}\n')
    with pytest.raises(LogError, match=r"rejects\.jsonl, line 2"):
        list(rejects.read(tmp_path / "rejects.jsonl"))


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LogError, match="No such file"):
        list(rejects.read(tmp_path / "rejects.jsonl"))


def test_reason_is_never_empty() -> None:
    with pytest.raises(ValidationError):
        Reject(url="https://www.osce.org/node/591767", outcome="gone", reason="")
