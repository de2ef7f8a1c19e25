"""An Exchange: one request and the answer it got, as an archive keeps it. Knows nothing of Scrapy."""

from dataclasses import dataclass

from osce_scraper.page import Page

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer.

    `page.url` is the address that answered (on the OSCE's own hosts, also when another server stood in for them),
    `page.body` the answer after content decoding, `page.fetched_at` when it arrived. Headers keep their order and
    their repetitions, Latin-1 decoded, as they came: `Content-Encoding` is gone with the decoding, a
    `Content-Length` may still tell the length on the wire.
    """

    page: Page
    status: int
    request_headers: Headers
    response_headers: Headers
    protocol: str = "HTTP/1.1"
    ip_address: str | None = None

    def header(self, name: str) -> str | None:
        """The first value of a header of the answer, None when it has none."""
        return next((value for key, value in self.response_headers if key.lower() == name.lower()), None)

    @property
    def etag(self) -> str | None:
        """Validator for the next conditional request (`If-None-Match`)."""
        return self.header("ETag")

    @property
    def last_modified(self) -> str | None:
        """Validator for the next conditional request (`If-Modified-Since`)."""
        return self.header("Last-Modified")
