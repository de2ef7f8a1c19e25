"""White space and invisible characters."""

import pytest

from osce_scraper.text import clean


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("  two\n\t lines ", "two lines"),
        ("30\u00a0May\u202f2025", "30 May 2025"),
        ("peace\u00adbuilding", "peacebuilding"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\u202eright to left\u202c", "right to left"),
        ("nul\x00 bell\x07", "nul bell"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("“curly” – and ‘single’ … kept", "“curly” – and ‘single’ … kept"),
        ("line\u2028separator", "line separator"),
        ("\u00a0\n", ""),
    ],
)
def test_clean(printed: str, read: str) -> None:
    assert clean(printed) == read
