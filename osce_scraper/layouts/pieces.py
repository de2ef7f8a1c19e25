"""What one block of a page is by itself: running text, a caption, a contact, something loose."""

import re

from osce_scraper.layouts import link_lines, printed_lines, words
from osce_scraper.layouts.boxes import Block
from osce_scraper.layouts.zones import Zone

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SENTENCE_END = (".", "!", "?", "”", "’", '"', "»", ":", "…", ")", "“", ";", "։")  # the last is the Armenian full stop
TEASER = 900  # characters of running text that a teaser may print below its title
_PROSE = 110  # characters of what is text without a full stop: the longest name of an office has 100
_NAMED_CREDIT = re.compile(
    r"(?:OSCE|[A-ZА-ЯЁ]{3,8}(?: [A-Z]{2,8})?)/\s*[^\W\d]\S*(?:\s+\S+){1,4}|[^\W\d]\S*(?:\s+\S+){1,4}\s*/OSCE"
)
_ASKS = re.compile(r"contact|kontakt|контакт|обра[щт]|zvern|зверн|wenden|rivolger|diríj", re.IGNORECASE)
# One character before the @ is enough: a run of them would be tried from each of its places.
_EMAIL_OR_PHONE = re.compile(r"[\w.+-]@[\w-]{1,63}\.\w|(?:\+|\b00)\d[\d ()/.-]{6,}|\(\d{2,5}\)[\d -]{5,}")
_DETAILS = ("photo details", "bilddetails", "fotodetails")
_CREDIT = re.compile(r"\((?P<credit>[^()]*\bOSCE\b[^()]*|[^()/]{2,60}/[^()/]{2,60})\)\s*\.?$")
_CREDIT_FIRST = re.compile(r"\((?P<credit>OSCE/[^()]{2,60})\)\s+(?=\w)")
# "Photo: OSCE/Jane Roe", "A sapling. OSCE/Jane Roe", "FDFA/Jane Roe", "ОБСЕ/Канат Осмонов"
_BARE_CREDIT = re.compile(
    r"(?:^|(?<=[.!?”»])\s)(?:(?:photo(?:graph)?s?|foto|image|(?:photo )?credits?|фото|©)(?: by)?\s*[:：]?\s*)?"
    r"(?P<credit>OSCE/[^\W\d][^()/:,;]{2,40}|[^\W\d][^()/:,;]{2,40}/OSCE|(?-i:[A-ZА-ЯЁ]{3,8}(?: [A-Z]{2,8})?/[^\Wa-zа-яё\d_]"
    r"[^\W\d]+(?: [^\W\d]\S*){1,3}))\.?$",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 100
_LONGEST_CAPTION = 500


def is_prose(block: Block) -> bool:
    """Whether a block is running text: sentences, not a label, a link or a heading."""
    text = block.text
    if block.zone is not Zone.ARTICLE or block.tag in HEADINGS or 2 * block.linked > len(text):
        return False
    return len(text) >= _PROSE or (len(text) >= 25 and text.endswith(SENTENCE_END) and text.count(" ") >= 3)


def caption(text: str) -> tuple[str, str | None]:
    """A caption without its credit, and the credit.

    >>> caption("Participants in Osh. (OSCE/Jane Roe) Photo details")
    ('Participants in Osh.', 'OSCE/Jane Roe')
    """
    details = next(filter(text.lower().endswith, _DETAILS), "")
    text = text.removesuffix(text[len(text) - len(details) :]).rstrip()
    if match := _CREDIT_FIRST.match(text):
        return text[match.end() :], match["credit"].strip()
    if text.endswith((")", ").")):
        match = _CREDIT.match(text, text.rfind("("))
    else:
        match = _BARE_CREDIT.search(text, max(0, len(text) - _LONGEST_CREDIT)) if "/" in text else None
    return (text[: match.start()].strip(), match["credit"].strip()) if match else (text, None)


def is_caption(block: Block, pictured: bool) -> bool:
    """Whether a block captions a picture; `pictured` when one stands in or right before it."""
    if block.text[-13:].lower().endswith(_DETAILS):
        return True
    if len(block.text) > _LONGEST_CAPTION:
        return False
    rest, credit = caption(block.text)
    if credit is None:
        return False
    return (
        pictured or (rest == "" and "OSCE" in credit) or (bool(_NAMED_CREDIT.fullmatch(credit)) and block.tag != "li")
    )


def is_contact(block: Block) -> bool:
    """Whether a block tells whom to ask: "Contacts", "For further information please contact ..."."""
    text = block.text
    if len(text) > 400:
        return False
    if len(text) <= 60 and words.key(text) in words.words("contacts"):
        return True
    opening = words.openings("contacts").match(text.casefold())
    if opening is None:
        return False
    # "Contact with the families was lost" opens a sentence; "For more information" does not open one of a story.
    asks = " " in opening[0] and (_ASKS.search(text, opening.end()) or (len(text) <= 60 and text.endswith(":")))
    return bool(asks) or text[opening.end() :].lstrip().startswith(":") or bool(_EMAIL_OR_PHONE.search(text))


def is_contact_line(block: Block) -> bool:
    text = block.text
    if _EMAIL_OR_PHONE.search(text):
        return len(text) <= 600
    return len(text) <= 110 and not text.endswith((".", "”", "!", "?")) and block.tag not in HEADINGS


def is_number(block: Block) -> bool:
    """Whether a block is the number of the paragraph beside it: the first of two cells of a row."""
    row = block.box.parent
    return (
        block.text.rstrip(".)").isdigit()
        and block.tag in ("td", "th")
        and row is not None
        and row.first == block.index
        and row.last == block.index + 1
    )


def tells(block: Block) -> bool:
    """Whether a block is running text of a story: no links, no telephone."""
    return is_prose(block) and not block.linked and not _EMAIL_OR_PHONE.search(block.text)


def is_loose(block: Block) -> bool:
    """Whether a block stays only when text follows it: a heading, a link on its own, a date."""
    if block.tag in HEADINGS or block.tag in ("summary", "button", "legend") or link_lines.is_menu_line(block):
        return True
    if link_lines.opens_linked(block) or link_lines.is_dated_link(block):
        return True
    return len(block.text) < printed_lines.LONGEST and (
        block.all_link or link_lines.is_file(block) or printed_lines.is_date_line(block)
    )
