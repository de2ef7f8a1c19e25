"""The composed newsroom is what tests elsewhere take it for: valid, varied, the same everywhere, of real size."""

from itertools import combinations

import pytest

from osce_scraper import vocabularies
from tests.compose import AXES, Layout, Story, item, render, story, variants
from tests.compose.data import Structure, fields, structures
from tests.compose.model import Label
from tests.compose.seed import SEED

LAYOUTS: tuple[Layout, ...] = ("drupal6", "drupal6_newsroom", "drupal11", "plain")


def test_a_number_always_gives_the_same_story() -> None:
    assert story(4711) == story(4711)
    assert render(story(4711)) == render(story(4711))


def test_stories_differ_in_id_and_text() -> None:
    stories = [story(number) for number in range(2_000)]
    assert len({each.id for each in stories}) == len({(each.title, each.body) for each in stories}) == len(stories)


def test_later_stories_have_higher_ids() -> None:
    by_id = sorted((story(number) for number in range(500)), key=lambda each: each.id)
    assert [each.issued_on for each in by_id] == sorted(each.issued_on for each in by_id)


@pytest.mark.parametrize("each", [SEED, *map(story, range(300))], ids=lambda each: str(each.id))
def test_quotes_stand_where_the_story_says(each: Story) -> None:
    for quote in each.quotes:
        assert each.paragraphs[quote.paragraph][quote.start : quote.end] == quote.text


def test_records_hold_all_that_analysts_ask_for() -> None:
    items = [item(number) for number in range(500)]
    assert {one.language for one in items} == {"en", "ru", "uk", "de", "fr", "it", "sq", "sr"}
    assert sum(len(one.quotes) for one in items) > 500
    assert all(one.issued_by and one.fields_of_work and one.body for one in items)


@pytest.mark.parametrize("structure", structures(), ids=lambda structure: structure.name.id)
def test_issuers_are_known(structure: Structure) -> None:
    assert vocabularies.structure(structure.name.label).id == structure.name.id


@pytest.mark.parametrize("label", [label for label, _ in fields()], ids=lambda label: str(label.id))
def test_fields_of_work_are_known(label: Label) -> None:
    assert vocabularies.field_of_work(label.label).id == label.id


@pytest.mark.parametrize("layout", LAYOUTS)
def test_pages_weigh_what_pages_weigh(layout: Layout) -> None:
    neighbours = (story(1), story(2), story(3))
    assert all(60_000 < len(render(story(number), layout, neighbours=neighbours)) < 120_000 for number in range(20, 40))


def test_every_two_values_of_two_axes_meet_in_a_variant() -> None:
    sample = list(variants())
    for first, second in combinations(AXES, 2):
        met = {(getattr(variant, first), getattr(variant, second)) for variant in sample}
        assert met == {(one, other) for one in AXES[first] for other in AXES[second]}
