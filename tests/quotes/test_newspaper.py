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


WHOSE = {
    "while": "While not everything Bo Ag says is true, Orzala Vint said Bo Ag is “telling us what we want to hear.”",
    "a snappy retort": "Orzala Vint delivered a snappy retort: “No one is tearing this up.”",
    "a Brenna comment": "Orzala Vint at once posted a Brenna comment of her own, saying, “We are so happy!”",
    "to bar M": "In response to Bo Ag’s proposal to bar Tadeks from the hall, Orzala Vint rallied her people, saying: “We stay.”",
    "and said, behind a quote": "Orzala Vint asked the town for an “early review” of the Brenna bridge and said the office should set up a “health watch” for all.",
    "in what N has dubbed": "Bo Ag and Pia Om met in what Orzala Vint in her column has dubbed “the turnip war.”",
    "when N called": "The break was complete when Orzala Vint in her speech called them “thieves” and left.",
    "as N explained": "As Orzala Vint explained, three roads are shut this week, “which sounds like a lot.”",
    "participle of the whole sentence": "Orzala Vint went on Radio “Noon” to talk of her rival, Bo Ag, saying she was “quite sure” of it.",
    "while M said": "Bo Ag suggested that the road be shut, while Orzala Vint said that the “stakes are too high” for that.",
    "with N telling": "The storm began a debate over how the town responds, with Judge Orzala Vint telling reporters on Monday she saw Bo Ag as “directly responsible” for it.",
    "by saying": "Orzala Vint ended her list by saying “Too many.”",
    "went on to say": "Orzala Vint went on to say she’s “confident” that it ends well.",
    "was prompted to say": "Much of it was so quiet that Orzala Vint was prompted to say, “I cannot believe it.”",
    "groused": "On Monday, Orzala Vint groused to a crowd in Brenna that the paper “does not treat me well” in spring.",
    "the vote signals": "The vote in the north signals “the beginning of the end” for the bridge, said Orzala Vint, head of the council.",
    "what ends the sentence": "Bridges are “the best idea we ever had” and “help the young,” Orzala Vint, the judge, said at the fair on Sunday.",
    "the Post's editor": "“Bo Ag asked both of us to come along” the Post’s senior politics editor Orzala Vint responded.",
    "county": "Bo Ag spoke. “The films show it clearly,” Tarn County Sheriff Orzala Vint said on Monday.",
    "of a centre called after M": "Bo Ag spoke. “Building one is hard,” Orzala Vint of the James Martin Center for Bridges wrote in the Echo.",
    "a trade and a word nobody knows": "“I do not know,” said undecided Swedish voter Orzala Vint, before the fair.",
    "called M": "Orzala Vint called Mrs. Ag an “Uncle Bo.”",
    "told M, the lawyer, that": "The judge, Orzala Vint, told Bo Ag’s lawyer, Pia Om, that he was “late.”",
    "turned to M": "Orzala Vint spoke. Then she turned to Bo Ag: “And you?”",
    "by N, behind the quote": "The plan has been called “a crude joke” by Orzala Vint.",
    "values": "Orzala Vint said last week that Bo Ag stands for “Brenna values,” and left.",
}  # fmt: skip


@pytest.mark.parametrize("article", WHOSE.values(), ids=WHOSE)
def test_whose_words_they_are(article: str) -> None:
    lines = [line for line in said(article) if not line.endswith(": Noon")]
    assert len(lines) == article.replace("“Noon”", "").count("“")
    assert {line.split(": ")[0] for line in lines} == {"Orzala Vint"}


THEIRS = {
    "a N spokesman": ("Ana Kos spoke. “No,” a Kos spokesman said.", "a Kos spokesman"),
    "one N aide, before the quote": ("Ana Kos spoke. One Kos aide said that it was “quite late.”", "one Kos aide"),
    "a spokesman for N, before the quote": (
        "On Monday, a spokesman for Ana Kos said it was “quite late.”",
        "a spokesman for Ana Kos",
    ),
    "in the office of Mayor N": (
        "An official in the office of Mayor Ana Kos told reporters that it was “late.”",
        "an official in the office of Mayor Ana Kos",
    ),
    "of the Chairperson, Ambassador N": (
        "The Special Representative of the Chairperson-in-Office Ambassador Ana Kos said it was “late.”",
        "Ana Kos",
    ),
    "Chief of Police Colonel N": ("The Chief of Police Colonel Ana Kos said it was “late.”", "Ana Kos"),
    "a lawyer representing N": ("A lawyer representing Ana Kos said it was “late.”", "a lawyer"),
    "a man named N": ("A man named Ivo Berg said it was “late.”", "Ivo Berg"),
    "N of Brenna": ("Prof. Ana Kos of Brenna, an expert on roads, warned that it was “late.”", "Ana Kos"),
    "supporters of N": ("Supporters of Ana Kos say she is “honest.”", "Supporters of Ana Kos"),
    "the message of N": ("The message of Ana Kos called it “late.”", "Ana Kos"),
    "found that half of voters": ("A poll found that half of voters call her “honest.”", "a poll"),
    "the N campaign": ("Ana Kos spoke. “We act,” said the Kos campaign.", "the Kos campaign"),
    "a N adviser, M": ("Ana Kos spoke. “We act,” said a Kos adviser, Ivo Berg.", "Ivo Berg"),
}


@pytest.mark.parametrize(("article", "speaker"), THEIRS.values(), ids=THEIRS)
def test_a_name_that_only_says_whose(article: str, speaker: str) -> None:
    assert [line.split(": ")[0] for line in said(article)] == [speaker]


QUOTED = {
    "the Echo quoted N as saying": "The Echo quoted Orzala Vint as saying “it is late.”",
    "state television": "“It is late,” state television quoted Orzala Vint as saying.",
    "was quoted by the Echo as saying": "Orzala Vint was quoted by the Echo as saying that it was “late.”",
    "criticized by N as": "The law criticized by Orzala Vint as “a step back” was dropped.",
    "then came N": "Then came Orzala Vint: “It was late.”",
    "a label – N": "Voters are late again – Orzala Vint: “One of the biggest lessons was a simple one.”",
    "the law does": "After meeting Bo Ag, Orzala Vint said the law “cannot stand.”",
    "the party will": "Orzala Vint said the party “will get there.”",
}


@pytest.mark.parametrize("article", QUOTED.values(), ids=QUOTED)
def test_who_is_quoted(article: str) -> None:
    assert [line.split(": ")[0] for line in said(article)] == ["Orzala Vint"]


RANKS = {
    "Sen. is senator": "Sen. Orzala Vint came. Bo Ag left. “We act,” the senator said.",
    "the Ohio senator": "Senator Orzala Vint came. Bo Ag left. “We act,” the Ohio senator said.",
    "the federal judge": "Judge Orzala Vint came. Bo Ag left. “We act,” the federal judge said.",
}


@pytest.mark.parametrize("article", RANKS.values(), ids=RANKS)
def test_whose_rank_it_is(article: str) -> None:
    assert said(article) == ["Orzala Vint: We act,"]


def test_two_on_a_ticket_are_nobody() -> None:
    article = (
        "The Brand-Vint ticket lost. Judge Orzala Vint and Bo Brand left. “We act,” Vint said. “So do I,” said Brand."
    )
    assert [line.split(": ")[0] for line in said(article)] == ["Orzala Vint", "Bo Brand"]


def test_a_surname_that_is_a_small_word() -> None:
    article = (
        "Columnist George Will spoke. Bo Ag left. “It is late,” Will wrote. Of “old ways,” Will urged all to be rid."
    )
    assert [line.split(": ")[0] for line in said(article)] == ["George Will"] * 2
