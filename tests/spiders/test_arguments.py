"""Words of a user, and what they choose."""

import pytest

from osce_scraper.sources.newsroom import Newsroom
from osce_scraper.spiders.arguments import Arguments


def names(**given: str) -> list[str]:
    return [source.name for source in Arguments.of(given).sources()]


def test_sources_in_the_order_in_which_they_are_tried() -> None:
    assert names() == ["listings", "sitemaps", "feeds"]
    assert names(source="feeds") == ["feeds"]
    assert names(nodes="1-5,9") == ["nodes", "nodes"]
    assert names(nodes="5", source="listings") == ["listings", "nodes"]


def test_an_address_names_its_source() -> None:
    (source,) = Arguments.of({"listing": "odihr.osce.org/news, /fom/statements"}).sources()
    assert isinstance(source, Newsroom)
    assert source.starts == ("https://odihr.osce.org/news", "https://www.osce.org/fom/statements")


def test_scope_is_the_selection_not_the_way_of_making_it() -> None:
    plain = Arguments.of({"since": "30d", "kind": "news"})
    hurried = Arguments.of({"kind": "news", "since": "30d", "limit": "5", "full": "yes", "recheck": "9d"})
    assert plain.scope == hurried.scope == "kind=news since=30d"
    assert Arguments.of({}).scope == ""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"sinse": "30d"}, "unknown argument sinse; known are since, until"),
        ({"since": "May"}, "since: not a day"),
        ({"limit": "0"}, "limit: not a number"),
        ({"recheck": "a month"}, "recheck: not an age"),
        ({"full": "perhaps"}, "full: not yes or no"),
        ({"feed": "https://osce.org.example/rss"}, "feeds: not an address of the OSCE"),
    ],
)
def test_words_that_mean_nothing(given: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Arguments.of(given)
