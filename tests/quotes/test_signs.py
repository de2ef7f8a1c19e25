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
