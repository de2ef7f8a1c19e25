"""A saved file -> Page: the bytes of a file and the address they once had."""

import re
from pathlib import Path

from osce_scraper import urls
from osce_scraper.errors import UnreadablePage
from osce_scraper.page import Page

NODE_NAME = re.compile(r"[1-9]\d{4,8}")
"""What a file is called that was saved under its node id: 591767, 591767.html."""


def saved_page(file: Path, url: str | None = None) -> Page:
    """The Page in a file; `url` is its address where the caller knows it.

    Raises `UnreadablePage` when the file cannot be read or nothing tells its address.
    """
    try:
        body = file.read_bytes()
    except OSError as error:
        raise UnreadablePage(error.strerror or str(error)) from error
    return page_of(body, file.stem, url)


def item_address(url: str, body: bytes) -> str | None:
    """The address that names the item of a page: `url`, else the page's own word (under a word alias it names its
    node); None when neither has a node id.
    """
    from osce_scraper.layouts import address_of

    if urls.node_id(url) is not None:
        return url
    named = address_of(body)
    return named if named is not None and urls.node_id(named) is not None else None


def page_of(body: bytes, name: str, url: str | None = None) -> Page:
    """The Page of these bytes. The address is `url`, else the page's own word, else a `name` that is a node id.

    Raises `UnreadablePage` when none of them tells it.
    """
    from osce_scraper.layouts import address_of

    address = url or address_of(body)
    if address is None and NODE_NAME.fullmatch(name):
        address = f"https://www.osce.org/node/{name}"
    if address is None:
        raise UnreadablePage("the page does not tell its own address: give it with --url")
    return Page(body, address)
