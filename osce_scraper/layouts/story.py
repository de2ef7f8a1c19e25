"""A page read as one story: title, facts, lead and body told apart without knowing the page's generation.

Layouts take from here what their classes do not tell, and check against it what they do.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, takewhile

from osce_scraper.dom import Document, Element
from osce_scraper.layouts import (
    captions,
    facts,
    groups,
    head,
    neighbours,
    pieces,
    printed_lines,
    prose,
    site_names,
    titles,
    told,
    tools,
    words,
)
from osce_scraper.layouts.blocks import Blocks
from osce_scraper.layouts.boxes import Block, Box
from osce_scraper.layouts.weighing import weigh
from osce_scraper.layouts.zones import Zone
from osce_scraper.text import clean

_FAR = 30  # blocks, menus and tools among them, between a title and its item type or date
_LONGEST_TOWN = 40
_CHANGED = re.compile(r"(?:last )?(?:updated|modified|changed|reviewed)\b", re.IGNORECASE)
_BEFORE = 24  # blocks in front of the title among which its kicker and facts may stand


class Story:
    """The parts of a page: `head`, `page` (all blocks), `facts`, `lead` and `body` (blocks).

    `said` is what the head of the page says, `title` the element that prints the title.
    `by_name` False ignores what boxes are called, for pages whose classes mislead.
    """

    def __init__(self, doc: Document, said: head.Head, title: Element | None, by_name: bool = True) -> None:
        self.doc, self.head, self.title_element = doc, said, title
        body = doc.root.find("body")
        self.page = Blocks(doc.root if body is None else body, self.title_element, by_name)
        self.blocks = self.page.blocks
        self.title_box = next((box for box in self.page.boxes if box.element is self.title_element), self.page.boxes[0])
        self.title_first, self.title_end = self._title_span()
        self.title_boxes = set(self.title_box.up())
        captions.mark(self.page, self.title_boxes, self.title_end)
        self.kicker, self.title = self._kicker_and_title()
        self.groups = groups.grouped(
            self, facts.read(self.blocks, max(0, self.title_first - _BEFORE), len(self.blocks))
        )
        self.facts = groups.main(self)
        self._above = groups.above(self)
        self._late_groups = groups.late(self)
        self.pictured = {picture.before for picture in self.page.pictures}
        dated = any(fact.field in ("issued_on", "places") for fact in self.facts)
        self.date_line = None if dated else self._date_line()
        self.place_line = self._place_line()
        self.told = None if self.facts else told.find(self.blocks[self.title_end :])
        if self.told is not None and self.kicker is None:
            self.kicker = self.told.kind
        aside = bool(self.facts) and self.facts[0].box.zone is Zone.ASIDE  # then the text goes on where it was
        self.facts_end = self.facts[-1].last + 1 if self.facts and not aside else 0
        self.body = self._read_body()
        self.scope, self.scope_end = self._scope()
        self.facts += self._above + groups.beyond_text(self, self._late_groups)

    def _title_span(self) -> tuple[int, int]:
        """Indices of the first block of the title and of the one behind its last."""
        if self.title_element is not None and self.title_box.first >= 0:
            return self.title_box.first, self.title_box.last + 1
        wanted = site_names.wanted(self.head.whole_titles)
        for block in self.blocks:  # a line of plain text
            named = wanted and len(block.text) < titles.LONGEST and site_names.letters(block.text) in wanted
            if named and words.key(self.blocks[max(0, block.index - 1)].text) not in words.labels():
                self.title_box = block.box
                return block.index, block.index + 1
        return 0, 0

    def _kicker_and_title(self) -> tuple[str | None, str | None]:
        """The item type, where the title's own element prints it too, and the title."""
        title = " ".join(block.text for block in self.blocks[self.title_first : self.title_end])
        runs = [
            run for block in self.blocks[self.title_first : self.title_end] for run in block.runs if run.text.strip()
        ]
        if len(runs) > 1 and words.key(runs[0].text) in words.words("kinds"):
            kind = clean(runs[0].text)
            return kind, title.removeprefix(kind).lstrip(" :|–-")
        return None, site_names.without_list(title) or None

    def _date_line(self) -> Block | None:
        """The line "CITY D Month YYYY" below the title of pages without labels."""
        behind = self.blocks[self.title_end : self.title_end + _FAR]
        below = takewhile(lambda block: not tools.asks_to_join(block.text), behind)  # dates of comments
        near = islice(self._own(below), 6)
        lines = (block for block in near if printed_lines.is_date_line(block) and block.zone is Zone.ARTICLE)
        return next((line for line in lines if not _CHANGED.match(line.text)), None)

    def _place_line(self) -> Block | None:
        """The town in capitals on a line of its own below the date."""
        if self.date_line is None or self.date_line.index + 1 == len(self.blocks):
            return None
        line = self.blocks[self.date_line.index + 1]
        town = printed_lines.is_town(line.text) and line.zone is Zone.ARTICLE and not line.linked
        return line if town and len(line.text) <= _LONGEST_TOWN and line.box.tag == self.date_line.tag else None

    @property
    def text_first(self) -> int:
        """Index of the block that opens the text behind what may be a lead."""
        lead = len(self.body) > 1 and pieces.is_prose(self.body[0])
        return self.body[1].index if lead else self.body_first

    def _read_body(self) -> list[Block]:
        body = self._body_from(max(self.title_end, self.facts_end))
        if not body and self.facts_end > self.title_end:  # the facts stand behind the body
            self.facts_end = 0
            body = self._body_from(self.title_end)
        while body and (printed_lines.is_kind(body[0]) or printed_lines.is_date_line(body[0]) or _is_byline(body[0])):
            self._note_kind(body.pop(0))  # printed in the box of the text
        while body and printed_lines.is_kind(body[-1]):
            self._note_kind(body.pop())
        return body

    def _note_kind(self, line: Block) -> None:
        if printed_lines.is_kind(line) and self.kicker is None:
            self.kicker = line.text

    def _body_from(self, start: int) -> list[Block]:
        found = chain(self.facts, self._above, *self._late_groups)
        self.taken = {index for fact in found for index in range(fact.first, fact.last + 1)}
        if self.date_line is not None:
            self.taken.add(self.date_line.index)
        if self.place_line is not None:
            self.taken.add(self.place_line.index)
        if self.told is not None:
            self.taken.add(self.told.block.index)
        self.end = len(self.blocks)
        weigh(self.page, self.title_boxes, range(start, self.end), self.taken)
        others, self.end = neighbours.find(self, start)
        if others or self.end < len(self.blocks):
            weigh(self.page, self.title_boxes, range(start, self.end), self.taken, others)
        self.box = prose.body_box(self.page, self.title_boxes)
        if not self.box.prose:
            return []
        return prose.body(self.page, self.box, range(start, self.end), self.taken, self.title or "")

    def _scope(self) -> tuple[Box, int]:
        """The innermost box around title and body, and the index behind its last block that may be the story's."""
        around_body = list(self.box.up())
        scope = next(box for box in self.title_box.up() if box in around_body)
        if scope.tag not in ("html", "body") or scope is self.box:
            return scope, min(scope.last + 1, self.end)
        return scope, min(around_body[around_body.index(scope) - 1].last + 1, self.end)

    @property
    def opens(self) -> int:
        """Index of the block that opens the story where its title is not printed: its facts, or what leads up to them."""
        first = min(self.facts[0].first if self.facts else len(self.blocks), self.body_first)
        while first and pieces.is_prose(self.blocks[first - 1]):
            first -= 1
        return first

    def above(self, most: int) -> Iterator[Block]:
        """The blocks above the title, or what opens the story, the nearest first; menus, tools, other stories left out."""
        first = self.title_first if self.title else self.opens
        return islice(self._own(reversed(self.blocks[max(0, first - _FAR) : first])), most)

    def below(self, most: int) -> Iterator[Block]:
        """The blocks below the title; menus, tools, other stories left out."""
        return islice(self._own(self.blocks[self.title_end : self.title_end + _FAR]), most)

    def _own(self, blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            foreign = block.box.foreign and block.zone is Zone.ARTICLE
            if foreign or (block.all_link and block.tag == "li"):
                continue
            if not tools.is_tool(block) or (printed_lines.is_kind(block) and not _is_tag(block)):
                yield block

    @property
    def body_first(self) -> int:
        """Index of the block that opens the body."""
        return self.body[0].index if self.body else len(self.blocks)

    @property
    def body_last(self) -> int:
        """Index of the block that closes the body."""
        return self.body[-1].index if self.body else -1

    def values(self, field: str) -> list[str]:
        """What the labelled facts of a field print."""
        return [value for fact in self.facts if fact.field == field for value in fact.values]


def _is_tag(block: Block) -> bool:
    """Whether a block links a tag of a blog, which may be called as an item type is."""
    return any("/tag/" in (link.get("href") or "") for link in block.links())


def _is_byline(line: Block) -> bool:
    """Whether a line names its authors by links: "by <a>Mission to Moldova</a> in <a>Youth</a>"."""
    return line.linked > 0 and not pieces.is_prose(line) and printed_lines.BYLINE.match(line.text) is not None
