"""Surnames that are months, titles, trades or colours too."""

import pytest

from osce_scraper.quotes import find_quotes


def name(*paragraphs: str) -> str | None:
    speaker = find_quotes(paragraphs, "en")[-1].speaker
    return speaker.name if speaker else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We act,” said Gudrun May, Chair of the Committee.", "Gudrun May"),
        ("“We act,” said Senator Kadefa Major.", "Kadefa Major"),
        ("The mayor, Tordis White, disagreed. “We do not act,” she said.", "Tordis White"),
        ("Judge Sanna King (MP, Finland) said: “We act.”", "Sanna King"),
        ("Rasmus March, a baker from Skagen, came first. “I was early,” he said.", "Rasmus March"),
        ("“We act,” said the rapporteur, Anto Justice.", "Anto Justice"),
    ],
)
def test_a_word_of_another_kind_ends_a_name(text: str, expected: str) -> None:
    assert name(text) == expected


def test_a_surname_that_is_a_month_stands_alone_later() -> None:
    assert name("“We act,” said Gudrun May, Chair of the Committee.", "“I second that,” May added.") == "Gudrun May"


@pytest.mark.parametrize(
    "text",
    [
        "The course was held in Osh March 3. “We learned,” said Jane Roe.",
        "In Vienna May brought rain. “We learned,” said Jane Roe.",
        "Before the Judge Jane Roe stood up. “We learned,” said Jane Roe.",
    ],
)
def test_a_month_or_a_title_beside_a_place_is_no_surname(text: str) -> None:
    assert name(text) == "Jane Roe"


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        ("The lawyer Teuta Krasniqi-Berg disagreed.", "Krasniqi shook her head. “We do not act,” she said.", "Teuta Krasniqi-Berg"),
        ("Senator Knud RASVOLL took the floor.", "“We act,” Mr. RASVOLL said.", "Knud RASVOLL"),
        ("The lawyer Catherine BAKER took the floor.", "“We act,” Baker said.", "Catherine BAKER"),
        ("Ambassador Gwen ap RHYS and Ambassador Ole Ek took the floor.", "“We act,” ap RHYS said.", "Gwen ap RHYS"),
        ("Lars-Göran Ek and Ann-Mari Ek took the floor.", "“We act,” he said.", "Lars-Göran Ek"),
    ],
)  # fmt: skip
def test_names_in_capitals_and_with_hyphens(first: str, later: str, expected: str) -> None:
    assert name(first, later) == expected
