"""A saved file -> Page: the bytes of a file and the address they once had."""

import re
from pathlib import Path

from osce_scraper.errors import UnreadablePage
from osce_scraper.page import Page

_NODE_STEM = re.compile(r"[1-9]\d{4,8}")  # 591767.html


def saved_page(file: Path, url: str | None = None) -> Page:
    """The Page in a file; `url` is its address where the caller knows it.

    Raises `UnreadablePage` when the file cannot be read or nothing tells its address.
    """
    try:
        body = file.read_bytes()
    except OSError as error:
        raise UnreadablePage(error.strerror or str(error)) from error
    return page_of(body, file.stem, url)


def page_of(body: bytes, name: str, url: str | None = None) -> Page:
    """The Page of these bytes. The address is `url`, else the page's own word, else a `name` that is a node id.

    Raises `UnreadablePage` when none of them tells it.
    """
    from osce_scraper.layouts import address_of

    address = url or address_of(body)
    if address is None and _NODE_STEM.fullmatch(name):
        address = f"https://www.osce.org/node/{name}"
    if address is None:
        raise UnreadablePage("the page does not tell its own address: give it with --url")
    return Page(body, address)
