"""Which words are verbs of speech where they stand: not "the report", "participating states", "a snappy retort"."""

from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import Part, is_capital, part
from osce_scraper.quotes.text.frames import QUOTE, Frame

_BREAKS: Final = frozenset({",", "(", ")", "–", "—", "―"})
_SENTENCE_STARTS: Final = frozenset({".", "!", "?", "…", QUOTE, "–", "—", "-"})
_POSSESSIVE: Final = frozenset({"'s", "’s"})
_OBJECTS: Final = frozenset({"that", ":", ",", QUOTE, "."})
_BEFORE: Final = 3
"""So many words at least stand before "by saying"."""


def is_speech_verb(frame: Frame, k: int, lexicon: Lexicon, subject: bool = False) -> bool:
    """Whether token `k` is a verb of speech here: not "the report", "participating states", "notes from Vienna".

    `subject`: the subject stands before it; else it follows a quote.
    """
    low = frame.lower[k]
    if low not in lexicon.speech or (frame.words[k][0].isupper() and not _opens_clause(frame, k, lexicon)):
        return False
    previous = frame.lower[k - 1] if k else ""
    pronoun = lexicon.free_order and previous in lexicon.pronouns  # Dieser | betonte
    quoted = previous in lexicon.grammar.as_clause and low.endswith(lexicon.verbs.participle_endings) and k > 1
    quoted = quoted and frame.lower[k - 2] in lexicon.speech  # was quoted as | saying
    if not (pronoun or quoted) and (
        previous in lexicon.grammar.determiners or previous in lexicon.grammar.prepositions or previous in _POSSESSIVE
    ):
        return subject and not lexicon.free_order and _is_by_saying(frame, k, lexicon)
    following = frame.lower[k + 1 : k + 2]
    if following and following[0] in _POSSESSIVE:
        return False  # the state's
    if not subject and _opens_noun(frame, k, lexicon):
        return False
    if low in lexicon.verbs.particles and k and part(frame, k - 1, lexicon) in (Part.LOOSE, Part.VERB):
        return False  # shot back
    if (
        previous in _BREAKS
        and low.endswith(lexicon.verbs.past_endings)
        and following
        and following[0] in lexicon.grammar.agents
    ):
        return False  # ", supported by"
    if low in lexicon.verbs.nounish and subject:
        if not lexicon.free_order and k > 1 and _is_described(frame, k, lexicon):
            return False  # a snappy retort
        before = k - 1
        while before > 0 and not lexicon.free_order and frame.lower[before] in lexicon.verbs.adverbs:
            before -= 1  # It | also | notes
        whose = frame.lower[before] if k else ""
        clear = k and (is_capital(frame.words[before]) or whose in lexicon.pronouns or whose in lexicon.nouns.documents)
        clear = clear or (previous in _BREAKS and low.endswith(lexicon.verbs.participle_endings))
        clear = clear or (previous in lexicon.nouns.groups and not low.endswith("s"))  # the authors | call for
        clear = clear or (low.endswith(lexicon.verbs.participle_endings) and _has_object(frame, k, lexicon))
        objects = not following or (following[0] in _OBJECTS and following[0] != QUOTE)
        return bool(clear or objects or previous in lexicon.verbs.auxiliaries or _calls_something(frame, k, lexicon))
    return True


def _is_by_saying(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "answered by | saying | that", "erred in | saying | she was", "went on to | say | it": not "after | writing | the law"."""
    if k < _BEFORE or frame.lower[k] not in lexicon.verbs.core or frame.lower[k - 1] in lexicon.grammar.determiners:
        return False
    on_to = frame.lower[k - 2] in lexicon.verbs.particles and frame.lower[k - 1] == "to"
    following = frame.lower[k + 1 : k + 3]
    if following and following[0] in lexicon.verbs.adverbs:
        following = following[1:]
    told = bool(following) and (following[0] in _OBJECTS or following[0] in lexicon.grammar.nominative)
    on_to = on_to or (frame.lower[k - 1] == "to" and following[1:] == [QUOTE] and following[0] in {",", ":"})
    return told and (on_to or frame.lower[k].endswith(lexicon.verbs.participle_endings))


def _opens_noun(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "Q, | state | television quoted N": a noun and no verb before a word in lower case."""
    if lexicon.free_order or frame.lower[k] not in lexicon.verbs.nounish or frame.lower[k][-1] == "s":
        return False
    following = frame.words[k + 1 : k + 2]
    return bool(following) and following[0][0].islower() and part(frame, k + 1, lexicon) is Part.LOOSE


def _has_object(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "with the campaign | saying | Kos was Q": somebody or something behind it."""
    following = frame.words[k + 1 : k + 2]
    return bool(following) and (is_capital(following[0]) or following[0] in lexicon.grammar.nominative)


def _is_described(frame: Frame, noun: int, lexicon: Lexicon) -> bool:
    """ "a snappy | retort", "the second | debate", "a Brenna | report": an article, and a word that is nobody."""
    if is_capital(frame.words[noun - 1]):
        return frame.lower[noun - 2] in lexicon.grammar.indefinite
    return part(frame, noun - 1, lexicon) is Part.LOOSE and frame.lower[noun - 2] in lexicon.grammar.determiners


def may_be_verb(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """A word in lower case that could be a verb of speech here, though nobody listed it: "Q, grinned | N"."""
    return part(frame, k, lexicon) is Part.LOOSE or frame.lower[k] in lexicon.verbs.irregular


def _calls_something(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "A declaration adopted on the eve of the meeting | calls | technology Q": a noun before it, an object behind."""
    if frame.lower[k] not in lexicon.negatives.judging or k + 1 >= len(frame.words) or not k:
        return False
    before, behind = part(frame, k - 1, lexicon), part(frame, k + 1, lexicon)
    if frame.lower[k + 1] in lexicon.pronouns or (before is Part.COMMA and is_capital(frame.words[k + 1])):
        return True  # the paper calls it Q; N, a senior fellow, calls Zemun Q
    return before in (Part.HEAD, Part.LOOSE, Part.WORD, Part.COMMA) and behind in (
        Part.DETERMINER,
        Part.LOOSE,
        Part.WORD,
        Part.HEAD,
    )


def _opens_clause(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "Dodala je: Q", "Отметив, что": where the verb may come first its capital tells nothing."""
    return lexicon.free_order and not lexicon.nouns_are_capital and (not k or frame.words[k - 1] in _SENTENCE_STARTS)
