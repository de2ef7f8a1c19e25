"""Page 591767, the one real story: transcribed word by word from the text of the page."""

from datetime import date

from tests.compose.model import Label, Part, Person, Said, Story

_TM = Label("Turkmenistan", "TM")
_ASHGABAT = Label("OSCE Centre in Ashgabat", "centre-in-ashgabat")
_GENDER = Label("OSCE Gender Issues Programme", "gender-issues-programme")

LEAD = (
    "To strengthen the role of women in peacebuilding and security across Central Asia, the OSCE Gender Issues "
    "Programme organized a two-day regional workshop on 27 and 28 May in Ashgabat, Turkmenistan. The event focused on "
    "advancing the Women, Peace and Security (WPS) agenda and supporting the implementation of United Nations Security "
    "Council Resolution (UNSCR) 1325 in Central Asia, with a focus on Turkmenistan."
)
BODY = (
    LEAD,
    (
        "The workshop brought together government officials, scholars, civil society representatives, and "
        "international experts to exchange experiences and good practices and explore practical strategies "
        "for integrating gender perspectives into national peace and security efforts. Special emphasis was "
        "placed on supporting Turkmenistan in updating its Gender Equality National Action Plan (NAP) to "
        "align with global standards and regional priorities."
    ),
    (
        "In her opening remarks, Her Excellency Mahri Bashimova, Deputy Minister of Foreign Affairs of "
        "Turkmenistan, emphasized the country’s commitment to neutrality, peaceful coexistence, and "
        "international law, highlighting gender equality as a key element of its sustainable development and "
        "security policy. “We believe that women’s participation in peacebuilding and security processes "
        "must be systemic and institutionalized, not occasional,” she said."
    ),
    (
        "Organized under the OSCE’s WIN Project and hosted by the Government of Turkmenistan —with support "
        "from Finland’s 2025 OSCE Chairpersonship—the event built on momentum from previous regional "
        "initiatives, including a 2024 expert workshop in Vienna."
    ),
    (
        "“We must renew our resolve to empower women and girls and ensure their full participation in every "
        "sphere of life. Finland welcomes Turkmenistan’s efforts on WPS—particularly its National Action "
        "Plan on gender equality. Gender equality and full inclusion lie at the heart of Finland’s foreign "
        "policy and our OSCE Chairpersonship,” stated Ambassador Terhi Hakala, Special Envoy of the OSCE "
        "Chairperson-in-Office."
    ),
    (
        "Participants engaged in expert-led sessions covering key areas such as developing and monitoring "
        "National Action Plans, strengthening inter-agency collaboration, and ensuring meaningful "
        "participation of civil society and the security sector."
    ),
    (
        "“For OSCE gender equality is not only as a matter of rights but the cornerstone of peace and "
        "security. This event reflects our commitment to the Women, Peace and Security Agenda — supporting "
        "participating States in developing and implementing effective National Action Plans. By promoting "
        "good practices in monitoring, co-ordination, and inclusive engagement, we are helping to build more "
        "responsive and resilient peace and security policies,” outlined Dr Lara Scarpitta, OSCE Senior "
        "Adviser on Gender Issues."
    ),
    (
        "The participants explored ways to ensure that the voices of women are heard and integrated into all "
        "aspects of peace and security in Central Asia."
    ),
    (
        "Ambassador John MacGregor, Head of the OSCE Centre in Ashgabat, reflected on the workshop’s impact: "
        "“One of the key outcomes of this two-day event was the opportunity to share national experiences "
        "and OSCE best practices in advancing the WPS agenda and tailoring National Action Plans "
        "accordingly. Sustainable peace cannot be achieved without the meaningful participation of women. "
        "Women bring essential perspectives shaped by their roles in families, communities, and economies — "
        "raising critical issues such as education, healthcare, and justice.”"
    ),
)


def _said(group: int, paragraph: int, text_start: str, cue: str, mention: str, speaker: Person, method: str) -> Said:
    """The quote that begins with `text_start` and runs to the next closing mark."""
    whole = BODY[paragraph]
    start = whole.index(text_start)
    end = whole.index("”", start)
    return Said(whole[start:end], paragraph, start, end, group, "direct", cue, mention, speaker, method)


_BASHIMOVA = Person(
    "Mahri Bashimova", "Deputy Minister of Foreign Affairs of Turkmenistan", "Her Excellency", True, None, _TM
)
_HAKALA = Person("Terhi Hakala", "Special Envoy of the OSCE Chairperson-in-Office", "Ambassador", True)
_SCARPITTA = Person("Lara Scarpitta", "OSCE Senior Adviser on Gender Issues", "Dr", True, _GENDER)
_MACGREGOR = Person("John MacGregor", "Head of the OSCE Centre in Ashgabat", "Ambassador", False, _ASHGABAT)

SEED = Story(
    id=591767,
    host="www.osce.org",
    segment="secretariat",
    language="en",
    kind="News Item",
    title="Promoting women’s leadership in peace and security in focus of OSCE regional workshop in Ashgabat",
    lead=LEAD,
    issued_on=date(2025, 5, 30),
    issuers=(_GENDER, _ASHGABAT),
    fields=(Label("Gender equality", "gender-equality"),),
    place=None,
    dateline=None,
    body=tuple(Part("paragraph", paragraph) for paragraph in BODY),
    quotes=(
        _said(0, 2, "We believe", "said", "she", _BASHIMOVA, "pronoun"),
        _said(1, 4, "We must renew", "stated", "Terhi Hakala", _HAKALA, "after"),
        _said(2, 6, "For OSCE", "outlined", "Lara Scarpitta", _SCARPITTA, "after"),
        _said(3, 8, "One of the key", "reflected on", "John MacGregor", _MACGREGOR, "before"),
    ),
    countries=(_TM, Label("Finland", "FI")),
)
