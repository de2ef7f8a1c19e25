"""The next record from any byte."""

import io

from osce_scraper.archives.tracks import next_record, track_of
from tests.archives.writing import html, response


def test_every_byte_leads_to_the_record_after_it() -> None:
    for gz, name in ((True, "a.warc.gz"), (False, "a.warc")):
        first, second = (response(f"https://www.osce.org/pc/{n}", html(n), gzip=gz) for n in (100001, 100002))
        file = io.BytesIO(first + second)
        end = len(first + second)
        track = track_of(file, name, end)
        assert next_record(file, track, 0, end) == 0
        assert {next_record(file, track, at, end) for at in range(1, len(first) + 1, 97)} == {len(first)}
        assert next_record(file, track, len(first) + 1, end) is None


def test_mark_of_gzip_inside_a_page_is_no_record() -> None:
    trap = response("https://www.osce.org/pc/100001", b"\x1f\x8b\x08 WARC/1.1 " + html(1), gzip=True)
    stored = b"\x1f\x8b\x08\x00" * 50
    file = io.BytesIO(trap + stored + trap)
    end = len(file.getvalue())
    assert next_record(file, track_of(file, "a.warc.gz", end), 1, end) == len(trap + stored)


def test_record_far_away_is_found() -> None:
    record = response("https://www.osce.org/pc/100001", html(1))
    for distance in ((1 << 20) - 1, 1 << 20, (1 << 20) + 1, 5_000_000):
        file = io.BytesIO(b"\0" * distance + record)
        end = len(file.getvalue())
        assert next_record(file, track_of(file, "a.warc.gz", end), 0, end) == distance
