"""The address of a saved page, as the page itself tells it."""

import re
from collections.abc import Iterator

from osce_scraper import urls
from osce_scraper.errors import ForeignAddress

# <link rel="canonical" href="...">, <meta property="og:url" content="...">, in any order of attributes
_TAG = re.compile(rb"<(?:link|meta)\b[^>]{0,2000}>", re.IGNORECASE)
_OWN_NAME = re.compile(rb"rel\s*=\s*[\"']?(?:canonical|shortlink)|(?:property|name)\s*=\s*[\"']?og:url", re.IGNORECASE)
_ADDRESS = re.compile(rb"(?:href|content)\s*=\s*[\"']?\s*([^\"'\s>]+)", re.IGNORECASE)
# Browsers: <!-- saved from url=(0043)https://... -->; the Wayback Machine: __wm.wombat("https://...", its toolbar
_SAVED = re.compile(
    rb"saved from url=\(\d+\)([^\s\"'<>]+)|__wm\.wombat\(\s*[\"']([^\"']+)|/web/\d{14}(?:[a-z]{2}_)?/(https?://[^\s\"'<>]+/\d{5,9})(?=[\s\"'<>])"
)
_HEAD = 200_000  # bytes within which a page names itself


def address_of(body: bytes) -> str | None:
    """The address a page gives itself: canonical link, `og:url`, else what a browser or an archive noted in it.

    None when there is none, or none of the OSCE's. An address with a node id wins over one without.

    >>> address_of(b'<link rel="canonical" href="/web/20250601000000/https://www.osce.org/pc/52458">')
    'https://www.osce.org/pc/52458'
    """
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        body = body.decode("utf-16", "replace").encode()
    found = list(_named(body[:_HEAD]))
    return next((url for url in found if urls.node_id(url)), found[0] if found else None)


def _named(body: bytes) -> Iterator[str]:
    tags = (tag[0] for tag in _TAG.finditer(body) if _OWN_NAME.search(tag[0]))
    named = [match[1] for match in map(_ADDRESS.search, tags) if match]
    saved = [next(filter(None, match.groups())) for match in _SAVED.finditer(body)]
    for address in named + saved[:20]:
        try:
            yield urls.canonical(address.decode("utf-8", "replace"))
        except ForeignAddress:
            continue
