"""What tests of several rooms share."""

from collections.abc import Iterator

import pytest

from tests.server.crawling import Crawls, reactor


@pytest.fixture(scope="session")
def crawls() -> Iterator[Crawls]:
    """Real crawls through real Scrapy, in one reactor for the whole session."""
    with reactor() as crawls:
        yield crawls
