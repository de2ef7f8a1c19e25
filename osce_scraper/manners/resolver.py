"""Names into addresses, with a look at the answer: none of the OSCE's hosts is on this machine or in this network.

Whoever forges an answer of the name service could otherwise have the crawl ask a router, a cloud's metadata service
or a neighbour, and keep what it says as a page of the OSCE (DNS rebinding). Scrapy asks for a name once a run.
"""

import logging
from collections.abc import Sequence
from typing import Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from osce_scraper import urls

logger = logging.getLogger(__name__)


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver, which refuses addresses that are not of the public internet for hosts of the OSCE.

    Other names (a proxy's, a stand-in's) may be anywhere: the user gave them. With OSCE_SITE nothing is refused, as
    a stand-in may bear the OSCE's own names.
    """

    stands_in = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """As Scrapy makes resolvers."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.stands_in = bool(crawler.settings["OSCE_SITE"])
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:
        """The address of a name. Fails with DNSLookupError when there is none, or none that may be asked."""
        found = super().getHostByName(name, timeout)
        return found if self.stands_in else found.addCallback(_checked, name)


def _checked(address: str, name: str) -> str:
    if urls.is_osce(f"https://{name}/") and not urls.is_public(address):
        logger.error("The name service says that %s is at %s, which is no public address: not asked", name, address)
        raise DNSLookupError(f"{name} is said to be at {address}, which is no public address")
    return address
