"""The gold itself: it is what it says it is, and an annotation that breaks a rule is refused."""

import re
from collections import Counter

import pytest

from tests.quotes.gold import FORMS, TRAPS, Article, GoldError, articles, parse

MARK = re.compile(r"[“”„\"«»]")
ANNOTATED = re.compile(r"[“”„\"«»‘’‹›']* ?_ ?[“”„\"«»‘’‹›']*")
HEAD = '+++\ntitle = "T"\nspeakers.s = {name = "Ana Ek"}\n+++\n'


def test_gold_is_as_large_as_promised() -> None:
    languages = Counter(article.language for article in articles())
    assert len(articles()) >= 120
    assert languages["en"] >= 90
    assert languages.keys() >= {"en", "ru", "de", "fr", "sq", "sr", "bs", "uk"}
    assert sum(len(article.quotes) for article in articles()) >= 300
    assert sum(len(article.traps) for article in articles()) >= 80
    assert sum(not article.quotes for article in articles()) >= 20


def test_every_form_and_every_trap_is_there() -> None:
    assert {quote.form for article in articles() for quote in article.quotes} == FORMS
    assert {trap.kind for article in articles() for trap in article.traps} == TRAPS


@pytest.mark.parametrize("article", articles(), ids=lambda article: f"{article.language}/{article.id}")
def test_names_and_roles_are_in_the_article(article: Article) -> None:
    text = " ".join(article.paragraphs).casefold()
    for speaker in {quote.speaker for quote in article.quotes if quote.speaker}:
        pair = speaker.name.split(" and ") if speaker.kind == "group" else [speaker.name]
        for words in (*pair, speaker.honorific, speaker.role):
            assert not words or words.casefold() in text


@pytest.mark.parametrize("article", articles(), ids=lambda article: f"{article.language}/{article.id}")
def test_no_mark_is_left_without_annotation(article: Article) -> None:
    for number, paragraph in enumerate(article.paragraphs):
        marked = [quote.span for quote in article.quotes] + [trap.span for trap in article.traps]
        for span in sorted((span for span in marked if span.paragraph == number), key=lambda span: -span.start):
            paragraph = f"{paragraph[: span.start]}_{paragraph[span.end :]}"
        assert not MARK.search(ANNOTATED.sub("", paragraph))


def test_offsets_are_those_of_the_words() -> None:
    quotes = [(article, quote) for article in articles() for quote in article.quotes]
    assert all(article.paragraphs[q.span.paragraph][q.span.start : q.span.end] == q.text for article, q in quotes)


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("“⟦s after|We agree,⟧” said Ek. “⟦s split +|All of us.”", "broken tag"),
        ("“⟦s spoken|We agree,⟧” said Ek.", "unknown form"),
        ("“⟦x after|We agree,⟧” said Ek.", "unknown speaker"),
        ("“⟦s split +|We agree,⟧” said Ek.", "a part of nothing"),
        ("Nobody speaks here.", "nobody quotes"),
    ],
)
def test_a_broken_rule_is_refused(body: str, complaint: str) -> None:
    with pytest.raises(GoldError, match=complaint):
        parse(HEAD + body, identity="1", language="en")
