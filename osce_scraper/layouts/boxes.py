"""What a page consists of when it is read: boxes that hold blocks of text, and pictures."""

from collections.abc import Iterator
from typing import NamedTuple

from osce_scraper.dom import Element
from osce_scraper.layouts.runs import Run, lines_of
from osce_scraper.layouts.zones import Zone
from osce_scraper.text import clean


class Box:
    """A block-level element: what it is and what it holds, as far as it is printed."""

    __slots__ = (
        "clusters",
        "dates",
        "depth",
        "element",
        "first",
        "foreign",
        "items",
        "last",
        "links",
        "names",
        "parent",
        "prose",
        "tag",
        "teasers",
        "zone",
    )

    def __init__(self, element: Element, tag: str, names: str, zone: Zone, parent: "Box | None") -> None:
        self.element, self.tag, self.names, self.zone, self.parent = element, tag, names, zone, parent
        self.depth = 0
        if parent is not None:
            self.depth = parent.depth + 1
            parent.items.append(self)
        self.items: list[Box | Block] = []
        self.first = self.last = -1  # indices of its first and last block
        # What prose.py counts below this box: characters of running text, linked titles, rows of nothing but these,
        # those with a date beside them, dates on their own; and whether it holds something else than the article.
        self.prose = self.links = self.clusters = self.teasers = self.dates = 0
        self.foreign = zone is not Zone.ARTICLE

    def up(self) -> Iterator["Box"]:
        """This box and those that hold it, from the inside out."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent


class Block:
    """Text between two block boundaries, `<br>` as a new line."""

    __slots__ = ("box", "index", "linked", "runs", "text", "zone")

    def __init__(self, index: int, box: Box, zone: Zone, runs: list[Run]) -> None:
        self.index, self.box, self.zone, self.runs = index, box, zone, runs
        if len(runs) == 1 and not runs[0].machine:
            self.text = clean(runs[0].text)
            self.linked = 0 if runs[0].link is None else len(self.text)
        else:
            self.text = clean("".join([run.text for run in runs if not run.machine]))
            self.linked = sum([len(" ".join(run.text.split())) for run in runs if run.link is not None])

    @property
    def tag(self) -> str:
        """Tag of the box that the text stands in directly."""
        return self.box.tag

    @property
    def all_link(self) -> bool:
        """Whether hardly anything is printed that is not a link, or only numbers and marks are: "[1] Home [2] News"."""
        if not self.linked:
            return False
        if self.linked >= 0.8 * len(self.text):
            return bool(self.text)
        return 3 * self.linked >= len(self.text) > 0 and self._is_menu_line()

    def _is_menu_line(self) -> bool:
        links = {run.link for run in self.runs if run.link is not None}
        return len(links) > 1 and not any(
            map(str.isalpha, "".join([run.text for run in self.runs if run.link is None]))
        )

    def links(self) -> dict[Element, str]:
        """The links of the text and what each prints."""
        links: dict[Element, str] = {}
        for run in self.runs:
            if run.link is not None:
                links[run.link] = links.get(run.link, "") + run.text
        return links

    def lines(self) -> list[list[Run]]:
        """The runs of each printed line; lines without text are kept, they part paragraphs."""
        return lines_of(self.runs)


class Picture(NamedTuple):
    """An `img` and where it stands: its box and the index of the block that follows."""

    element: Element
    box: Box
    zone: Zone
    before: int
