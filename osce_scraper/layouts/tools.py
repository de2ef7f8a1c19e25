"""What stands around a story to be used, not read: buttons, links that share and print, imprints, notices of the site."""

import re
from itertools import starmap

from osce_scraper.dom import Element
from osce_scraper.layouts import words
from osce_scraper.layouts.boxes import Block
from osce_scraper.layouts.pieces import SENTENCE_END

_SHORT, _LINE, _LONG = 40, 200, 300  # characters of a button, of a line of links, of a notice
# Where a link sends the page to, instead of leading to another one.
_SENDS = re.compile(
    r"javascript:|mailto:\?|whatsapp:|(?:https?:)?//(?:www\.|m\.|api\.)?(?:facebook\.com/(?:sharer|share|dialog)"
    r"|(?:twitter|x)\.com/(?:share|intent)|linkedin\.com/share|t\.me/share|telegram\.me/share|wa\.me"
    r"|whatsapp\.com/send|vk\.com/share|reddit\.com/submit|addtoany|bsky\.app/intent)",
    re.IGNORECASE,
)
# "3 min read", "1,204 views", "A A+ A-", "#WPS #OSCE", "1 / 3" of a gallery
_COUNTER = re.compile(
    r"(?:(?:reading time|lesezeit|temps de lecture|время чтения)\W*)?\d+[\s-]*min(?:ute)?n?s?\.?(?:\s+read)?"
    r"|(?:see|view|show) (?:all )?(?:\d+ )?(?:photos|images|pictures|videos)"
    r"|(?:your rating: \w+ )?average: (?:no votes yet|[\d.]+ \(\d+ votes?\))"
    r"|[\d.,\s]+(?:views?|reads|comments?|shares|likes)|(?:A[+-]?\s*){2,}|(?:#\w+[\s,]*)+|\d{1,3}\s*/\s*\d{1,3}",
    re.IGNORECASE,
)
# "Sign up for alerts"; "Previous message: ..." of a mailing list
_ASKS = re.compile(
    r"(?:sign up|subscribe|register) (?:for|to) (?:\w+ ){0,4}(?:newsletters?|alerts?|updates?|news|e-?mails?)\W*"
    r"|(?:previous|next) (?:message|post|article|in (?:the )?(?:archive|thread))(?: \(by thread\))?: .*",
    re.IGNORECASE,
)
# What a print version says of its links, "Links: [1] https://www.osce.org/ [2] https://...", and of itself
_ADDRESSES = re.compile(r"(?:links:?\s+)?(?:[\[(]?\d{1,3}[\]).]*\s+https?://\S+\s*)+|https?://\S+", re.IGNORECASE)
_COMMENTS = re.compile(
    r"\d+ (?:comments?|responses?|thoughts?|replies)(?: (?:on|to) .*)?|comments? \(\d+\)|comments are closed\W*"
    r"|(?:leave|post|add|write) a (?:comment|reply)\W*",
    re.IGNORECASE,
)
_FOLLOW = re.compile(
    r"(?:follow|find|like|join) (?:us|the osce|osce|@osce)\b.*\b(?:X|Twitter|Facebook|Instagram|YouTube|LinkedIn|Telegram)\b.*",
    re.IGNORECASE,
)
# The last line of a page, not of a story: "(c) OSCE 1995-2016", "Last updated 12/04/97 by the webmaster."; the address
# of the Secretariat and the one before; what a printer adds; a notice of cookies. Words, since they are looked for in
# every paragraph, where a pattern of as many takes twenty times as long.
_IMPRINT = (
    *("©", "(c) 19", "(c) 20", "all rights reserved", "last update", "last modified", "last change"),
    *("zuletzt aktualisiert", "дата последнего обновления", "все права защищены"),
    *("wallnerstrasse 6", "kärntner ring 5", "kaerntner ring 5", "webmaster", "output generated in"),
)
_OPENS_IMPRINT = (
    *("copyright", "legal notice", "stand: ", "printed from ", "printed on ", "source url", "retrieved from "),
    *("we use cookies", "this website uses cookies", "this site uses cookies", "our website uses cookies"),
    *("page generated", "this page was generated", "this archive was generated"),
    *("best viewed with", "you receive this", "you are receiving this", "you received this", "to unsubscribe"),
)

# "‹ Workshop held in Osh", "« Back to all news"; what Drupal prints of a node: "Submitted by webeditor on 2 June 2025"
_WAYS = re.compile(r"[‹←]\s.*|.*\s[›→]|[‹←«<\s]*(?:back|return) to (?:\w+ ){0,4}\w+\W*", re.IGNORECASE)
_SUBMITTED = re.compile(r"Submitted by \S.{0,60}? on \D{0,20}\d.*")

_BUTTON = re.compile(r"(?<![a-z])(?:btn|button|cta)(?![a-z])", re.IGNORECASE)


def asks_to_join(text: str) -> bool:
    """Whether a text asks for an address, or counts what readers wrote: "Subscribe to our newsletter", "2 comments"."""
    return len(text) <= _SHORT + 20 and bool(_ASKS.fullmatch(text) or _COMMENTS.fullmatch(text))


def is_imprint(block: Block) -> bool:
    """Whether a block tells of the page or the site, and ends what is printed before it."""
    if "http" in block.text[:_SHORT] and _ADDRESSES.fullmatch(block.text):
        return True
    if len(block.text) > _LONG:
        return False
    text = block.text.casefold()  # "ß" is "ss"
    return text.startswith(_OPENS_IMPRINT) or any(map(text.__contains__, _IMPRINT))


def is_tool(block: Block) -> bool:
    """Whether a block is a button ("Share"), a counter, or a line of links that share or under a label ("Tags: ...")."""
    text = block.text
    if len(text) <= _SHORT and (words.key(text) in words.words("tools") or _COUNTER.fullmatch(text)):
        return True
    if text.startswith("Submitted by ") and len(text) <= _LINE and _SUBMITTED.fullmatch(text):
        return True
    if len(text) > _LONG or (len(text) > _SHORT and not block.linked):
        return False
    if _ASKS.fullmatch(text) or _COMMENTS.fullmatch(text):
        return True
    if not block.linked:
        return False
    if block.all_link and _WAYS.fullmatch(text):
        return True
    if _FOLLOW.fullmatch(text) or (
        block.all_link and len(text) <= _LINE and all(starmap(_is_button, block.links().items()))
    ):
        return True
    if block.all_link and len(text) <= _SHORT and _BUTTON.search(_link_names(block)):
        return True
    label, colon, _ = text.partition(":")
    own = next((run.text.strip() for run in block.runs if not run.text.isspace()), "")  # "<span>Read also</span><a>..."
    head = next(filter(_heads_links, (label if colon else "", own)), None)
    if head is None:
        return False
    rest = text[len(head) :]
    return not rest.rstrip(" )").endswith(SENTENCE_END) and block.linked * 2 > len(rest)


def _heads_links(label: str) -> bool:
    """Whether words stand before links that are no part of the text."""
    return any(words.key(label) in words.words(name) for name in ("ends", "editions", "tools"))


def _link_names(block: Block) -> str:
    """Names of the links of a block, and its own."""
    return " ".join([block.box.names, *(link.get("class") or "" for link in block.links())])


def _is_button(link: Element, text: str) -> bool:
    """Whether a link sends the page to others or to a printer."""
    return words.key(text) in words.words("tools") or bool(_SENDS.match(link.get("href") or ""))
