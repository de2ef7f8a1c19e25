"""Printed lists of labels as Terms: where they are parted, and what a broken list leaves."""

import pytest

from osce_scraper.terms import read_terms
from osce_scraper.vocabularies import field_of_work


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        ("Human rights, Youth", ["Human rights", "Youth"]),
        ("Arms control and Rule of law", ["Arms control", "Rule of law"]),
        ("Conflict prevention and resolution", ["Conflict prevention and resolution"]),
        ("Fishing and hunting", ["Fishing and hunting"]),
        (", , Youth ,, |", ["Youth"]),
        (" and ,", ["and"]),
        (", ,", []),
    ],
)
def test_where_a_list_is_parted(printed: str, labels: list[str]) -> None:
    assert [term.label for term in read_terms([printed], field_of_work)] == labels
