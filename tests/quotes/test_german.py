"""German: „Q“, sagte N · N sagte: „Q“ · so N · laut N · inversion, capital nouns, compounds, indirect speech, traps."""

import pytest

from tests.quotes.said import quotes_of, said

FORMS = {
    "verb, name, role": "„Wir handeln“, sagte Lena Brandt, Leiterin der OSZE-Mission in Skopje.",
    "verb, article, role, name": "„Wir handeln“, sagte die Leiterin der OSZE-Mission in Skopje, Lena Brandt.",
    "verb, role, name": "„Wir handeln“, betonte OSZE-Generalsekretärin Lena Brandt.",
    "verb, honorific": "„Wir handeln“, erklärte Botschafterin Lena Brandt.",
    "adverb": "„Wir handeln“, sagte auch Lena Brandt.",
    "time and place": "„Wir handeln“, sagte am Dienstag in Wien die Generalsekretärin Lena Brandt.",
    "so": "„Wir handeln“, so Lena Brandt.",
    "so weiter": "„Wir handeln“, so Brandt weiter. Das hatte Lena Brandt angekündigt.",
    "pointed marks": "»Wir handeln«, sagte Lena Brandt.",
    "Swiss marks": "«Wir handeln», sagte Lena Brandt.",
    "straight marks": '"Wir handeln", sagte Lena Brandt.',
    "comma inside": "„Wir handeln,“ sagte Lena Brandt.",
    "exclamation": "„Wir handeln!“, rief Lena Brandt.",
    "split": "„Wir handeln“, sagte Lena Brandt, „und zwar sofort.“",
    "before, colon": "Lena Brandt sagte: „Wir handeln heute noch.“",
    "inverted, colon": "In Wien sagte Lena Brandt: „Wir handeln heute noch.“",
    "inverted, role": "Bei der Eröffnung betonte die Generalsekretärin Lena Brandt: „Wir handeln heute noch.“",
    "apposition": "Die Leiterin der Mission, Lena Brandt, erklärte: „Wir handeln heute noch.“",
    "that": "Lena Brandt betonte, dass die OSZE „heute noch und ohne Zögern“ handeln werde.",
    "laut": "Laut Lena Brandt ist die Lage „ernst, aber nicht hoffnungslos“.",
    "nach Angaben von": "Nach Angaben von Lena Brandt ist die Lage „ernst, aber nicht hoffnungslos“.",
    "wie": "Wie Lena Brandt sagte, ist die Lage „ernst, aber nicht hoffnungslos“.",
    "indirect speech": "Lena Brandt warnte vor Illusionen. Die Lage sei „ernst, aber nicht hoffnungslos“.",
    "prefix": "„Wir handeln“, fügte Lena Brandt hinzu.",
    "prefix before": "Lena Brandt wies darauf hin: „Wir handeln heute noch.“",
    "pronoun": "Lena Brandt war in Wien. „Wir handeln“, sagte sie.",
    "role alone": "Ministerin Lena Brandt war in Wien. „Wir handeln“, sagte die Ministerin.",
    "compound role": "Außenministerin Lena Brandt war in Wien. „Wir handeln“, so die Ministerin.",
    "colon": "Lena Brandt: „Wir handeln heute noch.“",
    "bare": "Lena Brandt forderte mehr Mittel. „Wir brauchen jeden Euro.“",
}


@pytest.mark.parametrize("article", FORMS.values(), ids=FORMS)
def test_who_says_it(article: str) -> None:
    assert {line.split(": ")[0] for line in said(article, "de")} == {"Lena Brandt"}


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("Lena Brandt, Leiterin der OSZE-Mission in Skopje", "Leiterin der OSZE-Mission in Skopje"),
        ("die Hohe Kommissarin für nationale Minderheiten, Lena Brandt", "Hohe Kommissarin für nationale Minderheiten"),
        ("die ehemalige Grenzschutzkommandeurin Lena Brandt", "ehemalige Grenzschutzkommandeurin"),
        ("Österreichs Außenministerin Lena Brandt", "Österreichs Außenministerin"),
        ("die Außenministerin Österreichs, Lena Brandt", "Außenministerin Österreichs"),
        (
            "die Leiterin der Stelle für demokratische Fragen, Lena Brandt",
            "Leiterin der Stelle für demokratische Fragen",
        ),
    ],
)
def test_roles(phrase: str, role: str) -> None:
    [quote] = quotes_of(f"„Wir handeln“, sagte {phrase}.", "de")
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.role) == ("Lena Brandt", role)


def test_country_of_a_minister() -> None:
    [quote] = quotes_of("„Wir handeln“, sagte der Außenminister Österreichs, Jan Ek.", "de")
    assert quote.speaker is not None
    assert quote.speaker.country is not None
    assert quote.speaker.country.id == "AT"


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        (
            "Das Innenministerium begrüßte den Bericht. „Wir prüfen alles genau“, heißt es in einer Stellungnahme.",
            "das Innenministerium",
        ),
        ("„Die Wahl war gut organisiert“, heißt es im Bericht.", "Bericht"),
        ("„Wir handeln heute noch“, teilte das Außenministerium mit.", "das Außenministerium"),
    ],
)
def test_bodies_and_documents(article: str, speaker: str) -> None:
    assert said(article, "de")[0].split(": ")[0] == speaker


@pytest.mark.parametrize(
    "article",
    [
        "Jan Ek stellte das Projekt „Sicherer Schulweg“ vor.",
        "Ein Film mit dem Titel „Pausenhof“ wurde gezeigt.",
        "Die Partei „Neue Kraft“ trat erstmals an.",
        "Die Konferenz stand unter dem Motto „Gemeinsam Brücken bauen“.",
        "Jan Ek sprach über sogenannte „Trollfabriken“.",
        "Auf dem Plakat stand „Frieden jetzt“.",
    ],
)
def test_titles_projects_and_slogans_are_no_speech(article: str) -> None:
    assert said(article, "de") == []


def test_a_report_named_behind_the_whole_sentence() -> None:
    article = "Die Wahl sei „mit großem Vertrauen“ organisiert worden, heißt es im Bericht der Mission."
    assert said(article, "de") == ["Bericht der Mission: mit großem Vertrauen"]
