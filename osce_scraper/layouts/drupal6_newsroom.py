"""The older news of the Drupal 6 site (items of 1996 to about 2012): no labels, one line "CITY D Month YYYY".

Evidence: text renderings of /odihr/50472, /kosovo/54097, /sq/albania/95137 (site.md, section 1, shape A): crumb
"Newsroom", title, the line with place and date, perhaps a caption, the body. It prints no item type and no lead.
"""

from osce_scraper.layouts import unknown, words
from osce_scraper.layouts.drupal6 import body as body
from osce_scraper.layouts.drupal6 import issued_by as issued_by
from osce_scraper.layouts.generations import generation
from osce_scraper.layouts.ladder import Printed
from osce_scraper.layouts.story import Story
from osce_scraper.layouts.unknown import attachments as attachments
from osce_scraper.layouts.unknown import fields_of_work as fields_of_work
from osce_scraper.layouts.unknown import images as images
from osce_scraper.layouts.unknown import issued_on as issued_on
from osce_scraper.layouts.unknown import labels as labels
from osce_scraper.layouts.unknown import lead as lead
from osce_scraper.layouts.unknown import places as places
from osce_scraper.layouts.unknown import title as title
from osce_scraper.layouts.unknown import translations as translations

PRINTS = ("title", "issued_on", "body")


def matches(story: Story) -> bool:
    """A page of the Drupal 6 years without a labelled fact block."""
    return generation(story) == "drupal6" and not story.facts


def kind(story: Story) -> Printed[str] | None:
    """Item type, where one is printed all the same; the crumb "Newsroom" is none, nor is "News" in its place."""
    found = unknown.kind(story)
    return None if found is None or words.key(found.value) in words.words("crumbs") else found
