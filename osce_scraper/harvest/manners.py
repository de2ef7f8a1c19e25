"""The way public archives are asked: one request at a time, a pause between them, and patience with their faults."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import urllib3
from urllib3.util.retry import Retry

from osce_scraper import __version__
from osce_scraper.errors import HarvestError

_TIMEOUT: Final = urllib3.Timeout(connect=30, read=300)  # the Wayback index may think for minutes
_TRIES: Final = 8
_MOST: Final = 64 * 1024 * 1024  # bytes, decoded; a page of an index has 8 MB, a record hardly ever one
_LONGEST: Final = 1800.0  # seconds for one answer: drips keep every single wait short
_PIECE: Final = 1 << 16


class TooLarge(HarvestError):
    """Raised for an answer that has no end in sight; asking again would bring the same."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an archive answered: its status, its headers, its body with the codings undone."""

    status: int
    headers: Mapping[str, str]
    data: bytes


class _Patient(Retry):
    """Waits before the first repetition too, where the library repeats at once. Retry-After is obeyed as it is."""

    def get_backoff_time(self) -> float:
        return super().get_backoff_time() or self.backoff_factor


class Client:
    """Asks public archives, politely. `delay` is the pause between two requests in seconds, to any host."""

    def __init__(self, *, delay: float, contact: str = "", backoff: float = 5) -> None:
        self._delay = delay
        self._next = 0.0
        self._patience = _Patient(
            total=_TRIES,
            backoff_factor=backoff,
            backoff_max=600,
            backoff_jitter=backoff,
            status_forcelist=(429, 500, 502, 503, 504),
            allowed_methods=("GET",),
            raise_on_status=False,
        )
        agent = f"osce_scraper/{__version__}" + (f" (+{contact})" if contact else "")
        self._pool = urllib3.PoolManager(timeout=_TIMEOUT, headers={"User-Agent": agent})

    def get(
        self, url: str, fields: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """The answer to one request, whatever its status below 500 except 403 and 429. Redirects are not followed: the
        Wayback Machine leads to another capture than the one asked for.

        Throttling, server errors and broken connections are waited out and tried again. Raises `HarvestError` when
        that does not help, or when the archive refuses us; `TooLarge` for a body longer than `_MOST`.
        """
        time.sleep(max(0.0, self._next - time.monotonic()))
        named = {**self._pool.headers, **(headers or {})}
        try:
            answer = self._asked(url, fields, named)
        except urllib3.exceptions.HTTPError as error:
            raise HarvestError(f"{url}: {error}") from error
        finally:
            self._next = time.monotonic() + self._delay
        if answer.status in (403, 429) or answer.status >= 500:
            raise HarvestError(f"{url}: answers {answer.status}; stopped, run again later to go on from here")
        return answer

    def _asked(self, url: str, fields: Mapping[str, str] | None, headers: Mapping[str, str]) -> Answer:
        """One answer, whole; a body that breaks off is asked for again like an answer that never came."""
        patience: Retry = self._patience
        while True:
            answer = self._pool.request(
                "GET", url, fields=fields, headers=headers, redirect=False, retries=patience, preload_content=False
            )
            try:
                return Answer(answer.status, answer.headers, _body(answer, url))
            except urllib3.exceptions.HTTPError as error:
                patience = (answer.retries or patience).increment("GET", url, error=error)
                patience.sleep()
            finally:
                answer.close()  # a body that was left half read must not stand before the next answer
                answer.release_conn()


def _body(answer: urllib3.BaseHTTPResponse, url: str) -> bytes:
    until, body = time.monotonic() + _LONGEST, bytearray()
    while piece := answer.read1(_PIECE, decode_content=True):
        body += piece
        if len(body) > _MOST:
            raise TooLarge(f"{url}: answers with more than {_MOST} bytes")
        if time.monotonic() > until:
            raise TooLarge(f"{url}: still answers after {_LONGEST:.0f} s")
    return bytes(body)
