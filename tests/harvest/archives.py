"""Public archives on loopback: the indexes of Common Crawl and of the Wayback Machine, and the captures behind them."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from urllib.parse import urlsplit

from tests.archives.writing import HTML, html, payload_digest, response
from tests.server.http import Answer, Question

PAGE = 3  # rows on a page of an index


@dataclass(frozen=True)
class Held:
    """One capture that the archives hold."""

    url: str
    timestamp: str
    body: bytes
    status: str = "200"
    mime: str = "text/html"

    @cached_property  # a record has an id of its own, and its length must not change
    def record(self) -> bytes:
        """As Common Crawl keeps it."""
        t = self.timestamp
        date = f"{t[:4]}-{t[4:6]}-{t[6:8]}T{t[8:10]}:{t[10:12]}:{t[12:]}Z"
        return response(self.url, self.body, date=date, headers=[HTML])

    @property
    def digest(self) -> str:
        """As both indexes print it."""
        return payload_digest(self.record).removeprefix("sha1:")


@dataclass
class PublicArchives:
    """Both archives, holding the same captures; `faults` are given instead of the next answers."""

    held: list[Held]
    faults: list[Answer] = field(default_factory=list)
    spoiled: Callable[[bytes], bytes] = bytes

    def answer(self, question: Question) -> Answer:
        """The answer to one question."""
        if self.faults:
            return self.faults.pop(0)
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
        return sorted(rows, key=lambda held: (held.url, held.timestamp))

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
        file, offset = f"crawl-data/{crawl}/warc/a.warc.gz", 0
        for other in self._in_file(file):
            if other is held:
                break
            offset += len(other.record)
        return {
            "urlkey": "org,osce)/",
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
        fields = question.parameter("fl").split(",")
        rows = [held for held in self._rows(question, question.parameter("from")) if held.status == "200"]
        rows = [next(same) for _, same in groupby(rows, key=lambda held: (held.url, held.digest))]  # collapse=digest
        first = int(question.parameter("resumeKey", "0"))
        shown = rows[first : first + PAGE]
        if not shown:
            return _json([])
        table: list[list[str]] = [fields, *([self._cell(held, name) for name in fields] for held in shown)]
        if first + PAGE < len(rows):
            table += [[], [str(first + PAGE)]]
        return _json(table)

    @staticmethod
    def _cell(held: Held, name: str) -> str:
        cells = {"timestamp": held.timestamp, "original": held.url, "mimetype": held.mime, "statuscode": held.status}
        return cells.get(name) or held.digest

    def _playback(self, target: str) -> Answer:
        stamp, _, url = target.removeprefix("/web/").partition("id_/")
        for held in self.held:
            if (held.url, held.timestamp) == (url, stamp):
                headers = (("X-Archive-Orig-Content-Type", "text/html; charset=utf-8"), ("Content-Type", "text/html"))
                return Answer(self.spoiled(held.body), 200, headers)
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
