"""Words on things, which nobody says; and people beside such things, who do."""

import pytest

from tests.quotes.said import said

THINGS = {
    "says": "A notice at the entrance says “Come in without knocking”.",
    "says, with a colon": "A doormat at the entrance says: “Come in without knocking.”",
    "which reads": "On the wall hangs a card from her daughter which reads “Mum, we are home”.",
    "which says, the last of several": "The club has a seal, a ledger and a signboard which says “Order is water”.",
    "that says": "Above her desk is a cake that says “Ten years without a fire”.",
    "reads, a thing nobody listed": "The lintel reads, “Come in without knocking.”",
    "the words on": "The words on the ribbon read “We will not forget you”.",
    "bearing": "A scarf bearing the words “We will not forget you” hung above the door.",
    "reads behind the words": "“We will not forget you”, reads a wreath.",
    "says behind the words": "“Come in without knocking,” says the sticker on the window.",
    "written on, behind": "“We will not forget you” is painted across the bridge.",
    "written on, before": "It is written on the gate: “We will not forget you”.",
    "on it it says": "On the window it says “We shall not forget any of you”.",
    "saying": "Ana Ek, a judge, pointed to a banner saying “We will not forget you”.",
    "of two words": "A bumper-sticker on her car says “I brake for judges and for nobody else”.",
}


@pytest.mark.parametrize("article", THINGS.values(), ids=THINGS)
def test_a_thing_says_nothing(article: str) -> None:
    assert said(article) == []


SPEAKERS = {
    "the woman with the banner": "The woman with the banner said “we will not leave this place”.",
    "a customs officer at the gate": "A customs officer at the gate said: “We open at eight o’clock.”",
    "a man in a red cap": "A man in a red cap says “we will not leave”.",
    "the inscription’s author": "The inscription’s author said: “It is closed for good.”",
    "the Board": "The Board says: “It is closed for good.”",
    "the letter on her desk": "The letter on her desk reads: “It is closed for good.”",
    "a boy": "A boy reads: “It is closed for good.”",
}


@pytest.mark.parametrize(("name", "article"), SPEAKERS.items(), ids=SPEAKERS)
def test_who_stands_beside_it_does(name: str, article: str) -> None:
    [line] = said(article)
    assert line.split(": ")[0] == name


ABROAD = [
    ("ru", "На двери висит табличка «Тише едешь – дальше будешь»."),
    ("ru", "На стене висит плакат, на котором написано: «Мы не уйдём отсюда никогда»."),
    ("ru", "«Мы не уйдём отсюда никогда», – гласит надпись на стене."),
    ("ru", "Надпись на кружке гласит: «Мы не уйдём отсюда никогда»."),
    ("ru", "На открытке написано: «Мама, мы дома и ждём тебя»."),
    ("ru", "«Мама, мы дома и ждём тебя», – написано на открытке."),
    ("ru", "На заборе кто-то вывел: «Мы не уйдём отсюда никогда»."),
    ("ru", "На футболке было написано «Мы не уйдём отсюда никогда»."),
    ("uk", "На дверях висить табличка «Стукайте голосно і чекайте»."),
    ("uk", "На стіні висить плакат, на якому написано: «Ми нікуди звідси не підемо»."),
    ("uk", "«Ми нікуди звідси не підемо», – свідчить напис на стіні."),
    ("uk", "Напис на кухлі проголошує: «Ми нікуди звідси не підемо»."),
    ("uk", "На листівці написано: «Мамо, ми вдома і чекаємо»."),
    ("uk", "«Мамо, ми вдома і чекаємо», – написано на листівці."),
    ("de", "An der Tür hängt ein Schild: „Bitte nur einzeln eintreten“."),
    ("de", "Auf einem Transparent stand: „Wir gehen hier nicht weg“."),
    ("de", "„Wir gehen hier nicht weg“, steht auf einem Plakat."),
    ("de", "„Wir gehen hier nicht weg“, ist auf der Mauer zu lesen."),
    ("de", "Auf der Karte ihrer Tochter steht: „Mama, wir sind zu Hause“."),
    ("de", "Ein Aufkleber am Fenster verkündet: „Wir gehen hier nicht weg“."),
    ("de", "„Bitte nur einzeln eintreten“, mahnt ein Schild am Eingang."),
    ("de", "Auf ihrer Tasse steht „Wir gehen hier nicht weg“."),
    ("fr", "Sur la porte, un écriteau dit : « Entrez sans frapper, on vous attend »."),
    ("fr", "« Nous ne partirons pas d’ici », peut-on lire sur une banderole."),
    ("fr", "Sur la carte de sa fille, on lit : « Maman, nous sommes à la maison »."),
    ("fr", "Une pancarte annonce : « Nous ne partirons pas d’ici »."),
    ("fr", "« Nous ne partirons pas d’ici », proclame une affiche."),
    ("fr", "Sur sa tasse est écrit : « Nous ne partirons pas d’ici »."),
    ("fr", "Un graffiti proclame « Nous ne partirons pas d’ici »."),
    ("sr", "Na vratima stoji natpis: „Kucajte glasno pa uđite“."),
    ("sr", "Na transparentu je pisalo: „Mi odavde ne idemo nikud“."),
    ("sr", "„Mi odavde ne idemo nikud“, piše na zidu."),
    ("sr", "„Mi odavde ne idemo nikud“, stajalo je na transparentu."),
    ("sr", "Na razglednici piše: „Mama, mi smo kod kuće“."),
    ("sr", "Tabla na ulazu kaže: „Kucajte glasno pa uđite“."),
    ("sq", "Në derë është një tabelë: “Trokitni fort dhe hyni brenda”."),
    ("sq", "Në pankartë shkruhej: “Ne nuk ikim kurrë që këtej”."),
    ("sq", "“Ne nuk ikim kurrë që këtej”, thoshte një pankartë."),
    ("sq", "Në kartolinë shkruhet: “Mama, ne jemi në shtëpi tani”."),
    ("sq", "“Ne nuk ikim kurrë që këtej”, shkruhet në mur."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "article"), ABROAD)
def test_a_thing_says_nothing_in_other_languages(language: str, article: str) -> None:
    assert said(article, language) == []


@pytest.mark.parametrize(
    ("language", "article"),
    [
        ("ru", "«Мы идём домой сегодня», – сказала женщина с плакатом."),
        ("uk", "«Ми йдемо додому сьогодні», – сказала жінка з плакатом."),
        ("de", "„Wir gehen heute alle nach Hause“, sagte ein Mann mit Plakat."),
        ("de", "„Wir gehen heute alle nach Hause“, sagte sie an der Tür."),
        ("de", "„Wir gehen heute alle nach Hause“, sagte Anna Becher."),
        ("fr", "« Nous partons tous ce soir », a dit la femme à la pancarte."),
        ("sr", "„Mi idemo večeras svi kući“, rekla je žena s transparentom."),
        ("sq", "“Ne shkojmë sonte të gjithë”, tha gruaja te dera."),
    ],
)
def test_who_stands_beside_it_does_in_other_languages(language: str, article: str) -> None:
    assert len(said(article, language)) == 1
