"""Whatever bytes come: a valid record or the package's own error, never anything else. `make fuzz` runs many more."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osce_scraper import extract
from osce_scraper.errors import UnreadablePage
from osce_scraper.items import NewsItem
from tests.fuzz.mutants import mutant, pages

ADDRESS = "https://www.osce.org/secretariat/591767"
ORIGINALS = pages()
MUTANTS = 5000
_SHARE = 500


def check(page: bytes) -> bool:
    """Read a page as a stranger sends it; returns whether it gave a record.

    A record must survive the way through its line of the log, and its quotes must stand where they say.
    """
    try:
        item = extract(page, ADDRESS)
    except UnreadablePage:
        return False
    assert NewsItem.model_validate_json(item.model_dump_json()) == item
    for quote in item.quotes:
        assert item.body[quote.paragraph][quote.start : quote.end] == quote.text
    return True


@pytest.mark.parametrize("start", range(0, MUTANTS, _SHARE))
def test_a_broken_page_is_read_or_refused(start: int) -> None:
    read = [check(mutant(seed, ORIGINALS)) for seed in range(start, start + _SHARE)]
    assert any(read), "no mutant was read at all: the mutants are too broken to test anything"


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=4000))
def test_any_bytes_are_read_or_refused(page: bytes) -> None:
    check(page)


@settings(max_examples=200, deadline=None)
@given(title=st.text(max_size=200), body=st.lists(st.text(max_size=400), max_size=6), date=st.text(max_size=40))
def test_any_text_in_an_article_is_read_or_refused(title: str, body: list[str], date: str) -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    page = f"<h1>{title}</h1><dl><dt>Issued on:</dt><dd>{date}</dd></dl><div class='pane-content'>{paragraphs}</div>"
    check(page.encode("utf-8", "surrogatepass"))
