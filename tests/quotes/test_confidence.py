"""Every rule states how often it is right, as measured."""

import tomllib
from importlib import resources
from typing import get_args

from osce_scraper.quotes import find_quotes
from osce_scraper.quotes.confidence import Method, confidence
from tests.quotes.gold import articles

METHODS: tuple[Method, ...] = get_args(Method)


def test_every_method_has_a_measured_confidence_and_no_other_has() -> None:
    text = resources.files("osce_scraper.quotes").joinpath("confidence.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(text)["confidence"]) == set(METHODS)


def test_quotes_state_the_confidence_of_their_method() -> None:
    quotes = [quote for a in articles() for quote in find_quotes(a.paragraphs, a.language, a.title)]
    assert {quote.method for quote in quotes} <= set(METHODS)
    assert all(
        quote.confidence == confidence(method) for quote in quotes for method in METHODS if quote.method == method
    )


def test_a_plain_cue_is_surer_than_none_at_all() -> None:
    assert confidence("verb-subject") > confidence("carry") > confidence("marks-only")
