"""Folders of saved pages: where their addresses come from."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from osce_scraper.archives import Capture, Found, Skipped, read, segments
from tests.archives.writing import html

ITEM = "https://www.osce.org/secretariat/591767"


def found(folder: Path) -> list[Found]:
    return [one for segment in segments([str(folder)]) for one in read(segment)]


def the_capture(folder: Path) -> Capture:
    (one,) = found(folder)
    assert isinstance(one, Capture)
    return one


@pytest.mark.parametrize("sidecar", ["page.json", "page.html.json"])
def test_sidecar_tells_address_time_and_encoding(tmp_path: Path, sidecar: str) -> None:
    (tmp_path / "page.html").write_bytes(html(1, url="https://www.osce.org/pc/100001"))
    facts = {"url": ITEM, "fetched_at": "2025-06-01T12:00:00Z", "encoding": "windows-1252", "more": [1]}
    (tmp_path / sidecar).write_text(json.dumps(facts))
    page = the_capture(tmp_path).page
    assert (page.url, page.encoding) == (ITEM, "windows-1252")
    assert page.fetched_at == datetime(2025, 6, 1, 12, tzinfo=UTC)


def test_record_beside_a_page_is_a_sidecar(tmp_path: Path) -> None:
    (tmp_path / "591767.html").write_bytes(html(1))
    record = {"url": ITEM, "title": "x", "provenance": {"fetched_at": "2025-06-01T12:00:00Z", "layout": "drupal6"}}
    (tmp_path / "591767.json").write_text(json.dumps(record))
    page = the_capture(tmp_path).page
    assert page.url == ITEM
    assert page.fetched_at == datetime(2025, 6, 1, 12, tzinfo=UTC)


def test_page_tells_its_own_address(tmp_path: Path) -> None:
    (tmp_path / "saved.htm").write_bytes(html(1, url=ITEM))
    capture = the_capture(tmp_path)
    assert capture.page.url == ITEM
    assert capture.page.fetched_at is None
    assert capture.place == f"{tmp_path}/saved.htm@0"


@pytest.mark.parametrize("name", ["591767.html", "591767/index.html", "591767"])
def test_node_id_as_name_in_a_mirror(tmp_path: Path, name: str) -> None:
    file = tmp_path / "www.osce.org" / "secretariat" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(html(1))
    assert the_capture(tmp_path).page.url == "https://www.osce.org/node/591767"


@pytest.mark.parametrize("time", ["2025-06-01T12:00:00", "2025-06-01T14:00:00+02:00", "2025-06-01 12:00"])
def test_sidecar_may_leave_out_the_zone(tmp_path: Path, time: str) -> None:
    (tmp_path / "591767.html").write_bytes(html(1))
    (tmp_path / "591767.json").write_text(json.dumps({"fetched_at": time}))
    page = the_capture(tmp_path).page
    assert page.fetched_at == datetime(2025, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("sidecar", [None, {"url": "https://www.osce.org/chairpersonship/a-title"}])
def test_page_under_a_word_alias_names_its_node(tmp_path: Path, sidecar: dict[str, str] | None) -> None:
    (tmp_path / "a-title.html").write_bytes(html(1, url=ITEM))
    if sidecar:
        (tmp_path / "a-title.json").write_text(json.dumps(sidecar))
    assert the_capture(tmp_path).page.url == ITEM


@pytest.mark.parametrize(
    ("sidecar", "words"), [("{", "Invalid JSON"), ('{"fetched_at": "0001-01-01T00:00:00+14:00"}', "no time")]
)
def test_sidecar_that_cannot_be_read_is_named(tmp_path: Path, sidecar: str, words: str) -> None:
    (tmp_path / "591767.html").write_bytes(html(1))
    (tmp_path / "591767.json").write_text(sidecar)
    (one,) = found(tmp_path)
    assert isinstance(one, Skipped)
    assert f"{tmp_path}/591767.json" in one.detail
    assert words in one.detail


@pytest.mark.parametrize(
    ("body", "sidecar", "reason"),
    [
        (html(1), None, "no address"),
        (html(1), "{", "no address"),
        (html(1), '{"url": 5}', "no address"),
        (html(1), '{"url": "https://osce.org.example/pc/100001"}', "foreign"),
        (html(1), '{"url": "https://www.osce.org/press-releases"}', "no item"),
        (b"", None, "no address"),
    ],
)
def test_page_without_a_usable_address_is_passed_over(
    tmp_path: Path, body: bytes, sidecar: str | None, reason: str
) -> None:
    (tmp_path / "page.html").write_bytes(body)
    if sidecar:
        (tmp_path / "page.json").write_text(sidecar)
    (tmp_path / "591767.html").write_bytes(html(2))
    reasons = [one.reason for one in found(tmp_path) if isinstance(one, Skipped)]
    assert reasons == [reason]
    assert len(found(tmp_path)) == 2


def test_thousand_pages_are_several_segments(tmp_path: Path) -> None:
    for number in range(100001, 101001):
        (tmp_path / f"{number}.html").write_bytes(b"<title>x</title>")
    assert [len(segment.pages) for segment in segments([str(tmp_path)])] == [256, 256, 256, 232]
