"""Which part of a page an element is, told by its tag, its role and its names (class and id)."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple, cast

from osce_scraper.dom import INLINE, UNPRINTED, Element
from osce_scraper.layouts import unprinted, words


class Zone(IntEnum):
    """Parts of a page, from the article outwards; a part within a part is the outer of the two."""

    ARTICLE = 0
    UNSEEN = 1  # for screen readers only: labels may stand there, text does not
    FIGURE = 2
    CONTACT = 3
    ASIDE = 4
    RELATED = 5
    OUTSIDE = 6  # menus, banners, tools: not read at all


SKIPPED_TAGS = UNPRINTED | {
    "nav",
    "form",
    "select",
    "button",
    "input",
    "textarea",
    "dialog",
    "audio",
    "video",
    "canvas",
}
_TAGS = {
    "figure": Zone.FIGURE, "figcaption": Zone.FIGURE, "caption": Zone.FIGURE, "aside": Zone.ASIDE,
    "address": Zone.CONTACT,
}  # fmt: skip
_ROLES = {
    "navigation": Zone.OUTSIDE, "search": Zone.OUTSIDE, "banner": Zone.OUTSIDE, "contentinfo": Zone.OUTSIDE,
    "menu": Zone.OUTSIDE, "menubar": Zone.OUTSIDE, "dialog": Zone.OUTSIDE, "alertdialog": Zone.OUTSIDE,
    "toolbar": Zone.OUTSIDE, "complementary": Zone.ASIDE,
}  # fmt: skip
_NAMES = {
    Zone.OUTSIDE: """menu megamenu menus nav navbar navigation mainnav subnav breadcrumb breadcrumbs crumbs crumb pager
        pagination skip skiplink skiplinks cookie cookies cookiebar consent gdpr share sharing sharelinks sharebar
        addthis addtoany social socials newsletter subscribe modal popup footer searchbox searchform switcher donato
        wm ipp print-link printer""",
    Zone.RELATED: """related recommended recommendations recommendation similar popular trending latest promo
        mostread teasers poll survey comment comments commentlist disqus""",
    Zone.ASIDE: "sidebar rail",
    Zone.CONTACT: "contact contacts vcard presscontact presscontacts mediacontact",
    Zone.FIGURE: "caption figcaption figure photo-details photocaption imagecaption",
}
# Whole names of what only screen readers meet, or nobody: "field--label-hidden" tells of a label, "overflow-hidden" of
# edges, "lang-sr" of Serbian. With a class that shows it on wider screens ("hidden md:block") it is seen.
_UNSEEN = re.compile(
    r"(?<!\S)(?:(?!label)[a-z0-9]{1,8}[-_])?(?:visually[-_]?hidden|sr[-_]only|screen[-_]?reader(?:[-_](?:text|only))?|off[-_]?screen)"
    r"(?:[-_]focusable)?(?!\S)"
    r"|(?<!\S)(?:(?:is|js|u|ui|uk|element)[-_])?(?:hidden|invisible|hide)(?!\S)|(?<!\S)d-none(?!\S)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?<![a-z])(?:(?:v|video|img|pic|photo)[-_]?cap|(?:media|image|img|picture|photo|field)[-_]*credits?)(?![a-z])",
    re.IGNORECASE,
)
_SHOWN_WIDER = re.compile(r"(?<!\S)(?:\w+:|d-\w+-)(?:block|flex|grid|inline|contents|table)\b")
# Boxes of others' players, posts and advertisements: what is printed there is no text of the story.
_EMBEDDED = re.compile(
    r"(?<!\S)(?:ads?|advert(?:isement)?)(?!\S)|(?<!\S)(?:is-)?video(?:[-_]+(?:player|embed|wrapper|container|box|frame|consent|notice))?(?!\S)"
    r"|(?<!\S)(?:twitter-(?:tweet|video)|instagram-media|fb-(?:post|video)|tiktok-embed|telegram-post|bluesky-embed|(?:media-)?embed)(?!\S)",
    re.IGNORECASE,
)
# Attributes that may hold the label of a fact that is printed as an icon, or by a style sheet.
_LABELLING = frozenset(
    ("aria-label", "title", "label", "data-label", "data-title", "data-th", "data-heading", "data-header", "data-field")
)
# Properties of RDFa and microdata as the labels that a page prints in their stead.
_PROPERTIES = {
    **dict.fromkeys(("dc:publisher", "dc:creator", "dcterms:publisher", "dcterms:creator"), "Issued by"),
    **dict.fromkeys(("sourceorganization", "schema:sourceorganization", "author", "creator"), "Issued by"),
    **dict.fromkeys(("about", "schema:about", "dc:subject", "dcterms:subject"), "Fields of work"),
    **dict.fromkeys(("contentlocation", "locationcreated", "dc:spatial", "dcterms:spatial"), "Place"),
}
_TYPING = frozenset(("itemprop", "property", "rel"))
_STROKES = frozenset(("", "|", "·", "•", "/"))
_READ = (
    _LABELLING
    | _TYPING
    | unprinted.VALUES.keys()
    | {"class", "id", "hidden", "aria-hidden", "style", "role", "itemtype", "typeof"}
)
_LEADING = frozenset(("href", "src", "alt", "target", "width", "height"))  # most of those that are not read
_LONGEST_KEPT = 500  # characters of attributes; classes come again and again, a style that holds a picture does not
_NEVER_LABELLED = frozenset(("a", "img", "nav", "ul", "ol", "section", "aside", "form", "body", "html"))
_APART = re.compile(r"\b(?:chip|badge|pill|tag)s?\b|(?<![a-z])(?:credit|copyright)s?(?![a-z])", re.IGNORECASE)
_BLOCK_NAME = re.compile(r"(?<!\S)(?:[du]-)?(?:block|flex|grid)(?!\S)")  # of style sheets made of such classes
_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item)", re.IGNORECASE)
# What a click shows: panels of tabs and accordions.
_OPENS = re.compile(r"panel|\btab\b|tab-|tab_?page|accordion|collaps|toggle", re.IGNORECASE)
_ZONE_OF_WORD = {word: zone for zone, words in _NAMES.items() for word in words.split()}
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# What WordPress calls an article of a subject: "post hentry category-newsletter tag-social-media".
_SUBJECTS = re.compile(r"(?<!\S)(?:category|tag|format)-\S+")
# "page--with-sidebar", "no-menu", "has-related": these tell about the page around, not what the element is.
_TELLS_OF_OTHERS = re.compile(r"\b(?:with|without|has|no|not|two|one|in|under|after|before|is)[-_]+\w+(?:[-_]\w+)*")
# What stands below an article of its own: facts, no text.
_ARTICLE_NAMES = re.compile(r"(?<!\S)(?:article|post|entry|hentry|news-single|news-detail)(?!\S)", re.IGNORECASE)
_OWN_FOOTER = re.compile(r"(?<![a-z])(?:article|entry|post|node|story)[-_]+footer", re.IGNORECASE)
# The last is how a word processor marks the bullets that it draws itself.
_UNSHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-list\s*:\s*ignore", re.IGNORECASE)


@lru_cache(maxsize=8192)
def named(names: str) -> Zone:
    """The part of a page that a class or an id names; the outermost when several are named.

    >>> named("menu__item menu-item-2001").name, named("page page--with-sidebar").name, named("relatedItems").name
    ('OUTSIDE', 'ARTICLE', 'RELATED')
    >>> named("field field--label-hidden").name, named("overflow-x-hidden").name, named("label visually-hidden").name
    ('ARTICLE', 'ARTICLE', 'UNSEEN')
    """
    names = names[:400]
    others, footers = _OWN_FOOTER.subn("", _TELLS_OF_OTHERS.sub("", _SUBJECTS.sub("", names)))
    zone = max((_ZONE_OF_WORD.get(word.lower(), Zone.ARTICLE) for word in _WORDS.findall(others)), default=Zone.ARTICLE)
    zone = max(zone, Zone.ASIDE) if footers else zone
    zone = max(zone, Zone.FIGURE) if _CAPTION.search(names) else zone
    unseen = _UNSEEN.search(names) is not None and not _SHOWN_WIDER.search(names)
    return max(zone, Zone.UNSEEN) if unseen or _EMBEDDED.search(names) else zone


@lru_cache(maxsize=4096)
def _named_block(names: str, tag: str) -> bool:
    return bool(_BLOCK_NAME.search(names)) or (tag == "span" and bool(_APART.search(names)))


def is_article(tag: str, names: str) -> bool:
    """Whether a box is called an article, so that what is called a footer in it is the article's."""
    return tag == "article" or _ARTICLE_NAMES.search(names) is not None


def by_tag(tag: str) -> Zone:
    """What an element is by its tag alone."""
    return _TAGS.get(tag, Zone.ARTICLE)


def is_hidden(element: Element) -> bool:
    """Whether the markup of an element says that it is not shown, itself and what is in it."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_UNSHOWN.search(element.get("style") or ""))
    )


def _is_drawn(element: Element) -> bool:
    """Whether an element that is not read out is seen all the same: a stroke between two values, an icon with a label."""
    return len(element) == 0 and (element.text or "").strip() in _STROKES


def _property_label(name: str, attributes: dict[str, str]) -> str:
    """The label of a property; an author counts as an issuer where the markup says that it is an organization."""
    kind = attributes.get("itemtype") or attributes.get("typeof") or ""
    return "" if name in ("author", "creator") and "Organization" not in kind else _PROPERTIES[name]


class Part(NamedTuple):
    """What an element says of itself: zone, names, a value for machines, a label that is not printed (may be empty)."""

    zone: Zone
    names: str = ""
    machine: str = ""
    label: str = ""
    block: bool = False
    """Whether it is a block whatever its tag: by its style, or as one of several chips side by side."""


_ARTICLE = Part(Zone.ARTICLE)
_BARE = {tag: Part(zone) for tag, zone in _TAGS.items()}


def part(element: Element, tag: str) -> Part:
    """What an element is by itself."""
    every = cast("list[tuple[str, str]]", element.items())
    read = tuple([pair for pair in every if pair[0] not in _LEADING and (pair[0] in _READ or unprinted.is_date(*pair))])
    if not read:
        return _part(tag, ()) if "-" in tag else _BARE.get(tag, _ARTICLE)
    if len("".join([value for _, value in read])) > _LONGEST_KEPT:
        return _part.__wrapped__(tag, read)
    found = _part(tag, read)
    if (tag == "span" or tag == "i") and found.zone is Zone.OUTSIDE and _is_drawn(element):
        return _part(tag, tuple([pair for pair in read if pair[0] != "aria-hidden"]))
    return found


@lru_cache(maxsize=8192)
def _part(tag: str, attributes: tuple[tuple[str, str], ...]) -> Part:
    """What attributes make of a tag; most elements of a page look as many others do, on it and on the next."""
    found = _TAGS.get(tag, Zone.ARTICLE)
    machine = label = ""
    names = tag if "-" in tag else ""  # "osce-poll", of a page's own making
    found = max(found, named(names))
    block = hidden = False
    other = dict(attributes)
    for attribute, value in attributes:
        if attribute == "class" or attribute == "id":
            names = f"{names} {value}" if names else value
            found = max(found, named(value))
        elif attribute == "hidden" or (attribute == "aria-hidden" and value == "true"):
            hidden = True
        elif attribute == "style":
            hidden = hidden or bool(_UNSHOWN.search(value))
            block = block or bool(_BLOCK.search(value))
        elif attribute == "role":
            found = max(found, _ROLES.get(value, Zone.ARTICLE))
        elif unprinted.is_value(attribute, tag):
            machine = value
        elif attribute in _LABELLING and tag not in _NEVER_LABELLED and words.key(value) in words.labels():
            label = value
        elif attribute in _TYPING and tag not in _NEVER_LABELLED and value.lower() in _PROPERTIES:
            label = _property_label(value.lower(), other)
            block = block or bool(label)
        elif not machine and tag not in _NEVER_LABELLED and unprinted.is_date(attribute, value):
            machine = value
    if "articleBody" in (other.get("itemprop"), other.get("property")):
        found = Zone.ARTICLE  # whatever it is called besides
    if hidden and not _OPENS.search(f"{names} {other.get('role')}"):
        return Part(Zone.OUTSIDE, names)
    if tag in ("a", "article", "li") and "teaser" in names:
        found = max(found, Zone.RELATED)
    if machine and not unprinted.is_of_issue(machine, f"{names} {other.get('itemprop')} {other.get('property')}"):
        machine = ""
    if names and not block and tag != "a" and tag in INLINE:
        block = _named_block(names, tag)
    return Part(found, names, machine, label, block)
