"""What no word list knows: trades, names, places and verbs that are told by where they stand."""

import pytest

from tests.quotes.said import quotes_of, said

MEANT = {
    "a trade nobody listed": "Orzala Vint waved. “We act,” said the stationmaster in Ruma.",
    "is a": "Orzala Vint is a stationmaster in Ruma.\nProsecutor Bo Ag left. “We act,” the stationmaster said.",
    "a trade before the name": "A stationmaster in Ruma, Orzala Vint, waved.\nProsecutor Bo Ag left. “We act,” the stationmaster said.",
    "the same noun": "Detective inspector Orzala Vint came.\nProsecutor Bo Ag left. “We act,” said the inspector from Malmö.",
    "whose trade is not known": "Prosecutor Bo Ag thanked Orzala Vint. “We act,” the beekeeper said.",
    "the Chairman-in-Office": "Chairman-in-Office Orzala Vint came. “We act,” the Chairman said.",
    "the author is": "Bo Ag opened the day. The author of the study is Orzala Vint. “We act,” she said.",
    "apposed to a pronoun": "Orzala Vint leads it. A retired notary, she reads every letter. “We act,” she said.",
    "the Norwegian instructor": "Orzala Vint, a police instructor from Norway, came. “We act,” the Norwegian instructor said.",
    "the court judge": "Orzala Vint, judge at the Supreme Court, came. “We act,” said the Supreme Court judge.",
    "the Ombudsperson": "Orzala Vint, Ombudsman of Malta, came. “We act,” the Ombudsperson said.",
    "in her own words": "Orzala Vint left. It took her, in her own words, “nine glasses of tea and a walk”.",
    "between commas": "The noise, commented Orzala Vint, was “a sort of answer to it”.",
    "is all": "Orzala Vint waved. “We act,” is all she says.",
    "a verb nobody listed": "“We act,” Orzala Vint interjects.",
    "a past no ending tells": "“We act,” began Orzala Vint.",
    "a lone name": "Vint, a judge, is here. She waits.\n“We act,” Vint interjects.",
}  # fmt: skip


@pytest.mark.parametrize("article", MEANT.values(), ids=MEANT)
def test_somebody_is_meant_whom_no_list_knows(article: str) -> None:
    assert said(article)[-1].split(": ")[0] in {"Orzala Vint", "Vint"}


ROLES = {
    "plain words": ("“We act,” said Ana Ek, fire brigade commander from Osh.", "fire brigade commander from Osh"),
    "post": ("“We act,” said Ana Ek, Contact Point for Roma Issues.", "Contact Point for Roma Issues"),
    "former": ("Former midfielder Ana Ek came. “We act,” she said.", "Former midfielder"),
    "of three": ("“We act,” said Ana Ek, a mother of three.", "mother of three"),
    "at a school": ("“We act,” said Ana Ek, a teacher at a primary school in Osh.", "teacher at a primary school in Osh"),
    "two people": ("The Chair of the Union and the Interior Minister came.\nMinister Ana Ek spoke. “We act,” she said.", "Interior Minister"),
    "an Ambassador": ("In Osh the Head of the OSCE Centre met judges. Ambassador Ana Ek smiled. “We act,” she said.", "Head of the OSCE Centre"),
    "a verb behind it": ("The inspector of the police took note of it all. Ana Ek smiled. “We act,” Ek said.", "inspector of the police"),
    "no title: in the chair": ("Judge Ana Ek, in the chair, smiled. “We act,” she said.", "Judge"),
    "no title: what she was": ("When Ana Ek was a student, it was cold. “We act,” she said.", None),
    "place before the name": ("Mayor of Fushë Kosovë/Kosovo Polje Ana Ek came. “We act,” she said.", "Mayor of Fushë Kosovë/Kosovo Polje"),
    "trade before the name": ("Dermatologist Ana Ek came. “We act,” she said.", "Dermatologist"),
}  # fmt: skip


@pytest.mark.parametrize(("article", "role"), ROLES.values(), ids=ROLES)
def test_a_title_is_told_by_its_place(article: str, role: str | None) -> None:
    speaker = quotes_of(article)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Ana Ek", role)


@pytest.mark.parametrize("name", ["A. Petrosyan", "A. V. Petrosyan", "Sh. Petrosyan", "Anna Kh. Petrosyan"])
def test_initials_belong_to_the_name(name: str) -> None:
    assert said(f"“We act,” said {name}, Head of Mission.") == [f"{name}: We act,"]


WEIGHED = {
    "in passing": ("Judge Ana Ek came. “We act,” she said. “We wait,” said a woman from Osh.\n“I will raise this again.”", "Ana Ek"),
    "her father": ("Ana Ek, a judge, came. Her father frowned. “We wait,” he said.", "her father"),
    "a relation with a name": ("Judge Ana Ek came. Her classmate Tarn frowned. “We wait,” she said.", "Tarn"),
    "Karen in Yerevan": ("Colonel Karen Melk came. “We wait,” he said.", "Karen Melk"),
    "named in the words": ("Judge Ana Ek came. Ambassador Vint Tarn bowed. “I heard the Ambassador,” she said.", "Ana Ek"),
    "brought in as subject": ("Prosecutor Bo Ag spoke. “We act,” Ag said. He left.\nA visitor found his name. “We wait,” he said.", "a visitor"),
    "an adjective": ("“We wait,” interjected a Baptist pastor from Osh.", "a Baptist pastor from Osh"),
    "the wife of one": ("Four men came. “We wait,” said the wife of one of the men.", "the wife of one of the men"),
}  # fmt: skip


@pytest.mark.parametrize(("article", "name"), WEIGHED.values(), ids=WEIGHED)
def test_who_is_likelier(article: str, name: str) -> None:
    assert said(article)[-1].split(": ")[0] == name


@pytest.mark.parametrize("name", ["Amy Pope", "Orzala Judge", "Kenan Baker"])
def test_a_trade_is_a_surname_where_a_title_follows(name: str) -> None:
    [quote] = quotes_of(f"Bujar Hoxha came.\n“We act,” {name}, deputy adviser on security, said on a call.")
    assert quote.speaker is not None
    assert quote.speaker.name == name
