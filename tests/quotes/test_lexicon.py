"""The word lists of the languages."""

import tomllib
from dataclasses import fields, is_dataclass
from importlib import resources
from typing import Any, get_type_hints

import pytest

from osce_scraper.quotes.languages.lexicon import lexicon_for
from osce_scraper.quotes.languages.tables import Tables

LANGUAGES = ("de", "en", "fr", "ru", "sq", "sr", "uk")
NOT_TABLES = {"inflection", "alphabets"}
"""How other words are read, not words."""


def unread(data: dict[str, Any], table: type) -> list[str]:
    """Keys that no field takes: misspelt ones."""
    hints = get_type_hints(table)
    strange = [key for key in data if key not in hints]
    for key in data.keys() & hints.keys():
        if is_dataclass(hints[key]):
            strange += [f"{key}.{inner}" for inner in unread(data[key], hints[key])]
    return strange


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_a_file_is_read(language: str) -> None:
    file = resources.files("osce_scraper.quotes.languages").joinpath(f"{language}.toml")
    assert set(unread(tomllib.loads(file.read_text("utf-8")), Tables)) <= NOT_TABLES


@pytest.mark.parametrize(
    "field", [field.name for field in fields(Tables) if is_dataclass(get_type_hints(Tables)[field.name])]
)
def test_every_table_has_words_in_english(field: str) -> None:
    lexicon = lexicon_for("en")
    assert any(vars(getattr(lexicon, field)).values())


def test_the_languages_beside_serbian_read_its_file() -> None:
    assert lexicon_for("hr") is not None
    assert {lexicon.language for code in ("bs", "hr", "sr") if (lexicon := lexicon_for(code))} == {"sr"}
