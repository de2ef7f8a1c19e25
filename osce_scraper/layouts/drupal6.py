"""The site of 2010 to 2026: Drupal 6 (CCK, Panels); kicker, title, lead, labelled facts, body.

Evidence: the text of page 591767 ("Issued on", "Issued by", "Fields of work") and the selectors of public scrapers
(site.md, section 1): `div.content--header > h1`, `span.date-display-single`, `field-field-description`,
`field-field-item-source`, `div.node-content > div.pane-content`, `ul.osce-download-links`. Its markup was never seen,
so that each field falls back to what `unknown` reads.
"""

from collections.abc import Iterator

from osce_scraper.layouts import fact, unknown, unlabelled
from osce_scraper.layouts.generations import generation
from osce_scraper.layouts.ladder import Printed, holding, named
from osce_scraper.layouts.story import Story
from osce_scraper.layouts.unknown import attachments as attachments
from osce_scraper.layouts.unknown import fields_of_work as fields_of_work
from osce_scraper.layouts.unknown import images as images
from osce_scraper.layouts.unknown import issued_on as issued_on
from osce_scraper.layouts.unknown import kind as kind
from osce_scraper.layouts.unknown import labels as labels
from osce_scraper.layouts.unknown import lead as lead
from osce_scraper.layouts.unknown import places as places
from osce_scraper.layouts.unknown import title as title
from osce_scraper.layouts.unknown import translations as translations

PRINTS = ("kind", "title", "lead", "issued_on", "issued_by", "fields_of_work", "body")


def matches(story: Story) -> bool:
    """A page of the Drupal 6 years with a labelled fact block."""
    return generation(story) == "drupal6" and bool(story.facts)


def _item_source(story: Story) -> list[str]:
    return [
        value
        for block in named(story, "field-field-item-source")
        for line in block.lines()
        for value in fact.printed_values(line)
    ]


def issued_by(story: Story) -> Iterator[Printed[list[str]]]:
    """Labelled issuers, then the links of `field-field-item-source`."""
    return holding(story, ("label", _labelled), (".field-field-item-source", _item_source), *unlabelled.ISSUERS)


def _labelled(story: Story) -> list[str]:
    return story.values("issued_by")


def body(story: Story) -> Printed[list[str]] | None:
    """The text of the node's pane."""
    return unknown.body_in(story, "pane-content", "node-content", "content--content")
