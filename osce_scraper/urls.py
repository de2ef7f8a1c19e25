"""Addresses: who may be asked, which item an address means, and the one way to write it.

The node id is the identity of an item, whatever host or path led to it (site.md, section 2): node 661975 was served
under `/chairpersonship` and `/node`. Only hosts of the OSCE count; look-alike mirrors copy its paths.
"""

import ipaddress
import re
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from osce_scraper.errors import ForeignAddress

# https://web.archive.org/web/20250601123000id_/https://www.osce.org/secretariat/591767
_WAYBACK = re.compile(
    r"^(?:https?:)?(?://)?(?:web\.archive\.org)?/web/(?P<stamp>\d{4,14})[a-z_]*\*?/(?P<url>https?:/{1,2}[^\s].*)$",
    re.IGNORECASE,
)
_NODE = re.compile(r"/node/(\d{1,9})/?$")  # /node/591767, /sq/node/382648
# /secretariat/591767, /odihr/elections/georgia/490031. Ids below 10000 were never seen, years end listings:
# /odihr/elections/2024 is a list of that year.
_ITEM = re.compile(r"^(?:/[^/]+)+?/(\d{5,9})/?$")
_LANGUAGE = re.compile(r"^/([a-z]{2})/")
_FILE = re.compile(r"^/(?:files|sites)/|\.(?:pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|mp[34])$", re.IGNORECASE)
# `/press-releases/<any text>` is a keyword search: it has results for everything and pages without end.
_SEARCH = re.compile(r"^/press-releases/.", re.IGNORECASE)
# Parameters that name the visitor or the click, never the page.
_TRACKING = re.compile(r"^(?:fbclid|gclid|msclkid|mc_[a-z]+|utm_\w+|_ga|igshid|ref)$", re.IGNORECASE)
LONGEST = 8000  # characters; what servers take in a request line (RFC 9110, 4.1), the site's longest have some 200
_OLD_ORIGINS = {"osce.org": "www.osce.org", "d6.web.osce.org": "www.osce.org"}


def unwrapped(url: str) -> str:
    """The original address inside a Wayback Machine address; any other address as it is.

    >>> unwrapped("https://web.archive.org/web/20250601id_/https://www.osce.org/secretariat/591767")
    'https://www.osce.org/secretariat/591767'
    """
    url = url.strip()
    if "/web/" not in url.lower():  # nearly all: a look is quicker than a match
        return url
    while match := _WAYBACK.match(url):
        url = re.sub(r"^(https?:)/{1,2}", r"\1//", match["url"], flags=re.IGNORECASE)
    return url


def capture_time(url: str) -> datetime | None:
    """When the Wayback Machine took the capture that this address names (UTC); None for other addresses.

    >>> capture_time("https://web.archive.org/web/20250601123000/https://www.osce.org/secretariat/591767")
    datetime.datetime(2025, 6, 1, 12, 30, tzinfo=datetime.timezone.utc)
    """
    match = _WAYBACK.match(url.strip())
    if match is None or len(match["stamp"]) < 8:
        return None
    stamp = match["stamp"].ljust(14, "0")
    try:
        return datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:  # an archive address typed by hand may name a day that never was
        return None


def is_osce(url: str) -> bool:
    """Whether the address is http(s) on osce.org or a host below it; userinfo in the address is refused.

    >>> is_osce("https://odihr.osce.org/odihr/17772"), is_osce("https://osce.org.example/pc/52458")
    (True, False)
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and "@" not in parts.netloc
        and port in (None, 80, 443)
        and (host == "osce.org" or host.endswith(".osce.org"))
    )


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: not this machine, its network, or a reserved range.

    >>> [is_public(a) for a in ("93.184.215.14", "127.0.0.1", "10.1.2.3", "169.254.169.254", "fe80::1", "::ffff:10.0.0.1")]
    [True, False, False, False, False, False]
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return (getattr(ip, "ipv4_mapped", None) or ip).is_global and not ip.is_multicast


@lru_cache(maxsize=4096)
def canonical(url: str) -> str:
    """The one way to write an address: https, current host, no archive prefix, tracking, `%20`, or fragment.

    Raises `ForeignAddress` when the address is not the OSCE's own.

    >>> canonical("http://osce.org/fom/111042%20?fbclid=x"), canonical("https://www.osce.org/a b\\x1b")
    ('https://www.osce.org/fom/111042', 'https://www.osce.org/a%20b%1B')
    """
    if len(url) > LONGEST:  # each is kept in a cache, and in the ledger
        raise ForeignAddress(f"not an address: {len(url)} characters, {url[:80]!r}...")
    original = _escaped(unwrapped(url))
    if not is_osce(original):
        raise ForeignAddress(f"not an address of the OSCE: {url!r}")
    parts = urlsplit(original)
    host = (parts.hostname or "").rstrip(".")
    path = re.sub(r"/{2,}", "/", re.sub(r"(?:%20|\s)+$", "", parts.path)).rstrip("/") or "/"
    path = re.sub(r"\s", lambda blank: quote(blank[0]), path)
    if _ITEM.match(path) or _NODE.search(path):
        return urlunsplit(("https", _OLD_ORIGINS.get(host, host), path.lower(), "", ""))
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)]
    return urlunsplit(("https", _OLD_ORIGINS.get(host, host), path, urlencode(query), ""))


def _escaped(url: str) -> str:
    """An address without what no address holds: line breaks and tabs go, as in browsers, the rest is percent-encoded."""
    if url.isprintable() and " " not in url:
        return url
    kept = re.sub(r"[\t\r\n]", "", url)
    return "".join(c if c.isprintable() and c != " " else quote(c, errors="surrogatepass") for c in kept)


def node_id(url: str) -> int | None:
    """The node id an address names, None when it names none (a listing, a file, a word alias).

    >>> node_id("/sq/node/382648"), node_id("/odihr/elections/2024"), node_id("/files/f/documents/1/2/591767.pdf")
    (382648, None, None)
    """
    path = unquote(urlsplit(unwrapped(url)).path).rstrip()
    match = _NODE.search(path) or _ITEM.match(path)
    return int(match[1]) if match else None


def is_page(url: str) -> bool:
    """Whether an address may hold a page of its own: no file, no keyword search.

    >>> is_page("https://www.osce.org/odihr/elections"), is_page("https://www.osce.org/press-releases/gender?page=3")
    (True, False)
    """
    path = urlsplit(unwrapped(url)).path
    return not _FILE.search(path) and (node_id(url) is not None or not _SEARCH.match(path))


def language_hint(url: str) -> str | None:
    """The language code in front of a path; only a hint, as `/it/node/108354` holds English text.

    >>> language_hint("https://www.osce.org/sq/node/382648"), language_hint("https://www.osce.org/pc/52458")
    ('sq', None)
    """
    match = _LANGUAGE.match(urlsplit(unwrapped(url)).path.lower())
    # `pa` and `pc` are structures (Parliamentary Assembly, Permanent Council), not Punjabi.
    return match[1] if match and match[1] not in {"pa", "pc"} else None


def edition(url: str) -> str:
    """Which edition of which page an address asks for, whatever host or path leads to it.

    A node id names the item, a language in front of the path its edition: 382648 is served in English under
    `/secretary-general` and in Albanian under `/sq/node`. An address without a node id stands for itself.

    >>> edition("https://www.osce.org/node/591767") == edition("https://odihr.osce.org/secretariat/591767")
    True
    >>> edition("https://www.osce.org/sq/node/382648")
    '382648/sq'
    """
    node, language = node_id(url), language_hint(url)
    if node is None:
        return url
    return f"{node}/{language}" if language else str(node)


def is_twin(edition: str, known: str, language: str) -> bool:
    """Whether a text in a language at an edition's address is no more than a twin of the item read at a known one.

    A prefixed address may print the same language again (/it/node/108354 is English): that is no second item and no
    revision, unless the one that was read first was such an address.

    >>> is_twin("108354/it", known="108354", language="en"), is_twin("108354", known="108354/it", language="en")
    (True, False)
    """
    return edition != known and (_is_home(known, language) or not _is_home(edition, language))


def _is_home(edition: str, language: str) -> bool:
    """Whether an edition is where an item of a language belongs: under its own prefix, or under none."""
    return edition.partition("/")[2] in ("", language)
