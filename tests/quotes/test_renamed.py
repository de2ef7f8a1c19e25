"""The gold with other names and other marks: who speaks does not hang on what people are called, or how words are marked."""

import random
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.quotes_matching import found
from benchmarks.quotes_scoring import Score, score, total
from osce_scraper.quotes import find_quotes
from tests.quotes.gold import ROOT, Article, parse

# Of many languages, and a third of them words of English.
_SURNAMES = """
Baker Young Berg Long Stone Fox King Price Rich Hope May March Bush Rice Wolf Rose Hill Lake Day Best Justice Major
Judge Bishop Marshall Singer Butler Cook Mason Hakala Xhaferi Ćosić Nikolovska Öztürk Þórsdóttir Müller Dvořák Nowak
Popescu Kovács Nagy Petrović Ivanova Sidorenko Tkachuk Bekmuratov Karimov Rahmonov Niyazova Mammadova Hovhannisyan
Beridze Kapanadze O’Brien McCarthy Dupont Lefèvre Rossi García Oliveira Jansen Bakker Lindqvist Virtanen Nygaard
Papadopoulos Borg Smith Jones Brown Green White Black
"""
FLOOR = 0.95
"""Span and speaker; with their own names 0.97. Some names hint at the other sex, some are words of the article."""
OPEN = [path for path in sorted((ROOT / "en").glob("*.txt")) if Article(path.stem, "en", "", (), (), ()).half == "open"]


def renamed(text: str) -> str:
    """An annotated article in which everybody with a first name has another surname."""
    chance = random.Random(text)
    head = tomllib.loads(text.split("+++\n", 2)[1])
    people = (speaker["name"].split() for speaker in head.get("speakers", {}).values() if "kind" not in speaker)
    own = dict.fromkeys(words[-1] for words in people if len(words) > 1 and words[-1][0].isupper())
    others = chance.sample([name for name in _SURNAMES.split() if name not in text], len(own))
    for surname, other in zip(own, others, strict=True):
        text = re.sub(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", other, text)
    return text


def marked(opening: str, closing: str) -> Callable[[str], str]:
    """A recast of an article with other marks around its quotes."""

    def change(text: str) -> str:
        before, head, body = text.split("+++\n", 2)
        return "+++\n".join((before, head, body.replace("“", opening).replace("”", closing)))

    return change


def scored(change: Callable[[str], str], paths: list[Path]) -> Score:
    articles = [parse(change(path.read_text(encoding="utf-8")), path.stem, "en") for path in paths]
    read = (find_quotes(article.paragraphs, "en", article.title) for article in articles)
    return total(score(article, tuple(map(found, quotes))) for article, quotes in zip(articles, read, strict=True))


def test_people_may_be_called_anything() -> None:
    assert scored(renamed, OPEN).named_f1 >= FLOOR


@pytest.mark.parametrize("marks", ["«»", "„“", '""'])
def test_marks_of_any_kind_are_read_alike(marks: str) -> None:
    curly = [path for path in OPEN[::4] if "“" in path.read_text(encoding="utf-8").split("+++\n")[2]]
    own = scored(lambda text: text, curly)
    assert scored(marked(*marks), curly).named_f1 == pytest.approx(own.named_f1, abs=0.01)  # a nickname has them too
