"""Noun phrases in a frame: where they end, and the name in them. No memory of the article."""

from dataclasses import dataclass
from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.connectors import connects
from osce_scraper.quotes.people.parts import Part, is_capital, is_head, most_loose, part
from osce_scraper.quotes.people.phrase_names import apposed_name, is_complement, name_beyond
from osce_scraper.quotes.people.titles import is_modifier, list_goes_on, trimmed
from osce_scraper.quotes.text.frames import Frame

_POSSESSIVE: Final = frozenset({"'s", "’s", "’", "'"})
_LONGEST_PHRASE: Final = 40
_LONGEST_TRADE: Final = 5
"""So many tokens at most stand before a name whose trade opens with a word nobody knows."""
_TOPIC: Final = 3
"""So many words nobody knows stand between a body and an office."""


def noun_phrase(
    frame: Frame, start: int, stop: int, names: dict[int, int], lexicon: Lexicon
) -> tuple[int, int | None] | None:
    """End, and start of the name in it, of the noun phrase at `start`; None if none starts there.

    `the Head of the OSCE Mission to Skopje, Ambassador | Clemens Koja`, `she`, `three participants`, `the report`,
    `one of them, Ana Ilić`. `names` gives the end of each name of the frame by its first token.
    """
    if start >= stop:
        return None
    walk = _Walk(frame, start, min(stop, start + _LONGEST_PHRASE), names, lexicon)
    for i in range(start, walk.stop):
        if i in names and not is_complement(frame, i, names[i], start, walk.headed, lexicon):
            beyond = name_beyond(frame, names[i], walk.stop, names, lexicon)
            return (names[i], i) if beyond is None else (names[beyond], beyond)
        kind = part(frame, i, lexicon)
        if kind is Part.STOP and i == start and frame.lower[i] in lexicon.pronouns:
            return i + 1, None
        if kind is Part.COMMA and i > start:
            name = apposed_name(frame, i + 1, walk.stop, names, lexicon)
            if name is not None:
                return names[name], name
        if not walk.passes(i, kind):
            return walk.ended(i)
    return walk.ended(walk.stop)


@dataclass(slots=True)
class _Walk:
    """A noun phrase on the way from its first token to its last."""

    frame: Frame
    start: int
    stop: int
    names: dict[int, int]
    lexicon: Lexicon
    headed: bool = False
    """A noun that can speak was met."""
    loose: int = 0
    """So many unknown words in lower case were met in a row."""

    def passes(self, i: int, kind: Part) -> bool:
        """Whether the phrase goes on over token `i`."""
        frame, lexicon = self.frame, self.lexicon
        if kind is Part.STOP:
            return self._passes_stop(i)
        if kind is Part.HEAD:
            goes_on = self._passes_head(i)
        elif kind is Part.LOOSE:
            goes_on = self._passes_loose(i)
        elif kind is Part.LINK:
            goes_on = self._passes_link(i)
        elif kind is Part.COMMA:
            goes_on = i > self.start and self.headed and list_goes_on(frame, i, self.stop, lexicon)
        elif kind is Part.DETERMINER:
            goes_on = i == self.start or part(frame, i - 1, lexicon) in (Part.LINK, Part.DETERMINER)
        else:
            goes_on = kind is not Part.VERB or _is_adjective(frame, i, self.start, self.headed, lexicon)
        self.headed = self.headed or frame.lower[i].endswith(lexicon.grammar.ages)  # the 24-year-old
        return goes_on

    def ended(self, i: int) -> tuple[int, int | None] | None:
        """The phrase up to token `i`; None if nothing in it can speak."""
        end = trimmed(self.frame, self.start, i, self.lexicon)
        capital = end > self.start and is_capital(self.frame.words[end - 1]) and not self.lexicon.nouns_are_capital
        if end == self.start + 1 and not self.headed and self.frame.lower[self.start] in self.lexicon.function_words:
            return None  # Then, after a pause: Q
        return (end, None) if end > self.start and (self.headed or capital) else None

    def _passes_stop(self, i: int) -> bool:
        """Over "two of | them", and over a dot: "H.E | . Koja"."""
        frame, lexicon = self.frame, self.lexicon
        if frame.lower[i] in lexicon.pronouns and frame.lower[i - 1] in lexicon.roles.connectors:
            self.headed = True
            return True
        if (
            frame.lower[i] in lexicon.names.days
            and frame.lower[i - 1] in lexicon.grammar.determiners
            and i > self.start
        ):
            return not lexicon.free_order  # a | Monday | statement
        titled = i + 1 in self.names or frame.lower[i - 1] in lexicon.honorifics
        return frame.lower[i] == "." and self.start < i < self.stop - 1 and titled

    def _passes_head(self, i: int) -> bool:
        """Over "the | Head", not over "the declaration | states", "с сотрудниками | посол"."""
        frame, lexicon, low = self.frame, self.lexicon, self.frame.lower[i]
        if self.headed and lexicon.cases and _begins_another(frame, i, self.names, lexicon):
            return False
        if (
            self.headed
            and low in lexicon.speech
            and frame.words[i][0].islower()
            and (lexicon.free_order or low[-1] == "s" or not is_head(low, lexicon))  # the Supreme Court | judge
            and _predicate(frame, i, self.stop, lexicon)
        ):
            return False
        self.headed, self.loose = True, 0
        return True

    def _passes_link(self, i: int) -> bool:
        """Over "Head | of | the Mission", "a man | in | military-type clothing", "one | of | them"; "участники | в анкете" ends."""
        frame, lexicon = self.frame, self.lexicon
        first = frame.lower[self.start]
        vague = first in lexicon.grammar.determiners and first not in lexicon.grammar.definite
        further = connects(frame, i, self.stop, lexicon) or (vague and _is_attribute(frame, i + 1, self.stop, lexicon))
        if i == self.start or not (further or frame.lower[i + 1 : i + 2] == ["them"]):
            return False
        placed = lexicon.runs_on and frame.lower[i] in lexicon.grammar.place_prepositions
        return not placed or _names_place(frame, i + 1, lexicon)

    def _passes_loose(self, i: int) -> bool:
        """Over "three | young | women", "one | mentee"; too many words nobody knows are no phrase."""
        frame, lexicon = self.frame, self.lexicon
        self.loose += 1
        if self.headed and self.loose > 1 and _opens_object(frame, i, self.stop, lexicon):
            return False  # a man in a straw hat | raises | his hand
        goes_on = lexicon.runs_on or (_follows_link(frame, i, lexicon) and i > self.start)
        goes_on = goes_on or (i == self.start and self._opens_title(i)) or self._amid_title(i)
        if self.loose > most_loose(lexicon) or (not goes_on and (self.headed or i == self.start)):
            return False
        self.headed = self.headed or _ends_nominal(frame, i, self.stop, lexicon)
        return True

    def _amid_title(self, i: int) -> bool:
        """ "Senate | minority | leader N", "ODIHR | hate crime | adviser N": words nobody knows between body and office."""
        if i == self.start or self.lexicon.free_order:
            return False
        k = i
        while k + 1 < self.stop and k < i + _TOPIC and part(self.frame, k, self.lexicon) is Part.LOOSE:
            k += 1
        return k > i and k + 1 in self.names and is_head(self.frame.lower[k], self.lexicon)

    def _opens_title(self, i: int) -> bool:
        """ "says | stove-maker N", "says | patrol inspector N", "said | undecided Brenna voter N"."""
        frame, lexicon = self.frame, self.lexicon
        if i + 1 in self.names or lexicon.free_order:
            return i + 1 in self.names
        for k in range(i + 1, min(i + _LONGEST_TRADE, self.stop - 1)):
            if part(frame, k, lexicon) not in (Part.WORD, Part.HEAD):
                return False
            if k + 1 in self.names:
                return is_head(frame.lower[k], lexicon) or frame.lower[k] in lexicon.nominal
        return False


def _opens_object(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """A word that ends like a verb in the present tense, and a determiner behind it: "| raises | his hand"."""
    ends = frame.lower[i][-1] == "s" and not lexicon.free_order
    return ends and i + 1 < stop and frame.lower[i + 1] in lexicon.grammar.determiners


def _is_adjective(frame: Frame, i: int, start: int, headed: bool, lexicon: Lexicon) -> bool:
    """ "the | stated | aim", "ODIHR's | written | opinion": a verb's form right behind what opens a noun."""
    if i == start:
        return False
    return frame.words[i - 1] in _POSSESSIVE if headed else frame.lower[i - 1] in lexicon.grammar.determiners


def _is_attribute(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """ "a man in | military-type clothing": plain words after a preposition, no participle or event."""
    i += not lexicon.free_order and i + 1 < stop and frame.lower[i] in lexicon.grammar.indefinite  # in a straw hat
    if i >= stop or part(frame, i, lexicon) is not Part.LOOSE:
        return False
    low = frame.lower[i]
    return not (low.endswith(lexicon.verbs.participle_endings) or low in lexicon.grammar.events)


def _names_place(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "глава Центра | в Астане", not "участники | в итоговой анкете"."""
    return is_capital(frame.words[k]) or part(frame, k, lexicon) in (Part.HEAD, Part.DETERMINER)


def _begins_another(frame: Frame, i: int, names: dict[int, int], lexicon: Lexicon) -> bool:
    """A nominative behind a noun that no "and" joins: "с сотрудниками | посол"; but "глава Миссии | посол N" is one."""
    low = frame.lower[i]
    if low not in lexicon.nominatives or part(frame, i - 1, lexicon) is Part.LINK or is_modifier(frame, i - 1, lexicon):
        return False
    return not (frame.words[i].isupper() or (low in lexicon.honorifics and i + 1 in names))


def _predicate(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """ "the declaration | states.": a noun that is a verb here, for it ends the clause or opens its object."""
    if i + 1 >= stop or part(frame, i + 1, lexicon) in (Part.STOP, Part.COMMA):
        return True
    return frame.lower[i + 1] in lexicon.grammar.determiners


def _follows_link(frame: Frame, i: int, lexicon: Lexicon) -> bool:
    before = frame.lower[i - 1]
    if frame.words[i - 1] in _POSSESSIVE and not lexicon.free_order:
        return True  # the Mission's | status report
    return (
        before in lexicon.roles.connectors
        or before in lexicon.grammar.determiners
        or part(frame, i - 1, lexicon) is Part.LOOSE
    )


def _ends_nominal(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """An unknown word is the noun of the phrase if a link, a verb or the end follows it: "one mentee from ..."."""
    if i + 1 >= stop:
        return True
    if part(frame, i + 1, lexicon) in (Part.STOP, Part.COMMA, Part.LINK, Part.VERB):
        return True
    return not lexicon.free_order and frame.lower[i + 1] in lexicon.grammar.relative  # the guide | that
