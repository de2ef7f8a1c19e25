"""Blocks of links: titles of other stories with their dates, menus, files; what may head them."""

import re
from collections.abc import Sequence

from osce_scraper.layouts import printed_lines, words
from osce_scraper.layouts.boxes import Block
from osce_scraper.layouts.runs import Run

FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|odt|ods|odp|csv|txt|zip|epub|mp3|mp4)(?:[?#]|$)", re.IGNORECASE)
_SIZE = re.compile(r"(?:[\W\d_]|\b(?:pdf|docx?|xlsx?|pptx?|zip|rtf|[kmg]i?b|bytes)\b)*", re.IGNORECASE)
_MENU = 4  # links in a row


def names_file(href: str) -> bool:
    """Whether an address is that of a file to take along."""
    return FILE.search(href) is not None or "download=true" in href


def is_file_name(block: Block) -> bool:
    """Whether a block is a link whose words are the name of its file: "174906.pdf"."""
    return block.all_link and " " not in block.text and FILE.search(block.text) is not None


def heads_links(block: Block, after: Block | None) -> bool:
    """Whether a block of words that elsewhere are a button ("Read more") is the heading of other stories."""
    if block.linked or after is None or len(block.text) > 60 or words.key(block.text) not in words.words("heads"):
        return False
    return leads_to_links(after)


def leads_to_links(block: Block) -> bool:
    """Whether a block may open a list of other stories: with a link, or a date."""
    return 2 * block.linked > len(block.text) or opens_linked(block) or printed_lines.is_date_line(block)


def opens_linked(block: Block) -> bool:
    """Whether the first line of several is a link as long as a title: "Forum opens in Osh", its date and teaser below."""
    if block.linked < 20 or len(block.runs) < 3:
        return False
    lines = [line for line in block.lines() if any(not run.text.isspace() for run in line)]
    if len(lines) > 2 and _stands_above("".join([run.text for run in lines[0]])):
        del lines[0]
    return len(lines) > 1 and _is_titled(lines[0])


def is_headed(block: Block) -> bool:
    """Whether a block is another story's title and teaser below words that say so: "See also", in a table of one cell."""
    opening = block.runs[0].text
    return len(opening) <= 60 and words.key(opening) in words.words("ends") and opens_linked(block)


def _stands_above(line: str) -> bool:
    """Whether a line above linked titles is their date or their heading."""
    return printed_lines.is_date(line) or (len(line) <= 60 and words.key(line) in words.words("ends"))


def _is_titled(line: Sequence[Run]) -> bool:
    """Whether a line is a link, or one and its date: "8 May 2025: Judges meet in Niš", "Judges meet in Niš (8 May 2025)"."""
    rest = _without_links(line)
    return not rest or (
        sum(len(run.text) for run in line if run.link is not None) >= 20 and printed_lines.is_date(rest)
    )


def _without_links(line: Sequence[Run]) -> str:
    text = "".join([run.text for run in line if run.link is None and not run.machine])
    return text.strip(" \t\r\n,;:|–—-()[]*•·")


def is_dated_link(block: Block) -> bool:
    """Whether a block is a link as long as a title, and a date: "Youth forum opens in Osh, 3 June 2025"."""
    if block.linked < 20 or block.all_link or len(block.text) > printed_lines.LONGEST:
        return False
    linked = (run.text for run in block.runs if run.link is not None)  # "Judges meet in Niš8 May 2025Thirty judges"
    return (
        printed_lines.is_date(_without_links(block.runs)) or any(map(printed_lines.is_date, linked))
    ) and not _is_header(block)


def _is_header(block: Block) -> bool:
    """Whether a line is what stands above a title: "News Item · 30 May 2025 · Mission to Serbia · Secretariat"."""
    several = len({run.link for run in block.runs if run.link is not None}) > 1
    return several and any(words.key(part) in words.words("kinds") for part in printed_lines.parts(block.text))


def is_linked_title(block: Block) -> bool:
    """Whether a block is a link as long as a title, to one page and not to a file."""
    if not block.all_link or len(block.text) < 20:
        return False
    addresses = {run.link.get("href") or "" for run in block.runs if run.link is not None}
    return not any(map(FILE.search, addresses)) and (len(addresses) == 1 or not printed_lines.BYLINE.match(block.text))


def is_menu_line(block: Block) -> bool:
    """Whether a block is a row of links, however long: "Arms control | Border management | ..."."""
    return (
        len(block.runs) > _MENU
        and block.all_link
        and len({run.link for run in block.runs if run.link is not None}) >= _MENU
    )


def leads_to_file(block: Block) -> bool:
    """Whether a link of a block leads to a file."""
    return any(FILE.search(run.link.get("href") or "") for run in block.runs if run.link is not None)


def is_file(block: Block) -> bool:
    """Whether a block is a link to a file, with its type and size: "Agenda (PDF, 120 KB)"."""
    if not block.linked or not leads_to_file(block):
        return False
    return bool(_SIZE.fullmatch("".join(run.text for run in block.runs if run.link is None)))
