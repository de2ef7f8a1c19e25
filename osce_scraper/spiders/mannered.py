"""What all spiders that ask the site have in common: who they say they are, and how long they wait."""

from scrapy import Spider
from scrapy.settings import BaseSettings

from osce_scraper.standin import StandIn


class Mannered(Spider):
    """A spider that asks the OSCE's site, or a server that stands in for it."""

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Adds the contact to the user agent; a server on this machine is asked without delay unless it wishes one."""
        super().update_settings(settings)
        if contact := settings["OSCE_CONTACT"]:
            settings.set("USER_AGENT", f"{settings['USER_AGENT']} (+{contact})", priority="spider")
        if StandIn(settings["OSCE_SITE"]).is_loopback:  # it burdens nobody
            settings.set("DOWNLOAD_DELAY", 0, priority="spider")
