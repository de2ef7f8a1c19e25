"""Pictures of an article with their captions, and files it offers: addresses and words as printed."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from osce_scraper.layouts import link_lines, pieces, tools, words
from osce_scraper.layouts.boxes import Block, Box, Picture
from osce_scraper.layouts.story import Story
from osce_scraper.layouts.zones import Zone
from osce_scraper.text import clean

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-srcset", "srcset")
_FURNITURE = re.compile(
    r"^osce\.(?:gif|png|jpe?g)$|^(?:e[-_])?sdgs?[-_]?\d|logo|icon|sprite|spacer|pixel|blank\.|button|bullet|avatar|emblem|flag"
    r"|^(?:print(?:er)?|e?-?mail|rss|pdf|arrow|dot|line|clear|trans(?:parent)?|top|up|down|back|next|home|search)[\w-]{0,9}"
    r"\.(?:gif|png)$",
    re.IGNORECASE,
)
# "./Workshop held in Osh_files/photo.jpg", as browsers of several languages save it; a picture within the page itself
_NO_ADDRESS = re.compile(
    r"(?:data|cid|blob|file):|(?:\./)?[^/:]+[_-](?:files|file|Dateien|fichiers|archivos|filer|pliki|ficheiros)/[^/]*$",
    re.IGNORECASE,
)
_ADVERT = re.compile(r"(?<![a-z])(?:ads?|advert\w*|banner|sponsor\w*)(?![a-z])", re.IGNORECASE)
_LOGO = re.compile(r"(?<![a-z])logos?(?![a-z])", re.IGNORECASE)
_CREDIT = re.compile(r"(?<![a-z])(?:credits?|copyright|photographer)(?![a-z])", re.IGNORECASE)
_NAMES = re.compile(r"[^():©]{3,80}[^():©.]")
_TINY = re.compile(r"[0-4]?[0-9](?:px)?")  # below 50 pixels: an icon
_MOST_FILES = 12  # links below one heading
_AROUND = 12  # boxes around a picture among which that of its caption is
_DEEPEST = 200  # boxes between a picture and the box of its story
_MOST_LINES = 20  # of a caption
_BEHIND = 3  # lines behind a picture that may be its caption, its credit, a button
_ABOVE = 3  # blocks between a picture over the title and the title


class Shown(NamedTuple):
    """A picture: absolute address, caption and credit as printed."""

    url: str
    caption: str | None
    credit: str | None


class Offered(NamedTuple):
    """A file: absolute address and the words of its link."""

    url: str
    title: str | None


def images(story: Story) -> list[Shown]:
    """The pictures of the article in order, each address once, with the first caption printed for it."""
    shown: dict[str, Shown] = {}
    for number, picture in enumerate(story.page.pictures):
        url = _address(story, picture) if _in_article(story, picture) else None
        if url is None:
            continue
        caption, credit = _caption(story, number)
        known = shown.get(url)
        if known is None or (known.caption is None and caption):
            shown[url] = Shown(url, caption, credit)
    return list(shown.values())


def _address(story: Story, picture: Picture) -> str | None:
    """The first address of a picture that is no placeholder and none of a folder saved with the page."""
    element = picture.element
    for name in ("src", *_LAZY):
        source = (element.get(name) or "").strip()
        if source and name.endswith("srcset"):
            source = source.split(",")[0].split()[0]
        if not source or source.endswith(".svg") or _NO_ADDRESS.match(source):
            continue
        if (
            "/icons/" not in source
            and not _FURNITURE.search(source.rpartition("/")[2])
            and (url := story.doc.link(source))
        ):
            return url
    return None


def _in_article(story: Story, picture: Picture) -> bool:
    if picture.zone not in (Zone.ARTICLE, Zone.FIGURE) or _tiny(picture) or _is_logo(picture):
        return False
    if not story.title_first - _ABOVE <= picture.before <= story.scope_end:
        return False
    around = list(islice(picture.box.up(), _DEEPEST))
    foreign = any(box.foreign and box.zone is not Zone.FIGURE for box in around)
    return story.scope in around and not (foreign or _is_banner(picture) or _is_beside_others(story, around))


def _is_beside_others(story: Story, around: Sequence[Box]) -> bool:
    """Whether all that the smallest box around a picture prints belongs to other stories."""
    frame = next((box for box in around if box.first >= 0), None)
    printed = story.blocks[frame.first : min(frame.last + 1, frame.first + _MOST_LINES)] if frame else []
    others = [block for block in printed if block.zone is Zone.ARTICLE]
    return bool(others) and all(
        block.box.foreign or link_lines.opens_linked(block) or link_lines.is_dated_link(block) for block in others
    )


def _is_banner(picture: Picture) -> bool:
    """Whether a picture in a box called an advertisement leads elsewhere."""
    named = any(_ADVERT.search(box.names) for box in islice(picture.box.up(), 2))
    return named and next(picture.element.iterancestors("a"), None) is not None


def _is_logo(picture: Picture) -> bool:
    named = any(_LOGO.search(box.names) for box in islice(picture.box.up(), 2))
    return named or "logo" in (picture.element.get("alt") or "").lower().split()


def _tiny(picture: Picture) -> bool:
    return any(_TINY.fullmatch(picture.element.get(name) or "") for name in ("width", "height"))


def _caption(story: Story, number: int) -> tuple[str | None, str | None]:
    printed = {block.text: block for block in _caption_blocks(story, number)}
    if not printed:
        return None, None
    lines = [("", text) if _is_credit(block) else pieces.caption(text) for text, block in printed.items()]
    credit = next((credit for _, credit in lines if credit), None)
    return " ".join(filter(None, (text for text, _ in lines))) or None, credit


def _is_credit(block: Block) -> bool:
    """Whether a line is called a credit and holds a name, no sentence, brackets or word for it."""
    return bool(_CREDIT.search(block.box.names)) and bool(_NAMES.fullmatch(block.text))


def _caption_blocks(story: Story, number: int) -> list[Block]:
    """The text of the smallest figure or box around a picture, else a caption right behind it."""
    picture, figure = story.page.pictures[number], None
    for box in islice(picture.box.up(), _AROUND):
        if box.zone is not Zone.FIGURE:
            break
        figure = box if box.first >= 0 else figure
        if figure is not None and box.tag == "figure":
            break
    if figure is not None:
        return story.blocks[figure.first : min(figure.last + 1, figure.first + _MOST_LINES)]
    behind = story.blocks[picture.before : picture.before + _BEHIND]
    if not behind or not (behind[0].zone is Zone.FIGURE or pieces.is_caption(behind[0], True)):
        return _credits_beside(story, number)
    caption = behind[0].box
    credit = (
        line
        for line in behind[1:]
        if caption in islice(line.box.up(), 2) or pieces.caption(line.text)[0] == "" or _is_credit(line)
    )
    return [behind[0], *credit]


def _credits_beside(story: Story, number: int) -> list[Block]:
    """The credit printed elsewhere in the box around a picture, where that box holds neither the text nor others."""
    pictures = story.page.pictures
    near = islice(pictures[number].box.up(), _AROUND)
    around = next((box for box in near if box.first >= 0), story.scope)
    beside = (*pictures[max(0, number - 1) : number], *pictures[number + 1 : number + 2])  # in the order of the page
    if around.first <= story.body_last <= around.last or any(around in islice(p.box.up(), _AROUND) for p in beside):
        return []
    return [block for block in story.blocks[around.first : around.last + 1] if pieces.is_caption(block, False)]


def attachments(story: Story) -> list[Offered]:
    """The files that links of the article lead to, each address once."""
    offered: dict[str, Offered] = {}
    end = _behind_contacts(story)
    for block in story.blocks[story.title_end :]:
        if not block.linked:
            continue
        follows = block.index == end and link_lines.leads_to_file(block)  # right below the article
        end += follows
        near = block.index < story.scope_end or follows
        if not ((near and block.zone is Zone.ARTICLE) or _in_files(story, block)):
            continue
        for link, text in block.links().items():
            href = (link.get("href") or "").strip()
            if link_lines.names_file(href) and (url := story.doc.link(href)):
                offered.setdefault(url, Offered(url, clean(text) or None))
    return list(offered.values())


def _behind_contacts(story: Story) -> int:
    """Where the article ends, or the buttons and the box of contacts right below it."""
    end = story.scope_end
    for block in story.blocks[story.scope_end : story.scope_end + _MOST_FILES]:
        if block.index < end:
            continue
        box = next((box for box in reversed(list(block.box.up())) if box.foreign), None)
        contacts = block.zone is Zone.CONTACT or pieces.is_contact(block)
        if box is not None and box.first == end and contacts:
            end = box.last + 1
        elif tools.is_tool(block):
            end += 1
        else:
            break
    return end


def _in_files(story: Story, block: Block) -> bool:
    """Whether a block beside the article stands right below a heading like "Files", or a row "Attachment | Size"."""
    before = story.blocks[max(story.title_end, block.index - _MOST_FILES) : block.index]
    headings = islice((other for other in reversed(before) if not other.all_link), 1 + (block.tag == "td"))
    return any(words.key(heading.text[:40]) in words.words("files") for heading in headings)
