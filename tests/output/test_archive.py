"""Archives are read back with warcio and fastwarc, the two readers that replay tools build on."""

import io
import re
from datetime import timedelta

from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator

from osce_scraper.exchange import Exchange
from osce_scraper.output.archive import Capture, opening, records
from tests.readings import MOMENT, exchange

URL = "https://www.osce.org/secretariat/591767"


def written(*exchanges: Exchange) -> bytes:
    data, capture = opening("test.warc.gz", "tester/1 (+mailto:a@example.org)"), None
    for each in exchanges:
        more, capture = records(each, capture)
        data += more
    return data


def read(data: bytes) -> list[tuple[str, dict[str, str], str, bytes]]:
    """Kind, WARC headers, HTTP head and body of each record; warcio checks every digest."""
    found = []
    for record in ArchiveIterator(io.BytesIO(data), check_digests="raise"):
        head = str(record.http_headers) if record.http_headers else ""
        found.append((record.rec_type, dict(record.rec_headers.headers), head, record.content_stream().read()))
    return found


def test_request_and_response_are_kept_and_belong_together() -> None:
    info, response, request = read(written(exchange(URL, b"<html>\xff\x00text")))
    assert (info[0], response[0], request[0]) == ("warcinfo", "response", "request")
    assert b"mailto:a@example.org" in info[3]
    assert response[3] == b"<html>\xff\x00text"
    assert response[1]["WARC-Target-URI"] == request[1]["WARC-Target-URI"] == URL
    assert response[1]["WARC-Date"] == "2026-03-01T12:00:00.000000Z"
    assert request[1]["WARC-Concurrent-To"] == response[1]["WARC-Record-ID"]
    assert request[2].startswith("GET /secretariat/591767 HTTP/1.1")
    assert "User-Agent: osce_scraper tests" in request[2]


def test_it_is_warc_1_1_and_fastwarc_reads_it_too() -> None:
    data = written(exchange(URL, b"<html>"))
    found = list(FastIterator(io.BytesIO(data), parse_http=False))
    assert [str(record.record_type).rpartition(".")[2] for record in found] == ["warcinfo", "response", "request"]
    assert [record.headers.status_line for record in found] == ["WARC/1.1"] * 3


def test_unchanged_body_becomes_a_revisit_of_the_first() -> None:
    first, second = exchange(URL, b"<html>same"), exchange(URL, b"<html>same", at=MOMENT + timedelta(days=1))
    revisit = read(written(first, second, second))[3]
    assert revisit[0] == "revisit"
    assert revisit[1]["WARC-Profile"].endswith("1.1/revisit/identical-payload-digest")
    assert revisit[1]["WARC-Refers-To-Target-URI"] == URL
    assert revisit[1]["WARC-Refers-To-Date"] == "2026-03-01T12:00:00.000000Z"
    assert revisit[1]["WARC-Payload-Digest"] == read(written(first))[1][1]["WARC-Payload-Digest"]


def test_changed_body_is_kept_whole() -> None:
    kinds = [each[0] for each in read(written(exchange(URL, b"<html>one"), exchange(URL, b"<html>two")))]
    assert kinds == ["warcinfo", "response", "request", "response", "request"]


def test_not_modified_refers_to_the_body_it_speaks_of() -> None:
    body, answer = exchange(URL, b"<html>same"), exchange(URL, status=304)
    revisit = read(written(body, answer, answer))[3]
    assert revisit[0] == "revisit"
    assert revisit[1]["WARC-Profile"].endswith("revisit/server-not-modified")
    assert "304 Not Modified" in revisit[2]


def test_not_modified_without_an_earlier_body_is_an_answer_like_any_other() -> None:
    assert read(written(exchange(URL, status=304)))[1][0] == "response"


def test_empty_bodies_are_no_captures() -> None:
    assert records(exchange(URL, b"", status=302))[1] is None
    earlier = Capture("sha1:AAAA", "2026-03-01T12:00:00Z")
    assert records(exchange(URL, b"", status=302), earlier)[1] == earlier


def test_headers_tell_the_length_of_the_body_that_is_kept() -> None:
    answer = exchange(URL, b"<html>", headers=(("Content-Encoding", "gzip"), ("content-length", "999")))
    head, body = read(written(answer))[1][2:]
    assert re.findall(r"(?im)^content-length: (\d+)", head) == [str(len(body))]
    assert "X-Crawler-content-length: 999" in head
    assert not re.search(r"(?im)^content-encoding", head)


def test_hostile_headers_cannot_begin_a_line_or_break_the_archive() -> None:
    hostile = (("X-A", "one\r\nSet-Cookie: two\r\n\r\n<html>"), ("X-B", "caf\xe9"), ("X-C\r\nX-D", "\0"))
    _, response, request = read(written(exchange(URL, b"<html>", headers=hostile)))
    assert not re.search(r"(?m)^(Set-Cookie|X-D)", response[2])
    assert "X-B: caf\xe9" in response[2]
    assert (response[3], request[0]) == (b"<html>", "request")


def test_odd_statuses_and_addresses() -> None:
    for status in (200, 499, 520, 999):
        assert f"HTTP/1.1 {status}" in read(written(exchange(URL, b"x", status=status)))[1][2]
    request = read(written(exchange("https://www.osce.org/press-releases?filters=a b&page=é", b"x")))[2]
    assert request[2].startswith("GET /press-releases?filters=a%20b&page=%C3%A9 HTTP/1.1")
