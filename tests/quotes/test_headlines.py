"""Headlines and subheads in single marks, above a text in double ones."""

import pytest

from tests.quotes.said import said

TEXT = "“We act,” said Orzala Vint."
ABOVE = {
    "headline": f"Vint vows to be ‘more careful’ with roads.\n{TEXT}",
    "straight marks": f"Vint: Mayor ‘simply wrong’ about the bridge.\n{TEXT}",
    "subhead": f"{TEXT}\n‘A long and hard fight.’",
}
SPOKEN = {
    "an article in single marks": "‘We act,’ said Orzala Vint.\n‘We go on,’ she said.",
    "a long first paragraph": f"‘We must have a bridge, a road and a school,’ said Orzala Vint{', who was there' * 8}.\n{TEXT}",
}


@pytest.mark.parametrize("article", ABOVE.values(), ids=ABOVE)
def test_nobody_says_a_headline(article: str) -> None:
    assert said(article) == ["Orzala Vint: We act,"]


@pytest.mark.parametrize("article", SPOKEN.values(), ids=SPOKEN)
def test_single_marks_hold_speech_too(article: str) -> None:
    assert [line.split(": ")[0] for line in said(article)] == ["Orzala Vint"] * 2
