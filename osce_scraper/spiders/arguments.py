"""What `scrapy crawl news -a NAME=VALUE` and `osce-scraper crawl` can ask for."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import timedelta
from pathlib import Path
from urllib.parse import urljoin

from osce_scraper import urls
from osce_scraper.errors import ForeignAddress
from osce_scraper.filters import Filter, day, term_words, today
from osce_scraper.manners.standin import HOME
from osce_scraper.sources import Source
from osce_scraper.sources.addresses import Addresses
from osce_scraper.sources.feeds import Feeds
from osce_scraper.sources.newsroom import Newsroom
from osce_scraper.sources.nodes import Nodes, node_range
from osce_scraper.sources.sitemaps import Sitemaps

SOURCES = ("listings", "sitemaps", "feeds")
"""Sources in the order in which they are tried; node walks and address lists are used when they are named."""
_AGE = re.compile(r"^(\d{1,5})d$")
_TRUE, _FALSE = {"1", "true", "yes", "on", ""}, {"0", "false", "no", "off"}


@dataclass(frozen=True, slots=True)
class Arguments:
    """The words of a user, checked. Lists are separated by commas; `listing`, `sitemap` and `feed` are addresses."""

    since: str = ""
    until: str = ""
    structure: str = ""
    field_of_work: str = ""
    kind: str = ""
    language: str = ""
    source: str = ""
    listing: str = ""
    sitemap: str = ""
    feed: str = ""
    nodes: str = ""
    urls: str = ""
    limit: str = ""
    full: str = "no"
    recheck: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Arguments":
        """The arguments of a mapping. Raises ValueError, naming what is known, for a name or value that is not."""
        known = [f.name for f in fields(cls)]
        if unknown := sorted(set(given) - set(known)):
            raise ValueError(f"unknown argument {', '.join(unknown)}; known are {', '.join(known)}")
        arguments = cls(**{name: str(value) for name, value in given.items()})
        for part in (arguments.filter, arguments.sources, arguments.most, arguments.everything, arguments.age):
            part()
        return arguments

    @property
    def scope(self) -> str:
        """The selection in one line, the same for the same words; empty for the whole newsroom."""
        ways = ("limit", "full", "recheck")
        named = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in ways}
        return " ".join(f"{name}={value}" for name, value in sorted(named.items()) if value)

    def filter(self) -> Filter:
        """Which items are wanted."""
        with _named("since"):
            since = day(self.since, today()) if self.since else None
        with _named("until"):
            until = day(self.until, today()) if self.until else None
        return Filter(
            since=since,
            until=until,
            structures=term_words(_words(self.structure), "structures"),
            fields_of_work=term_words(_words(self.field_of_work), "fields_of_work"),
            kinds=_words(self.kind),
            languages=tuple(language.lower() for language in _words(self.language)),
        )

    def sources(self) -> list[Source]:
        """The sources to draw from, in order. What names a source's addresses names the source."""
        named = list(_words(self.source))
        given = {"listings": self.listing, "sitemaps": self.sitemap, "feeds": self.feed}
        named += [name for name, addresses in given.items() if addresses and name not in named]
        if unknown := sorted(set(named) - set(SOURCES)):
            raise ValueError(f"source: {', '.join(unknown)} is none of {', '.join(SOURCES)}")
        makers: dict[str, Callable[[Sequence[str]], Source]] = {
            "listings": Newsroom,
            "sitemaps": Sitemaps,
            "feeds": Feeds,
        }
        only = bool(self.nodes or self.urls)
        chosen = [makers[name](_addresses(name, given[name])) for name in named or ([] if only else SOURCES)]
        with _named("nodes"):
            chosen += [Nodes(node_range(text)) for text in _words(self.nodes)]
        return chosen + ([Addresses(_lines(self.urls))] if self.urls else [])

    @property
    def fallbacks(self) -> bool:
        """Whether the sources are alternatives (the default), not all to be drawn from."""
        return not any((self.source, self.listing, self.sitemap, self.feed, self.nodes, self.urls))

    def most(self) -> int | None:
        """How many items to read at most."""
        if self.limit and (not self.limit.isdecimal() or int(self.limit) < 1):
            raise ValueError(f"limit: not a number of items: {self.limit!r}")
        return int(self.limit) if self.limit else None

    def everything(self) -> bool:
        """Whether to ask again for all that is known."""
        if self.full.lower() not in _TRUE | _FALSE:
            raise ValueError(f"full: not yes or no: {self.full!r}")
        return self.full.lower() in _TRUE

    def age(self) -> timedelta | None:
        """Up to which age items are asked for again."""
        match = _AGE.match(self.recheck)
        if self.recheck and not match:
            raise ValueError(f"recheck: not an age such as 30d: {self.recheck!r}")
        return timedelta(days=int(match[1])) if match else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _addresses(source: str, text: str) -> tuple[str, ...]:
    """Addresses as a user types them, `/news` or `odihr.osce.org/news` too. Raises ValueError for foreign ones."""
    typed = [word if "//" in word or word.startswith("/") else f"https://{word}" for word in _words(text)]
    try:
        return tuple(urls.canonical(urljoin(HOME, word)) for word in typed)
    except ForeignAddress as error:
        raise ValueError(f"{source}: {error}") from error


@contextmanager
def _named(argument: str) -> Iterator[None]:
    """Names the argument in the ValueError of its value."""
    try:
        yield
    except ValueError as error:
        raise ValueError(f"{argument}: {error}") from error


def _lines(name: str) -> Iterator[str]:
    """The lines of a file, `-` for standard input. Raises ValueError when there is no such file."""
    if name != "-" and not Path(name).is_file():
        raise ValueError(f"urls: no such file: {name}")

    def lines() -> Iterator[str]:
        if name == "-":
            yield from sys.stdin
            return
        with Path(name).open(encoding="utf-8") as stream:
            yield from stream

    return lines()
