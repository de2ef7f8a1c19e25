"""Albanian: “Q”, tha N · N theksoi se “q” · sipas N · shtoi ajo · definite titles, traps."""

import pytest

from tests.quotes.said import quotes_of, said

FORMS = {
    "verb, name, role": "“Jemi gati”, tha Arta Krasniqi, Shefe e Misionit të OSBE-së në Kosovë.",
    "verb, honorific": "“Jemi gati”, theksoi Ambasadorja Arta Krasniqi.",
    "verb, role, name": "“Jemi gati”, deklaroi Shefja e Misionit të OSBE-së në Kosovë, Arta Krasniqi.",
    "low marks": "„Jemi gati“, tha Arta Krasniqi.",
    "pointed marks": "«Jemi gati», tha Arta Krasniqi.",
    "straight marks": '"Jemi gati", tha Arta Krasniqi.',
    "expressed herself": "“Jemi gati”, u shpreh Arta Krasniqi.",
    "has said": "“Jemi gati”, ka thënë Arta Krasniqi.",
    "subject first": "“Jemi gati”, Arta Krasniqi deklaroi në Tiranë.",
    "pronoun": "Arta Krasniqi hapi shkollën. “Jemi gati”, shtoi ajo.",
    "subject left out": "Arta Krasniqi hapi shkollën. “Jemi gati”, tha më tej.",
    "before, colon": "Arta Krasniqi tha: “Jemi gati të fillojmë punën.”",
    "that": "Arta Krasniqi theksoi se “vendi është gati të fillojë”.",
    "she added": "Arta Krasniqi hapi shkollën. Ajo shtoi se “vendi është gati të fillojë”.",
    "sipas": "Sipas Arta Krasniqit, “vendi është gati të fillojë”. “Jemi gati”, tha Arta Krasniqi.",
    "as she said": "Siç tha Arta Krasniqi, “vendi është gati të fillojë”.",
    "aside": "Në fjalën e saj, Ambasadorja Arta Krasniqi tha: “Jemi gati të fillojmë punën.”",
    "bare": "Arta Krasniqi bëri thirrje për qetësi. “Jemi gati të fillojmë punën.”",
    "split": "“Jemi gati”, tha Arta Krasniqi. “Fillojmë nesër.”",
    "role alone": "Ambasadorja Arta Krasniqi hapi shkollën. “Jemi gati”, tha Ambasadorja.",
}


@pytest.mark.parametrize("article", FORMS.values(), ids=FORMS)
def test_who_says_it(article: str) -> None:
    assert {line.split(": ")[0] for line in said(article, "sq")} == {"Arta Krasniqi"}


def test_role_and_structure() -> None:
    [quote] = quotes_of("“Jemi gati”, tha Jan Ek, Shef i Misionit të OSBE-së në Kosovë.", "sq")
    assert quote.speaker is not None
    assert quote.speaker.role == "Shef i Misionit të OSBE-së në Kosovë"
    assert quote.speaker.structure is not None
    assert quote.speaker.structure.id == "mission-in-kosovo"


@pytest.mark.parametrize(
    ("article", "name"),
    [
        ("Foli Besnik Malaj, kryetar i komunës.\nSipas Malajt, “rruga do të jetë gati në vjeshtë”.", "Besnik Malaj"),
        ("Ambasadori Jan Ek mbërriti.\nSipas Ambasadorit, “rruga do të jetë gati në vjeshtë”.", "Jan Ek"),
    ],
)
def test_a_name_in_another_case_is_the_person(article: str, name: str) -> None:
    assert said(article, "sq")[0].split(": ")[0] == name


@pytest.mark.parametrize(
    "article",
    [
        "Jan Ek prezantoi projektin “Fol me mua”.",
        "Doracaku me titull “Hapi i parë” u shpërnda.",
        "Koalicioni “Rilindja” fitoi zgjedhjet.",
        "Konferenca u mbajt nën moton “Gjuha që na bashkon”.",
        "Në mur ishte mbishkrimi “Mirë se vini”.",
    ],
)
def test_titles_projects_and_slogans_are_no_speech(article: str) -> None:
    assert said(article, "sq") == []


def test_the_university_of_a_speaker_says_nothing() -> None:
    assert said("Profesori Jan Ek i Universitetit të Shkupit shtoi: “Ata ndanë bukën.”", "sq") == [
        "Jan Ek: Ata ndanë bukën."
    ]
