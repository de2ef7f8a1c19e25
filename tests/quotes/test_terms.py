"""A few words in a sentence that reports: the source's own where something ties them to it, else terms and titles."""

import pytest

from tests.quotes.said import said

TIED = {
    "criticized for": "Lara Brandt criticized the mayor of the old town, Petra Marin, for making “rude remarks” at the fair.",
    "rejected as": "Lara Brandt rejected the phrase as “robot journalism”.",
    "as a": "Lara Brandt defended the deputy head of the office as a “decent man” on Tuesday.",
    "to": "Lara Brandt vowed to “open up” libel laws.",
    "verb in marks": "Lara Brandt said the Mission “welcomes” a new role in the north.",
    "complement": "Lara Brandt stressed the need for a “firm commitment” to peace.",
    "what a person says": "Lara Brandt warned that the law has a “chilling effect” on small papers.",
    "one word, then the reporter's small ones": "Lara Brandt said the rains were no “excuse” for delay.",
    "comma inside": "Lara Brandt said the plan was “ludicrous,” and left.",
}


@pytest.mark.parametrize("article", TIED.values(), ids=TIED)
def test_tied(article: str) -> None:
    [line] = said(article)
    assert line.split(": ")[0] == "Lara Brandt"


NOBODYS = {
    "reporter's noun goes on": "Lara Brandt said that “hybrid” media face pressure.",
    "programme of a station": "On Radio Brenna’s “Women Speak,” Lara Brandt was asked about the plan.",
    "book someone wrote": "The hall was opened by Lara Brandt, the author of “The Long Road.”",
    "a verb": "Lara Brandt said the longest talk had been about the verb “to adjourn”.",
    "a film by N": "A film called “The Long Road” by Lara Brandt was shown.",
    "a term rejected": "Lara Brandt rejected the term “robot journalism”.",
    "nickname": "Pavel “Pavlik” Marin visited the hall on Sunday.",
    "headline": "Brandt: “Nobody Stands Above Our Laws.”",
    "project, far from the cue": "The “q-list” of the town was a long success in all its parts, said Lara Brandt.",
}


@pytest.mark.parametrize("article", NOBODYS.values(), ids=NOBODYS)
def test_nobodys(article: str) -> None:
    assert said(article) == []


def test_a_list_of_terms_has_one_speaker() -> None:
    article = "Lara Brandt called the plan a “crude joke” that is “utterly empty,” a “bad dream” and a “shame.”"
    assert [line.split(": ")[0] for line in said(article)] == ["Lara Brandt"] * 4


def test_what_a_sentence_goes_on_to_report() -> None:
    article = "Lara Brandt said Petra Marin was “very tired” because “she has not slept for a week.”"
    assert [line.split(": ")[0] for line in said(article)] == ["Lara Brandt"] * 2
