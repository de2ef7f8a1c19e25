"""Addresses that a user names: a file with one a line, full addresses, paths or bare node ids."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin

from osce_scraper import urls
from osce_scraper.errors import ForeignAddress
from osce_scraper.rows import Row
from osce_scraper.sources import Batch, Walk


@dataclass(slots=True)
class Addresses:
    """Lines of an address list. Empty lines and what follows a `#` are left out."""

    lines: Iterable[str]
    name: str = field(default="urls", init=False)

    async def batches(self, walk: Walk) -> AsyncIterator[Batch]:
        """One address a batch, so that a list piped in is read as it comes."""
        for number, line in enumerate(self.lines):
            text = line.split(" #")[0].strip()
            if walk.done:
                return
            if not text or text.startswith("#"):
                continue
            try:
                yield Batch("address list", number, (Row(url=address(text, walk)),))
            except ForeignAddress as error:
                walk.watch.alarm("address refused", f"line {number + 1}: {error}", text)


def address(text: str, walk: Walk) -> str:
    """The canonical address a line names. Raises `ForeignAddress` when it is no page of the OSCE's.

    >>> from types import SimpleNamespace
    >>> address("591767", SimpleNamespace(original=str))
    'https://www.osce.org/node/591767'
    """
    path = f"/node/{text}" if text.isdecimal() else text
    url = urls.canonical(walk.original(urljoin("https://www.osce.org/", path)))
    if not urls.is_page(url):
        raise ForeignAddress(f"a file or a keyword search, no page: {text!r}")
    return url
