"""A newsroom to browse: composed items, one of them hostile, and a visitor who needs no browser."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import lxml.html

from osce_scraper.browse.guard import Guard
from osce_scraper.items import NewsItem, Speaker, Term
from osce_scraper.output.log import line_of
from tests.compose import item

ITEMS = 150
FORMULA = '=HYPERLINK("http://evil.example","Kilimanjaro")'
EVIL = '</title><script>document.title="evil"</script>"\'><img src=x onerror=alert(1)>=1+1'


def write_newsroom(folder: Path) -> Path:
    """A log of composed items in a folder, and two hostile ones."""
    items = [*(item(number) for number in range(2, ITEMS)), formula(), hostile()]
    (folder / "news.jsonl").write_bytes(b"".join(map(line_of, items)))
    return folder


def formula() -> NewsItem:
    """An item whose title and quote are formulas of a spreadsheet."""
    original = item(1)
    quote = item(0).quotes[0].model_copy(update={"text": FORMULA, "paragraph": 0, "start": 0, "end": len(FORMULA)})
    return original.model_copy(update={"title": FORMULA, "body": (FORMULA, *original.body), "quotes": (quote,)})


def hostile() -> NewsItem:
    """An item of which every text is an attack."""
    original = item(0)
    quoted = f"We say {EVIL} again"
    speaker = Speaker(name=EVIL, role=EVIL, kind="person", structure=Term(id="odihr", label=EVIL))
    quote = original.quotes[0].model_copy(
        update={"text": EVIL, "paragraph": 0, "start": 7, "end": 7 + len(EVIL), "group": 0, "speaker": speaker}
    )
    return original.model_copy(
        update={
            "title": f"Zanzibar {EVIL}",
            "lead": EVIL,
            "kind": EVIL,
            "places": (EVIL,),
            "body": (quoted, EVIL),
            "quotes": (quote,),
            "fields_of_work": (Term(id=None, label=EVIL), Term(id="youth", label=EVIL)),
        }
    )


class Visitor:
    """Asks an application as a browser on the same machine would."""

    def __init__(self, application: Guard, host: str = "127.0.0.1:8001") -> None:
        self._application = application
        self._origin = f"http://{host}"

    def ask(self, path: str, **query: str) -> httpx.Response:
        """The answer to one request, redirects followed."""
        return self.request("GET", path, {}, **query)

    def request(self, method: str, path: str, headers: dict[str, str], **query: str) -> httpx.Response:
        """The answer to a request of any method, redirects followed."""
        return asyncio.run(self._ask(method, f"{path}?{urlencode(query)}" if query else path, headers))

    def page(self, path: str, **query: str) -> Any:
        """A page that must be there, parsed."""
        answer = self.ask(path, **query)
        assert answer.status_code == 200, (answer.status_code, path, query)
        return lxml.html.document_fromstring(answer.text)

    def rows(self, path: str, **query: str) -> list[dict[str, Any]]:
        """The rows of a JSON answer that must be there."""
        answer = self.ask(path, **query, _shape="array")
        assert answer.status_code == 200, answer.text
        rows: list[dict[str, Any]] = answer.json()
        return rows

    async def _ask(self, method: str, path: str, headers: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self._application)
        async with httpx.AsyncClient(transport=transport, base_url=self._origin, follow_redirects=True) as client:
            return await client.request(method, path, headers=headers)


def links(page: Any, starting: str = "") -> Iterator[str]:
    """Addresses that a page leads to on the same server."""
    for address in page.xpath("//a/@href"):
        if address.startswith(starting or ("/", "?")) and not address.startswith("//"):
            yield address
