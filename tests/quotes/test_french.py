"""French: « Q », a déclaré N · a-t-elle ajouté · selon N · « Q, a dit N. Q2 » · N a souligné que « q » · traps."""

import pytest

from tests.quotes.said import quotes_of, said

FORMS = {
    "verb, name, role": "« Nous agissons », a déclaré Claire Dubois, cheffe de la Mission de l’OSCE à Skopje.",
    "verb, role, name": "« Nous agissons », a déclaré la cheffe de la Mission de l’OSCE à Skopje, Claire Dubois.",
    "verb, role, name, no comma": "« Nous agissons », a affirmé la ministre des affaires étrangères Claire Dubois.",
    "madame": "« Nous agissons », a indiqué Mme Claire Dubois.",
    "present": "« Nous agissons », explique Claire Dubois.",
    "curly marks": "“Nous agissons”, a déclaré Claire Dubois.",
    "straight marks": '"Nous agissons", a déclaré Claire Dubois.',
    "inversion": "Claire Dubois est arrivée. « Nous agissons », a-t-elle déclaré.",
    "inversion, present": "Claire Dubois est arrivée. « Nous agissons », explique-t-elle.",
    "inversion, adverb": "Claire Dubois est arrivée. « Nous agissons », a-t-elle également souligné.",
    "for her part": "« Nous agissons », a pour sa part souligné Claire Dubois.",
    "occasion": "« Nous agissons », a déclaré à Vienne Claire Dubois.",
    "inside the marks": "« Nous agissons, a déclaré Claire Dubois. Nous commençons demain. »",
    "inside, pronoun": "Claire Dubois est arrivée. « Nous agissons, a-t-elle dit, et nous commençons demain. »",
    "before, colon": "Claire Dubois a déclaré : « Nous agissons dès demain. »",
    "apposition, colon": "La cheffe de la Mission, Claire Dubois, a rappelé : « Nous agissons dès demain. »",
    "that": "Claire Dubois a souligné que « la situation exige une action immédiate ».",
    "selon": "Selon Claire Dubois, « la situation exige une action immédiate ».",
    "selon elle": "Claire Dubois est arrivée. Selon elle, « la situation exige une action immédiate ».",
    "as she said": "Comme l’a souligné Claire Dubois, « la situation exige une action immédiate ».",
    "bare": "Claire Dubois a appelé au calme. « Nous avons besoin de chacun. »",
    "role alone": "La ministre Claire Dubois est arrivée. « Nous agissons », a déclaré la ministre.",
    "celle-ci": "Le ministre Jean Roy a rencontré Claire Dubois. Celle-ci a salué « une action immédiate et courageuse ».",
    "dialogue": "– Nous agissons, a dit Claire Dubois.",
    "speaking of": "Interrogée à ce sujet, Claire Dubois a répondu : « Nous agissons dès demain. »",
    "adding": "Claire Dubois a salué l’accord, ajoutant que « la situation exige une action immédiate ».",
}


@pytest.mark.parametrize("article", FORMS.values(), ids=FORMS)
def test_who_says_it(article: str) -> None:
    assert {line.split(": ")[0] for line in said(article, "fr")} == {"Claire Dubois"}


def test_clause_inside_the_marks_cuts_two_parts() -> None:
    first, second = quotes_of("« Nous agissons, a déclaré M. Ek, ministre de la justice. Nous commençons. »", "fr")
    assert (first.text, second.text, first.group) == ("Nous agissons", "Nous commençons.", second.group)


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("Claire Dubois, conseillère fédérale", "conseillère fédérale"),
        ("la ministre des affaires étrangères du Maroc, Claire Dubois", "ministre des affaires étrangères du Maroc"),
        (
            "la Représentante de l’OSCE pour la liberté des médias, Claire Dubois",
            "Représentante de l’OSCE pour la liberté des médias",
        ),
    ],
)
def test_roles(phrase: str, role: str) -> None:
    [quote] = quotes_of(f"« Nous agissons », a déclaré {phrase}.", "fr")
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.role) == ("Claire Dubois", role)


def test_country_of_a_minister() -> None:
    [quote] = quotes_of("« Nous agissons », a dit le ministre des affaires étrangères du Maroc, Ali Ek.", "fr")
    assert quote.speaker is not None
    assert quote.speaker.country is not None
    assert quote.speaker.country.id == "MA"


@pytest.mark.parametrize(
    "article",
    [
        "M. Ek a présenté le projet « Villes sûres ».",
        "Le film intitulé « La Chaise vide » a été projeté.",
        "Le parti « Pays fertile » a gagné.",
        "La campagne « Ensemble contre la haine » commence lundi.",
        "M. Ek a évoqué la notion de « retour ».",
        "Un panneau portant la mention « Entrée libre » était accroché.",
    ],
)
def test_titles_projects_and_terms_are_no_speech(article: str) -> None:
    assert said(article, "fr") == []


def test_a_mayors_town_is_nobody() -> None:
    speaker = quotes_of("« Nous agissons », a souligné le maire de Mitrovica, Claire Dubois.", "fr")[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Claire Dubois", "maire de Mitrovica")


def test_a_body_whose_name_says_its_link_again() -> None:
    title = "Directeur du Bureau des institutions démocratiques et des droits de l’homme"
    for article in (
        f"« Nous agissons », a dit Jean Kos, {title}.",
        f"Le {title} (BIDDH), Jean Kos, a dit : « Nous agissons. »",
    ):
        speaker = quotes_of(article, "fr")[0].speaker
        assert speaker is not None
        assert (speaker.name, speaker.role) == ("Jean Kos", title)


@pytest.mark.parametrize(
    ("article", "role"),
    [
        ("L’une d’elles, la conseillère Claire Dubois, 24 ans, a répliqué : « Nous avons le temps. »", "conseillère"),
        ("L’une des expertes, la directrice Claire Dubois, a répliqué : « Nous avons le temps. »", "directrice"),
        ("L’une des expertes, la juge Claire Dubois, a répliqué : « Nous avons le temps. »", "juge"),
    ],
)
def test_one_of_them_and_her_age(article: str, role: str) -> None:
    speaker = quotes_of(article, "fr")[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Claire Dubois", role)
