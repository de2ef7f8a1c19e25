"""The full name of a body that is called by its noun or its letters: "the Mission" is the OSCE Mission to Serbia."""

from itertools import islice
from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import is_capital, is_head
from osce_scraper.quotes.people.phrases import noun_phrase
from osce_scraper.quotes.people.titles import is_acronym
from osce_scraper.quotes.speakers.scene import Scene
from osce_scraper.quotes.text.frames import Frame

_PLACES: Final = 200
"""So many places are looked at."""
_LONGEST_NAME: Final = 16
"""So many tokens a name has at most whose letters stand behind it."""
_SHORTEST_CROWD: Final = 4
"""So many words "a group of pensioners" has at least."""
_LONGEST: Final = 8
"""So many capitals stand before the noun at most."""


def in_full(scene: Scene, noun: str) -> str:
    """How the article calls the body of a lower-case noun in full; "" if it never does."""
    if noun not in scene.bodies:  # once each, however often it speaks
        places = ((frame, k) for frame in scene.frames for k in frame.capitals if frame.lower[k] == noun)
        scene.bodies[noun] = next(
            filter(None, (_full_name(scene, frame, k) for frame, k in islice(places, _PLACES))), ""
        )
    return scene.bodies[noun]


def spelled_out(scene: Scene, acronym: str) -> str:
    """What an acronym stands for, where brackets say so: "the OSCE Office for ... Human Rights | (ODIHR)"; "" if none do."""
    if scene.acronyms is None:  # one look for all of them
        found = [(frame, k) for frame in scene.frames for k, word in enumerate(frame.words) if word == "("]
        scene.acronyms = {
            frame.words[k + 1]: _before_bracket(scene, frame, k) for frame, k in reversed(found) if is_acronym(frame, k)
        }
    return scene.acronyms.get(acronym, "")


def is_crowd(words: list[str], lexicon: Lexicon) -> bool:
    """ "a group of | pensioners |", "a team of | engineers |": many people, no body."""
    if len(words) < _SHORTEST_CROWD or words[0] not in lexicon.grammar.indefinite:
        return False
    link = next((k for k, word in enumerate(words) if word in lexicon.grammar.owning), len(words))
    plural = lexicon.nouns.plural
    many = (low.removesuffix(plural) for low in words[link + 1 : link + 3] if low.endswith(plural))
    return not lexicon.nouns.groups.isdisjoint(words[link + 1 : link + 3]) or any(is_head(one, lexicon) for one in many)


def _before_bracket(scene: Scene, frame: Frame, bracket: int) -> str:
    """The shortest phrase with an article before "(ODIHR)" whose words begin with its letters."""
    articles = scene.registry.lexicon.grammar.articles
    for first in range(bracket - 1, max(0, bracket - _LONGEST_NAME), -1):
        initials = iter([low[0] for low in frame.lower[first:bracket]])
        if frame.lower[first - 1] in articles and all(letter in initials for letter in frame.lower[bracket + 1]):
            return f"the {frame.slice(first, bracket)}"
    return ""


def _full_name(scene: Scene, frame: Frame, k: int) -> str:
    """ "The | OSCE Mission to Serbia | opened": with a capital behind the article or a place behind the noun."""
    registry, first = scene.registry, k
    articles = registry.lexicon.grammar.articles
    while (
        first > max(0, k - _LONGEST) and is_capital(frame.words[first - 1]) and frame.lower[first - 1] not in articles
    ):
        first -= 1
    phrase = noun_phrase(frame, first, len(frame.words), registry.names[frame.paragraph], registry.lexicon)
    owned = first > 0 and frame.lower[first - 1] in articles
    if not owned or phrase is None or phrase[1] is not None or phrase[0] <= max(k, first + 1):
        return ""
    goes_on = phrase[0] == k + 1 or frame.lower[k + 1] in registry.lexicon.roles.connectors
    return f"the {frame.slice(first, phrase[0])}" if goes_on else ""
