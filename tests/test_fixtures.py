"""Every fixture gives its record, field by field; every layout owns fixtures and matches only its own."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from osce_scraper import dom
from osce_scraper.cli import app
from osce_scraper.fixtures import LAYOUT_NAMES, Fixture, add, as_json, fixtures
from osce_scraper.items import NewsItem, Provenance
from osce_scraper.layouts import layout_of, name, story_of
from osce_scraper.page import Page

FOLDER = Path(__file__).parent.parent / "fixtures"
FIXTURES = list(fixtures(FOLDER))
# What no page decides is not compared: the version that read it.
FIELDS = [f for f in NewsItem.model_fields if f != "provenance"]
ORIGINS = [f for f in Provenance.model_fields if f != "scraper_version"]


@cache
def now(fixture: Fixture) -> dict[str, Any]:
    return as_json(fixture.read())


def cases() -> Iterator[Any]:
    for fixture in FIXTURES:
        for field in FIELDS:
            yield pytest.param(fixture, (field,), id=f"{fixture}:{field}")
        for field in ORIGINS:
            yield pytest.param(fixture, ("provenance", field), id=f"{fixture}:{field}")


@pytest.mark.parametrize(("fixture", "path"), list(cases()))
def test_field(fixture: Fixture, path: tuple[str, ...]) -> None:
    read: Any = now(fixture)
    expected: Any = fixture.expected()
    for step in path:
        read, expected = read[step], expected[step]
    assert read == expected


@pytest.mark.parametrize("fixture", FIXTURES, ids=str)
def test_no_field_is_expected_that_the_record_has_not(fixture: Fixture) -> None:
    assert fixture.expected().keys() == now(fixture).keys()


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
def test_every_layout_owns_three_fixtures(layout: str) -> None:
    assert sum(fixture.page.parent.name == layout for fixture in FIXTURES) >= 3


@pytest.mark.parametrize("fixture", FIXTURES, ids=str)
def test_a_page_is_read_by_the_layout_that_owns_it(fixture: Fixture) -> None:
    story = story_of(dom.parse(Page(fixture.page.read_bytes(), fixture.expected()["url"])))
    assert name(layout_of(story)) == fixture.page.parent.name


SEED = FOLDER / "drupal6" / "591767.html"


def test_a_page_becomes_a_fixture_with_its_bytes_and_its_record(tmp_path: Path) -> None:
    address = "https://www.osce.org/secretariat/591767"
    added = add(Page(SEED.read_bytes(), address), tmp_path)
    assert added.page == tmp_path / "drupal6" / "591767.html"
    assert added.page.read_bytes() == SEED.read_bytes()
    assert added.expected()["url"] == address
    assert not added.refresh()


def test_the_command_keeps_prints_and_refuses_to_overwrite(tmp_path: Path) -> None:
    command = ["fixture", str(SEED), "--folder", str(tmp_path)]
    first = CliRunner().invoke(app, command)
    assert first.exit_code == 0, first.output
    assert '"title": "Promoting women’s leadership' in first.output
    second = CliRunner().invoke(app, command)
    assert second.exit_code == 1
    assert "is a fixture already" in second.output


def test_refresh_writes_what_changed_and_names_it(tmp_path: Path) -> None:
    added = add(Page(SEED.read_bytes(), "https://www.osce.org/secretariat/591767"), tmp_path)
    right = added.expectation.read_text("utf-8")
    added.expectation.write_text(right.replace("Promoting", "Demoting"), "utf-8")
    done = CliRunner().invoke(app, ["fixture", "--refresh", "--folder", str(tmp_path)])
    assert done.exit_code == 0
    assert "drupal6/591767: written" in done.output
    assert added.expectation.read_text("utf-8") == right


@pytest.mark.parametrize("arguments", [[], ["page.html", "--refresh"]])
def test_a_page_or_refresh_but_not_both(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, ["fixture", *arguments]).exit_code == 2
