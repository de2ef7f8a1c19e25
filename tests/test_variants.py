"""However a story is marked up, every field that is certain is read exactly and nothing of its neighbours is.

The stories and the variants are composed; the pages were written from the facts known about the site, not from the
layouts. What a page cannot tell is left out by `printed`, so there is no floor: one wrong field is one red test.
"""

from typing import Any

import pytest

from osce_scraper.extract import extract_page
from osce_scraper.page import Page
from tests.compose import Layout, Story, Variant, expected, fair, render, single_variants, story, variants
from tests.compose.disguise import STAMP
from tests.compose.seed import SEED

NEIGHBOURS = (story(1), story(4), story(12))
RICH, STRAIGHT, RUSSIAN, GERMAN, SHORT = (story(number) for number in (1131, 461, 564, 413, 120))
LAYOUTS: tuple[Layout, ...] = ("drupal6", "drupal6_newsroom", "drupal11", "plain")
SINGLE = dict(single_variants())
PAIRS = list(variants())


def differences(told: Story, layout: Layout, variant: Variant) -> dict[str, tuple[Any, Any]]:
    """Field -> (expected, read) for every certain field that the page's reading has not exactly."""
    variant = fair(variant, layout)
    url = f"https://web.archive.org/web/{STAMP}/{told.url}" if variant.wayback else told.url
    page = Page(render(told, layout, variant, NEIGHBOURS), url)
    item = extract_page(page).model_dump(mode="json")
    item |= {name: [term["label"] for term in item[name]] for name in ("issued_by", "fields_of_work")}
    truth = expected(told, layout, variant)
    return {name: (value, item[name]) for name, value in truth.items() if item[name] != value}


@pytest.mark.parametrize("name", SINGLE)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_page_591767_in_every_markup(layout: Layout, name: str) -> None:
    assert differences(SEED, layout, SINGLE[name]) == {}


@pytest.mark.parametrize("name", SINGLE)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_story_with_everything_in_every_markup(layout: Layout, name: str) -> None:
    assert differences(RICH, layout, SINGLE[name]) == {}


@pytest.mark.parametrize("number", range(len(PAIRS)))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_pair_of_markups(layout: Layout, number: int) -> None:
    told = (SEED, RICH, STRAIGHT, RUSSIAN, GERMAN, SHORT)[number % 6]
    assert differences(told, layout, PAIRS[number]) == {}
