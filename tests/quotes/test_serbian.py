"""Serbian and its neighbours, both alphabets: „Q“, rekla je N · dodala je · prema rečima N · kako je naveo N · traps."""

import pytest

from osce_scraper.quotes.languages.inflection import in_cyrillic
from tests.quotes.said import quotes_of, said

FORMS = {
    "verb, name, role": "„Mi smo spremni“, rekla je Vesna Ilić, šefica Misije OEBS-a u Srbiji.",
    "verb, role, name": "„Mi smo spremni“, izjavila je šefica Misije OEBS-a u Srbiji Vesna Ilić.",
    "two titles": "„Mi smo spremni“, izjavila je šefica Misije OEBS-a u Srbiji, ambasadorka Vesna Ilić.",
    "verb, honorific": "„Mi smo spremni“, istakla je ambasadorka Vesna Ilić.",
    "adverb": "„Mi smo spremni“, takođe je naglasila Vesna Ilić.",
    "time and place": "„Mi smo spremni“, rekla je danas u Beogradu Vesna Ilić.",
    "addressee": "„Mi smo spremni“, rekla je novinarima Vesna Ilić.",
    "present": "„Mi smo spremni“, kaže Vesna Ilić.",
    "subject first": "„Mi smo spremni“, Vesna Ilić je rekla.",
    "Bosnian marks": "„Mi smo spremni”, rekla je Vesna Ilić.",
    "pointed marks": "»Mi smo spremni«, rekla je Vesna Ilić.",
    "straight marks": '"Mi smo spremni", rekla je Vesna Ilić.',
    "subject left out": "Vesna Ilić je otvorila školu. „Mi smo spremni“, rekla je.",
    "subject left out, before": "Vesna Ilić je otvorila školu. Dodala je: „Mi smo spremni da počnemo.“",
    "pronoun": "Vesna Ilić je otvorila školu. „Mi smo spremni“, dodala je ona.",
    "before, colon": "Vesna Ilić je rekla: „Mi smo spremni da počnemo.“",
    "that": "Vesna Ilić je istakla da je „zemlja spremna da počne“.",
    "as she said": "Kako je navela Vesna Ilić, „zemlja je spremna da počne“.",
    "in her words": "Vesna Ilić je otvorila školu. Prema njenim rečima, „deca su spremna da počnu“.",
    "bare": "Vesna Ilić je pozvala na mir. „Mi smo spremni da počnemo.“",
    "split": "„Mi smo spremni“, rekla je Vesna Ilić. „Počinjemo sutra.“",
    "aside": "U svom obraćanju ambasadorka Vesna Ilić je rekla: „Mi smo spremni da počnemo.“",
}


@pytest.mark.parametrize("article", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("alphabet", ["latin", "cyrillic"])
def test_who_says_it(article: str, alphabet: str) -> None:
    name = "Vesna Ilić"
    if alphabet == "cyrillic":
        article, name = _cyrillic(article), _cyrillic(name)
    assert {line.split(": ")[0] for line in said(article, "sr")} == {name}


def _cyrillic(text: str) -> str:
    return "".join(in_cyrillic(letter.lower()).upper() if letter.isupper() else letter for letter in in_cyrillic(text))


@pytest.mark.parametrize(
    ("article", "name"),
    [
        ("Govorio je Marko Kovač, gradonačelnik.\nPrema rečima Kovača, „put će biti gotov na jesen“.", "Marko Kovač"),
        ("Ambasador Jan Ek stigao je u Niš.\nPrema rečima ambasadora, „put će biti gotov na jesen“.", "Jan Ek"),
        ("Prema riječima Marka Kovača, „put će biti gotov na jesen“.\n„Čekamo“, rekao je Marko Kovač.", "Marko Kovač"),
    ],
)
def test_a_name_in_another_case_is_the_person(article: str, name: str) -> None:
    assert said(article, "sr")[0].split(": ")[0] == name


@pytest.mark.parametrize("language", ["bs", "hr", "cnr", "me", "sr", "sr-Latn", "sh"])
def test_neighbours_share_the_rules(language: str) -> None:
    [quote] = quotes_of("„Mi smo spremni“, rekla je Vesna Ilić, šefica Misije OSCE-a u Bosni i Hercegovini.", language)
    assert quote.speaker is not None
    assert quote.speaker.role == "šefica Misije OSCE-a u Bosni i Hercegovini"
    assert quote.speaker.structure is not None
    assert quote.speaker.structure.id == "mission-to-bosnia-and-herzegovina"


@pytest.mark.parametrize(
    "article",
    [
        "Jan Ek je predstavio projekat „Mladi pišu grad“.",
        "Priručnik pod nazivom „Prva rečenica“ dobili su svi.",
        "Stranka „Novi put“ izlazi prvi put na izbore.",
        "Na zidu je stajao natpis „Dobro došli“.",
        "Jan Ek je govorio o takozvanim „fabrikama trolova“.",
    ],
)
def test_titles_projects_and_signs_are_no_speech(article: str) -> None:
    assert said(article, "sr") == []
