"""Whose the verb before a quote is, where other people and places stand between."""

import pytest

from tests.quotes.said import said

SUBJECTS = {
    "town and state before": "At a fair in Brenna, Velmark, on Sunday, Lara Brandt spoke at length, saying that it was “a long road.”",
    "adverb that opens": "Shortly after the session ended, Lara Brandt sent a note saying it was “a long road.”",
    "time that opens": "Hours later, Lara Brandt thanked the Minister, telling reporters: “We act.”",
    "back in a year": "Back in 1999, Lara Brandt met Petra Marin, telling her: “We act.”",
    "ever since": "Ever since she met Petra Marin, Lara Brandt has been a friend of the town, calling it “a small wonder.”",
    "question that opens": "Asked a direct question about this in the hall, Lara Brandt said: “We act.”",
    "two verbs in a clause": "There were sharp words, as when Lara Brandt visited Petra Marin and called her “a poor loser.”",
    "two verbs, but": "Lara Brandt praised the new plan of Petra Marin, but said: “We act.”",
    "with N asking": "The town was quick to answer, with Lara Brandt writing a letter and asking: “Who acts?”",
    "where it was written": "Lara Brandt answered the question of Petra Marin on Owlbook writing: “Who acts?”",
    "in a statement, too": "Lara Brandt thanked Petra Marin and in a statement called it “a small wonder.”",
    "that who": "Lara Brandt (MP, Velmark), who had met Petra Marin, said the plan was “a long road.”",
    "state in brackets": "The row spread to the north, where Senator Lara Brandt (D-Bre.) told the town that “nothing will change now.”",
    "name of a paper": "Lara Brandt, editor in chief of the town’s old newspaper, The Evening Owl, said: “We act.”",
    "town in an aside": "Lara Brandt, during a town hall meeting in Brenna, Velmark, said: “We act.”",
    "office before the name": "The mayor’s Velmark director, Lara Brandt, wrote to the firm, asking in a letter: “Who acts?”",
    "reporting clause inserted": "Because of how they drew the map, explained Lara Brandt, “a small town is cut in two.”",
    "quote in a clause of another's": "A poll shows that “people are not at ease with it,” said Lara Brandt.",
    "for the young": "For the young, on the other hand, “it was never a dream at all,” Lara Brandt said.",
    "late, verb first": "“They can try, but it seems unlikely” that the town will follow, said Lara Brandt, head of the Mission.",
    "apposition with Mr.": "“We act,” Lara Brandt, Mr. Marin’s deputy adviser, said on Sunday.",
    "went on": "“You know how it is, right?” Lara Brandt went on, as if nobody had heard.",
    "minority leader": "“It is over,” Senate minority leader Lara Brandt told reporters.",
    "dot in an apposition": "“Always on the move!” Rep. Lara Brandt, R-Bre., said of the week.",
}


@pytest.mark.parametrize("article", SUBJECTS.values(), ids=SUBJECTS)
def test_subject(article: str) -> None:
    [line] = said(article)
    assert line.split(": ")[0] == "Lara Brandt"


def test_who_did_what_a_relative_clause_tells() -> None:
    article = "One official who saw the exchange said Petra Marin was calm, telling all: “We act.”"
    assert said(article) == ["one official: We act."]


def test_many_who_react_to_somebody() -> None:
    assert said("Others, reacting to the plan of Lara Brandt, shouted: “We act.”") == ["Others: We act."]


def test_a_label_before_the_sentence_does_not_speak() -> None:
    article = "Denial of access: At a checkpoint near Brenna (formerly Altena; 9 km south of Velmark, in the hills), an armed man turned the patrol back, referring to “orders from above”."
    assert said(article) == ["an armed man: orders from above"]


def test_this_week_says_nothing() -> None:
    [line] = said("A group of artists this week published a letter that called it “a small wonder.”")
    assert line.startswith("a group of artists")


def test_a_monday_statement() -> None:
    assert said("“It is so,” reads a Monday statement of the Mission.") == [
        "a Monday statement of the Mission: It is so,"
    ]


def test_words_of_a_headline_are_no_name() -> None:
    article = "Marin Meets Lara Brandt Again as Talks Stall\nThe talks are old. Lara Brandt was there.\n“We act,” said Brandt."
    assert said(article) == ["Lara Brandt: We act,"]
