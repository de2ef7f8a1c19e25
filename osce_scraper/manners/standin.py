"""A server that stands in for the OSCE's hosts: a loopback site in demo and tests, a mirror in the user's hands.

Everything above the download handler (robots, redirects, spider, records) sees the OSCE's own addresses only; the
origin is swapped in the last moment and swapped back in the answer (`handler`).
"""

import ipaddress
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit, urlunsplit

from osce_scraper import urls

HOME = "https://www.osce.org"


@dataclass(frozen=True, slots=True)
class StandIn:
    """Where requests for the OSCE's hosts go. An empty `origin` means: to the OSCE itself.

    A stand-in whose own host lies under osce.org (a test that resolves those names to loopback) keeps each host and
    lends scheme and port; any other serves all hosts, and the Host header tells which one is meant.

    >>> standin = StandIn("http://127.0.0.1:8000")
    >>> standin.served("https://odihr.osce.org/odihr/17772")
    'http://127.0.0.1:8000/odihr/17772'
    >>> standin.original("http://127.0.0.1:8000/odihr/17772")
    'https://www.osce.org/odihr/17772'
    """

    origin: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError when `origin` is no http(s) origin."""
        parts = urlsplit(self.origin)
        if self.origin and (parts.scheme not in ("http", "https") or not parts.hostname):
            raise ValueError(f"not the address of a server: {self.origin!r}")

    @property
    def is_loopback(self) -> bool:
        """Whether the stand-in runs on this machine, so that nobody else is burdened by our haste."""
        return _is_loopback(urlsplit(self.origin))

    def served(self, url: str) -> str:
        """The address to ask in place of one of the OSCE's."""
        own = urlsplit(self.origin)
        if not self.origin or not urls.is_osce(url):
            return url
        parts = urlsplit(url)
        port = f":{own.port}" if own.port else ""
        netloc = f"{parts.hostname}{port}" if _is_osce_host(own) else own.netloc
        return urlunsplit((own.scheme, netloc, parts.path, parts.query, ""))

    def original(self, url: str) -> str:
        """The OSCE's own address for one that the stand-in printed; any other address as it is."""
        own, parts = urlsplit(self.origin), urlsplit(url)
        if not self.origin or parts.port != own.port or parts.scheme not in ("http", "https"):
            return url
        tail = urlunsplit(("", "", parts.path or "/", parts.query, parts.fragment))
        if _is_osce_host(parts):
            return f"https://{parts.hostname}{tail}"
        same = parts.hostname == own.hostname or (_is_loopback(parts) and _is_loopback(own))
        return HOME + tail if same else url


def _is_osce_host(parts: SplitResult) -> bool:
    return urls.is_osce(f"https://{parts.hostname}/")


def _is_loopback(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
