"""Forms of institutional news: who speaks, with which role, named after the form."""

import pytest

from tests.quotes.said import quotes_of, said

WHO = {
    "as N put it, whatever stands before": (
        "The judges agreed that reasons should be “as short as possible”, as Orzala Vint put it.",
        "Orzala Vint",
    ),
    "who took part, said": ("“We act,” a farmer who took part in the training said.", "a farmer"),
    "one of the participants": ("Ana Ek led the course. One of the participants said he was glad. “We act.”", "one of the participants"),
    "no ends a sentence": ("He did not say no. “We act,” was what Orzala Vint said.", "Orzala Vint"),
    "her mother, who": ("Orzala Vint gave the award to her mother, a seamstress, who had told her to “never give in to them”.", "her mother"),
    "nickname in marks": ("“We act,” said Orzala “Zala” Vint, a programmer.", "Orzala “Zala” Vint"),
    "nickname alone": ("Orzala “Zala” Vint came. “We act,” Zala said.", "Orzala “Zala” Vint"),
    "the Ambassador is the head of mission": (
        "Orzala Vint is Head of the OSCE Office in Osh. She met a judge, Ana Ek. “We act,” said the Ambassador.",
        "Orzala Vint",
    ),
    "somebody aged 13": ("Ambassador Ana Ek came. Ilmo, 13, was first. What did he borrow? “We act,” he said.", "Ilmo"),
    "one of the women they helped": (
        "“They wait,” Ana Ek said. One of the women they have helped agreed to talk. “We act,” she said.",
        "one of the women",
    ),
    "found it long and frank": ("Minister Orzala Vint found the debate “useful, frank and, alas, short”.", "Orzala Vint"),
    "his Swedish counterpart, N": (
        "Minister Bo Ag came. His Swedish counterpart, Orzala Vint, was less pleased: “We act.”",
        "Orzala Vint",
    ),
    "surname with a joined article": ("Dr. Orzala al-Khatib spoke. “We act,” al-Khatib said.", "Orzala al-Khatib"),
    "the Ambassador's last word": ("Ambassador Orzala Vint left. The Ambassador's last word was to us: “We act.”", "Orzala Vint"),
    "was quoted as saying": ("Minister Orzala Vint was quoted as saying that the site was “a nest of lies”.", "Orzala Vint"),
    "a known first name from somewhere": ("Ana Ek told a joke. Dilorom from Isfara laughed. “We act,” she said.", "Dilorom"),
    "a man's name that ends in a": ("Ambassador Ana Ek came. The mayor, Slaviša Marić, spoke. “We act,” he told her.", "Slaviša Marić"),
    "he in the sentence of somebody unnamed": (
        "“We wait,” Deputy Chief Bo Ag said. The head of the regional administration was glad, but he wished for more. “We act,” he said.",
        "the head of the regional administration",
    ),
    "his partner in those days, N": (
        "“We wait,” Bo Ag said. His partner in those days, Orzala Vint, had a story: “We act.”",
        "Orzala Vint",
    ),
    "a topic in small words before a trade": ("“We act,” ODIHR hate crime adviser Orzala Vint commented.", "Orzala Vint"),
    "the first of two surnames": ("Orzala Vint Pérez, a judge, came. “We act,” Vint said.", "Orzala Vint Pérez"),
    "the winner": ("The picture was taken by Orzala Vint, a clerk in Osh. “We act,” the winner said.", "Orzala Vint"),
    "wanted to know N": ("“Do we act?” wanted to know Orzala Vint, who studies in Osh.", "Orzala Vint"),
    "her name is N": ("“We wait,” lawyer Ana Ek said. The woman's name is Oygul, and she is a neighbour. “We act,” she said.", "Oygul"),
    "a broad man": ("And the father? Arslo, a broad man with a moustache, shrugs. “We act,” he says.", "Arslo"),
    "the first graduate is called N": ("The first graduate is called Orzala Vint and does not like speeches. “We act,” she said.", "Orzala Vint"),
    "a document published": ("ODIHR has published a report on trials. It concludes that they were “open and orderly in the main”.", "the report"),
    "the retired detective": (
        "Orzala Vint, an OSCE adviser, spent 26 years in Malta. “We act,” the retired detective said.",
        "Orzala Vint",
    ),
    "relatives of the missing": (
        "Relatives of the missing, who held a vigil, demanded answers. “We act,” they said.",
        "Relatives of the missing",
    ),
    "one of two just appointed is not the Chair": (
        "The Chair appointed Ana Ek and Bo Ag. They are young. “We act,” said the Chairperson-in-Office.",
        "the Chairperson-in-Office",
    ),
    "topic before the name": ("“We act,” said Head of the Office for the Prevention of Money Laundering Ana Ek.", "Ana Ek"),
    "the Mission in full": ("The OSCE Mission to Serbia opened an office. “We act,” the Mission said.", "the OSCE Mission to Serbia"),
    "a spokesman in passing": (
        "“We wait,” Director Orzala Vint said. The Government spokesman rejected this, telling reporters that all was well.\n“We act, and we go on acting.”",
        "Orzala Vint",
    ),
    "trafficking is no king": (
        "“We wait,” Bo Ag said.\nEU Anti-Trafficking Coordinator Orzala Vint was late. She said States should ask “what they offer to people”.",
        "Orzala Vint",
    ),
    "the dateline is a place": (
        "VIDIN, 23 October 2009 – Sergeant Orzala Vint sat down. “We act,” says the 29-year-old, one of three in Vidin's police force.",
        "Orzala Vint",
    ),
    "reminded that the law guaranteed": (
        "The Deputy Chair reminded the guests that the law already guaranteed equal pay “without any exception”.",
        "the Deputy Chair",
    ),
    "which she found": ("Orzala Vint, a judge, objected to the wording, which she found “lopsided and lazy”.", "Orzala Vint"),
    "a man in a straw hat": ("On the other bank, a man in a straw hat raises his hand. “We act!” he shouts.", "a man in a straw hat"),
    "a young Afghan": ("“We wait,” Ambassador Bo Ag said. A young Afghan told the guests that he had waited, too. “We act,” he said.", "a young Afghan"),
    "consoled him": ("“We wait,” Bo Ag said. “We act,” the headmistress, Orzala Vint, consoled him.", "Orzala Vint"),
    "humoured her": ("Ana Ek came. “We act,” Orzala Vint humoured her.", "Orzala Vint"),
    "any verb before that": ("Orzala Vint, a judge, shrugged that the law was “a small step in a long journey”.", "Orzala Vint"),
    "speaking after M": (
        "Speaking after Bo Ag, Ombudsperson of Kosovo, Orzala Vint, a teacher in Osh, called for patience. “We act.”",
        "Orzala Vint",
    ),
    "the Interior Minister": (
        "Orzala Vint, Minister of Internal Affairs, met Ana Ek, a judge. “We act,” the Interior Minister said.",
        "Orzala Vint",
    ),
    "the Chair, not whom the Chair sent": (
        "Orzala Vint, Chair of the Commission, met Ana Ek, Envoy of the OSCE Chairperson. “We act,” the Chair said.",
        "Orzala Vint",
    ),
    "while N said": ("While Orzala Vint, a judge, said the law was “a small step in a long journey”, others left.", "Orzala Vint"),
    "meet N": ("Meet Orzala Vint. “We act and we go on,” says the judge.", "Orzala Vint"),
    "echoing M": ("Echoing Minister Bo Ag, Orzala Vint, a judge, said: “We act and we go on.”", "Orzala Vint"),
    "unlike M": ("Unlike Minister Bo Ag, Orzala Vint, a judge, was pleased. “We act and we go on.”", "Orzala Vint"),
    "among the guests was N": ("Among the guests was Orzala Vint, a judge. “We act and we go on.”", "Orzala Vint"),
    "presented to N, a judge": (
        "The award was presented to Orzala Vint, a judge, by Minister Bo Ag. “We act,” the judge said.",
        "Orzala Vint",
    ),
    "the young officer": (
        "Lieutenant Orzala Vint, a 24-year-old investigator, was afraid. Her mentor was Colonel Ana Ek. “We act,” laughs the young officer.",
        "Orzala Vint",
    ),
    "her first piece of advice": (
        "Colonel Orzala Vint left. Ana Ek keeps the Colonel’s first piece of advice, “Write it down before you get angry”, to this day.",
        "Orzala Vint",
    ),
    "remembers N's words": ("Ana Ek remembers Orzala Vint’s last words: “Nobody leaves before the others.”", "Orzala Vint"),
    "whom she quoted": (
        "Ana Ek quoted a caller from Osh who had rung her and whispered: “I have two minutes.”",
        "a caller from Osh",
    ),
    "whom she met": ("Orzala Vint met a woman who had left and told her: “I have two minutes.”", "Orzala Vint"),
    "an acronym in full": (
        "The Office for Democratic Institutions and Human Rights (ODIHR) met. It was, ODIHR warned, late. “We act,” ODIHR said.",
        "the Office for Democratic Institutions and Human Rights",
    ),
    "a body in a statement": ("“We act,” said the OSCE's media watchdog in a written statement.", "the OSCE's media watchdog"),
    "also notes": ("The report was published. It also notes “a worrying decline in court coverage”.", "the report"),
    "who nodded and added": ("He sat next to Orzala Vint, who nodded and added: “We act and we go on.”", "Orzala Vint"),
    "who nodded, and added": ("Orzala Vint met Bo Ag, who nodded, and added: “We act and we go on.”", "Orzala Vint"),
    "one of them, with a title": (
        "Judges practised. One of them, Inspector Orzala Vint, admitted to being surprised: “I asked why.”",
        "Orzala Vint",
    ),
    "many and their names in brackets": (
        "The Co-Chairs of the Minsk Group (Ana Ek, Bo Ag and Orzala Vint) released a statement:\n“We condemn the outbreak of violence.”",
        "the Co-Chairs of the Minsk Group",
    ),
    "many and their names between commas": (
        "In a statement, the three Ministers, Ana Ek, Bo Ag and Orzala Vint, said: “We condemn the violence.”",
        "the three Ministers",
    ),
    "many and their names behind the quote": (
        "“We condemn the violence,” the three Ministers, Ana Ek, Bo Ag and Orzala Vint, said.",
        "the three Ministers",
    ),
    "two with their titles before them": (
        "The Minister of Justice, Ana Ek, and the Mayor, Bo Ag, said: “We condemn the violence.”",
        "Ana Ek and Bo Ag",
    ),
    "the latter": ("Both Minister Bo Ag and Orzala Vint, a judge, spoke. “We act and we go on,” the latter said.", "Orzala Vint"),
    "misspelt behind its particle": ("Siobhán Ó Dubhghaill left. Ana Ek came. “We act,” Ó Dubhgaill added.", "Siobhán Ó Dubhghaill"),
    "introduced, not misspelt": (
        "Jan van der Lindt left. “We act,” Ambassador van der Linde, Head of the Centre in Osh, added.",
        "van der Linde",
    ),
    "behind its verb": (
        "The Black Sea is not the edge of the region, said Orzala Vint, a judge, in Osh.\n“We act and we go on acting.”",
        "Orzala Vint",
    ),
    "in a place of two names, a forester": (
        "In Krasnyi Yar-Dubovyi, a forester complained that he had no way in. “We act,” he said.",
        "a forester",
    ),
    "the man is who was just met": (
        "Ambassador Bo Ag came. In Osh, a forester complained that the road was closed. “We act,” the man remarked.",
        "a forester",
    ),
    "the woman has a name": ("Orzala Vint met a forester. “We act,” the woman said.", "Orzala Vint"),
    "a group of many": (
        "A group of pensioners at the crossing point said they had waited since four. “We act,” they said.",
        "a group of pensioners at the crossing point",
    ),
    "a pledge says": ("Mayor Bo Ag signed a pledge. “We act,” the pledge says.", "the pledge"),
    "it is the guide": ("Police need help. The guide, “Peaceful Assembly”, is based on trials. “We act and we go on,” it notes.", "the guide"),
    "letters written out": (
        "The Office for Democratic Institutions and Human Rights (ODIHR) met. “We wait,” said ODIHR Director Orzala Vint. "
        "“We act,” said the Director of the Office for Democratic Institutions and Human Rights.",
        "Orzala Vint",
    ),
    "first name that is a place, behind a rank": (
        "Minister Bo Ag came. “We act,” observed Ambassador Park Ji-hoon, Special Envoy of Korea.",
        "Park Ji-hoon",
    ),
    "it was a baker who": ("Bo Ag came. It was a baker from Osh who found the way out. “We act,” he said.", "a baker from Osh"),
    "an aksakal": ("It was an aksakal from Osh who found the way out. “We act,” he said.", "an aksakal from Osh"),
    "a noun with a capital is nobody": (
        "The Panel of Eminent Persons met in Bern. Its member Orzala Vint was brief. “We act.”",
        "Orzala Vint",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("article", "name"), WHO.values(), ids=WHO)
def test_who_speaks(article: str, name: str) -> None:
    assert said(article)[-1].split(":")[0] == name


ROLES = {
    "award from somebody": ("She got the Award from Secretary General Ana Ek. “We act,” Ek said.", "Secretary General"),
    "commands": ("Captain Ana Ek, who commands the border crossing at Osh, came. “We act,” Ek said.", "commands the border crossing at Osh"),
    "gerund as topic": ("“We act,” said Ana Ek, Chair of the board on trial monitoring.", "Chair of the board on trial monitoring"),
    "place behind a ministry": (
        "“We act,” said the spokesperson of the Ministry of Interior of Republika Srpska, Ana Ek.",
        "spokesperson of the Ministry of Interior of Republika Srpska",
    ),
    "has been": ("Ana Ek has been a librarian in Areni since 1981. “We act,” says the librarian.", "librarian in Areni"),
    "works as": ("Ana Ek moved and now works as a political analyst in Osh. “We act,” she says.", "political analyst in Osh"),
    "her duties as": ("Ana Ek took up her duties as Head of the Mission today. “We act,” she says.", "Head of the Mission"),
    "her host, a mayor": ("Her host, the mayor of Osh, Ana Ek, laughed. “We act,” Ek says.", "mayor of Osh"),
    "one word between two nouns": ("“We act,” said Ana Ek, a veteran human rights defender.", "veteran human rights defender"),
    "rank of two words": ("“We act,” recalls First Sergeant Ana Ek.", "First Sergeant"),
    "against": ("“We act,” said Ana Ek, head of the department against racist violence.", "head of the department against racist violence"),
    "lecturer in a field": ("“We act,” said Ana Ek, a lecturer in criminal procedure from Osh.", "lecturer in criminal procedure from Osh"),
    "witness support office": ("“We act,” said Ana Ek, head of the witness support office.", "head of the witness support office"),
    "not what she had": ("Her partner, Ana Ek, had a similar idea. “We act,” Ek said. She is a judge.", "judge"),
    "the baker is N": ("The baker is Ana Ek from Osh. “We act,” she said.", "baker"),
    "for the fourth time": ("Ana Ek, who chairs the commission for the fourth time, sat down. “We act,” she said.", "chairs the commission"),
    "of the working group": ("“We act,” said the chairwoman of the working group, Ana Ek.", "chairwoman of the working group"),
    "title in the paragraph before": (
        "The Commissioner for Human Rights asks them to sit down. They look away.\n“We act,” says Ana Ek.",
        "Commissioner for Human Rights",
    ),
    "a post with a place": ("“We act,” said Ana Ek, Gender Focal Point at the Secretariat.", "Gender Focal Point at the Secretariat"),
    "chargé d'affaires": ("“We act,” said Ana Ek, Chargé d'affaires of Malta.", "Chargé d'affaires of Malta"),
    "for combating": ("“We act,” said Ana Ek, head of the department for combating organized crime.", "head of the department for combating organized crime"),
    "number of a school": ("“We act,” said Ana Ek, a teacher at secondary school No. 4.", "teacher at secondary school No. 4"),
    "between": ("“We act,” said Ana Ek, a mediator between residents and the authorities.", "mediator between residents and the authorities"),
    "point of contact": ("“We act,” said Ana Ek, the Swiss point of contact.", "Swiss point of contact"),
    "field of one word": ("“We act,” said Ana Ek, a lecturer in informatics at the University of Osh.", "lecturer in informatics at the University of Osh"),
    "rank with its country": ("Swiss Ambassador Ana Ek came. “We act,” she said.", "Swiss Ambassador"),
    "rank with its country behind a preposition": ("He met with former Irish Senator Ana Ek. “We act,” she said.", "former Irish Senator"),
    "rank with its country behind an article": ("“We act,” said the Swiss Ambassador Ana Ek.", "Swiss Ambassador"),
    "rank with its country and a fuller title": (
        "“We act,” said Swiss Ambassador Ana Ek, Head of the OSCE Centre in Osh.",
        "Head of the OSCE Centre in Osh",
    ),
    "letters written out": (
        "The Office for Democratic Institutions and Human Rights (ODIHR) met. “We wait,” said ODIHR Director Ana Ek. "
        "“We act,” said the Director of the Office for Democratic Institutions and Human Rights.",
        "Director of the Office for Democratic Institutions and Human Rights",
    ),
    "physician": ("The Austrian physician Ana Ek came. “We act,” she said.", "Austrian physician"),
    "news portal": ("“We act,” said editor-in-chief of the news portal Kloop Ana Ek.", "editor-in-chief of the news portal Kloop"),
    "according to a deputy": ("According to Deputy Director Ana Ek, the network is the point. “They write at night.”", "Deputy Director"),
    "body owned": ("“We act,” said Ana Ek, who headed ODIHR's limited election observation mission.", "headed ODIHR's limited election observation mission"),
    "behind an age": ("“We act,” answered Ana Ek, 34, a paramedic from Osh.", "paramedic from Osh"),
    "aged": ("Ana Ek, aged 34, who heads the Office in Osh, left. “We act,” she said.", "heads the Office in Osh"),
    "unit of a body": ("“We act,” said Deputy head of the training department Ana Ek.", "Deputy head of the training department"),
    "unit of a body, owned": ("“We act,” said head of the OSCE’s press and information section Ana Ek.", "head of the OSCE’s press and information section"),
    "member of parliament": ("SDP member of parliament Ana Ek called it “better than nothing”.", "SDP member of parliament"),
    "ranks abbreviated": ("“We act,” noted Lt. Col. Ana Ek.", "Lt. Col."),
    "an entity": ("Republika Srpska Interior Minister Ana Ek was against “verdicts before breakfast”. “We act,” she said.", "Republika Srpska Interior Minister"),
    "laughs when": ("Ana Ek measures fields. The surveyor from Osh laughs when he is asked why. “We act,” says Ek.", "surveyor from Osh"),
    "mayor of two towns": ("The Mayor of Bar and Ulcinj, Ana Ek, left. “We act,” she said.", "Mayor of Bar and Ulcinj"),
    "rank behind a title": ("“We act,” police inspector Captain Ana Ek recalls.", "police inspector"),
    "professor behind a title": ("“We act,” said project manager Professor Ana Ek.", "project manager"),
    "chief doctor": ("“We act,” said chief doctor Ana Ek.", "chief doctor"),
    "to general amusement": ("“We act,” said Ana Ek, Head of the Centre in Osh, to general amusement.", "Head of the Centre in Osh"),
    "according to a body's adviser": ("According to OSCE Gender Adviser Ana Ek, it is “a matter of time”.", "OSCE Gender Adviser"),
    "from the other side": ("“We act,” said Ana Ek, a student from the other side of the river.", "student from the other side of the river"),
    "from the same village": ("“We act,” said Ana Ek, a baker from the same village.", "baker from the same village"),
    "brackets at its end": ("“We act,” said Ana Ek, Head of the Mission to Ukraine (SMM).", "Head of the Mission to Ukraine"),
    "mother of three": ("Ana Ek opens the door. “We act,” says the mother of three.", "mother of three"),
}  # fmt: skip


@pytest.mark.parametrize(("article", "role"), ROLES.values(), ids=ROLES)
def test_role(article: str, role: str) -> None:
    speaker = quotes_of(article)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Ana Ek", role)


NOBODYS = {
    "a report by its title": "The report “Safe Cities” was launched today, Orzala Vint, a judge, said.",
    "a banner reading": "Orzala Vint, a judge, told the guests about a banner reading “no to violence”.",
    "charged with": "Orzala Vint, a judge, told the guests about people charged with “hooliganism”.",
    "the principle of": "Orzala Vint, a judge, said that the principle of “do no harm” remained valid.",
    "stations observed": "In most cases the count was bad in the polling stations observed, “with steps being skipped”.",
    "what diplomats call": "In a crisis, they are supposed to prevent what diplomats call “misperception”.",
    "registered as": "Prosecutor Ana Ek said that such crimes were often registered as “hooliganism”.",
    "what the team calls the": "The jury liked what the team calls the “silent button”: a key that closes the form.",
    "a title that asks": "Orzala Vint presented the checklist “Did Everybody Understand?” at the launch.",
    "what is not": "The law introduces fees for all media, and fines for coverage that is not “balanced”.",
}


@pytest.mark.parametrize("article", NOBODYS.values(), ids=NOBODYS)
def test_nobody_says_it(article: str) -> None:
    assert quotes_of(article) == []


def test_a_paragraph_that_is_all_dateline() -> None:
    assert said("Implementation Meeting..  6 October 2018 –\n“We act,” Ana Ek said.") == ["Ana Ek: We act,"]
