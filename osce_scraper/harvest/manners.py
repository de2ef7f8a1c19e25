"""The way public archives are asked: one request at a time, a pause between them, and patience with their faults."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import urllib3
from urllib3.util.retry import Retry

from osce_scraper import __version__
from osce_scraper.errors import ArchiveRefuses, ArchiveSilent, HarvestError

logger = logging.getLogger(__name__)

_TIMEOUT: Final = urllib3.Timeout(connect=30, read=300)  # the Wayback index may think for minutes
_LONGEST_WAIT: Final = 3600  # seconds; as the crawl's: who asks for more is asked again another day
_TELLING: Final = 30  # seconds; the user is told of longer waits
_MOST: Final = 64 * 1024 * 1024  # bytes, decoded; a page of an index has 8 MB, a record hardly ever one
_LONGEST: Final = 1800.0  # seconds for one answer: drips keep every single wait short
_PIECE: Final = 1 << 16


class TooLarge(HarvestError):
    """Raised for an answer that has no end in sight; asking again would bring the same."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an archive answered: its status, its headers, its body."""

    status: int
    headers: Mapping[str, str]
    data: bytes


class _Patient(Retry):
    """Waits before the first repetition too, where the library repeats at once. Retry-After is obeyed as it is."""

    def get_backoff_time(self) -> float:
        wait = super().get_backoff_time() or self.backoff_factor
        if wait > _TELLING:
            logger.warning("the archive is busy: asked again in %d s", wait)
        return wait

    def get_retry_after(self, response: urllib3.BaseHTTPResponse) -> float | None:
        wait = super().get_retry_after(response)
        if wait and wait > _LONGEST_WAIT:
            raise ArchiveRefuses("the archive asks to be left alone for more than an hour; run again another day")
        if wait and wait > _TELLING:
            logger.warning("the archive asks for %d s", wait)
        return wait


class Client:
    """Asks public archives, politely. `delay` is the pause between two requests in seconds, to any host."""

    def __init__(self, *, delay: float, contact: str = "", backoff: float = 5, tries: int = 8) -> None:
        self._delay = delay
        self._next = 0.0
        self._tries = tries
        self._patience = _Patient(
            total=tries,
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
        self,
        url: str,
        fields: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        as_sent: bool = False,
    ) -> Answer:
        """The answer to one request, whatever its status below 500 except 403 and 429. Redirects are not followed: the
        Wayback Machine leads to another capture than the one asked for. `as_sent` leaves its content coding in place.

        Throttling, server errors and broken connections are waited out and tried again. Raises `ArchiveSilent` when
        that does not help, `ArchiveRefuses` when the archive does not want us, `TooLarge` when its answer has no end.
        """
        time.sleep(max(0.0, self._next - time.monotonic()))
        named = {**self._pool.headers, **(headers or {})}
        try:
            answer = self._asked(url, fields, named, as_sent)
        except urllib3.exceptions.HTTPError as error:
            raise ArchiveSilent(f"{url}: {error}") from error
        finally:
            self._next = time.monotonic() + self._delay
        if answer.status in (403, 429):
            raise ArchiveRefuses(f"{url}: answers {answer.status}; stopped, run again later to go on from here")
        if answer.status >= 500:
            raise ArchiveSilent(f"{url}: answers {answer.status}; run again later to go on from here")
        return answer

    def _asked(self, url: str, fields: Mapping[str, str] | None, headers: Mapping[str, str], as_sent: bool) -> Answer:
        """One answer, whole; a body that breaks off is asked for again like an answer that never came."""
        patience: Retry = self._patience
        while True:
            answer = self._pool.request(
                "GET", url, fields=fields, headers=headers, redirect=False, retries=patience, preload_content=False
            )
            try:
                return Answer(answer.status, answer.headers, _body(answer, url, as_sent))
            except urllib3.exceptions.HTTPError as error:
                patience = (answer.retries or patience).increment("GET", url, error=error)
                patience.sleep()
            finally:
                answer.close()  # a body that was left half read must not stand before the next answer
                answer.release_conn()


def _body(answer: urllib3.BaseHTTPResponse, url: str, as_sent: bool) -> bytes:
    until, body = time.monotonic() + _LONGEST, bytearray()
    while piece := answer.read1(_PIECE, decode_content=not as_sent):
        body += piece
        if len(body) > _MOST:
            raise TooLarge(f"{url}: answers with more than {_MOST} bytes")
        if time.monotonic() > until:
            raise TooLarge(f"{url}: still answers after {_LONGEST:.0f} s")
    return bytes(body)
