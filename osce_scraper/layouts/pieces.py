"""What one block of a page is by itself: running text, a date, a caption, a contact, the end of the article, a tool."""

import re
from collections.abc import Sequence
from operator import attrgetter

from osce_scraper.layouts import words
from osce_scraper.layouts.boxes import Block
from osce_scraper.layouts.runs import Run
from osce_scraper.layouts.zones import Zone

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SENTENCE_END = (".", "!", "?", "”", "’", '"', "»", ":", "…", ")", "“", ";", "։")  # the last is the Armenian full stop
_OPEN_ENDS = frozenset(("related", "latest", "more", "other", "recent"))  # "More from the Mission to Skopje"
FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|odt|ods|odp|csv|txt|zip|epub|mp3|mp4)(?:[?#]|$)", re.IGNORECASE)
_SIZE = re.compile(r"(?:[\W\d_]|\b(?:pdf|docx?|xlsx?|pptx?|zip|rtf|[kmg]i?b|bytes)\b)*", re.IGNORECASE)
_LONGEST_LINE = 200
TEASER = 900  # characters of running text that a teaser may print below its title
_MOST_BEHIND = 100  # blocks
_MENU = 4  # links in a row
_PROSE = 110  # characters of what is text without a full stop: the longest name of an office has 100
_STROKES = re.compile(r"\s*[|·•]\s*|\s+/\s+")
BYLINE = re.compile(r"(?i:(?:(?:written|posted|published|prepared|issued) )?by:?\s+)(?=[^\W\d_a-z])")
_PARTING = ("|", "·", "•", " / ")
_NO_TOWN = re.compile(r"\d|\b(?:OSCE|ODIHR|SMM|HCNM|R?FOM|PRESS|NEWS|STATEMENT|REPORT)\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_LABELLED = re.compile(r"[^\W\d]\s*:")
_NAMED_CREDIT = re.compile(r"OSCE/\s*[^\W\d]\S*(?:\s+\S+){1,4}|[^\W\d]\S*(?:\s+\S+){1,4}\s*/OSCE")
_ASKS = re.compile(r"contact|kontakt|контакт|обра[щт]|zvern|зверн|wenden|rivolger|diríj", re.IGNORECASE)
# One character before the @ is enough: a run of them would be tried from each of its places.
_EMAIL_OR_PHONE = re.compile(r"[\w.+-]@[\w-]{1,63}\.\w|(?:\+|\b00)\d[\d ()/.-]{6,}|\(\d{2,5}\)[\d -]{5,}")
_DETAILS = ("photo details", "bilddetails", "fotodetails")
_CREDIT = re.compile(r"\((?P<credit>[^()]*\bOSCE\b[^()]*|[^()/]{2,60}/[^()/]{2,60})\)\s*\.?$")
# "Photo: OSCE/Jane Roe", "A sapling. OSCE/Jane Roe"
_BARE_CREDIT = re.compile(
    r"(?:^|(?<=[.!?”»])\s)(?:(?:photo(?:graph)?s?|foto|image|(?:photo )?credits?|фото|©)(?: by)?\s*[:：]?\s*)?"
    r"(?P<credit>OSCE/[^\W\d][^()/:,;]{2,40}|[^\W\d][^()/:,;]{2,40}/OSCE)\.?$",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 100
_LONGEST_CAPTION = 500
_IS_MACHINE = attrgetter("machine")


def is_prose(block: Block) -> bool:
    """Whether a block is running text: sentences, not a label, a link or a heading."""
    text = block.text
    if block.zone is not Zone.ARTICLE or block.tag in HEADINGS or 2 * block.linked > len(text):
        return False
    return len(text) >= _PROSE or (len(text) >= 25 and text.endswith(SENTENCE_END) and text.count(" ") >= 3)


def is_date_line(block: Block) -> bool:
    """Whether a block is a date and hardly anything else ("12 May 2025", "Publishing date: 12 May 2025")."""
    text = block.text
    if len(text) <= 40 and any(map(_IS_MACHINE, block.runs)):
        return True
    if not ("19" in text or "20" in text):  # most blocks: no year, no date
        return False
    if len(text) <= 60 and is_date(text):
        return True
    return len(text) <= _LONGEST_LINE and any(is_date(part) for part in parts(text) if len(part) <= 60)


def parts(text: str) -> list[str]:
    """What strokes and dots part in a line: "30 May 2025 | Vienna | Press release"; no text is its own only part."""
    return _STROKES.split(text) if len(text) <= _LONGEST_LINE and any(map(text.__contains__, _PARTING)) else []


def is_town(text: str) -> bool:
    """Whether a line may be a town as datelines print it: "THE HAGUE", and neither "ODIHR" nor "PRESS RELEASE"."""
    return text.isupper() and not _NO_TOWN.search(text)


def printed_date(block: Block) -> str:
    """The date of a line of dates, strokes and other words."""
    return next(filter(is_date, parts(block.text)), block.text)


def is_date(text: str) -> bool:
    """Whether some words are a date, perhaps labelled, and hardly anything else."""
    if not ("19" in text or "20" in text) or not _YEAR.search(text):
        return False
    label, colon, value = text.partition(":")
    if not colon or words.key(label) not in words.labels():
        value = text
    if _LABELLED.search(value):  # "When: 4 January 2012": a line of an advisory
        return False
    if not _YEAR.search(value) or not _DAY.search(_YEAR.sub("", value, count=1)):
        return False
    letters = sum(word[:1].isalpha() for word in value.split())
    return letters <= (2 if value.endswith((".", "”")) else 4) or text != value


def caption(text: str) -> tuple[str, str | None]:
    """A caption without its credit, and the credit.

    >>> caption("Participants in Osh. (OSCE/Jane Roe) Photo details")
    ('Participants in Osh.', 'OSCE/Jane Roe')
    """
    details = next(filter(text.lower().endswith, _DETAILS), "")
    text = text.removesuffix(text[len(text) - len(details) :]).rstrip()
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
    _, credit = caption(block.text)
    return credit is not None and (pictured or (bool(_NAMED_CREDIT.fullmatch(credit)) and block.tag != "li"))


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


def ends_article(block: Block, after: Block | None) -> bool:
    """Whether a block is the heading of what is no part of the article ("Latest news", "Related stories").

    `after` is the block below it: "Documents" may head a part of the text, and does when running text follows.
    """
    if len(block.text) > 60:
        return False
    if heads_links(block, after):
        return True
    name = words.key(block.text)
    if name in words.words("sections") and after is not None and tells(after):
        return False
    if name in words.words("ends") or name in words.words("editions") or name in words.words("contacts"):
        return True
    heads = block.tag in HEADINGS or (after is not None and not block.linked and leads_to_links(after))
    opening = words.openings("ends").match(name) if heads else None
    return opening is not None and name.split()[0] in _OPEN_ENDS and len(name) > 12


def heads_links(block: Block, after: Block | None) -> bool:
    """Whether a block of words that elsewhere are a button ("Read more") is the heading of other stories."""
    if block.linked or after is None or len(block.text) > 60 or words.key(block.text) not in words.words("heads"):
        return False
    return leads_to_links(after)


def leads_to_links(block: Block) -> bool:
    """Whether a block may open a list of other stories: with a link, or a date."""
    return 2 * block.linked > len(block.text) or opens_linked(block) or is_date_line(block)


def opens_linked(block: Block) -> bool:
    """Whether the first line of several is a link as long as a title: "Forum opens in Osh", its date and teaser below."""
    if block.linked < 20 or len(block.runs) < 3:
        return False
    lines = [line for line in block.lines() if any(not run.text.isspace() for run in line)]
    if len(lines) > 2 and _stands_above("".join([run.text for run in lines[0]])):
        del lines[0]
    return len(lines) > 1 and _is_titled(lines[0])


def _stands_above(line: str) -> bool:
    """Whether a line above linked titles is their date or their heading."""
    return is_date(line) or (len(line) <= 60 and words.key(line) in words.words("ends"))


def _is_titled(line: Sequence[Run]) -> bool:
    """Whether a line is a link, or one and its date: "8 May 2025: Judges meet in Niš", "Judges meet in Niš (8 May 2025)"."""
    rest = _without_links(line)
    return not rest or (sum(len(run.text) for run in line if run.link is not None) >= 20 and is_date(rest))


def _without_links(line: Sequence[Run]) -> str:
    text = "".join([run.text for run in line if run.link is None and not run.machine])
    return text.strip(" \t\r\n,;:|–—-()[]*•·")


def is_dated_link(block: Block) -> bool:
    """Whether a block is a link as long as a title, and a date: "Youth forum opens in Osh, 3 June 2025"."""
    if block.linked < 20 or block.all_link or len(block.text) > _LONGEST_LINE:
        return False
    linked = (run.text for run in block.runs if run.link is not None)  # "Judges meet in Niš8 May 2025Thirty judges"
    return (is_date(_without_links(block.runs)) or any(map(is_date, linked))) and not _is_header(block)


def _is_header(block: Block) -> bool:
    """Whether a line is what stands above a title: "News Item · 30 May 2025 · Mission to Serbia · Secretariat"."""
    several = len({run.link for run in block.runs if run.link is not None}) > 1
    return several and any(words.key(part) in words.words("kinds") for part in parts(block.text))


def tells(block: Block) -> bool:
    """Whether a block is running text of a story: no links, no telephone."""
    return is_prose(block) and not block.linked and not _EMAIL_OR_PHONE.search(block.text)


def is_linked_title(block: Block) -> bool:
    """Whether a block is a link as long as a title, to one page and not to a file."""
    if not block.all_link or len(block.text) < 20:
        return False
    addresses = {run.link.get("href") or "" for run in block.runs if run.link is not None}
    return not any(map(FILE.search, addresses)) and (len(addresses) == 1 or not BYLINE.match(block.text))


def is_loose(block: Block) -> bool:
    """Whether a block stays only when text follows it: a heading, a link on its own, a date."""
    if block.tag in HEADINGS or block.tag in ("summary", "button", "legend") or is_menu_line(block):
        return True
    if opens_linked(block) or is_dated_link(block):
        return True
    return len(block.text) < _LONGEST_LINE and (block.all_link or is_file(block) or is_date_line(block))


def is_menu_line(block: Block) -> bool:
    """Whether a block is a row of links, however long: "Arms control | Border management | ..."."""
    return (
        len(block.runs) > _MENU
        and block.all_link
        and len({run.link for run in block.runs if run.link is not None}) >= _MENU
    )


def is_file(block: Block) -> bool:
    """Whether a block is a link to a file, with its type and size: "Agenda (PDF, 120 KB)"."""
    links = (run.link for run in block.runs if run.link is not None)
    if not block.linked or not any(FILE.search(link.get("href") or "") for link in links):
        return False
    return bool(_SIZE.fullmatch("".join(run.text for run in block.runs if run.link is None)))


def ends(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether the article is over: a heading that says so, or that of another story."""
    after = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
    alone = block.tag in ("li", "td", "dd") and block.box.first == block.box.last  # a value, or a bullet
    if not alone and ends_article(block, after):
        return True
    dated = block.tag != "li" and after is not None and is_date_line(after)
    return (dated or block.tag in HEADINGS) and _is_story(block) and not _goes_on(block, blocks)


def _is_story(block: Block) -> bool:
    return block.all_link and len(block.text) >= 20


def _heads_story(block: Block) -> bool:
    return block.tag in HEADINGS and _is_story(block)


def _goes_on(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether more text follows a linked heading than teasers have: it heads a part of a long article."""
    last = block.box.parent.last if block.box.parent is not None else block.index
    behind = blocks[block.index + 1 : min(last, block.index + _MOST_BEHIND) + 1]
    text = sum(len(other.text) for other in behind if is_prose(other))
    return text > TEASER * (1 + sum(map(_heads_story, behind)))
