"""The site since 2026: Drupal 11; kicker, title, "Date:", "Place:", "Source:", body sections, seldom a lead.

Evidence: the text of /chairpersonship/661975 and a public scraper of document pages (site.md, section 1):
`meta[property="og:title"]`, the first `datetime=`, `div.body.body-section`, `a.teaser`. The date stood in no text,
so that it most likely is in `time[datetime]`.
"""

from osce_scraper.layouts import unknown
from osce_scraper.layouts.generations import generation
from osce_scraper.layouts.ladder import Printed
from osce_scraper.layouts.story import Story
from osce_scraper.layouts.unknown import attachments as attachments
from osce_scraper.layouts.unknown import fields_of_work as fields_of_work
from osce_scraper.layouts.unknown import images as images
from osce_scraper.layouts.unknown import issued_by as issued_by
from osce_scraper.layouts.unknown import issued_on as issued_on
from osce_scraper.layouts.unknown import kind as kind
from osce_scraper.layouts.unknown import labels as labels
from osce_scraper.layouts.unknown import lead as lead
from osce_scraper.layouts.unknown import places as places
from osce_scraper.layouts.unknown import title as title
from osce_scraper.layouts.unknown import translations as translations

PRINTS = ("kind", "title", "issued_on", "issued_by", "places", "body")


def matches(story: Story) -> bool:
    """A page that Drupal 8 or later made."""
    return generation(story) == "drupal11"


def body(story: Story) -> Printed[list[str]] | None:
    """The text of the body sections."""
    return unknown.body_in(story, "body-section", "field--name-body")
