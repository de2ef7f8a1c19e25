"""The cue stands after the quote: "Q," said N, R · "Q," N said · "Q," she said · "Q," according to N."""

import pytest

from tests.quotes.said import said

VERB_SUBJECT = {
    "full name and role": "“We act,” said Lara Brandt, Head of the OSCE Centre in Ashgabat.",
    "honorific": "“We act,” said Ambassador Lara Brandt.",
    "two honorifics": "“We act,” said Prof. Dr. Lara Brandt.",
    "title first": "“We act,” said OSCE Secretary General Lara Brandt.",
    "title first, article, comma": "“We act,” said the Head of the OSCE Mission to Skopje, Ambassador Lara Brandt.",
    "title first, no comma": "“We act,” said Head of the OSCE Mission to Bosnia and Herzegovina Lara Brandt today in Sarajevo.",
    "adjective of State": "“We act,” said Finnish Foreign Minister Lara Brandt.",
    "possessive of State": "“We act,” said Norway's Minister of Foreign Affairs Lara Brandt.",
    "topic in title": "“We act,” said OSCE Senior Adviser on Gender Issues Lara Brandt.",
    "brackets after name": "“We act,” said Lara Brandt (MP, Malta), Vice-President of the OSCE Parliamentary Assembly.",
    "adverb": "“We act,” also noted Lara Brandt.",
    "particle": "“We act,” pointed out Lara Brandt.",
    "comma outside": "“We act”, stressed Lara Brandt.",
    "comma missing": "“We act” stressed Lara Brandt.",
    "question": "“Do we act?” asked Lara Brandt.",
    "verb nobody listed": "“We act,” grinned Lara Brandt.",
    "dash": "“We act” – said Lara Brandt.",
    "lower-case title": "“We act,” said deputy mayor Lara Brandt.",
    "age": "“We act,” said 23-year-old student Lara Brandt.",
    "one of them": "“We act,” said one of them, Lara Brandt, a farmer from Osh.",
    "indefinite title": "“We act,” said a participant from Osh, Lara Brandt.",
    "old agency style": '"We act," stated Lara Brandt, OSCE Political Officer in Tetovo, today.',
    "adverbial after name": "“We act,” said Lara Brandt during a visit to the border crossing point at Merdare.",
    "told": "“We act,” Lara Brandt told a press conference in Vienna on Monday.",
    "sum up": "“We act,” summed up Lara Brandt.",
    "double surname": "“We act,” said Ms. Lara Brandt.",
    "topic and place in title": "“We act,” said the coach of the under-16 team from Osh, Lara Brandt.",
    "rank with dots": "“We act,” said Lt. Col. Lara Brandt.",
    "excellency with dots": "“We act,” said H.E. Lara Brandt.",
    "abbreviation in title": "“We act,” said U.S. federal judge Lara Brandt.",
}


@pytest.mark.parametrize("name", ["Lara Brandt", "Orzala Vint"])
@pytest.mark.parametrize("article", VERB_SUBJECT.values(), ids=VERB_SUBJECT)
def test_verb_then_speaker(article: str, name: str) -> None:
    [line] = said(article.replace("Lara Brandt", name))
    assert line.split(": ")[0] == name


SUBJECT_VERB = {
    "name": "“We act,” Lara Brandt said.",
    "honorific and name": "“We act,” Ambassador Lara Brandt said.",
    "role behind name": "“We act,” Lara Brandt, the Head of the OSCE Mission to Serbia, said.",
    "brackets": "“We act,” Lara Brandt (MP, Malta) said.",
    "relative clause": "“We act,” Lara Brandt, who heads the OSCE Mission to Serbia, said.",
    "role, comma, name": "“We act,” the Head of the OSCE Mission to Serbia, Lara Brandt, said.",
    "auxiliary": "“We act,” Lara Brandt has repeatedly said.",
    "went on to": "“We act,” Lara Brandt added later.",
    "no comma before the clause": "“We act!” Lara Brandt exclaimed.",
    "as N put it": "“We act,” as Lara Brandt put it.",
    "is how": "“We act” is how Lara Brandt put it.",
    "was what": "“We act” was what Lara Brandt answered.",
    "according to": "“We act,” according to Lara Brandt, Head of Mission.",
    "in the words of": "“We act,” in the words of Ambassador Lara Brandt.",
    "wrote": "“We act,” Lara Brandt wrote in a letter to the authorities.",
    "somebody's adviser": "“We act,” Koja senior adviser Lara Brandt said.",
    "apposition that does not close": "“We act,” Lara Brandt, the judge who founded the club said.",
    "verb nobody listed": "“We act,” Lara Brandt barked and left the room.",
    "late": "“We act” because of the rain, Lara Brandt said.",
    "after what looks like a cue": "They want to “act together,” Lara Brandt said.",
    "in N's words": "“We act together” was, in Lara Brandt’s words, the motto.",
}


@pytest.mark.parametrize("name", ["Lara Brandt", "Orzala Vint"])
@pytest.mark.parametrize("article", SUBJECT_VERB.values(), ids=SUBJECT_VERB)
def test_speaker_then_verb(article: str, name: str) -> None:
    [line] = said(article.replace("Lara Brandt", name))
    assert line.split(": ")[0] == name


NAMES = [
    "Maria van der Hoeven",
    "Siobhán Ó Murchú",
    "Juan Fernández Trigo",
    "Jean-Claude Meyer-Dupont",
    "J. R. Baker",
    "Anna M. Ek",
    "Xhuljana Çela",
    "Đorđe Žižić",
    "Anneke van ’t Hof",
    "Seán O’Brien",
    "Olivier de La Tour",
    "Ali bin Salem",
    "Roza Otunbekova",
    "Gwendolyn ap Rhys",
    "Anna London",
    "Peter Bishop",
    "Per Lindqvist",
    "Concepción Arizmendi y Laborda",
    "J.R. Baker",
    "Carla Forest",
    "Abdul Rahman al-Hakim",
    "Dilfuza Yo‘ldosheva",
    "Aizhan kyzy Nurlan",
    "Kim Ji-hoon",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_all_shapes(name: str) -> None:
    assert said(f"“We act,” said {name}, a judge.") == [f"{name}: We act,"]
    assert said(f"“We act,” Ambassador {name} said.") == [f"{name}: We act,"]
    assert said(f"Ambassador {name} said: “We act.”") == [f"{name}: We act."]


def test_a_place_or_a_paper_is_nobodys_name() -> None:
    article = "Orzala Vint, chief editor of the online portal Navo, was glad. “We act,” she said."
    assert said(article) == ["Orzala Vint: We act,"]
    assert said("The Orlesian Interior Minister promised “all that is needed”.")[0].startswith("the Orlesian Interior")


def test_a_surname_may_be_a_word_of_titles() -> None:
    assert said("Peter King, a judge, came. “We act,” King said.") == ["Peter King: We act,"]
