"""Sources cut into segments: folders, addresses, and large files shared among workers."""

import gzip
import os
import zipfile
from pathlib import Path

import pytest
from backports import zstd

from osce_scraper.archives import Capture, Skipped, read, segments
from osce_scraper.errors import ArchiveError
from tests.archives.writing import html, response, write


def record(number: int, *, gz: bool = True) -> bytes:
    return response(f"https://www.osce.org/pc/{number}", html(number), gzip=gz)


def nodes(*sources: Path | str, span: int = 1 << 26) -> list[str]:
    captures = [
        one for segment in segments(map(str, sources), span) for one in read(segment) if isinstance(one, Capture)
    ]
    return sorted(capture.page.address.rpartition("/")[2] for capture in captures)


def skipped(*sources: Path, span: int = 1 << 26) -> list[Skipped]:
    return [one for segment in segments(map(str, sources), span) for one in read(segment) if isinstance(one, Skipped)]


def test_folder_is_searched_at_any_depth_and_other_files_are_left(tmp_path: Path) -> None:
    write(tmp_path / "pages" / "a.warc.gz", [record(100001)])
    write(tmp_path / "pages" / "2025" / "B.WARC", [record(100002, gz=False)])
    (tmp_path / "100003.html").write_bytes(html(3))
    (tmp_path / "news.jsonl").write_text("{}\n")
    (tmp_path / "notes.txt").write_text("nothing")
    assert nodes(tmp_path) == ["100001", "100002", "100003"]


def test_wacz(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as wacz:
        wacz.writestr("archive/one.warc.gz", record(100001))
        wacz.writestr("archive/two.warc", record(100002, gz=False), zipfile.ZIP_DEFLATED)
        wacz.writestr("pages/pages.jsonl", "{}\n")
        wacz.writestr("datapackage.json", "{}")
    assert nodes(tmp_path / "a.wacz") == ["100001", "100002"]


def test_large_wacz_is_read_whole_whatever_the_case_of_its_name(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "A.WACZ", "w") as wacz:
        wacz.writestr("archive/one.warc", b"".join(record(n, gz=False) for n in range(100001, 100011)))
    assert len(nodes(tmp_path / "A.WACZ", span=10_000)) == 10


def test_damaged_wacz_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "torn.wacz").write_bytes(b"PK\x03\x04 and no more")
    with zipfile.ZipFile(tmp_path / "bad.wacz", "w") as wacz:
        wacz.writestr("archive/one.warc", record(100001, gz=False))
        wacz.writestr("archive/two.warc", record(100002, gz=False))
    data = (tmp_path / "bad.wacz").read_bytes()
    (tmp_path / "bad.wacz").write_bytes(data.replace(b"<title>Item 100001", b"<title>Item 900001"))
    write(tmp_path / "good.warc.gz", [record(100003)])
    assert {"100002", "100003"} <= set(nodes(tmp_path))
    assert {one.place.rpartition("/")[2] for one in skipped(tmp_path)} >= {"torn.wacz@0"}
    assert all(one.is_loss for one in skipped(tmp_path))


ODD_NAMES = [
    "a b",
    "a#b",
    "a%20b",
    "a?b=1",
    "a*b[1]",
    "ünï",
    "a\nb",
    "a\tb",
    "a::b",
    "~x",
    "s3:x",
    "a\u2028b",
    "x\udcff",
]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_names_of_any_characters(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    write(folder / f"{name}.warc.gz", [record(100001), record(100002)[:-300]])
    (folder / f"{name}.html").write_bytes(html(3, url="https://www.osce.org/pc/100003"))
    (folder / f"{name}.htm").write_bytes(b"<title>nowhere</title>")
    for source in (tmp_path, folder):
        assert nodes(source) == ["100001", "100003"]
        places = [one.place for one in skipped(source)]
        assert len(places) == 2
        assert all(place.isprintable() and place.encode() for place in places)


def test_links_to_files_are_followed_and_links_to_folders_are_not(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    away = write(tmp_path / "away" / "a.warc.gz", [record(100001)])
    (source / "link.warc.gz").symlink_to(away)
    (source / "circle").symlink_to(source)
    (source / "outside").symlink_to(tmp_path / "away")
    (source / "nothing.html").symlink_to(tmp_path / "nothing")
    assert nodes(source) == ["100001"]
    name = next(segments([str(source)])).name
    os.utime(away, ns=(1, 1))
    assert next(segments([str(source)])).name != name


def test_folder_without_any_archive_or_page(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text("{}\n")
    with pytest.raises(ArchiveError, match="holds no WARC, WACZ or HTML"):
        list(segments([str(tmp_path)]))


@pytest.mark.parametrize("name", ["missing.warc.gz", "nowhere/"])
def test_source_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArchiveError, match="no such file or folder"):
        list(segments([str(tmp_path / name)]))


def test_source_of_another_kind(tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text("a,b")
    with pytest.raises(ArchiveError, match=r"neither WARC .* nor a folder"):
        list(segments([str(tmp_path / "news.csv")]))


def test_address_that_nothing_opens() -> None:
    with pytest.raises(ArchiveError, match="gopher"):
        list(segments(["gopher://example.org/pages"]))


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
def test_large_file_is_shared_out_and_no_record_is_read_twice_or_never(tmp_path: Path, ending: str) -> None:
    numbers = range(100001, 100041)
    records = [record(number, gz=ending == ".gz") for number in numbers]
    file = write(tmp_path / f"a.warc{ending}", map(zstd.compress, records) if ending == ".zst" else records)
    pieces = list(segments([str(file)], 10_000))
    assert len(pieces) > 10
    assert nodes(file, span=10_000) == [str(number) for number in numbers]
    assert not skipped(file, span=10_000)


def test_file_gzipped_as_a_whole_is_one_segment(tmp_path: Path) -> None:
    plain = b"".join(record(number, gz=False) for number in range(100001, 100011))
    file = write(tmp_path / "a.warc.gz", [gzip.compress(plain)])
    assert len(list(segments([str(file)], 10_000))) == 1
    assert len(nodes(file, span=10_000)) == 10


def test_damage_at_the_border_of_two_segments(tmp_path: Path) -> None:
    data = [record(number) for number in range(100001, 100021)]
    data[7] = data[7][:-500]
    file = write(tmp_path / "a.warc.gz", data)
    assert len(nodes(file, span=10_000)) == 19
    assert len(skipped(file, span=10_000)) == 1


def test_name_of_a_segment_is_the_same_until_the_file_changes(tmp_path: Path) -> None:
    file = write(tmp_path / "a.warc.gz", [record(100001)])

    def names() -> list[str]:
        return [segment.name for segment in segments([str(tmp_path)])]

    first = names()
    assert names() == first
    os.utime(file, ns=(1, 1))
    assert names() != first


def test_name_of_a_folder_changes_with_a_page_and_with_a_sidecar(tmp_path: Path) -> None:
    (tmp_path / "100001.html").write_bytes(html(1))

    def name() -> str:
        return next(segments([str(tmp_path)])).name

    first = name()
    (tmp_path / "100001.json").write_text('{"url": "https://www.osce.org/pc/100001"}')
    second = name()
    (tmp_path / "100001.html").write_bytes(html(2) + b" ")
    assert len({first, second, name()}) == 3
