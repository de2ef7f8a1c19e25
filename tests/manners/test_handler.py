"""Which zipped answers are whole."""

from gzip import compress

import pytest
from scrapy.http import Response

from osce_scraper.manners.handler import is_cut

TEXT = b"Ministers met in Vienna. " * 400
ZIPPED = compress(TEXT)


@pytest.mark.parametrize(
    ("body", "cut"),
    [
        (ZIPPED, False),
        (ZIPPED + ZIPPED, False),
        (ZIPPED[:-1], True),
        (ZIPPED[: len(ZIPPED) // 2], True),
        (ZIPPED[:-8] + b"\0" * 8, True),
        (TEXT, False),
        (b"", False),
    ],
    ids=["whole", "two members", "without its last byte", "half", "damaged", "not zipped at all", "empty"],
)
def test_half_a_body_is_told_from_a_whole_one(body: bytes, cut: bool) -> None:
    answer = Response("https://www.osce.org/pc/52458", headers={"Content-Encoding": "gzip"}, body=body)
    assert is_cut(answer, 1 << 20) is cut


def test_a_body_that_is_not_zipped_is_taken_as_it_is() -> None:
    assert not is_cut(Response("https://www.osce.org/pc/52458", body=ZIPPED[:20]), 1 << 20)
