"""Where an article is over: headings of other stories, of contacts, of what the site prints below all its pages."""

from collections.abc import Sequence

from osce_scraper.layouts import link_lines, pieces, printed_lines, words
from osce_scraper.layouts.boxes import Block

_OPEN_ENDS = frozenset(("related", "latest", "more", "other", "recent"))  # "More from the Mission to Skopje"
_MOST_BEHIND = 100  # blocks


def ends_article(block: Block, after: Block | None) -> bool:
    """Whether a block is the heading of what is no part of the article ("Latest news", "Related stories").

    `after` is the block below it: "Documents" may head a part of the text, and does when running text follows.
    """
    if len(block.text) > 60:
        return False
    if link_lines.heads_links(block, after):
        return True
    name = words.key(block.text)
    if name in words.words("sections") and after is not None and pieces.tells(after):
        return False
    if name in words.words("ends") or name in words.words("editions") or name in words.words("contacts"):
        return True
    heads = block.tag in pieces.HEADINGS or (
        after is not None and not block.linked and link_lines.leads_to_links(after)
    )
    opening = words.openings("ends").match(name) if heads else None
    return opening is not None and name.split()[0] in _OPEN_ENDS and len(name) > 12


def ends(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether the article is over: a heading that says so, or that of another story."""
    after = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
    alone = block.tag in ("li", "td", "dd") and block.box.first == block.box.last  # a value, or a bullet
    if not alone and ends_article(block, after):
        return True
    dated = block.tag != "li" and after is not None and printed_lines.is_date_line(after)
    return (dated or block.tag in pieces.HEADINGS) and _is_story(block) and not _goes_on(block, blocks)


def _is_story(block: Block) -> bool:
    return block.all_link and len(block.text) >= 20


def heads_story(block: Block) -> bool:
    """Whether a block is a heading that links another story."""
    return block.tag in pieces.HEADINGS and _is_story(block)


def _goes_on(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether more text follows a linked heading than teasers have: it heads a part of a long article."""
    last = block.box.parent.last if block.box.parent is not None else block.index
    behind = blocks[block.index + 1 : min(last, block.index + _MOST_BEHIND) + 1]
    text = sum(len(other.text) for other in behind if pieces.is_prose(other))
    return text > pieces.TEASER * (1 + sum(map(heads_story, behind)))
