"""Which of the labelled facts on a page are its story's: those near the title, around the text, and no other story's."""

import re
from collections.abc import Sequence
from itertools import chain, groupby, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING

from osce_scraper.layouts import endings, link_lines, pieces, tools, words
from osce_scraper.layouts.boxes import Block, Box
from osce_scraper.layouts.fact import Fact
from osce_scraper.layouts.zones import Zone

if TYPE_CHECKING:
    from osce_scraper.layouts.story import Story

_ABOVE = 3  # blocks above the title among which its labelled item type may stand
_MENU = 4  # links in a row
_FACT_NAMES = re.compile(r"(?<![a-z])(?:meta|facts?|info|metadata)(?![a-z])", re.IGNORECASE)
_APART = 3  # blocks between two facts of one group
_HOUSE = re.compile(  # the OSCE in the languages of the site, ODIHR in some
    r"\b(?:OSCE|OSZE|OSBE|OEBS|OBSE|AGİT|ATƏT|YXHT|ÝHHG|ODIHR|BDIMR|ОБСЕ|ОБСЄ|ОЕБС|ЕҚЫҰ|ЕККУ|САҲА|ЕХҲТ|БДИПЧ|БДІПЛ|ԵԱՀԿ|ეუთო)"
)


def grouped(story: "Story", found: Sequence[Fact]) -> list[list[Fact]]:
    """Facts with neither running text nor the title between them, and none told again."""
    groups: list[list[Fact]] = []
    for fact in found:
        if groups and _goes_on(story, groups[-1], fact):
            groups[-1].append(fact)
        else:
            groups.append([fact])
    return groups


def _goes_on(story: "Story", group: Sequence[Fact], fact: Fact) -> bool:
    last = group[-1]
    between = story.blocks[last.last + 1 : fact.first]
    if len(between) >= _APART or any(pieces.is_prose(block) or endings.heads_story(block) for block in between):
        return False
    if fact.field is not None and fact.field != last.field and fact.field in {told.field for told in group}:
        return False
    if fact.first < story.title_first:
        return _around(story, fact) is _around(story, last)
    return last.first >= story.title_first


def _around(story: "Story", fact: Fact) -> Box:
    """The innermost box that holds a fact and the title."""
    return next((box for box in fact.box.up() if box in story.title_boxes), story.page.boxes[0])


def main(story: "Story") -> list[Fact]:
    """The fact block: the group behind the title with at most a lead between, else one right before the title."""
    for group in story.groups:
        above = story.blocks[story.title_end : max(group[0].first, story.title_end)]
        # blocks of text, and of anything, above it
        most = (2, len(story.blocks)) if is_certain(group) else (1, 4) if _is_paired(story.blocks, group) else (0, 4)
        near = sum(map(pieces.is_prose, above)) <= most[0] and len(above) <= most[1]
        others = any(link_lines.is_linked_title(block) and _belong_together(story, block, group[0]) for block in above)
        if near and group[0].first >= story.title_end and not others:
            return group
    for group in reversed(story.groups):
        said = [fact.field for fact in group if fact.values or fact.machine]
        told = 2 * len(said) > len(group) or "issued_by" in said  # else they head menus
        sure = is_certain(group) or (len(group) > 1 and all(fact.values or fact.machine for fact in group))
        if told and sure and group[-1].last < story.title_first and not _is_of_teaser(story, group):
            return group
    return []


def is_certain(group: Sequence[Fact]) -> bool:
    """Whether labels can be nothing but the fact block: one of several words, three of one word, or a source of the house.

    "Date" and "Place" alone may open lines of an advisory's own text; "Issued by" does not. A date on its own is as
    likely another story's ("Publishing date").
    """
    known = {fact.field for fact in group if fact.field}
    if len(known) >= 3 or {"issued_on", "issued_by"} <= known or {"issued_by", "fields_of_work"} <= known:
        return True
    several = {fact.field for fact in group if " " in words.key(fact.label)} - {None}
    if several - {"issued_on"} or (several and len(known) > 1):
        return True
    return any(fact.field == "issued_by" and any(map(_HOUSE.search, fact.values)) for fact in group)


def _is_paired(blocks: Sequence[Block], group: Sequence[Fact]) -> bool:
    """Whether each label stands in a box of its own, with its value in the next: so no text is written."""
    told = [fact for fact in group if fact.values or fact.machine]
    return bool(told) and all(
        fact.last == fact.first + 1
        and fact.box.first == fact.box.last
        and (fact.box.tag not in ("p", "li", "td") or blocks[fact.last].box.names)
        for fact in told
    )


def _belong_together(story: "Story", linked: Block, fact: Fact) -> bool:
    """Whether a linked title and a fact are of one teaser: right below it, or in one box without this title."""
    if linked.index == fact.first - 1 and linked.tag in pieces.HEADINGS:
        return True
    around = next(box for box in fact.box.up() if box.first <= linked.index)
    return around not in story.title_boxes


def _is_of_teaser(story: "Story", group: Sequence[Fact]) -> bool:
    """Whether facts above the title stand in a box with another story's; a menu is none."""
    own = next(box for box in group[0].box.up() if box.parent is None or box.parent in story.title_boxes)
    rows = (list(row) for _, row in groupby(story.blocks[own.first : group[0].first], attrgetter("all_link")))
    found = (block for row in rows if len(row) < _MENU for block in row if not link_lines.is_menu_line(block))
    return any(map(link_lines.is_linked_title, found))


def above(story: "Story") -> list[Fact]:
    """The item type, labelled or in a line with the date, right above the title whose other facts stand below it."""
    others = [fact for group in story.groups for fact in group if group is not story.facts]
    near = range(story.title_first - _ABOVE, story.title_first)
    own = (fact for fact in others if not link_lines.is_linked_title(story.blocks[max(0, fact.first - 1)]))
    kinds = {fact.last for fact in own if fact.field == "kind" and fact.last in near}
    return [fact for fact in others if fact.last in kinds]


def late(story: "Story") -> list[list[Fact]]:
    """Groups of certain labels elsewhere behind the title."""
    return [
        group
        for group in story.groups
        if group is not story.facts
        and group[0].first >= story.title_end
        and (is_certain(group) or _fills_named_box(group))
        and not _is_linked_heading(story.blocks[group[0].first - 1])
        and not _in_text(story, group)
    ]


def _fills_named_box(group: Sequence[Fact]) -> bool:
    """Whether some labels and their values are all that a box called "item-meta" or "facts" holds."""
    last = group[-1].last
    around = next(box for box in group[0].box.up() if box.last >= last)
    own = around.first == group[0].first and around.last == last
    return len(group) > 1 and own and _FACT_NAMES.search(around.names) is not None


def _is_linked_heading(block: Block) -> bool:
    """Whether a block is another story's title: what follows it is that story's."""
    return block.all_link and block.tag in pieces.HEADINGS


def _in_text(story: "Story", group: Sequence[Fact]) -> bool:
    """Whether running text stands before and after some labels in one box: then they are words of the text.

    Not those that are the only ones and fill a box of their own.
    """
    if not story.facts and _is_boxed(group):
        return False
    before = filter(pieces.is_prose, reversed(story.blocks[story.title_end : group[0].first]))
    below = takewhile(lambda block: not endings.ends(block, story.blocks), story.blocks[group[-1].last + 1 :])
    after = (block for block in below if pieces.tells(block) and not tools.is_imprint(block))
    one, other = next(before, None), next(after, None)
    return one is not None and other is not None and one.box.parent is other.box.parent


def _is_boxed(group: Sequence[Fact]) -> bool:
    """Whether facts, an issuer among them, fill a box of their own: a table of the text may tell of dates and places."""
    last = group[-1].last
    if "issued_by" not in {fact.field for fact in group}:
        return False
    around = next(box for box in group[0].box.up() if box.last >= last)
    return around.first >= group[0].first - 1 and around.last == last and around.tag not in ("ul", "ol", "li", "p")


def beyond_text(story: "Story", groups: Sequence[Sequence[Fact]]) -> list[Fact]:
    """Facts behind, beside or right above the body ("Fields of work" below the text) whose fields are not yet told.

    Of a page that tells facts once, they are the story's, even in a column with other stories.
    """
    told = {fact.field for fact in story.facts}
    found = []
    only = len(groups) == 1 and not story.facts and len({fact.field for fact in groups[0]}) > 1
    for fact in chain.from_iterable(groups):
        aside = only or any(box.zone is Zone.ASIDE for box in fact.box.up())
        around = not fact.box.foreign and (fact.first > story.body_last or fact.last < story.text_first)
        if fact.field not in told and (aside or around):
            told.add(fact.field)
            found.append(fact)
    return found
