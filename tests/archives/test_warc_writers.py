"""WARC files as other writers leave them: older versions, plainer records, other compressions, other kinds of record."""

import gzip
import io
import re
import struct
from datetime import UTC, datetime

import pytest
from backports import zstd

from osce_scraper.archives import Capture, Found, Revisit, Skipped, warc
from tests.archives.writing import bare, html, payload_digest, response, revisit

ITEM = "https://www.osce.org/secretariat/591767"


def found(data: bytes, name: str = "a.warc") -> list[Found]:
    return list(warc.read(io.BytesIO(data), name, 0, len(data)))


def the_capture(data: bytes) -> Capture:
    (one,) = found(data)
    assert isinstance(one, Capture)
    return one


def reasons(data: bytes, name: str = "a.warc") -> list[str]:
    return [one.reason for one in found(data, name) if isinstance(one, Skipped)]


def nodes(data: bytes, name: str = "a.warc") -> list[str]:
    return [one.page.url[-6:] for one in found(data, name) if isinstance(one, Capture)]


def numbered(*numbers: int) -> list[bytes]:
    return [bare(f"https://www.osce.org/pc/{number}", html(number)) for number in numbers]


@pytest.mark.parametrize("version", ["WARC/1.0", "WARC/1.1"])
@pytest.mark.parametrize(
    "status", ["HTTP/2 200", "HTTP/2 200 ", "HTTP/3 200 OK", "HTTP/1.1 200", "HTTP/1.0 200 Document follows"]
)
def test_every_version_of_warc_and_http_is_read(version: str, status: str) -> None:
    assert the_capture(bare(ITEM, html(1), version=version, status=status)).page.body == html(1)


def test_header_names_in_small_letters() -> None:
    page = the_capture(bare(ITEM, html(1), headers="content-type: Text/HTML; Charset=KOI8-R\r\n")).page
    assert page.encoding == "KOI8-R"


def test_http_header_with_bare_line_feeds() -> None:
    record = bare(ITEM, html(1), headers="Content-Type: text/html\r\n")
    head, body = record.split(b"\r\n\r\n", 1)
    plain = body[:-4].replace(b"\r\n", b"\n")
    record = head.replace(str(len(body) - 4).encode(), str(len(plain)).encode()) + b"\r\n\r\n" + plain + b"\r\n\r\n"
    assert the_capture(record).page.body == html(1)


def test_address_in_angle_brackets_and_without_tls() -> None:
    assert the_capture(bare("<http://osce.org:80/node/591767>", html(1))).page.address == (
        "https://www.osce.org/node/591767"
    )


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-06-01T12:30:15Z", datetime(2025, 6, 1, 12, 30, 15, tzinfo=UTC)),
        ("2025-06-01T12:30:15.123456789Z", datetime(2025, 6, 1, 12, 30, 15, 123456, tzinfo=UTC)),
        ("2025-06-01T14:30:15+02:00", datetime(2025, 6, 1, 12, 30, 15, tzinfo=UTC)),
        ("2025-06", datetime(2025, 6, 1, tzinfo=UTC)),
        ("2025", datetime(2025, 1, 1, tzinfo=UTC)),
        ("some day", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
    ],
)
def test_dates(date: str, expected: datetime | None) -> None:
    assert the_capture(bare(ITEM, html(1), date=date)).page.fetched_at == expected


def test_page_that_talks_of_warc_is_read_where_its_digest_is_right() -> None:
    body = b"<title>Archives</title><pre>WARC/1.0\r\nWARC-Type: response</pre>"
    (one,) = found(response(ITEM, body), "a.warc.gz")
    assert isinstance(one, Capture)


def test_byte_order_mark_in_an_answer_that_kept_its_coding_header() -> None:
    body = b"\xef\xbb\xbf" + html(1)
    capture = the_capture(bare(ITEM, body, headers="Content-Type: text/html\r\nContent-Encoding: gzip\r\n"))
    assert capture.page.body == body


def test_payload_digest_is_one_word() -> None:
    record = bare(ITEM, html(1), extra="WARC-Payload-Digest: sha1: ABC\tDEF\r\n")
    assert the_capture(record).digest == "sha1:abcdef"


# --- Kinds of record --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["request", "metadata", "warcinfo", "continuation", "mine"])
def test_records_about_others_are_passed_over_in_silence(kind: str) -> None:
    assert found(bare(ITEM, html(1), kind=kind)) == []


@pytest.mark.parametrize("kind", ["resource", "conversion"])
def test_page_that_is_no_answer_of_a_server_is_counted(kind: str) -> None:
    assert reasons(bare(ITEM, html(1), kind=kind)) == ["record type"]
    assert reasons(bare("https://www.example.org/pc/591767", html(1), kind=kind)) == ["foreign"]


def test_record_without_a_type_is_damage() -> None:
    records = numbered(100001, 100002, 100003)
    records[1] = records[1].replace(b"WARC-Type: response\r\n", b"")
    assert reasons(b"".join(records)) == ["damaged"]
    assert nodes(b"".join(records)) == ["100001", "100003"]


@pytest.mark.parametrize("length", ["9" * 5000, "9" * 19, "-1", "1e3", "٣", ""])
def test_lengths_that_are_none(length: str) -> None:
    records = numbered(100001, 100002, 100003)
    records[1] = re.sub(rb"Content-Length: \d+", b"Content-Length: " + length.encode(), records[1])
    assert reasons(b"".join(records)) == ["damaged"]
    assert nodes(b"".join(records)) == ["100001", "100003"]
    odd = bare(ITEM, html(1), headers=f"Content-Type: text/html\r\nContent-Length: {length}\r\n")
    assert nodes(odd) in (["591767"], [])


def test_records_with_bare_line_feeds_are_damage_and_none_is_lost_in_silence() -> None:
    data = b"".join(record.replace(b"\r\n", b"\n") for record in numbered(100001, 100002, 100003))
    assert reasons(data) == ["damaged"] * 3


@pytest.mark.parametrize(
    ("status", "expected"),
    [("200 OK", None), ("304 Not Modified", None), ("301 Moved Permanently", "status"), ("404 Not Found", "status")],
)
def test_revisit_of_what_was_no_page_is_none(status: str, expected: str | None) -> None:
    digest = payload_digest(response(ITEM, html(1)))
    record = revisit(ITEM, date="2025-06-01T12:00:00Z", status=status, WARC_Payload_Digest=digest)
    (one,) = found(record, "a.warc.gz")
    assert (one.reason if isinstance(one, Skipped) else None) == expected


def test_revisit_of_a_file_is_none() -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"
    assert reasons(bare(ITEM, b"", kind="revisit", block=block)) == ["media type"]


def test_revisit_without_an_answer_is_one() -> None:
    (one,) = found(bare(ITEM, b"", kind="revisit", block=b"", extra="WARC-Payload-Digest: sha1:ABC\r\n"))
    assert isinstance(one, Revisit)
    assert one.digest == "sha1:abc"


# --- Compressions -----------------------------------------------------------------------------------------------------


def test_names_do_not_decide_how_a_file_is_compressed() -> None:
    records = numbered(100001, 100002, 100003)
    damaged = [records[0], records[1].replace(b"WARC/1.0", b"WURC/1.0"), records[2]]
    assert nodes(b"".join(damaged), "a.warc.gz") == ["100001", "100003"]
    assert nodes(b"".join(map(gzip.compress, damaged)), "a.warc") == ["100001", "100003"]
    assert nodes(b"".join(map(zstd.compress, damaged)), "a.warc") == ["100001", "100003"]


def test_empty_gzip_members_end_nothing() -> None:
    members = [gzip.compress(record) for record in numbered(100001, 100002, 100003)]
    empty = gzip.compress(b"")
    assert nodes(empty + members[0] + empty + members[1] + empty + empty + members[2] + empty, "a.warc.gz") == [
        "100001",
        "100002",
        "100003",
    ]


def test_several_records_in_a_gzip_member() -> None:
    first, second, third = numbered(100001, 100002, 100003)
    data = gzip.compress(first + second) + gzip.compress(third)
    assert nodes(data, "a.warc.gz") == ["100001", "100002", "100003"]


def with_dictionary(records: list[bytes], *, packed: bool) -> list[bytes]:
    """As the specification of `.warc.zst` has it: the dictionary in a frame of its own, then a frame a record."""
    dictionary = zstd.train_dict(records * 20, 4096)
    content = zstd.compress(dictionary.dict_content) if packed else dictionary.dict_content
    frame = struct.pack("<II", 0x184D2A5D, len(content)) + content
    return [frame, *(zstd.compress(record, zstd_dict=dictionary) for record in records)]


@pytest.mark.parametrize("packed", [True, False])
def test_zstd_with_a_dictionary(packed: bool) -> None:
    data = with_dictionary(numbered(*range(100001, 100006)), packed=packed)
    assert len(nodes(b"".join(data), "a.warc.zst")) == 5


@pytest.mark.parametrize("dictionary", [True, False])
def test_damage_in_zstd_costs_only_its_record(dictionary: bool) -> None:
    records = numbered(*range(100001, 100006))
    data = with_dictionary(records, packed=False) if dictionary else [b"", *map(zstd.compress, records)]
    data[3] = data[3][:-300]
    offset = sum(map(len, data[:3]))
    assert nodes(b"".join(data), "a.warc.zst") == ["100001", "100002", "100004", "100005"]
    (place,) = [one.place for one in found(b"".join(data), "a.warc.zst") if isinstance(one, Skipped)]
    assert place in (f"a.warc.zst@{offset}", f"a.warc.zst@{offset - len(data[2])}")
