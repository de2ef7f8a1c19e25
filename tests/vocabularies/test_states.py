"""States named in running text, and words that only look like one."""

import pytest

from osce_scraper.vocabularies import states_in


def ids(*texts: str) -> list[str | None]:
    return [term.id for term in states_in(texts)]


def test_first_mentions_over_all_texts_with_the_vocabularys_label() -> None:
    terms = states_in(["Ashgabat, Turkmenistan, and Finland’s support", "Uzbekistan and Turkmenistan", ""])
    assert [(term.id, term.label) for term in terms] == [
        ("TM", "Turkmenistan"),
        ("FI", "Finland"),
        ("UZ", "Uzbekistan"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bosnia and Herzegovina, Bosnia-Herzegovina and BiH", ["BA"]),
        ("Bosnia\u00a0and Herzegovina", ["BA"]),
        ("Serbia and Montenegro", ["RS", "ME"]),
        ("Northern Ireland", ["GB"]),
        ("the Republic of Ireland", ["IE"]),
        ("the former Yugoslav Republic of Macedonia", ["MK"]),
        ("North Macedonia", ["MK"]),
        ("the Greek region of Central Macedonia", []),
        ("the Holy See", ["VA"]),
        ("South Korea, the Republic of Korea", ["KR"]),
        ("North Korea", []),
        ("the OSCE Mission to Moldova", ["MD"]),
        ("MINSK, BELARUS", ["BY"]),
        ("the US, the U.S., the USA and the United States", ["US"]),
        ("worth US$ 5,000 or 4,000 US dollars", []),
        ("FOLLOW US", []),
        ("tell us more", []),
        ("New Jersey, Guinea-Bissau and New England", []),
        ("Ukrainian, Russian and Georgian officials", []),
        ("Kosovo", []),
        ("Türkiye, formerly Turkey", ["TR"]),
        ("The Netherlands; the Kingdom of the Netherlands", ["NL"]),
        ("Polandia and EuroUkraine", []),
        ("Michael Jordan opened the game", []),
        ("Ms. Jordan and Mr France", []),
        ("Jordan said she was glad", []),
        ("Egypt, Jordan and Tunisia", ["EG", "JO", "TN"]),
        ("from Jordan", ["JO"]),
        ("Atlanta, Georgia", []),
        ("OSCE Helps Georgia Reform Its Police", ["GE"]),
        ("Poland-Belarus border", ["PL", "BY"]),
        ("Finland’s, Malta's", ["FI", "MT"]),
        ("(Japan)", ["JP"]),
        ("“Ukraine”, OSCE\u2011Georgia", ["UA", "GE"]),
    ],
)
def test_in_english(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В Туркменистане и на Украине, при поддержке Финляндии и Российской Федерации", ["TM", "UA", "FI", "RU"]),
        ("Представители Кыргызстана, Боснии и Герцеговины и США", ["KG", "BA", "US"]),
        ("Україна, Молдовою та Німеччині", ["UA", "MD", "DE"]),
        ("украинский народ и русские", []),
        ("die Botschafter Österreichs, der Schweiz und der Russischen Föderation", ["AT", "CH", "RU"]),
        ("l’Allemagne, la Fédération de Russie et les États-Unis", ["DE", "RU", "US"]),
        ("Paesi Bassi, Svizzera e Regno Unito", ["NL", "CH", "GB"]),
        ("un représentant de l’Ukraine", ["UA"]),
        ("die „Schweiz“", ["CH"]),
        ("en España y Suiza", ["ES", "CH"]),
        ("në Shqipëri dhe Maqedoninë e Veriut", ["AL", "MK"]),
        ("u Bosni i Hercegovini, Srbiji i Crnoj Gori", ["BA", "RS", "ME"]),
        ("у Србији и Хрватској", ["RS", "HR"]),
        ("Republica Moldova, Ucraina și Elveția", ["MD", "UA", "CH"]),
    ],
)
def test_in_other_languages_with_their_endings(text: str, expected: list[str]) -> None:
    assert ids(text) == expected
