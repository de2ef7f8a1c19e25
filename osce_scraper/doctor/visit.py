"""One visit to the site: every address asked once, everything seen remembered."""

from collections.abc import Callable
from dataclasses import dataclass, field

from osce_scraper.errors import FetchError
from osce_scraper.exchange import Exchange
from osce_scraper.listings import Listing, read_listing
from osce_scraper.sources import Ask


@dataclass(slots=True)
class Visit:
    """Asks the site on the doctor's behalf. `original` turns a stand-in's addresses back into the OSCE's.

    `failures` are the reasons why an address gave no answer; `forbidden`: robots.txt allows nothing that is needed.
    """

    ask_site: Ask
    original: Callable[[str], str] = str
    answers: dict[str, Exchange] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    forbidden: bool = False

    async def ask(self, url: str) -> Exchange:
        """The answer of an address, asked at most once. Raises `FetchError` when there is none."""
        if url in self.failures:
            raise FetchError(f"{url}: {self.failures[url]}")
        if url not in self.answers:
            try:
                self.answers[url] = await self.ask_site(url)
            except FetchError as error:
                self.failures[url] = str(error).removeprefix(f"{url}: ")
                raise
        return self.answers[url]

    async def page(self, url: str) -> Exchange | None:
        """The answer of an address if it is a page (status 200), else None."""
        try:
            exchange = await self.ask(url)
        except FetchError:
            return None
        return exchange if exchange.status == 200 else None

    async def listing(self, url: str) -> Listing | None:
        """An address read as a listing, None when it is no page."""
        exchange = await self.page(url)
        return read_listing(exchange.page, self.original) if exchange else None

    def status(self, url: str) -> int | None:
        """HTTP status of an address, None when it gave no answer."""
        return self.answers[url].status if url in self.answers else None

    def trouble(self, url: str) -> str:
        """Why an address gave no page."""
        return self.failures.get(url) or f"HTTP {self.answers[url].status}"
