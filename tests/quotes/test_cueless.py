"""No cue beside the quote: split utterances, speech after an indirect sentence, paragraphs of nothing but speech."""

import pytest

from tests.quotes.said import quotes_of, said

SPLIT = {
    "two sentences": "“We act,” said {}. “We act now.”",
    "name first": "“We act,” {} said. “We act now.”",
    "one sentence": "“We act,” said {}, “and we act now.”",
    "one sentence, role": "“We act,” said {}, Head of the OSCE Centre in Ashgabat, “and we act now.”",
    "role": "“We act,” said {}, Head of the OSCE Centre in Ashgabat. “We act now.”",
    "role in front": "“We act,” stated OSCE Secretary General {}. “We act now.”",
    "pronoun": "{} spoke last. “We act,” she said. “We act now.”",
    "dash": "“We act,” {} said – “and we act now.”",
    "adverbial": "“We act,” said {} at the opening of the conference in Vienna on Monday. “We act now.”",
    "no space": "“We act,” said {}.“We act now.”",
    "three parts": "“We act,” said {}. “We act now.” “And we do not stop.”",
}


@pytest.mark.parametrize("article", SPLIT.values(), ids=SPLIT)
def test_parts_cut_by_the_reporting_clause_are_one_utterance(article: str) -> None:
    quotes = quotes_of(article.format("Orzala Vint"))
    assert len(quotes) >= 2
    assert {quote.group for quote in quotes} == {0}
    assert {quote.speaker.name if quote.speaker else None for quote in quotes} == {"Orzala Vint"}
    assert {quote.kind for quote in quotes} == {"direct"}


BARE = {
    "called for": "Orzala Vint, Head of Mission, called on the authorities to investigate. “We expect answers.”",
    "said that": "Orzala Vint said that the law was unclear. “We expect answers.”",
    "welcomed": "Ambassador Orzala Vint welcomed the agreement. “We expect answers.”",
    "after address": "In her keynote address Orzala Vint warned against haste. “We expect answers.”",
    "pronoun": "Ambassador Orzala Vint met the Minister. She stressed that time was short. “We expect answers.”",
    "role": "Ambassador Orzala Vint, Head of Mission, was in Osh. The Head of Mission noted the progress. “We expect answers.”",
    "object is a person": "Orzala Vint thanked Minister Bujar Hoxha for his support. “We expect answers.”",
    "another sentence between": "Orzala Vint said that the law was unclear. It had been adopted in haste. “We expect answers.”",
    "relative clause": "Orzala Vint, who heads the OSCE Mission to Serbia, described the plan as bold. “We expect answers.”",
    "learned": "Her colleague Orzala Vint, who came from Osh, learned a lot. “We expect answers.”",
    "for N": "For Orzala Vint, a student from Osh, the course was an eye-opener. “We expect answers.”",
    "passive": "The workshop was opened by Orzala Vint, Head of Mission. “We expect answers.”",
    "agreed": "Orzala Vint agreed. “We expect answers.”",
    "not everybody": "Orzala Vint was not convinced. “We expect answers.”",
}


@pytest.mark.parametrize("article", BARE.values(), ids=BARE)
def test_speech_after_an_indirect_sentence_is_its_subjects(article: str) -> None:
    assert said(article) == ["Orzala Vint: We expect answers."]


CARRY = {
    "after a cue": "“We act,” said {}, Head of Mission.\n“We expect answers from the authorities.”",
    "after a split": "“We act,” said {}. “We act now.”\n“We expect answers from the authorities.”",
    "after indirect speech": "{} noted that the law was unclear.\n“We expect answers from the authorities.”",
    "after a narrative paragraph": (
        "“We act,” said {}.\nThe project started in 2015 and covers ten towns.\n“We expect answers from the authorities.”"
    ),
    "after a colon": "{} said in a statement:\n“We expect answers from the authorities.”",
    "after the following statement": "{} issued the following statement:\n“We expect answers from the authorities.”",
    "after an organization acts": (
        "“We act,” said {}.\nThe Mission organizes such courses since 2001.\n“We expect answers from the authorities.”"
    ),
}


@pytest.mark.parametrize("article", CARRY.values(), ids=CARRY)
def test_a_paragraph_of_nothing_but_speech_is_the_speakers_before(article: str) -> None:
    last = quotes_of(article.format("Orzala Vint"))[-1]
    assert last.speaker is not None
    assert last.speaker.name == "Orzala Vint"
    assert last.group == (
        0 if last.paragraph == 0 else len({q.group for q in quotes_of(article.format("Orzala Vint"))}) - 1
    )


def test_a_paragraph_that_does_not_close_goes_on_in_the_next() -> None:
    article = "Orzala Vint said: “We act.\n“We act now.\n“We expect answers.”"
    quotes = quotes_of(article)
    assert [quote.text for quote in quotes] == ["We act.", "We act now.", "We expect answers."]
    assert {quote.group for quote in quotes} == {0}
    assert {quote.speaker.name if quote.speaker else None for quote in quotes} == {"Orzala Vint"}


def test_the_speaker_named_in_the_last_paragraph_said_all_of_it() -> None:
    article = "“We act.\n“We act now.\n“We expect answers,” said Orzala Vint."
    assert said(article) == ["Orzala Vint: We act.", "Orzala Vint: We act now.", "Orzala Vint: We expect answers,"]


def test_two_speakers_in_one_paragraph() -> None:
    article = "“We act,” said Lara Brandt. “We act now.” Orzala Vint disagreed. “We expect answers first,” he said. “Then we act.”"
    assert [line.split(":")[0] for line in said(article)] == [
        "Lara Brandt",
        "Lara Brandt",
        "Orzala Vint",
        "Orzala Vint",
        "Orzala Vint",
    ][:4]


SAME_SPEAKER = {
    "further verb": "Lara Brandt rejected the claim as “premature” and pledged that all “will be open to the public”.",
    "further clause": "Lara Brandt said that the vote was “a step back for all” and that voters “had no real choice”.",
    "colon": "“We act,” Lara Brandt observed: “and we act now.”",
}


@pytest.mark.parametrize("article", SAME_SPEAKER.values(), ids=SAME_SPEAKER)
def test_what_is_joined_by_and_has_one_speaker(article: str) -> None:
    assert [line.split(":")[0] for line in said(article)] == ["Lara Brandt", "Lara Brandt"]


def test_somebody_introduced_speaks_next_and_somebody_written_about_does_not() -> None:
    introduced = (
        "“We act,” said Lara Brandt.\nAna Ek, editor of a magazine, presented a survey.\n“We ask everybody we meet.”"
    )
    assert said(introduced)[-1].startswith("Ana Ek")
    victim = (
        "Lara Brandt, a judge, deplored the attack on Bujar Hoxha. “We act,” she said.\n"
        "Hoxha had published reports on gravel.\n“We ask everybody we meet.”"
    )
    assert said(victim)[-1].startswith("Lara Brandt")


def test_an_organization_quoted_in_passing_does_not_go_on() -> None:
    article = "“We act,” said Lara Brandt.\nThe Ministry called it “a bold step”.\n“We ask everybody we meet.”"
    assert said(article)[-1].startswith("Lara Brandt")


def test_the_last_part_tells_who_said_the_parts_before() -> None:
    article = "Ana Ek spoke first.\n“We act.\n“We act now.\n“We ask everybody,” Lara Brandt wrote."
    assert {line.split(":")[0] for line in said(article)} == {"Lara Brandt"}
