"""The one real article: page 591767."""

from osce_scraper.quotes import find_quotes

HAKALA = (
    "“We must renew our resolve to empower women and girls,” stated Ambassador Terhi Hakala, "
    "Special Envoy of the OSCE Chairperson-in-Office."
)
BODY = [
    "In her opening remarks, Her Excellency Mahri Bashimova, Deputy Minister of Foreign Affairs of Turkmenistan, "
    "emphasized the country’s commitment to neutrality, peaceful coexistence, and international law, highlighting gender "
    "equality as a key element of its sustainable development and security policy. “We believe that women’s participation "
    "in peacebuilding and security processes must be systemic and institutionalized, not occasional,” she said.",
    "Organized under the OSCE’s WIN Project and hosted by the Government of Turkmenistan —with support from Finland’s 2025 "
    "OSCE Chairpersonship—the event built on momentum from previous regional initiatives.",
    HAKALA,
    "“For OSCE gender equality is not only as a matter of rights but the cornerstone of peace and security,” outlined "
    "Dr Lara Scarpitta, OSCE Senior Adviser on Gender Issues.",
    "Ambassador John MacGregor, Head of the OSCE Centre in Ashgabat, reflected on the workshop’s impact: “One of the key "
    "outcomes of this two-day event was the opportunity to share national experiences.”",
]
EXPECTED = [
    ("Mahri Bashimova", "Her Excellency", "Deputy Minister of Foreign Affairs of Turkmenistan", "she", "said"),
    ("Terhi Hakala", "Ambassador", "Special Envoy of the OSCE Chairperson-in-Office", "Terhi Hakala", "stated"),
    ("Lara Scarpitta", "Dr", "OSCE Senior Adviser on Gender Issues", "Lara Scarpitta", "outlined"),
    ("John MacGregor", "Ambassador", "Head of the OSCE Centre in Ashgabat", "John MacGregor", "reflected on"),
]


def test_seed_page_yields_its_four_quotes_with_speakers_roles_and_cues() -> None:
    quotes = find_quotes(BODY, "en")
    read = []
    for quote in quotes:
        assert BODY[quote.paragraph][quote.start : quote.end] == quote.text
        assert quote.speaker is not None
        assert quote.kind == "direct"
        read.append((quote.speaker.name, quote.speaker.honorific, quote.speaker.role, quote.mention, quote.cue))
    assert read == EXPECTED
    countries = [q.speaker.country.id if q.speaker and q.speaker.country else None for q in quotes]
    structures = [q.speaker.structure.id if q.speaker and q.speaker.structure else None for q in quotes]
    assert countries == ["TM", None, None, None]
    assert structures[2:] == ["gender-issues-programme", "centre-in-ashgabat"]
