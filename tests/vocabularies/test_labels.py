"""Every entry of the site's menus is known, in every spelling that pages use; contradictions are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osce_scraper.errors import VocabularyError
from osce_scraper.vocabularies import field_of_work, meeting, state, structure
from osce_scraper.vocabularies.labels import fold, read, vocabulary

FIELDS = """
Arms control; Border management; Combating trafficking in human beings; Conflict prevention and resolution; Countering
terrorism; Cyber/ICT Security; Democratization; Economic activities; Education; Elections; Environmental activities;
Gender equality; Good governance; Human rights; Media freedom and development; Migration; National minority issues;
Policing; Reform and co-operation in the security sector; Roma and Sinti; Rule of law; Tolerance and
non-discrimination; Youth
"""
SUB_FIELDS = """
Climate change; Environmental good governance; Water management; Safety of journalists; Media laws; Media pluralism;
Media self-regulation; Media freedom on the internet
"""
MEETINGS = """
Summit meetings; Review Conferences; Ministerial Council meetings; Plenary meetings of the Permanent Council; Plenary
Meetings of the Forum for Security Co-operation; Security Review Conferences; Annual Implementation Assessment
Meetings; Economic and Environmental Forum; Economic and Environmental Dimension Implementation Meetings; Human rights
meetings; Media conferences; Cyber/ICT security conferences; Conference of the Alliance against Trafficking in
Persons; Gender equality conferences; Annual OSCE Mediterranean conferences; Annual OSCE Asian conferences;
Partnerships
"""
STATES = """
Albania; Andorra; Armenia; Austria; Azerbaijan; Belgium; Belarus; Bosnia and Herzegovina; Bulgaria; Canada; Croatia;
Cyprus; Czechia; Denmark; Estonia; Finland – OSCE Chairpersonship 2025; France; Georgia; Germany; Greece; Holy See;
Hungary; Iceland; Ireland; Italy; Kazakhstan; Kyrgyzstan; Latvia; Liechtenstein; Lithuania; Luxembourg; Malta;
Moldova; Monaco; Mongolia; Montenegro; The Netherlands; North Macedonia; Norway; Poland; Portugal; Romania; Russian
Federation; San Marino; Serbia; Slovakia; Slovenia; Spain; Sweden; Switzerland; Tajikistan; Türkiye; Turkmenistan;
Ukraine; United Kingdom; United States of America; Uzbekistan
"""
STRUCTURES = """
Chairpersonship; Secretariat; Secretary General; Office of the Secretary General; Conflict Prevention Centre;
Transnational Threats Department; Office of the Special Representative and Co-ordinator for Combating Trafficking in
Human Beings; Office of the Co-ordinator of OSCE Economic and Environmental Activities; Gender Issues Programme;
Opportunities for Youth; Department of Human Resources; Department of Management and Finance; Office of Internal
Oversight; Documentation Centre in Prague; Field operations; Presence in Albania; Centre in Ashgabat; Programme Office
in Astana; Programme Office in Bishkek; Mission to Bosnia and Herzegovina; Programme Office in Dushanbe; Mission in
Kosovo; Mission to Moldova; Mission to Montenegro; Mission to Serbia; Mission to Skopje; Project Co-ordinator in
Uzbekistan; Closed field activities; Parliamentary Assembly; Court of Conciliation and Arbitration; Asian Partners for
Co-operation; Mediterranean Partners for Co-operation
"""


def entries(menu: str) -> list[str]:
    """The entries of a menu as written above."""
    return [" ".join(entry.split()) for entry in menu.split(";")]


@pytest.mark.parametrize("label", entries(FIELDS) + entries(SUB_FIELDS))
def test_every_field_of_work_is_known(label: str) -> None:
    term = field_of_work(label)
    assert term.id is not None
    assert term.label == label


@pytest.mark.parametrize("label", entries(STRUCTURES))
def test_every_structure_of_the_menu_is_known_with_and_without_osce(label: str) -> None:
    assert structure(label).id is not None
    assert structure(f"OSCE {label}").id == structure(label).id


@pytest.mark.parametrize("label", entries(STATES))
def test_every_participating_state_is_known(label: str) -> None:
    assert state(label).id is not None
    assert state(label).label == label


@pytest.mark.parametrize("label", entries(MEETINGS))
def test_every_meeting_series_is_known(label: str) -> None:
    assert meeting(label).id is not None


def test_different_entries_have_different_ids() -> None:
    for menu, term in (
        (FIELDS + ";" + SUB_FIELDS, field_of_work),
        (STATES, state),
        (MEETINGS, meeting),
        (STRUCTURES, structure),
    ):
        ids = [term(label).id for label in entries(menu)]
        assert len(set(ids)) == len(ids)


def test_states_are_57_participants_and_11_partners() -> None:
    partners = [entry.id for entry in vocabulary("states") if "partner" in entry.facts]
    assert len(partners) == 11
    assert len(list(vocabulary("states"))) == 57 + 11


@pytest.mark.parametrize(
    ("label", "id"),
    [
        ("OSCE Centre in Ashgabat", "centre-in-ashgabat"),
        ("Centre in Ashgabat", "centre-in-ashgabat"),
        ("the OSCE Centre in Ashgabat:", "centre-in-ashgabat"),
        ("OSCE\u00a0Center in Ashgabat", "centre-in-ashgabat"),
        ("OSCE CENTRE IN ASHGABAT", "centre-in-ashgabat"),
        ("OSCE Project Coordinator in Baku (closed)", "project-coordinator-in-baku"),
        ("OSCE Project Co‑ordinator in Ukraine (closed)", "project-coordinator-in-ukraine"),
        ("OSCE Office in Yerevan (closed)", "office-in-yerevan"),
        ("OSCE Mission to Croatia (closed)", "office-in-zagreb"),
        ("OSCE Office in Zagreb (closed)", "office-in-zagreb"),
        ("OSCE Special Monitoring Mission to Ukraine (closed)", "special-monitoring-mission-to-ukraine"),
        (
            "OSCE Observer Mission at the Russian Checkpoints Gukovo and Donetsk (discontinued)",
            "observer-mission-at-russian-checkpoints-gukovo-and-donetsk",
        ),
        ("OSCE Centre in Bishkek", "programme-office-in-bishkek"),
        ("OSCE Centre in Almaty", "programme-office-in-astana"),
        ("OSCE Office in Tajikistan", "programme-office-in-dushanbe"),
        ("OSCE Spillover Monitor Mission to Skopje", "mission-to-skopje"),
        ("OSCE Mission to Serbia and Montenegro", "mission-to-serbia-and-montenegro"),
        ("OSCE Mission to Bosnia & Herzegovina", "mission-to-bosnia-and-herzegovina"),
        ("OSCE Chairmanship", "chairpersonship"),
        ("OSCE Chairman-in-Office", "chairpersonship"),
        ("OSCE Chairpersonship 2025", "chairpersonship"),
        ("Finland’s 2025 OSCE Chairpersonship", "chairpersonship"),
        ("Swiss OSCE Chairmanship", "chairpersonship"),
        ("Kenyan Chairmanship", None),
        ("OSCE Chairperson‑in‑Office", "chairpersonship"),
        ("OSCE Office for Democratic Institutions and Human Rights", "odihr"),
        ("OSCE Office for Democratic Institutions and Human Rights (ODIHR)", "odihr"),
        ("ODIHR", "odihr"),
        ("OSCE/ODIHR", "odihr"),
        ("OSCE High Commissioner on National Minorities", "hcnm"),
        ("HCNM", "hcnm"),
        ("OSCE Representative on Freedom of the Media", "representative-on-freedom-of-media"),
        ("RFoM", "representative-on-freedom-of-media"),
        ("OCEEA", "office-of-the-coordinator-of-economic-and-environmental-activities"),
        ("OSCE PA", "parliamentary-assembly"),
        ("Permanent Council", "permanent-council"),
        ("Troika", "troika"),
        ("Partnerships", "partnerships"),
        ("Forum for Security Cooperation", "forum-for-security-co-operation"),
        ("OSCE Main Website", "main-website"),
        ("OSCE Networks", "networks"),
        ("OSCE Minsk Group", "minsk-group"),
        ("Центр ОБСЕ в Ашхабаде", "centre-in-ashgabat"),
        ("Prezenca e OSBE-së në Shqipëri", "presence-in-albania"),
        ("Misija OEBS-a u Srbiji", "mission-to-serbia"),
        ("OSCE Centre in Atlantis", None),
        ("OSCE Gardening Unit", None),
        ("(closed)", None),
    ],
)
def test_one_structure_in_the_spellings_of_pages(label: str, id: str | None) -> None:
    term = structure(label)
    assert (term.id, term.label) == (id, label)


@pytest.mark.parametrize(
    ("label", "id"),
    [
        ("Czech Republic", "CZ"),
        ("Kyrgyz Republic", "KG"),
        ("Turkey", "TR"),
        ("Turkiye", "TR"),
        ("former Yugoslav Republic of Macedonia", "MK"),
        ("The former Yugoslav Republic of Macedonia", "MK"),
        ("Netherlands", "NL"),
        ("Republic of Moldova", "MD"),
        ("Russia", "RU"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("United States", "US"),
        ("UK", "GB"),
        ("Vatican", "VA"),
        ("Switzerland – OSCE Chairpersonship 2026", "CH"),
        ("Malta - OSCE Chairpersonship 2024", "MT"),
        ("Japan", "JP"),
        ("Kosovo", None),
        ("Yugoslavia", None),
    ],
)
def test_one_state_in_the_spellings_of_pages(label: str, id: str | None) -> None:
    assert state(label).id == id


@pytest.mark.parametrize(
    ("label", "id"),
    [
        ("Tolerance & non‑discrimination", "tolerance-and-non-discrimination"),
        ("cyber / ict security", "cyber-ict-security"),
        ("Democratisation", "democratization"),
        ("Gender equality:", "gender-equality"),
        ("Gender", None),
    ],
)
def test_one_field_in_the_spellings_of_pages(label: str, id: str | None) -> None:
    assert field_of_work(label).id == id


def test_no_state_is_a_structure_and_no_country_of_one_is_unknown() -> None:
    states = vocabulary("states").entries
    for entry in vocabulary("structures"):
        assert entry.facts.get("country", "AL") in states
    assert not {fold(name) for entry in vocabulary("states") for name in entry.names} & set(
        vocabulary("structures").ids
    )


@pytest.mark.parametrize(
    "toml",
    [
        '[policing]\nlabel = "Policing"\n[policing]\nlabel = "Police"',
        '[policing]\nlabel = "Policing"\n[police]\nlabel = "The policing"',
        '[policing]\nlabel = "Policing"\nparent = "security"',
        "[policing\n",
        "",
    ],
    ids=["doubled id", "one label of two ids", "unknown parent", "no TOML", "nothing"],
)
def test_a_file_that_contradicts_itself_is_refused(toml: str) -> None:
    with pytest.raises(VocabularyError, match=r"policing\.toml"):
        read("policing.toml", toml)


@given(st.text(min_size=1, max_size=40))
def test_any_label_is_kept_as_printed(label: str) -> None:
    for term in (structure(label), field_of_work(label), state(label), meeting(label)):
        assert term.label == label
