"""The body of an article among the blocks of its page, found without knowing any class.

Running text is weighed box by box. Boxes that hold something else (other stories' titles and dates, contacts, tools)
are set apart; the body is what is left in the innermost box that holds all the running text behind title and facts.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from osce_scraper.layouts import words
from osce_scraper.layouts.blocks import BREAK, Block, Blocks, Box
from osce_scraper.layouts.zones import Zone
from osce_scraper.text import clean

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# A box of one of these is a piece of text, not the place where the text stands.
_PIECES = HEADINGS | {"p", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "center"}
_SENTENCE_END = (".", "!", "?", "”", "’", '"', "»", ":", "…", ")", "“", ";")
_OPEN_ENDS = frozenset(("related", "latest", "more", "other", "recent"))  # "More from the Mission to Skopje"
_TEASER_PROSE = 900  # characters of running text that a teaser may print below its title
FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|odt|ods|odp|csv|txt|zip|epub|mp3|mp4)(?:[?#]|$)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_LABELLED = re.compile(r"[^\W\d]\s*:")
_NAMED_CREDIT = re.compile(r"OSCE/\s*[^\W\d]\S*(?:\s+\S+){1,4}|[^\W\d]\S*(?:\s+\S+){1,4}\s*/OSCE")
# The last line of a page, not of a story: "(c) OSCE 1995-2016", "Last updated 12/04/97 by the webmaster."
_IMPRINT = re.compile(
    r"©|\(c\) (?:19|20)\d\d|\ball rights reserved\b|\blast (?:updated?|modified|change)\b|^copyright\b|\bzuletzt aktualisiert\b"
    r"|\bдата последнего обновления\b|\bвсе права защищены\b",
    re.IGNORECASE,
)
_LONGEST_IMPRINT = 300
_QUOTE = re.compile(r"quot|callout|highlight", re.IGNORECASE)
_ASKS = re.compile(r"contact|kontakt|контакт|обра[щт]|zvern|зверн|wenden|rivolger|diríj", re.IGNORECASE)
_EMAIL_OR_PHONE = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?:\+|\b00)\d[\d ()/.-]{6,}|\(\d{2,5}\)[\d -]{5,}")


def is_prose(block: Block) -> bool:
    """Whether a block is running text: sentences, not a label, a link or a heading."""
    text = block.text
    if block.zone is not Zone.ARTICLE or block.tag in HEADINGS or 2 * block.linked > len(text):
        return False
    return len(text) >= 90 or (len(text) >= 25 and text.endswith(_SENTENCE_END) and text.count(" ") >= 3)


def is_date_line(block: Block) -> bool:
    """Whether a block is a date and hardly anything else ("12 May 2025", "Publishing date: 12 May 2025")."""
    text = block.text
    if len(text) > 60:
        return False
    if len(text) <= 40 and any(run.machine for run in block.runs):
        return True
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


_DETAILS = ("photo details", "bilddetails", "fotodetails")
_CREDIT = re.compile(r"\((?P<credit>[^()]*\bOSCE\b[^()]*|[^()/]{2,60}/[^()/]{2,60})\)\s*\.?$")
_LONGEST_CAPTION = 500


def caption(text: str) -> tuple[str, str | None]:
    """A caption without its credit, and the credit.

    >>> caption("Participants in Osh. (OSCE/Jane Roe) Photo details")
    ('Participants in Osh.', 'OSCE/Jane Roe')
    """
    details = next(filter(text.lower().endswith, _DETAILS), "")
    text = text.removesuffix(text[len(text) - len(details) :]).rstrip()
    match = _CREDIT.match(text, text.rfind("(")) if text.endswith((")", ").")) else None
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


def _is_contact_line(block: Block) -> bool:
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
    name = words.key(block.text)
    if name in words.words("sections") and after is not None and tells(after):
        return False
    if name in words.words("ends") or name in words.words("contacts"):
        return True
    opening = words.openings("ends").match(name) if block.tag in HEADINGS else None
    return opening is not None and name.split()[0] in _OPEN_ENDS and len(name) > 12


def tells(block: Block) -> bool:
    """Whether a block is running text of a story: no links, no telephone."""
    return is_prose(block) and not block.linked and not _EMAIL_OR_PHONE.search(block.text)


def weigh(page: Blocks, title: set[Box], within: range, taken: set[int], others: Collection[Box] = ()) -> None:
    """Count running text and signs of other stories in every box; only blocks `within` count as text, and none in boxes of `others`."""
    for box in page.boxes:
        box.prose = box.links = box.teasers = 0
        box.foreign = box.zone is not Zone.ARTICLE or box in others
    dated = {block.index for block in page.blocks if block.index not in taken and is_date_line(block)}
    for block in page.blocks:
        if block.index in taken:
            continue
        if block.index in within and is_prose(block):
            block.box.prose += len(block.text)
        elif is_linked_title(block):
            block.box.links += 1
            block.box.teasers += not dated.isdisjoint(range(block.index - 2, block.index + 4))
    for box in reversed(page.boxes):
        if box not in title and not box.foreign:
            box.foreign = _is_foreign(page.blocks, box)
        if box.parent is not None and not box.foreign:
            box.parent.prose += box.prose
            box.parent.links += box.links
            box.parent.teasers += box.teasers
    for box in page.boxes:
        if box.parent is not None and box.parent.foreign:
            box.foreign = True


def is_linked_title(block: Block) -> bool:
    """Whether a block is a link as long as a title, to a page and not to a file."""
    if not block.all_link or len(block.text) < 20:
        return False
    return not any(FILE.search(run.link.get("href") or "") for run in block.runs if run.link is not None)


def _is_foreign(blocks: Sequence[Block], box: Box) -> bool:
    """Whether a box holds something else than the article: a list of stories, a teaser, contacts, tools."""
    if box.first < 0 or (box.tag in _PIECES and box.tag not in ("ul", "ol", "dl")):
        return False
    if box.first != box.last and _heads(blocks, box) and box.prose < 2 * _TEASER_PROSE:
        return True
    if box.teasers and box.prose <= _TEASER_PROSE * box.teasers:
        return True
    return box.links >= 2 and box.tag not in ("ul", "ol") and box.prose <= 300 * box.links


def _heads(blocks: Sequence[Block], box: Box) -> bool:
    """Whether the first block of a box is its own heading and says that what it heads is no part of the article."""
    top = blocks[box.first].box
    while top is not box and top.parent is not box and top.parent is not None and top.parent.first == top.parent.last:
        top = top.parent
    return (top is box or top.parent is box) and ends_article(blocks[box.first], blocks[box.first + 1])


def body_box(page: Blocks, title: set[Box]) -> Box:
    """The innermost box that holds the running text."""
    box = page.boxes[0]
    while True:
        inner = [item for item in box.items if isinstance(item, Box) and item.prose and not item.foreign]
        best = max(inner, key=lambda item: item.prose, default=None)
        if best is None or any(isinstance(item, Block) and is_prose(item) for item in box.items):
            return box
        holder = next((item for item in inner if item in title), None)
        if holder is not None and 3 * holder.prose >= best.prose:
            best = holder
        others = [item for item in inner if item is not best and item is not holder and _same_story(best, item, box)]
        if best not in title and (
            best.tag in _PIECES or is_leaf(best) or any(_same_story(best, o, box) for o in others)
        ):
            return box
        box = best


def is_leaf(box: Box) -> bool:
    """Whether a box holds text and no boxes."""
    return all(isinstance(item, Block) for item in box.items)


def _same_story(best: Box, other: Box, around: Box) -> bool:
    if other.tag in _PIECES or (other.tag == best.tag and other.names == best.names):
        return True
    return around.tag not in ("html", "body")


def body(page: Blocks, box: Box, within: range, taken: set[int], title: str) -> list[Block]:
    """The blocks of the body in a box, in order, without captions, contacts, tools and other stories."""
    found: list[Block] = []
    pending: list[Block] = []
    contacts = False
    pictured = {picture.before for picture in page.pictures}
    for block in _own_blocks(box, within):
        if block.index in taken or block.text in ("", title) or block.zone is not Zone.ARTICLE:
            continue
        if contacts and _is_contact_line(block):
            continue
        contacts = is_contact(block)
        if contacts or _is_tool(block) or is_caption(block, block.index in pictured):
            continue
        if found and _ends(block, page.blocks):
            break
        pending.append(block)
        if not _is_loose(block):
            found += pending
            pending = []
    while found and len(found[-1].text) <= _LONGEST_IMPRINT and _IMPRINT.search(found[-1].text):
        found.pop()
    return [block for block in found if not _is_pull_quote(block, found)]


def _is_pull_quote(block: Block, body: Sequence[Block]) -> bool:
    """Whether a block prints words of another once more, larger: a quotation set apart that stands in the text too."""
    apart = any(box.tag in ("blockquote", "q") or _QUOTE.search(box.names) for box in islice(block.box.up(), 2))
    words = block.text.strip(" “”„\"«»'‘’….")
    return (
        apart and len(words) >= 25 and any(len(block.text) < len(other.text) and words in other.text for other in body)
    )


def _own_blocks(box: Box, within: range) -> Iterator[Block]:
    stack: list[Box | Block] = list(reversed(box.items))
    while stack:
        item = stack.pop()
        if isinstance(item, Block):
            if item.index in within:
                yield item
        elif not item.foreign and item.last >= within.start:
            stack.extend(reversed(item.items))


def _is_loose(block: Block) -> bool:
    """Whether a block stays only when text follows it: a heading, a link on its own, a date."""
    return block.tag in HEADINGS or (block.all_link and len(block.text) < 200) or is_date_line(block)


def _is_tool(block: Block) -> bool:
    """Whether a block is a button ("Share") or a line of links under its own label ("Tags: security, workshop")."""
    if len(block.text) <= 40 and words.key(block.text) in words.words("tools"):
        return True
    label, colon, rest = block.text.partition(":")
    line = bool(colon) and len(block.text) <= 300 and not rest.endswith(_SENTENCE_END)
    return line and words.key(label) in words.words("ends") and block.linked * 2 > len(rest)


def _ends(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether the article is over: a heading that says so, or a linked heading, which is another story's."""
    after = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
    if block.tag not in ("li", "td", "dd") and ends_article(block, after):
        return True
    return block.tag in HEADINGS and block.all_link and len(block.text) >= 20


def paragraphs(block: Block) -> list[str]:
    """The paragraphs of a block: cut at empty lines, at bullets, and at every line end when all lines are sentences."""
    if BREAK not in [run.text for run in block.runs]:
        return [block.text]
    lines = [clean("".join([run.text for run in line if not run.machine])) for line in block.lines()]
    full = [line for line in lines if line]
    if "" not in lines[1:-1] and (
        all(len(line) >= 80 and line.endswith(_SENTENCE_END) for line in full)
        or sum(line[:2] in ("- ", "• ", "– ", "* ") for line in full) >= max(2, len(full) - 1)
    ):
        return full
    joined = BREAK.join(lines)
    return [text for part in re.split(rf"{BREAK}{{2,}}", joined) if (text := clean(part))]


def without_repeat(texts: list[str]) -> list[str]:
    """A body printed twice, once.

    >>> without_repeat(["One.", "Two.", "One.", "Two."])
    ['One.', 'Two.']
    """
    for length in range(1, len(texts) // 2 + 1):
        if texts[length] == texts[0] and len(texts) % length == 0 and texts == texts[:length] * (len(texts) // length):
            return texts[:length]
    return texts
