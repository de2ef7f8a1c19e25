"""A few words in marks within a report: the speaker's own where they say what something is or does, else a term."""

import pytest

from tests.quotes.said import said

SPOKEN = {
    "was Q and": (
        "Lara Brandt said the talks were “constructive” and that both sides would meet again.",
        "constructive",
    ),
    "remained Q in": ("Lara Brandt said that the north remained “tense but calm” in recent days.", "tense but calm"),
    "was Q, comma inside": ("Lara Brandt said the rules were “unclear,” compared to those of 2012.", "unclear,"),
    "a Q, a Q": ("Lara Brandt said the vote was a “milestone”.", "milestone"),
    "could not Q": ("Lara Brandt said the office could not “make deals” because of the ban.", "make deals"),
    "calling Q": ("Lara Brandt replied to the letter on Friday, calling the charge “absurd” in tone.", "absurd"),
}
TERMS = {
    "attribute": "Lara Brandt said that the “independent” media face pressure.",
    "was a Q thing": "Lara Brandt said it was a “frozen” account of the ministry.",
    "object": "Lara Brandt said that the plan covers “old cases” filed before 2010.",
}


@pytest.mark.parametrize(("article", "words"), SPOKEN.values(), ids=SPOKEN)
def test_all_that_is_said_of_something_is_a_quote(article: str, words: str) -> None:
    assert said(article) == [f"Lara Brandt: {words}"]


@pytest.mark.parametrize("article", TERMS.values(), ids=TERMS)
def test_a_word_within_the_reporters_own_is_a_term(article: str) -> None:
    assert said(article) == []
