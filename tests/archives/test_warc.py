"""WARC files as archives hand them out: sound, foreign, odd and broken."""

import base64
import gzip
import hashlib
import io
import zlib
from datetime import UTC, datetime

import brotli
import pytest
from backports import zstd
from hypothesis import example, given, settings
from hypothesis import strategies as st

from osce_scraper.archives import Capture, Found, Revisit, Skipped, warc
from tests.archives.writing import HTML, html, payload_digest, response, revisit

ITEM = "https://www.osce.org/secretariat/591767"


def found(data: bytes, name: str = "a.warc.gz") -> list[Found]:
    return list(warc.read(io.BytesIO(data), name, 0, len(data)))


def the_one(data: bytes) -> Found:
    (one,) = found(data)
    return one


def reasons(data: bytes, name: str = "a.warc.gz") -> list[str]:
    return [one.reason for one in found(data, name) if isinstance(one, Skipped)]


def nodes(data: bytes, name: str = "a.warc.gz") -> list[str]:
    return [one.page.url[-6:] for one in found(data, name) if isinstance(one, Capture)]


def records(*, gz: bool) -> list[bytes]:
    return [response(f"https://www.osce.org/pc/{number}", html(number), gzip=gz) for number in range(100001, 100006)]


def test_capture_carries_what_the_server_said() -> None:
    headers = [("Content-Type", "text/html; charset=windows-1251")]
    capture = the_one(response(ITEM, html(1), headers=headers, date="2025-06-01T12:30:15Z"))
    assert isinstance(capture, Capture)
    assert capture.page.body == html(1)
    assert capture.page.url == ITEM
    assert capture.page.encoding == "windows-1251"
    assert capture.page.fetched_at == datetime(2025, 6, 1, 12, 30, 15, tzinfo=UTC)
    assert capture.place == "a.warc.gz@0"


def test_places_are_offsets_into_the_file() -> None:
    data = records(gz=True)
    places = [one.place for one in found(b"".join(data))]
    starts = [sum(map(len, data[:number])) for number in range(5)]
    assert places == [f"a.warc.gz@{start}" for start in starts]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://osce.org.example/pc/100001", "foreign"),
        ("https://www.example.org/pc/100001", "foreign"),
        ("ftp://www.osce.org/pc/100001", "foreign"),
        ("https://www.osce.org/press-releases?page=3", "no item"),
        ("https://www.osce.org/odihr/elections/2024", "no item"),
        ("https://www.osce.org/", "no item"),
    ],
)
def test_other_addresses_are_passed_over(url: str, reason: str) -> None:
    assert reasons(response(url, html(1))) == [reason]


@pytest.mark.parametrize("status", ["301 Moved Permanently", "404 Not Found", "503 Service Unavailable"])
def test_only_good_answers_are_read(status: str) -> None:
    assert reasons(response(ITEM, html(1), status=status)) == ["status"]


def test_files_are_passed_over() -> None:
    assert reasons(response(ITEM, b"%PDF-1.7", headers=[("Content-Type", "application/pdf")])) == ["media type"]


def test_answer_without_a_type_is_read() -> None:
    assert isinstance(the_one(response(ITEM, html(1), headers=[])), Capture)


def test_wayback_address_tells_the_time_of_capture() -> None:
    wrapped = f"https://web.archive.org/web/20110401123000/{ITEM}"
    capture = the_one(response(wrapped, html(1), date="2026-01-01T00:00:00Z"))
    assert isinstance(capture, Capture)
    assert capture.page.address == ITEM
    assert capture.page.fetched_at == datetime(2011, 4, 1, 12, 30, tzinfo=UTC)


def test_word_alias_is_read_when_the_page_names_its_node() -> None:
    capture = the_one(response("https://www.osce.org/chairpersonship/a-title", html(1, url=ITEM)))
    assert isinstance(capture, Capture)
    assert capture.page.url == ITEM


CODINGS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda data: brotli.compress(data, quality=1),
    "zstd": zstd.compress,
}


@pytest.mark.parametrize("coding", CODINGS)
def test_content_codings_are_undone(coding: str) -> None:
    capture = the_one(response(ITEM, CODINGS[coding](html(1)), headers=[HTML, ("Content-Encoding", coding)]))
    assert isinstance(capture, Capture)
    assert capture.page.body == html(1)


def test_deflate_without_its_header_is_undone() -> None:
    capture = the_one(response(ITEM, zlib.compress(html(1))[2:-4], headers=[HTML, ("Content-Encoding", "deflate")]))
    assert isinstance(capture, Capture)
    assert capture.page.body == html(1)


def chunked(body: bytes) -> bytes:
    chunks = [body[at : at + 1000] for at in range(0, len(body), 1000)]
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"


def test_chunks_and_codings_are_undone_together() -> None:
    headers = [HTML, ("Transfer-Encoding", "chunked"), ("Content-Encoding", "br, gzip")]
    capture = the_one(response(ITEM, chunked(gzip.compress(brotli.compress(html(1)))), headers=headers))
    assert isinstance(capture, Capture)
    assert capture.page.body == html(1)


@pytest.mark.parametrize("name", ["Content-Encoding: gzip", "Content-Encoding: br", "Transfer-Encoding: chunked"])
def test_archive_that_decoded_but_kept_the_header_is_believed_by_its_bytes(name: str) -> None:
    header, _, value = name.partition(": ")
    capture = the_one(response(ITEM, html(1), headers=[HTML, (header, value)]))
    assert isinstance(capture, Capture)
    assert capture.page.body == html(1)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(html(1))[:-200], [HTML, ("Content-Encoding", "gzip")]),
        (html(1)[:-50], [HTML, ("Content-Length", str(len(html(1))))]),
        (chunked(html(1))[:-300], [HTML, ("Transfer-Encoding", "chunked")]),
    ],
    ids=["gzip", "length", "chunks"],
)
def test_answer_that_ends_too_early_is_no_page(body: bytes, headers: list[tuple[str, str]]) -> None:
    assert reasons(response(ITEM, body, headers=headers)) == ["cut off"]


def test_capture_cut_by_its_crawler_is_no_page() -> None:
    assert reasons(response(ITEM, html(1), WARC_Truncated="length")) == ["cut off"]


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "deflate"])
def test_compression_bomb_is_too_large(coding: str) -> None:
    bomb = CODINGS[coding](bytes(64 * 1024 * 1024))
    assert reasons(response(ITEM, bomb, headers=[HTML, ("Content-Encoding", coding)])) == ["too large"]


def test_revisit_names_what_it_repeats() -> None:
    first = response(ITEM, html(1), date="2025-06-01T12:00:00Z")
    digest = payload_digest(first)
    again = revisit(
        ITEM, date="2025-07-01T12:00:00Z", WARC_Payload_Digest=digest, WARC_Refers_To_Date="2025-06-01T12:00:00Z"
    )
    capture, repeat = found(first + again)
    assert isinstance(capture, Capture)
    assert isinstance(repeat, Revisit)
    assert repeat.digest == capture.digest
    assert repeat.refers_to == capture.page.fetched_at
    assert repeat.fetched_at == datetime(2025, 7, 1, 12, tzinfo=UTC)


def test_payload_digest_is_reckoned_where_the_writer_left_it_out() -> None:
    digest = base64.b32encode(hashlib.sha1(html(1)).digest()).decode()
    record = gzip.decompress(response(ITEM, html(1))).replace(b"WARC-Payload-Digest", b"X-Unknown")
    capture = the_one(gzip.compress(record))
    assert isinstance(capture, Capture)
    assert capture.digest == f"sha1:{digest}".lower()


# --- Damage ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gz", [True, False])
def test_last_record_cut_short(gz: bool) -> None:
    data = b"".join(records(gz=gz))[:-300]
    name = "a.warc.gz" if gz else "a.warc"
    assert nodes(data, name) == ["100001", "100002", "100003", "100004"]
    assert reasons(data, name) == ["cut off"]


@pytest.mark.parametrize("gz", [True, False])
def test_file_cut_anywhere_in_its_last_record_is_noticed(gz: bool) -> None:
    data = records(gz=gz)[:2]
    name = "a.warc.gz" if gz else "a.warc"
    for left in [*range(1, 60), *range(60, len(data[1]) - 4, 211)]:
        cut = data[0] + data[1][:left]
        assert nodes(cut, name) == ["100001"]
        assert len(reasons(cut, name)) == 1, left
    assert reasons(b"".join(data), name) == []


@pytest.mark.parametrize("gz", [True, False])
def test_record_cut_short_in_the_middle(gz: bool) -> None:
    data = records(gz=gz)
    data[2] = data[2][:-300]
    name = "a.warc.gz" if gz else "a.warc"
    assert nodes(b"".join(data), name) == ["100001", "100002", "100004", "100005"]
    assert len(reasons(b"".join(data), name)) == 1


@pytest.mark.parametrize("gz", [True, False])
def test_junk_between_records(gz: bool) -> None:
    data = records(gz=gz)
    name = "a.warc.gz" if gz else "a.warc"
    damaged = b"".join([*data[:2], b"\0junk " * 300, *data[2:]])
    assert nodes(damaged, name) == ["100001", "100002", "100003", "100004", "100005"]
    assert [one.place for one in found(damaged, name) if isinstance(one, Skipped)] == [f"{name}@{len(data[0])}"]


@pytest.mark.parametrize("gz", [True, False])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"WARC/1.1", b"WURC/1.1"),
        (b"Content-Length: ", b"Content-Length: x"),
        (b"Content-Length: ", b"Content-Length: 9"),
        (b"Content-Length: ", b"X-Length: "),
        (b"HTTP/1.1 200 OK", b"200 is the code"),
    ],
    ids=["version", "no number", "too long", "no length", "no status"],
)
def test_malformed_record_costs_only_itself(gz: bool, old: bytes, new: bytes) -> None:
    data = records(gz=gz)
    plain = records(gz=False)[2].replace(old, new, 1)
    plain = plain.replace(b"WARC-Block-Digest", b"X-Unknown", 1)
    data[2] = gzip.compress(plain) if gz else plain
    name = "a.warc.gz" if gz else "a.warc"
    assert nodes(b"".join(data), name) == ["100001", "100002", "100004", "100005"]
    assert len(reasons(b"".join(data), name)) == 1


def test_flipped_bytes_of_a_plain_record_are_noticed_by_its_digest() -> None:
    data = records(gz=False)
    data[2] = data[2].replace(b"<title>Item", b"<title>Atem", 1)
    assert nodes(b"".join(data), "a.warc") == ["100001", "100002", "100004", "100005"]
    assert reasons(b"".join(data), "a.warc") == ["digest"]


def test_record_without_address_or_date() -> None:
    plain = gzip.decompress(response(ITEM, html(1)))
    assert reasons(gzip.compress(plain.replace(b"WARC-Target-URI", b"X-Unknown"))) == ["no address"]
    undated = the_one(gzip.compress(plain.replace(b"WARC-Date: 2025", b"WARC-Date: May ")))
    assert isinstance(undated, Capture)
    assert undated.page.fetched_at is None


@pytest.mark.parametrize(
    "data", [b"", b"\x1f", b"\x1f\x8b\x08", b"PK\x03\x04" * 100, b"\0" * 10_000, gzip.compress(b"")]
)
def test_file_without_any_record(data: bytes) -> None:
    assert nodes(data) == []


def test_records_between_an_empty_member_and_a_torn_one_are_read() -> None:
    first, *rest = records(gz=True)
    data = first + gzip.compress(b"") + b"".join(rest)[:-300]
    assert nodes(data) == ["100001", "100002", "100003", "100004"]
    assert reasons(data) == ["cut off"]


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 10**6), bits=st.binary(min_size=1, max_size=40), gz=st.booleans(), drop=st.integers(0, 3000))
@example(at=0, bits=b"P*M\x18", gz=False, drop=0)  # as a frame of zstd begins that is to be skipped
@example(at=0, bits=b"(\xb5/\xfd", gz=False, drop=0)  # as a frame of zstd begins
@example(at=3, bits=b"\x04", gz=True, drop=1)  # the header of the first member now asks for all the rest
def test_any_damage_costs_at_most_its_neighbours(at: int, bits: bytes, gz: bool, drop: int) -> None:
    data = b"".join(records(gz=gz))
    at %= len(data)
    damaged = data[:at] + bits + data[at + drop :]
    name = "a.warc.gz" if gz else "a.warc"
    assert len(nodes(damaged, name)) >= 2


# --- Compressions -----------------------------------------------------------------------------------------------------


def test_file_gzipped_as_a_whole() -> None:
    assert len(nodes(gzip.compress(b"".join(records(gz=False))))) == 5


def test_zstd() -> None:
    assert len(nodes(b"".join(map(zstd.compress, records(gz=False))), "a.warc.zst")) == 5
