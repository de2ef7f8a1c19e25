"""Public archives on loopback: the indexes of Common Crawl and of the Wayback Machine, and the captures behind them."""

import base64
import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path
from urllib.parse import quote_plus, unquote_plus, urlsplit

from osce_scraper.archives import Capture, Revisit, read, segments
from osce_scraper.harvest import Client, CommonCrawl, Selection, Wayback
from tests.archives.writing import HTML, html, response
from tests.server.http import Answer, Question, Served, serve

PAGE = 3  # rows on a page of an index


@dataclass(frozen=True)
class Held:
    """One capture that the archives hold."""

    url: str
    timestamp: str
    body: bytes
    status: str = "200"
    mime: str = "text/html"
    coding: str = ""
    arc: bool = False

    @cached_property  # a record has an id of its own, and its length must not change
    def record(self) -> bytes:
        """As Common Crawl keeps it: WARC, until 2012 ARC."""
        if self.arc:
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + self.body
            head = f"{self.url} 192.0.2.1 {self.timestamp} text/html {len(http)}\n"
            return gzip.compress(head.encode() + http + b"\n")
        t = self.timestamp
        date = f"{t[:4]}-{t[4:6]}-{t[6:8]}T{t[8:10]}:{t[10:12]}:{t[12:]}Z"
        return response(self.url, self.body, date=date, headers=[HTML])

    @property
    def urlkey(self) -> str:
        """The address as both indexes sort it."""
        parts = urlsplit(self.url)
        host = (parts.hostname or "").removeprefix("www.").split(".")
        return f"{','.join(reversed(host))}){parts.path.lower()}"

    @property
    def digest(self) -> str:
        """As both indexes print it."""
        return base64.b32encode(hashlib.sha1(self.body).digest()).decode()


@dataclass
class PublicArchives:
    """Both archives, holding the same captures; `faults` are given instead of the next answers."""

    held: list[Held]
    faults: list[Answer] = field(default_factory=list)
    spoiled: Callable[[bytes], bytes] = bytes
    withheld: str = ""
    """A part of the addresses of captures that are answered with 503."""

    def answer(self, question: Question) -> Answer:
        """The answer to one question."""
        if self.faults:
            return self.faults.pop(0)
        if self.withheld and self.withheld in question.target:
            return Answer(b"unavailable", 503)
        path = question.path
        if path == "/collinfo.json":
            crawls = [{"id": crawl, "cdx-api": "https://index.example/"} for crawl in reversed(self._crawls())]
            return _json(crawls)
        if path.endswith("-index"):
            return self._common_crawl(path[1:].removesuffix("-index"), question)
        if path.startswith("/crawl-data/"):
            return self._range(path[1:], question.headers["range"])
        if path == "/cdx/search/cdx":
            return self._wayback(question)
        return self._playback(question.target)

    def _crawls(self) -> list[str]:
        return sorted({f"CC-MAIN-{held.timestamp[:4]}-21" for held in self.held})

    def _rows(self, question: Question, year: str) -> list[Held]:
        prefix, kind = question.parameter("url"), question.parameter("matchType")
        rows = [held for held in self.held if held.timestamp.startswith(year)]
        if kind == "prefix":
            rows = [held for held in rows if held.url.partition("://")[2].startswith(prefix)]
        else:
            rows = [held for held in rows if (urlsplit(held.url).hostname or "").endswith(prefix)]
        return sorted(rows, key=lambda held: (held.urlkey, held.timestamp))

    def _common_crawl(self, crawl: str, question: Question) -> Answer:
        year = crawl.split("-")[2]
        pages = self._rows(question, year)
        if question.parameter("showNumPages"):
            return _json({"pages": -(-len(pages) // PAGE), "pageSize": 5, "blocks": 1})
        first = int(question.parameter("page")) * PAGE
        rows = [held for held in pages[first : first + PAGE] if held.status == "200"]
        if not rows:
            return Answer(b'{"message": "No Captures found"}', 404)
        return Answer(b"".join(json.dumps(self._row(crawl, held)).encode() + b"\n" for held in rows))

    def _row(self, crawl: str, held: Held) -> dict[str, str]:
        file, offset = f"crawl-data/{crawl}/a.{'arc' if held.arc else 'warc'}.gz", 0
        for other in self._in_file(file):
            if other is held:
                break
            offset += len(other.record)
        return {
            "urlkey": held.urlkey,
            "timestamp": held.timestamp,
            "url": held.url,
            "mime": held.mime,
            "mime-detected": held.mime,
            "status": held.status,
            "digest": held.digest,
            "length": str(len(held.record)),
            "offset": str(offset),
            "filename": file,
        }

    def _in_file(self, file: str) -> list[Held]:
        return [held for held in self.held if held.timestamp.startswith(file.split("/")[1].split("-")[2])]

    def _range(self, file: str, header: str) -> Answer:
        first, last = (int(number) for number in header.removeprefix("bytes=").split("-"))
        data = b"".join(held.record for held in self._in_file(file))
        return Answer(self.spoiled(data[first : last + 1]), 206, (("Content-Type", "application/gzip"),))

    def _wayback(self, question: Question) -> Answer:
        """The rows of a year from a resume key on. As the server does it, the key is made of the fields asked for (an
        unasked `urlkey` is "-"), is encoded where it is printed, and is decoded twice where it is read.
        """
        fields = question.parameter("fl").split(",")
        rows = [held for held in self._rows(question, question.parameter("from")) if held.status in ("200", "-")]
        rows = [next(same) for _, same in groupby(rows, key=lambda held: (held.urlkey, held.digest))]  # collapse=digest
        key = unquote_plus(question.parameter("resumeKey"))
        rows = [held for held in rows if f"{held.urlkey} {held.timestamp}" >= key]
        if not rows:
            return _json([])
        table: list[list[str]] = [fields, *([self._cell(held, name) for name in fields] for held in rows[:PAGE])]
        if rows[PAGE:]:
            following = rows[PAGE]
            table += [[], [quote_plus(f"{following.urlkey if 'urlkey' in fields else '-'} {following.timestamp}")]]
        return _json(table)

    @staticmethod
    def _cell(held: Held, name: str) -> str:
        cells = {
            "urlkey": held.urlkey,
            "timestamp": held.timestamp,
            "original": held.url,
            "mimetype": held.mime,
            "statuscode": held.status,
            "digest": held.digest,
        }
        return cells[name]

    def _playback(self, target: str) -> Answer:
        stamp, _, url = target.removeprefix("/web/").partition("id_/")
        for held in self.held:
            if (held.url, held.timestamp) == (url, stamp):
                headers = [("X-Archive-Orig-Content-Type", "text/html; charset=utf-8"), ("Content-Type", "text/html")]
                headers += [("X-Archive-Orig-Content-Encoding", "br"), ("X-Archive-Orig-Content-Length", "7")]
                if held.coding:
                    headers.append(("Content-Encoding", held.coding))
                return Answer(self.spoiled(held.body), 200, tuple(headers))
        return Answer(b"", 302, (("Location", f"/web/20300101000000id_/{url}"),))


def newsroom() -> list[Held]:
    """Captures of four items in two years, one of them unchanged, and what no harvest wants."""
    item = "https://www.osce.org/secretariat/59170{}"
    return [
        Held(item.format(1), "20240501120000", html(1)),
        Held(item.format(1), "20240701120000", html(1)),
        Held(item.format(1), "20250501120000", html(1, text="edited ")),
        Held(item.format(2), "20250502120000", html(2)),
        Held("http://www.osce.org:80/node/591703", "20240503120000", html(3)),
        Held("https://odihr.osce.org/odihr/591704", "20250504120000", html(4)),
        Held("https://www.osce.org/press-releases?page=3", "20250504120000", html(5)),
        Held(
            "https://www.osce.org/files/f/documents/1/2/591705.pdf", "20250504120000", b"%PDF", mime="application/pdf"
        ),
        Held("https://www.osce.org/secretariat/591706", "20250504120000", b"gone", status="404"),
        Held("https://www.osce.org.example/secretariat/591707", "20250504120000", html(7)),
    ]


def _json(value: object) -> Answer:
    return Answer(json.dumps(value).encode(), 200, (("Content-Type", "application/json"),))


EVERYTHING = Selection(since=2024, until=2025)


@contextmanager
def archives(
    *, faults: list[Answer] | None = None, held: list[Held] | None = None
) -> Iterator[tuple[PublicArchives, Served]]:
    site = PublicArchives(held or newsroom(), faults or [])
    with serve(site) as served:
        yield site, served


def both(served: Served, *, delay: float = 0, backoff: float = 0.01, tries: int = 8) -> list[CommonCrawl | Wayback]:
    client = Client(delay=delay, contact="mail@example.org", backoff=backoff, tries=tries)
    return [CommonCrawl(client, served.origin, served.origin), Wayback(client, served.origin)]


def captures(folder: Path) -> list[tuple[str, str]]:
    found = [one for segment in segments([str(folder)]) for one in read(segment)]
    pages = [one.page for one in found if isinstance(one, Capture)]
    assert all(isinstance(one, Capture | Revisit) for one in found)
    return sorted((page.address, f"{page.captured_at:%Y%m%d}") for page in pages)


WANTED = [
    ("https://odihr.osce.org/odihr/591704", "20250504"),
    ("https://www.osce.org/node/591703", "20240503"),
    ("https://www.osce.org/secretariat/591701", "20240501"),
    ("https://www.osce.org/secretariat/591701", "20250501"),
    ("https://www.osce.org/secretariat/591702", "20250502"),
]
