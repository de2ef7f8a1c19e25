"""Sources and results on an S3-compatible server on loopback."""

import json
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from tests.bulk.newsroom import archives, run


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty bucket."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    fsspec.filesystem("s3", skip_instance_cache=True).mkdir("pages")
    yield "s3://pages"
    server.stop()


def test_from_bucket_to_bucket(tmp_path: Path, bucket: str) -> None:
    source = archives(tmp_path / "in", files=3)
    (source / "100001.html").write_bytes(b"<html><title>x</title></html>")
    files = fsspec.filesystem("s3")
    files.put(f"{source}/", f"{bucket}/in/", recursive=True)
    first = run(f"{bucket}/in", f"{bucket}/out")
    second = run(f"{bucket}/in", f"{bucket}/out")
    run(source, tmp_path / "out")
    assert files.cat_file("pages/out/news.jsonl") == (tmp_path / "out" / "news.jsonl").read_bytes()
    assert json.loads(files.cat_file("pages/out/run.json"))["command"] == "replay"
    assert [report.extra["segments"]["read now"] for report in (first, second)] == [4, 0]
    assert not [name for name in files.find("pages/out") if name.endswith(".new")]
