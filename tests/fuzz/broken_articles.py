"""Annotated articles broken at random, as pages cut short, glued and scrambled by strangers break them."""

from collections.abc import Sequence
from random import Random

from tests.quotes.gold import Article


def broken(seed: int, articles: Sequence[Article]) -> tuple[list[str], str]:
    """Paragraphs and language of the article that a seed breaks; the same for every call."""
    chance = Random(seed)
    article, other = chance.choice(articles), chance.choice(articles)
    stranger = " ".join(other.paragraphs).split()
    ways = (_cut, _scrambled, _thinned, lambda text, by: _glued(text, by, stranger))
    way = ways[chance.randrange(len(ways))]
    return [way(paragraph, chance) for paragraph in article.paragraphs], article.language


def _cut(text: str, chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[at:] if chance.random() < 0.5 else text[:at]


def _scrambled(text: str, chance: Random) -> str:
    words = text.split()
    return " ".join(chance.sample(words, len(words)))


def _thinned(text: str, chance: Random) -> str:
    return " ".join(word for word in text.split() if chance.random() < 0.7)


def _glued(text: str, chance: Random, stranger: list[str]) -> str:
    at = chance.randrange(len(stranger))
    return " ".join(text.split()[: chance.randrange(1, 12)] + stranger[at : at + chance.randrange(12)])
