"""The tokens between which a rule may look, and what they tell: verbs of speech, phrases that end or open here.

Every rule of attribution works on one sentence in which quotes are placeholders (Q) and answers with a `Source`: where the
noun phrase of the speaker stands, and the cue. N is a name, S any speaker, V a verb of speech.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from osce_scraper.quotes.confidence import Method
from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import is_capital, is_head
from osce_scraper.quotes.people.people import Registry
from osce_scraper.quotes.people.phrases import noun_phrase
from osce_scraper.quotes.text.frames import QUOTE, Frame

_BREAKS: Final = frozenset({",", "(", ")", "–", "—", "―"})
_LONGEST: Final = 60
"""So many tokens a noun phrase has at most."""
_NEAR: Final = 4
"""So many words stand at most between a noun and the name that a participle ties to it."""
_CLAUSE_ENDS: Final = frozenset({QUOTE, ".", ";", ":", "?", "!", "…"})


class Source(NamedTuple):
    """A noun phrase that may be a speaker, by its tokens, and the words that tie the quote to it."""

    start: int
    end: int
    cue_start: int
    cue_end: int
    rule: Method
    name: int | None = None
    """First token of the name in it."""
    partner: int | None = None
    """First token of the other name, if two speak with one voice: "N and N said"."""
    verb: int | None = None
    """The verb of the cue, if it has one."""
    dropped: str | None = None
    """The sex the verb tells of a subject left out ("" for none told): "rekla je"; then `start` is `end`."""


@dataclass(slots=True)
class Clause:
    """The tokens of one frame between which a rule may look."""

    frame: Frame
    first: int
    stop: int
    registry: Registry
    lexicon: Lexicon = field(init=False)
    names: dict[int, int] = field(init=False)
    lower: list[str] = field(init=False)
    """Its tokens in lower case: most rules look for one of some words first, and are done where none is there."""

    def __post_init__(self) -> None:
        self.lexicon = self.registry.lexicon
        self.lower = self.frame.lower[self.first : self.stop]
        self.names = self.registry.names[self.frame.paragraph]

    def phrase(self, start: int) -> tuple[int, int | None] | None:
        """End and name of the noun phrase at a token."""
        return noun_phrase(self.frame, start, self.stop, self.names, self.lexicon)

    def skip(self, i: int) -> int:
        """Past auxiliaries and adverbs: "has also repeatedly | said"."""
        lower, verbs = self.frame.lower, self.lexicon.verbs
        while i < self.stop and (lower[i] in verbs.auxiliaries or lower[i] in verbs.adverbs) and i not in self.names:
            i += 1
        return i

    def cue_end(self, verb: int) -> int:
        """The verb with its particle: "pointed out", "reflected on", "put it", "wanted to know"."""
        lower, lexicon = self.frame.lower, self.lexicon
        if lower[verb + 1 : verb + 2] == ["to"] and verb + 2 < self.stop and lower[verb + 2] in lexicon.speech:
            return verb + 3
        return verb + 1 + (verb + 1 < self.stop and lower[verb + 1] in lexicon.verbs.particles)


def quote_before(frame: Frame, token: int) -> int:
    """Which quote of the frame stands last before a token."""
    return bisect_left(frame.quotes, token) - 1


def ends_with_comma(frame: Frame, quote: int) -> bool:
    """A comma inside the marks: a reporting clause follows."""
    return quote >= 0 and frame.text[frame.spans[quote].end - 1] == ","


def phrase_ending(clause: Clause, end: int) -> tuple[int, int, int | None] | None:
    """The noun phrase whose last token is right before `end`, back to the last break."""
    frame, lexicon = clause.frame, clause.lexicon
    if end <= clause.first:
        return None
    start = clause.registry.ends[frame.paragraph].get(end)
    if start is not None and start >= clause.first:
        return _whose(clause, start, end) or (start, end, start)
    if frame.lower[end - 1] in lexicon.pronouns:
        return end - 1, end, None
    a = _after_break(clause, end)
    for start in range(a, end):
        if start > a and not _may_open(frame, start, lexicon):
            continue
        if start - 1 in clause.names and start < clause.names[start - 1]:
            continue  # amid a name
        if frame.lower[start] in lexicon.grammar.subordinators and frame.lower[start - 1] in lexicon.speech:
            continue  # found that | half of the voters | call
        phrase = clause.phrase(start)
        if (
            lexicon.free_order
            and phrase
            and phrase[1] is not None
            and frame.lower[phrase[0]] in lexicon.grammar.prepositions
        ):
            return start, phrase[0], phrase[1]  # N в своём блоге | написала
        if phrase and phrase[0] == end and frame.lower[end - 1] in lexicon.grammar.times and start > clause.first:
            return phrase_ending(clause, start)  # The writers | this week | said
        if phrase and phrase[0] == end:
            return _written_by(clause, a, start) or (start, end, phrase[1])
        between = phrase is not None and phrase[0] < end
        if phrase and between and (_comes_from(clause, phrase, end) or _is_reduced_relative(clause, phrase[0], end)):
            return start, phrase[0], phrase[1]
    return None


def _after_break(clause: Clause, end: int) -> int:
    """The first token behind the last break before a token."""
    words, a = clause.frame.words, end
    while a > max(clause.first, end - _LONGEST) and words[a - 1] not in _CLAUSE_ENDS and words[a - 1] not in _BREAKS:
        a -= 1
    return a


def _whose(clause: Clause, name: int, end: int) -> tuple[int, int, None] | None:
    """ "| A spokesman for Koja | said", "| supporters of Koja | say", "| a lawyer representing Koja | said"."""
    frame, lexicon = clause.frame, clause.lexicon
    before = frame.lower[name - 1] if name > clause.first else "."
    tied = before in lexicon.grammar.prepositions or before.endswith(lexicon.verbs.participle_endings)
    tied = tied or before in lexicon.roles.connectors or is_head(before, lexicon)
    if lexicon.free_order or not tied or before in lexicon.grammar.joining:
        return None
    first = _after_break(clause, end)
    for start in range(first, name - 1):
        phrase = clause.phrase(start) if start == first or _may_open(frame, start, lexicon) else None
        if phrase and phrase[0] == end:
            return (start, end, None) if phrase[1] is None else None
        if phrase and start == first and _is_reduced(clause, start, phrase, name):
            return start, phrase[0], None
    return None


def _is_reduced(clause: Clause, start: int, phrase: tuple[int, int | None], name: int) -> bool:
    """ "a lawyer | representing | N", "an adviser | close to | N", not "a man | named | N"."""
    lower, lexicon = clause.frame.lower, clause.lexicon
    told = lower[phrase[0] : name]
    if phrase[1] is not None or not 0 < len(told) < _NEAR or told[0] in lexicon.negatives.naming:
        return False
    heads = any(is_head(low, lexicon) or low in lexicon.voices for low in lower[start : phrase[0]])
    participle = told[0].endswith((*lexicon.verbs.participle_endings, *lexicon.verbs.past_endings))
    plain = told[0] not in lexicon.function_words and told[0] not in lexicon.speech
    return heads and plain and (told[-1] in lexicon.grammar.prepositions or (participle and len(told) == 1))


def _comes_from(clause: Clause, phrase: tuple[int, int | None], end: int) -> bool:
    """ "N | of the OSCE Centre | replied"."""
    origin, name = phrase
    if name is None or clause.frame.lower[origin] not in clause.lexicon.grammar.origins:
        return False
    body = clause.phrase(origin + 1)
    return body is not None and body[0] == end


def _is_reduced_relative(clause: Clause, first: int, stop: int) -> bool:
    """ "a man | serving fourteen years | wrote", "women | interviewed for the report | say"."""
    lower, lexicon = clause.frame.lower, clause.lexicon
    return lower[first].endswith(lexicon.verbs.participle_endings) or (
        lower[first].endswith(lexicon.verbs.past_endings)
        and first + 1 < stop
        and lower[first + 1] in lexicon.grammar.prepositions
    )


def _written_by(clause: Clause, first: int, agent: int) -> tuple[int, int, int | None] | None:
    """ "The summary | by the Chair speaks of Q": the document, not its author."""
    lower, lexicon = clause.frame.lower, clause.lexicon
    if (
        agent - 1 <= first
        or lower[agent - 1] not in lexicon.grammar.agents
        or lower[agent - 2] not in lexicon.nouns.documents
    ):
        return None
    phrase = clause.phrase(first)
    return (first, agent - 1, None) if phrase and phrase[0] == agent - 1 else None


def _may_open(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """Whether a noun phrase may begin amid a clause: an article, a capital, a nominative without either."""
    low = frame.lower[k]
    if lexicon.cases and (low in lexicon.nominatives or low in lexicon.roles.modifiers):
        return (
            frame.lower[k - 1] not in lexicon.grammar.prepositions and frame.lower[k - 1] not in lexicon.roles.modifiers
        )
    return low in lexicon.grammar.determiners or is_capital(frame.words[k])


def points(frame: Frame, phrase: tuple[int, int, int | None], lexicon: Lexicon) -> bool:
    """A name or a pronoun: what an apposition explains ("N, Minister of Water, Energy and Soil, | said")."""
    return phrase[2] is not None or frame.lower[phrase[0]] in lexicon.pronouns


def can_speak(clause: Clause, start: int, end: int) -> bool:
    """Whether a phrase without a name holds a noun of people, groups, organizations or documents."""
    lexicon = clause.lexicon
    words = clause.frame.lower[start:end]
    return any(word in lexicon.nominal or word in lexicon.voices or is_head(word, lexicon) for word in words)
