"""Manners towards the server: whom we ask, how often, how long we wait, when we go away.

Scrapy 2.19 obeys robots.txt when told, but neither its Crawl-delay nor Retry-After, and takes a robots.txt that
answers 503 for leave to do as it likes.
"""

import logging
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urljoin, urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.misc import load_object
from w3lib.url import safe_url_string

from osce_scraper import urls
from osce_scraper.manners.challenge import sign_of_challenge
from osce_scraper.manners.pace import Pace
from osce_scraper.manners.standin import HOME, StandIn
from osce_scraper.manners.waiting import back_off, http_date, retry_after

logger = logging.getLogger(__name__)

SLOT = "osce.org"
"""The one downloader slot of all hosts of the site: they are one server behind many names."""
SITE_WISH = 10.0
"""Seconds between two requests that the site asks for where its robots.txt names none (see `settings`)."""
_REDIRECTS: Final = (301, 302, 303, 307, 308)


class CrawlStops(IgnoreRequest):
    """Raised for every request once a crawl must end before its time; `finish` is the run's reason."""

    def __init__(self, finish: str, message: str) -> None:
        super().__init__(message)
        self.finish = finish


class OwnHosts:
    """Refuses every address that is not the OSCE's own, also where a redirect leads."""

    def process_request(self, request: Request) -> None:
        """Raises IgnoreRequest for a look-alike host, another scheme, another port."""
        if not urls.is_osce(request.url):
            raise IgnoreRequest(f"led away from the OSCE's own hosts, to {request.url}")


class OwnRedirects:
    """Refuses an answer that leads away, before anybody follows it or takes it for the page."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Raises IgnoreRequest, saying where it led, for a redirect to anywhere but the OSCE's own hosts."""
        location = response.headers.get("Location")
        if location is not None and response.status in _REDIRECTS:
            try:
                target = urljoin(request.url, safe_url_string(location))
            except ValueError:
                raise IgnoreRequest(f"led to what is no address: {location!r}") from None
            if not urls.is_osce(target):
                raise IgnoreRequest(f"led away from the OSCE's own hosts, to {target}")
        return response


class Manners:
    """Waits when told to or when the server fails, and stops when it is not wanted. `pace` is for the handler."""

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self._crawler = crawler
        self._retry_codes = {int(code) for code in settings.getlist("RETRY_HTTP_CODES")}
        self._retry_exceptions = tuple(load_object(name) for name in settings.getlist("RETRY_EXCEPTIONS"))
        self._agent: str = settings["ROBOTSTXT_USER_AGENT"]
        self._asked_delay = settings.getfloat("DOWNLOAD_DELAY")
        self._permission = settings.getbool("OSCE_PERMISSION")
        self._shortest_step = settings.getfloat("OSCE_BACK_OFF")
        self._refused_in_a_row = self._failed_in_a_row = 0
        self._closed_hosts: dict[str, str] = {}
        self._stop: CrawlStops | None = None
        self.pace = Pace(0.0)
        self._wish(0.0 if StandIn(settings["OSCE_SITE"]).is_loopback else SITE_WISH)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Manners":
        manners = cls(crawler)
        crawler.signals.connect(manners.robots_parsed, signals.robots_parsed)
        return manners

    @classmethod
    def of(cls, crawler: Crawler) -> "Manners":
        """The manners of a running crawl."""
        manners = crawler.get_downloader_middleware(cls)
        if manners is None:
            raise RuntimeError("osce_scraper.middlewares.Manners is missing from the setting DOWNLOADER_MIDDLEWARES")
        return manners

    def _wish(self, seconds: float) -> None:
        """The delay is what was asked for, but no less than the site wishes, unless it gave its leave."""
        self._site_wish = seconds
        self.pace.delay = self._asked_delay if self._permission else max(self._asked_delay, seconds)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Obey the Crawl-delay of each host's robots.txt; the longest holds for all."""
        wish = robotparser.crawl_delay(self._agent)
        if wish is not None and wish > self._crawler.settings.getfloat("OSCE_LONGEST_WAIT"):
            self.stop("wait_too_long", f"robots.txt asks for {wish / 3600:.1f} hours between requests")
        elif wish is not None and wish > self._site_wish:
            logger.info("robots.txt of %s asks for %g s between requests", urlsplit(request.url).netloc, wish)
            self._wish(wish)

    def process_request(self, request: Request) -> None:
        """Raises `CrawlStops` when nothing may be asked any more, IgnoreRequest for a host that is closed to us."""
        if self._stop:
            raise self._stop
        if reason := self._closed_hosts.get(urlsplit(request.url).netloc):
            raise IgnoreRequest(reason)
        request.meta["download_slot"] = SLOT

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Come back later when told so, count refusals. Raises `CrawlStops` at a bot check or a run of refusals."""
        headers = {k.decode().lower(): b",".join(v).decode("latin-1") for k, v in response.headers.items()}
        if sign := sign_of_challenge(headers, response.body):
            raise self.stop("blocked", f"the site asks for a proof of being human at {response.url}: {sign}")
        if response.status in self._retry_codes:
            wait = self._wait_asked(headers)
            return self._later(request, f"HTTP {response.status}", wait) or response
        self._failed_in_a_row = 0
        if response.status != 403:
            self._refused_in_a_row = 0
        elif not _is_robots(request):
            self._refuse(request)
        return response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Try again after a fault of the network; a certificate that cannot be verified stays so."""
        if is_certificate_error(exception):
            host = urlsplit(request.url).netloc
            raise self._closed(host, "certificate", f"the certificate of {host} could not be verified: {exception}")
        if not isinstance(exception, self._retry_exceptions):
            return None
        return self._later(request, type(exception).__name__, None)

    def _wait_asked(self, headers: dict[str, str]) -> float | None:
        now = http_date(headers.get("date", "")) or datetime.now(UTC)
        wait = retry_after(headers.get("retry-after", ""), now)
        longest = self._crawler.settings.getfloat("OSCE_LONGEST_WAIT")
        if wait is not None and wait > longest:
            raise self.stop("wait_too_long", f"the site asks us to stay away for {wait / 3600:.1f} hours")
        return wait

    def _later(self, request: Request, reason: str, wait: float | None) -> Request | None:
        """The request to repeat, after the whole crawl has waited; None when it was tried often enough."""
        spider = self._crawler.spider
        assert spider is not None  # requests exist only while a spider is open
        again = get_retry_request(request, spider=spider, reason=reason, priority_adjust=10)
        tries = request.meta.get("retry_times", 0) + 1
        wait = back_off(tries, max(self.pace.delay, self._shortest_step)) if wait is None else wait
        self.pace.rest(wait)
        if again is None:
            self._give_up(request, reason)
        else:
            logger.info("%s from %s: waiting %.0f s, then try %d", reason, request.url, wait, tries + 1)
        return again

    def _give_up(self, request: Request, reason: str) -> None:
        if _is_robots(request):
            # RFC 9309, 2.3.1.4: a robots.txt that cannot be reached forbids everything.
            host = urlsplit(request.url).netloc
            raise self._closed(host, "robots_unreachable", f"robots.txt of {host} cannot be read ({reason})")
        self._failed_in_a_row += 1
        if self._failed_in_a_row >= self._crawler.settings.getint("OSCE_FAULTS"):
            count = self._failed_in_a_row
            raise self.stop("site_down", f"{count} addresses in a row failed after all tries, last {reason}")

    def _closed(self, host: str, finish: str, reason: str) -> IgnoreRequest:
        """Ask a host for nothing more; without its main host the whole site is closed. To be raised."""
        if host == urlsplit(HOME).netloc:
            return self.stop(finish, reason)
        self._closed_hosts[host] = f"{reason}, so nothing may be asked there"
        return IgnoreRequest(self._closed_hosts[host])

    def _refuse(self, request: Request) -> None:
        self._refused_in_a_row += 1
        # Ids that were guessed (a node walk) meet pages that are not published: refusals, but none of us.
        limit = self._crawler.settings.getint("OSCE_REFUSALS") * (20 if request.meta.get("guessed") else 1)
        if self._refused_in_a_row >= limit:
            count = self._refused_in_a_row
            raise self.stop("blocked", f"the site refused {count} addresses in a row (403), last {request.url}")

    def stop(self, finish: str, message: str) -> CrawlStops:
        """Let no further request pass; `message` tells the user why. Returns what each is answered with."""
        if self._stop is None:
            logger.warning("Stopping: %s", message)
            self._crawler.stats.set_value("osce/stopped", message)
            self._stop = CrawlStops(finish, message)
        return self._stop


def _is_robots(request: Request) -> bool:
    return bool(request.meta.get("dont_obey_robotstxt")) and urlsplit(request.url).path == "/robots.txt"


def is_certificate_error(exception: BaseException) -> bool:
    """Whether a download failed because the server's certificate could not be verified."""
    # OpenSSL judges the chain, service_identity the name that stands in it.
    signs = ("certificate verify failed", "CERTIFICATE_VERIFY_FAILED", "service_identity.exceptions.")
    return any(sign in str(exception) for sign in signs)
