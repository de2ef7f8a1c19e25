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


def test_the_latest_of_two_with_one_surname() -> None:
    article = "Minister Marko Petrov met Judge Ivan Petrov. “We act,” said Marko Petrov. “We wait,” Petrov added."
    assert [line.split(":")[0] for line in said(article)] == ["Marko Petrov", "Marko Petrov"]


def test_two_with_their_titles_have_one_voice() -> None:
    article = (
        "The OSCE Secretary General, Lara Brandt, and the UN Special Envoy, Bujar Hoxha, met. “We act,” they said."
    )
    assert said(article) == ["Lara Brandt and Bujar Hoxha: We act,"]
    assert said("“We act,” Lara Brandt and Bujar Hoxha wrote.") == ["Lara Brandt and Bujar Hoxha: We act,"]


def test_it_is_the_document_or_the_organization() -> None:
    article = "The report states that courts are slow. It recommends “an end to the practice of adjourning”."
    assert said(article) == ["the report: an end to the practice of adjourning"]


UNNAMED = {
    "a woman": ("A woman from Osh opened the door. “We have tea,” she said.", "a woman from Osh"),
    "by the noun": ("A farmer from Osh came to Lara Brandt. “We have tea,” the farmer said.", "a farmer from Osh"),
    "one of them": ("One of them – a woman from Osh – said: “We have tea.”", "a woman from Osh"),
    "serving": ("A man serving ten years wrote: “We have tea.”", "a man"),
}


@pytest.mark.parametrize(("article", "name"), UNNAMED.values(), ids=UNNAMED)
def test_somebody_without_a_name_is_given_by_the_fullest_phrase(article: str, name: str) -> None:
    assert said(article)[-1].split(":")[0] == name


def test_the_irish_minister_is_the_minister_of_ireland() -> None:
    article = (
        "Lara Brandt, Foreign Minister of Ireland, met the negotiator Bujar Hoxha. Hoxha was glad.\n"
        "The Irish Minister thanked him. “We act.”"
    )
    assert said(article) == ["Lara Brandt: We act."]


ROLES = {
    "portal": ("“We act,” said Ana Ek, chief editor of the online portal Navo.", "chief editor of the online portal Navo"),
    "against": (
        "“We act,” said Ana Ek, Representative on Intolerance and Discrimination against Muslims.",
        "Representative on Intolerance and Discrimination against Muslims",
    ),
    "of two coordinated": ("He met the President and the Minister for Reintegration, Ana Ek. “We act,” she said.", "Minister for Reintegration"),
    "nobody else's": ("“We act,” said Ana Ek, director of the school and the mayor's elder sister.", "director of the school"),
    "noun like a verb": ("“We act,” said Ana Ek, coordinator for Roma issues in the City of Niš.", "coordinator for Roma issues in the City of Niš"),
    "sentences later": ("“We act,” said Ana Ek.\nThe head of the finance department of Osh municipality smiled.", "head of the finance department of Osh municipality"),
    "the sentence before": ("The Head of the Field Office in Osh visited it. “We act,” Ana Ek reported.", "Head of the Field Office in Osh"),
    "of an event": ("“We act,” said Ana Ek, moderator of the session.", "moderator of the session"),
    "event in a name": ("“We act,” said Ana Ek, Head of the Training Department.", "Head of the Training Department"),
    "rule of law": ("“We act,” said Ana Ek, head of the rule of law unit.", "head of the rule of law unit"),
    "nobody listed": ("“We act,” says stove-mender Ana Ek.", "stove-mender"),
    "who has been": ("“We act,” said Ana Ek, who has been heading the Office in Osh.", "heading the Office in Osh"),
    "topic before the name": ("The Deputy Minister for Reintegration Ana Ek came. “We act,” she said.", "Deputy Minister for Reintegration"),
    "not what led to it": ("After the meeting with Deputy Minister Ana Ek all was calm. “We act,” Ek said.", "Deputy Minister"),
    "not the next one's": ("Foreign Minister Ana Ek, and the Mayor of Osh, Bo Ag, met. “We act,” Ek said.", "Foreign Minister"),
    "not the main clause": ("According to Ana Ek, one defendant in nine does not understand. “We act,” Ek said.", None),
    "just met": ("Ana Ek told a story. “We act,” the Deputy Head of the Cybercrime Department said.", "Deputy Head of the Cybercrime Department"),
}  # fmt: skip


@pytest.mark.parametrize(("article", "role"), ROLES.values(), ids=ROLES)
def test_the_role_is_the_longest_title_phrase(article: str, role: str | None) -> None:
    speaker = quotes_of(article)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Ana Ek", role)


def test_a_full_name_that_only_a_quote_gives() -> None:
    article = "“I have appointed Ottokar Vranck,” said Ana Ek. Dr. Vranck was brief. “We act and we wait,” he said."
    assert said(article)[-1] == "Ottokar Vranck: We act and we wait,"


DESCRIBED = {
    "the master": "Stove-mender Orzala Vint built it. “We act,” the master said.",
    "the 24-year-old": "Orzala Vint opened the door. “We act,” the 24-year-old said.",
    "the official of a body": "Orzala Vint, OSCE Political Officer, came. “We act,” the OSCE official said.",
}


@pytest.mark.parametrize("article", DESCRIBED.values(), ids=DESCRIBED)
def test_a_description_means_the_person_just_mentioned(article: str) -> None:
    assert said(article) == ["Orzala Vint: We act,"]


def test_the_colleague_of_somebody_is_somebody_else() -> None:
    assert (
        said("Judge Orzala Vint left. Her predecessor called it “a bold step”.")[0].split(":")[0] == "her predecessor"
    )
