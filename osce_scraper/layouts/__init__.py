"""Layouts: what each generation of the site's templates prints, one plain function a field.

The page chooses its layout by what is in it, never by its date. What the printed words mean is not asked here:
no dates, no vocabularies, no quotes. Adding a generation: a module with these functions, put first in `LAYOUTS`.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Protocol, cast

from osce_scraper.dom import Document
from osce_scraper.layouts import drupal6, drupal6_newsroom, drupal11, head, headline, site_names, titles, unknown
from osce_scraper.layouts.address import address_of
from osce_scraper.layouts.editions import Edition
from osce_scraper.layouts.ladder import Printed
from osce_scraper.layouts.pictures import Offered, Shown
from osce_scraper.layouts.printed_lines import BYLINE
from osce_scraper.layouts.published import ABOVE_TITLE
from osce_scraper.layouts.story import Story
from osce_scraper.layouts.unlabelled import RUNGS as UNLABELLED
from osce_scraper.layouts.unreadable import reason


class Layout(Protocol):
    """What a layout module provides. A field's function gives the printed value and the rung that held, or None."""

    __name__: str
    PRINTS: tuple[str, ...]
    """Fields that every page of the layout prints: one that is not there is counted as missing."""

    def matches(self, story: Story) -> bool:
        """Whether the page is one of this layout."""

    def kind(self, story: Story) -> Printed[str] | None: ...
    def title(self, story: Story) -> Printed[str] | None: ...
    def lead(self, story: Story) -> Printed[str] | None: ...
    def issued_on(self, story: Story) -> list[Printed[str]]:
        """Every rung that holds: which of them can be believed is not known here."""

    def issued_by(self, story: Story) -> Iterator[Printed[list[str]]]:
        """Every rung that holds, read when asked for: which of them gives a known name is not known here."""

    def fields_of_work(self, story: Story) -> Iterator[Printed[list[str]]]:
        """As `issued_by`."""

    def places(self, story: Story) -> Printed[list[str]] | None: ...
    def body(self, story: Story) -> Printed[list[str]] | None: ...
    def images(self, story: Story) -> list[Shown]: ...
    def attachments(self, story: Story) -> list[Offered]: ...
    def translations(self, story: Story) -> list[Edition]: ...
    def labels(self, story: Story) -> list[str]:
        """Labels of the fact block that no field reads."""


LAYOUTS: Final[tuple[Layout, ...]] = cast("tuple[Layout, ...]", (drupal11, drupal6, drupal6_newsroom, unknown))


def layout_of(story: Story) -> Layout:
    """The first layout that a page matches; `unknown` matches every page."""
    return next(layout for layout in LAYOUTS if layout.matches(story))


def name(layout: Layout) -> str:
    """The name of a layout: that of its module."""
    return layout.__name__.rpartition(".")[2]


def story_of(doc: Document) -> Story:
    """The story of a document; where its head names something else, what stands where a headline stands is the title."""
    said = head.read(doc)
    story = _read(doc, said)
    if line := headline.of(story):
        story.page.release()
        story = _read(doc, replace(said, printed=line))
    return story


def _read(doc: Document, said: head.Head) -> Story:
    """Names of boxes are ignored when going by them leaves no text."""
    title = titles.find(doc.root, site_names.wanted(said.whole_titles))
    story = Story(doc, said, title)
    if story.body:
        return story
    story.page.release()
    return Story(doc, said, title, by_name=False)


__all__ = [
    "ABOVE_TITLE",
    "BYLINE",
    "LAYOUTS",
    "UNLABELLED",
    "Edition",
    "Layout",
    "Offered",
    "Printed",
    "Shown",
    "Story",
    "address_of",
    "layout_of",
    "name",
    "reason",
    "story_of",
]
