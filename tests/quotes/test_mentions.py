"""Who is meant: surnames, pronouns, titles without a name, late names, pairs, organizations, documents, groups."""

import pytest

from tests.quotes.said import quotes_of, said

PRONOUNS = {
    "she, one woman": ("Ambassador Lara Brandt met Minister Peter Hoxha. “We act,” she said.", "Lara Brandt"),
    "he, one man": ("Ambassador Lara Brandt met Minister Peter Hoxha. “We act,” he said.", "Peter Hoxha"),
    "unknown names, subject": ("Orzala Vint met Bujku Tarn in Osh. “We act,” she said.", "Orzala Vint"),
    "Mr and Ms": ("Ms Vint met Mr Tarn. “We act,” he said.", "Tarn"),
    "sex from an earlier pronoun": (
        "Orzala Vint is a judge. “We act,” she said.\nVint met Bujku Tarn. Tarn thanked her. “We wait,” he said.",
        "Bujku Tarn",
    ),
    "she across paragraphs": ("Lara Brandt, a judge, opened the meeting.\n“We act,” she said.", "Lara Brandt"),
    "chain of pronouns": (
        "Lara Brandt opened the meeting. She thanked Minister Ana Hoxha. “We act,” she said.",
        "Lara Brandt",
    ),
    "verb of a man": ("Chairman Orzala Vint thanked Ana Hoxha. “We act,” he said.", "Orzala Vint"),
    "his statement": ("Ambassador Peter Hoxha was brief. In his words, “we act when we must.”", "Peter Hoxha"),
    "after a quote of his": (
        "“We act,” said Lara Brandt. The Mission has 20 offices. “We act now and we act well,” she added.",
        "Lara Brandt",
    ),
}


@pytest.mark.parametrize(("article", "name"), PRONOUNS.values(), ids=PRONOUNS)
def test_pronouns(article: str, name: str) -> None:
    assert said(article)[-1].split(": ")[0] == name


TITLES = {
    "the Ambassador": "Ambassador Lara Brandt met the mayor. “We act,” the Ambassador noted.",
    "the Minister": "Foreign Minister Lara Brandt met Ambassador Peter Hoxha. “We act,” the Minister said.",
    "the Head of Mission": "Lara Brandt, Head of the OSCE Mission to Serbia, came. “We act,” the Head of Mission said.",
    "late name": "The OSCE Mission Head praised it. “We act,” the Mission Head said.\nLara Brandt, the OSCE Mission Head, left.",
    "two similar titles": (
        "Lara Brandt, Deputy Minister of Justice of Malta, met Peter Hoxha, Deputy Minister of Interior. "
        "“We act,” the Deputy Justice Minister said."
    ),
    "the Special Representative": (
        "“We act,” the Special Representative said.\nLara Brandt, Special Representative of the Chairmanship, left."
    ),
    "the diplomat": "Ambassador Lara Brandt spoke. “We act,” said the diplomat.",
    "surname before the full name": "“We act,” Brandt said.\nLara Brandt, Head of Mission, left.",
    "surname": "Lara Brandt, Head of Mission, left. “We act,” Brandt said.",
    "title and surname": "Lara Brandt, Head of Mission, left. “We act,” Ambassador Brandt said.",
    "diacritics forgotten": "Lara Brandt left. “We act,” Lara Brandt said.",
}


@pytest.mark.parametrize("article", TITLES.values(), ids=TITLES)
def test_titles_and_surnames(article: str) -> None:
    assert said(article)[-1].split(": ")[0] == "Lara Brandt"


def test_diacritics_are_folded_for_matching_only() -> None:
    assert said("Xhuljana Çela left. “We act,” Cela said.") == ["Xhuljana Çela: We act,"]


def test_two_people_of_one_surname() -> None:
    article = "Lara Hoxha met Peter Hoxha. “We act,” said Ms Hoxha. “We wait,” said Mr Hoxha."
    assert said(article) == ["Lara Hoxha: We act,", "Peter Hoxha: We wait,"]


def test_a_surname_misspelt_once_is_still_the_person() -> None:
    assert said("Lara Scarpitta left. “We act,” Scarpita said.") == ["Lara Scarpitta: We act,"]


def test_they_are_the_pair_before() -> None:
    article = "Rano and Gulsara opened a shop. “We act,” they said."
    [quote] = quotes_of(article)
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.kind) == ("Rano and Gulsara", "group")


OTHERS = {
    "mission": ("“We act,” the OSCE Mission to Skopje said.", "the OSCE Mission to Skopje", "organization"),
    "ministry": ("“We act,” said the Ministry of Justice.", "the Ministry of Justice", "organization"),
    "acronym": ("“We act,” ODIHR said in a statement.", "ODIHR", "organization"),
    "report": ("“Journalists were attacked,” the report says.", "the report", "document"),
    "statement": ("“Journalists were attacked,” the statement reads.", "the statement", "document"),
    "statement of N": ("The joint statement says: “Journalists were attacked.”", "the joint statement", "document"),
    "declaration states": ("“Journalists were attacked,” the declaration states.", "the declaration", "document"),
    "letter": ("“Journalists were attacked,” says a letter to the Prosecutor.", "a letter", "document"),
    "participants": ("“We act,” said participants.", "participants", "group"),
    "observers": ("“We act,” the observers concluded.", "the observers", "group"),
    "three experts": ("“We act,” warned the three experts.", "the three experts", "group"),
    "one participant": ("“We act,” one participant said.", "one participant", "person"),
    "a lawyer from": ("“We act,” admitted a lawyer from Thessaloniki.", "a lawyer from Thessaloniki", "person"),
    "one of the speakers": ("“We act,” one of the speakers recounted.", "one of the speakers", "person"),
}


@pytest.mark.parametrize(("article", "name", "kind"), OTHERS.values(), ids=OTHERS)
def test_speakers_without_a_name(article: str, name: str, kind: str) -> None:
    [quote] = quotes_of(article)
    assert quote.speaker is not None
    got = quote.speaker.name
    assert (got.removesuffix(" to the Prosecutor"), quote.speaker.kind) == (name, kind)
