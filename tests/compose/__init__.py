"""Composed stories: a deterministic newsroom of any size, in every layout, with the truth beside it.

    story(number)                       the story of a number (0 to 600,000), the same on every machine
    item(number)                        its record, a valid `NewsItem`, without a page and without `extract`
    record(story, layout, fetched_at)   the record of any story
    render(story, layout, variant, neighbours, weight)  its page as bytes
    printed(story, layout, variant)     the story without what such a page has no place for
    expected(story, layout, variant)    the fields that a reading of that page must give back exactly
    rows_page(stories, page, pages), cards_page(...)    listing pages of both generations
    fair(variant, layout)               the nearest variant that a reader could understand
    Variant, single_variants(), variants(seed)          one way of marking up; one axis at a time; all pairs of axes

`story.layout` is the generation of the site in its year, `story.path` and `story.url` its address. Ids grow with
the date of publication, so a listing sorted by id is sorted by date. All people and events are invented.
"""

from tests.compose.items import expected, item, printed, record
from tests.compose.listings import cards_page, rows_page
from tests.compose.model import Layout, Story
from tests.compose.render import render
from tests.compose.stories import SPAN, issued_on, node_id, story
from tests.compose.variant import AXES, Variant, fair, single_variants, variants

__all__ = [
    "AXES",
    "SPAN",
    "Layout",
    "Story",
    "Variant",
    "cards_page",
    "expected",
    "fair",
    "issued_on",
    "item",
    "node_id",
    "printed",
    "record",
    "render",
    "rows_page",
    "single_variants",
    "story",
    "variants",
]
