"""Forms that newspapers have and press releases seldom: words that go on, owners of claims, verbs of every kind."""

import pytest

from tests.quotes.said import said

GO_ON = {
    "more of what is said": "Orzala Vint said the hall was “a barn” and that she faced a “slow and costly” repair in it.",
    "a sentence the reporter ends": "“We act,” said Orzala Vint. “We have seen it all before” and nobody came.",
    "behind a colon": "Orzala Vint calls the plan “a crude joke”: “Nobody asked us before they drew it.”",
    "opens with a pronoun": "“We’re extremely happy” with the plan, said Orzala Vint, a judge.",
    "reported first": "The town had better go about “mending bridges” to the north, said Orzala Vint.",
    "late": "“If there had been no rain” in the hills and in the towns, Orzala Vint said at a meeting in the town hall of Brenna on Monday, “we would walk.”",
    "calls, behind an apposition": "Orzala Vint, a judge at the court, calls the plan “a mistake” because of its cost.",
    "calls it": "Orzala Vint calls it “the pearl” of the coast.",
    "which N called": "The vote, which Orzala Vint called “a disgrace,” is over.",
    "the state's": "Monday at the state’s own meeting Orzala Vint (Left) said the plan was a “proven failure” in Brenna.",
    "the group “was”": "Orzala Vint said the Brenna Group “was out of place here.”",
    "blamed the law on": "Orzala Vint blamed the law on “weak and tired minds.”",
}  # fmt: skip


@pytest.mark.parametrize("article", GO_ON.values(), ids=GO_ON)
def test_words_that_go_on(article: str) -> None:
    lines = said(article)
    assert len(lines) == article.count("“")
    assert {line.split(": ")[0] for line in lines} == {"Orzala Vint"}


CLAIMS = {
    "claim that": "Bo Ag rejected Orzala Vint’s claim that the plan had “sunk.”",
    "claim is that": "Orzala Vint’s most serious claim is that the court is a “witch hunt” of old foes.",
    "call for": "Bo Ag mocked Orzala Vint’s call for a “quiet revolution” in Brenna.",
    "her promise of": "Orzala Vint, a judge, spoke. Bo Ag, a man of few words, mocked her promise of “free bread” for all.",
    "in N's view": "“This is not a matter of one or two or three things” from roads to wells, in Orzala Vint’s view.",
}
JUDGED = {
    "the claim is judged": "Bo Ag said Orzala Vint’s claim that the plan is late is “simply not true.”",
    "remarks about": "Bo Ag called Orzala Vint’s remarks about a judge “mean.”",
    "as": "Bo Ag dismissed Orzala Vint’s attack as “cheap.”",
}


@pytest.mark.parametrize("article", CLAIMS.values(), ids=CLAIMS)
def test_whose_the_claim_is(article: str) -> None:
    assert [line.split(": ")[0] for line in said(article)] == ["Orzala Vint"]


@pytest.mark.parametrize("article", JUDGED.values(), ids=JUDGED)
def test_who_judges_a_claim(article: str) -> None:
    assert [line.split(": ")[0] for line in said(article)] == ["Bo Ag"]
