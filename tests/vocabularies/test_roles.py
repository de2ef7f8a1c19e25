"""Whom a person of a role stands for."""

import pytest

from osce_scraper.vocabularies import field_operations_in, state_of_role, structure_of_role


@pytest.mark.parametrize(
    ("role", "structure", "state"),
    [
        ("Head of the OSCE Centre in Ashgabat", "centre-in-ashgabat", None),
        ("Head of the OSCE Mission to Skopje", "mission-to-skopje", None),
        ("Head of the OSCE Mission to Moldova", "mission-to-moldova", None),
        ("Deputy Head of the OSCE Programme Office in Bishkek", "programme-office-in-bishkek", None),
        ("Project Co-ordinator in Uzbekistan", "project-coordinator-in-uzbekistan", None),
        ("OSCE Senior Adviser on Gender Issues", "gender-issues-programme", None),
        ("Special Envoy of the OSCE Chairperson-in-Office", "chairpersonship", None),
        ("OSCE Chairperson-in-Office’s Special Representative for the South Caucasus", "chairpersonship", None),
        ("OSCE Secretary General", "secretary-general", None),
        ("Deputy Secretary General", "secretary-general", None),
        ("UN Secretary-General", None, None),
        ("Secretary General of the Council of Europe", None, None),
        ("Secretary General of the Ministry of Foreign Affairs of Malta", None, "MT"),
        ("ODIHR Director", "odihr", None),
        ("Director of the OSCE Office for Democratic Institutions and Human Rights", "odihr", None),
        ("Head of the ODIHR Election Observation Mission to Georgia", "odihr", None),
        ("OSCE Representative on Freedom of the Media", "representative-on-freedom-of-media", None),
        ("OSCE High Commissioner on National Minorities", "hcnm", None),
        ("UN High Commissioner for Refugees", None, None),
        ("High Commissioner for Human Rights", None, None),
        ("OSCE Chief Monitor in Ukraine", "special-monitoring-mission-to-ukraine", None),
        ("OSCE PA President", "parliamentary-assembly", None),
        ("President of the OSCE Parliamentary Assembly", "parliamentary-assembly", None),
        ("President of the Parliamentary Assembly of the Council of Europe", None, None),
        ("OSCE PA Secretary General", "parliamentary-assembly", None),
        ("Secretary General of the OSCE Parliamentary Assembly", "parliamentary-assembly", None),
        ("OSCE Chair, Swiss Foreign Minister", "chairpersonship", "CH"),
        ("Chairman of the OSCE Minsk Group", "minsk-group", None),
        ("Acting OSCE Special Representative on Trafficking", "office-for-combating-trafficking-in-human-beings", None),
        ("FSC Support Officer at the Conflict Prevention Centre", "conflict-prevention-centre", None),
        ("Georgian Public Defender", None, "GE"),
        ("руководитель Бюро ОБСЕ в Душанбе", "programme-office-in-dushanbe", None),
        (
            "Специальный представитель ОБСЕ по борьбе с торговлей людьми",
            "office-for-combating-trafficking-in-human-beings",
            None,
        ),
        ("Генеральна секретарка ОБСЄ", "secretary-general", None),
        ("Генерални секретар", "secretary-general", None),
        ("генерални секретар Савета Европе", None, None),
        ("Hoher Kommissar der OSZE für nationale Minderheiten", "hcnm", None),
        ("OSZE-Vorsitzende und deutsche Außenministerin", "chairpersonship", "DE"),
        ("Directrice du Bureau des institutions démocratiques et des droits de l’homme de l’OSCE", "odihr", None),
        ("Shefe e Misionit të OSBE-së në Kosovë", "mission-in-kosovo", None),
        ("Visoki komesar za nacionalne manjine", "hcnm", None),
        ("ministre suisse des Affaires étrangères", None, "CH"),
        ("посол Финляндии при ОБСЕ", None, "FI"),
        ("казахстанский министр экологии", None, "KZ"),
        ("председатель албанской общины", None, None),
        (
            "OSCE Special Representative and Co-ordinator for Combating Trafficking in Human Beings",
            "office-for-combating-trafficking-in-human-beings",
            None,
        ),
        (
            "Co-ordinator of OSCE Economic and Environmental Activities",
            "office-of-the-coordinator-of-economic-and-environmental-activities",
            None,
        ),
        ("Director of the OSCE Secretariat’s Conflict Prevention Centre", "conflict-prevention-centre", None),
        ("Chairperson-in-Office and Foreign Minister of Malta", "chairpersonship", "MT"),
        ("Chair of the OSCE Permanent Council and Permanent Representative of Finland", "permanent-council", "FI"),
        ("Chairman of the Permanent Council", "permanent-council", None),
        ("OSCE Chairperson-in-Office and Serbian Foreign Minister", "chairpersonship", "RS"),
        ("Deputy Minister of Foreign Affairs of Turkmenistan", None, "TM"),
        ("Finland's Minister for Foreign Affairs", None, "FI"),
        ("MP, Kyrgyzstan", None, "KG"),
        ("(MP, Malta)", None, "MT"),
        ("Swiss Foreign Minister", None, "CH"),
        ("US Ambassador to the OSCE", None, "US"),
        ("Ambassador of Germany to Albania", None, "DE"),
        ("German Ambassador to Albania", None, "DE"),
        ("Head of the EU Delegation to Moldova", None, None),
        ("UNDP Resident Representative in Kyrgyzstan", None, None),
        ("Minister of Interior of the Kyrgyz Republic", None, "KG"),
        ("Permanent Representative of Poland to the OSCE", None, "PL"),
        ("Professor of Law at the University of Malta", None, None),
        ("Albanian journalist", None, None),
        ("Kosovo Albanian leader", None, None),
        ("Russian-language teacher", None, None),
        ("Chairperson of the Central Election Commission of Moldova", None, "MD"),
        ("Head of Mission", None, None),
        ("Ambassador", None, None),
        ("", None, None),
        ("Глава Миссии ОБСЕ в Молдове", "mission-to-moldova", None),
        ("Министр иностранных дел Украины", None, "UA"),
        ("Директор БДИПЧ", "odihr", None),
        ("Außenminister Deutschlands", None, "DE"),
        ("Generalsekretärin der OSZE", "secretary-general", None),
        ("Šef Misije OSCE-a u BiH", "mission-to-bosnia-and-herzegovina", None),
        ("Drejtuesi i Prezencës së OSBE-së në Shqipëri", "presence-in-albania", None),
    ],
)
def test_structure_and_state_of_a_role(role: str, structure: str | None, state: str | None) -> None:
    structure_term, state_term = structure_of_role(role), state_of_role(role)
    assert (structure_term and structure_term.id, state_term and state_term.id) == (structure, state)


@pytest.mark.parametrize(
    ("role", "structure"),
    [
        ("Head of the OSCE Mission", "mission-to-skopje"),
        ("Deputy Head of Mission", "mission-to-skopje"),
        ("spokesperson for the OSCE Presence", None),  # the article names none
        ("Head of the OSCE Centre", None),  # it names two
        ("Head of the Centre", None),  # may be anybody's
        ("Head of the OSCE Election Observation Mission", None),
        ("EU Head of Mission", None),
    ],
)
def test_a_field_operation_called_by_its_noun_is_the_only_one_the_article_names(
    role: str, structure: str | None
) -> None:
    named = field_operations_in(
        ["The OSCE Mission to Skopje met the OSCE Centre in Ashgabat and the former Centre in Bishkek."]
    )
    term = structure_of_role(role, named)
    assert (term.id if term else None) == structure
