"""Reporting clauses right behind a quote: `said Ambassador N`, `N, who was there, added`."""

from typing import Final

from osce_scraper.quotes.clauses.appositions import past_apposition
from osce_scraper.quotes.clauses.clauses import Clause, Source, can_speak, ends_with_comma, quote_before
from osce_scraper.quotes.clauses.partners import partner
from osce_scraper.quotes.clauses.speech_verbs import is_speech_verb, may_be_verb
from osce_scraper.quotes.clauses.together import called_together
from osce_scraper.quotes.clauses.word_order import is_thing, past_adverbials, past_aside, speaks
from osce_scraper.quotes.confidence import Method
from osce_scraper.quotes.people.parts import Part, part
from osce_scraper.quotes.text.frames import QUOTE

_PAUSES: Final = frozenset({",", "–", "—", "―", "-", ";", "."})


def verb_subject(clause: Clause, i: int) -> Source | None:
    """`Q said Ambassador N`, `Q, also noted the Minister`, `Q, laughed N` (any verb, if a person follows)."""
    frame, lexicon = clause.frame, clause.lexicon
    verb = clause.skip(i)
    asked = verb if verb < clause.stop and frame.lower[verb] in lexicon.grammar.enclitics else None
    verb = verb if asked is None else clause.skip(verb + 1)
    if verb >= clause.stop or frame.words[verb] == QUOTE or not frame.words[verb][0].islower():
        return None
    if frame.lower[verb].endswith(lexicon.verbs.participle_endings):
        return None  # Q, adding that
    known = is_speech_verb(frame, verb, lexicon)
    cue_end = clause.cue_end(verb)
    start = clause.skip(cue_end) if frame.lower[cue_end : cue_end + 1] != ["both"] else cue_end
    if asked is not None:  # a | -t-elle | déclaré
        return Source(asked, asked + 1, verb, cue_end, "verb-subject", verb=verb) if known else None
    if known and lexicon.free_order and (behind := past_aside(clause, cue_end)):
        start = behind
    if not known and frame.lower[start : start + 1] == ["in"] and start + 1 in clause.names:
        start = cue_end = start + 1  # Q, chimed in N
    phrase = clause.phrase(start)
    if known and lexicon.free_order and (phrase is None or is_thing(clause, start, phrase)):
        start = past_adverbials(clause, start)
        phrase = clause.phrase(start)
    if phrase is None:
        return None
    end, name = phrase
    if not known and lexicon.free_order:
        someone = name is not None or frame.lower[start] in lexicon.grammar.nominative
        someone = someone or (frame.words[i - 1] in _PAUSES and speaks(clause, start, phrase))
        if not someone or start != verb + 1 or part(frame, verb, lexicon) not in (Part.LOOSE, Part.VERB):
            return None
    elif not known and (not may_be_verb(frame, verb, lexicon) or verb != i or start != cue_end):
        return None  # "Q," laughed N: any word in lower case, right between quote and speaker
    if not known and name is None and frame.lower[start] not in lexicon.grammar.determiners:
        return None
    things = name is None and frame.lower[verb] not in lexicon.verbs.core and not lexicon.free_order
    if things and not can_speak(clause, start, end):
        return None  # Q cast a vote
    rule: Method = "verb-subject" if known else "any-verb"
    return _with_partner(clause, Source(start, end, verb, cue_end, rule, name, verb=verb))


def _with_partner(clause: Clause, source: Source) -> Source:
    """`Q, said N and Ambassador M`, `Q, N and M said`: two with one voice."""
    end = source.end
    if source.name is None or end + 1 >= clause.stop or clause.frame.lower[end] not in clause.lexicon.grammar.joining:
        return source
    second = clause.phrase(end + 1)
    if second is None or second[1] is None or partner(clause, second[1]) != source.name:
        return source
    return source._replace(end=second[0], name=second[1], partner=source.name)


def subject_verb(clause: Clause, i: int) -> Source | None:
    """`Q, N said`, `Q, the Minister, who was there, added`, `Q, N joked.`."""
    frame, lexicon = clause.frame, clause.lexicon
    phrase = clause.phrase(i)
    if phrase is None:
        return None
    if phrase[1] is not None and (
        together := called_together(Clause(frame, i, clause.stop, clause.registry), clause.stop)
    ):
        phrase = together[1:]  # Q, the Co-Chairs, N, N and N, said
    end, name = phrase
    pair = _with_partner(clause, Source(i, end, 0, 0, "subject-verb", name))
    end, name = pair.end, pair.name
    verb = clause.skip(past_apposition(clause, end))
    if verb >= clause.stop:
        return None
    said = is_speech_verb(frame, verb, lexicon, subject=True)
    oblique = lexicon.cases and name is None and frame.lower[i] not in lexicon.pronouns
    if said and not (oblique and not speaks(clause, i, phrase)):
        return pair._replace(cue_start=verb, cue_end=clause.cue_end(verb), verb=verb)
    if lexicon.free_order and name is None and frame.lower[i] not in lexicon.grammar.nominative:
        return None
    comma = not lexicon.free_order and ends_with_comma(frame, quote_before(frame, i))
    end_of_verb = (
        verb + 1 + (frame.lower[verb + 1 : verb + 2] != [] and frame.lower[verb + 1] in lexicon.grammar.prepositions)
    )
    last = end_of_verb >= clause.stop - 1 and may_be_verb(frame, verb, lexicon)  # chimes in
    if comma and last and frame.lower[i] in lexicon.grammar.definite and can_speak(clause, i, end):
        return Source(i, end, verb, verb + 1, "any-verb", name, verb=verb)  # Q, his Russian colleague returned.
    behind = verb + 1 + (frame.lower[verb + 1 : verb + 2] != [] and frame.lower[verb + 1] in lexicon.verbs.particles)
    short = comma or behind >= clause.stop or frame.words[behind] in (".", ",")  # N went on, as if Y
    short = short or _addresses(clause, verb + 1)
    if short and may_be_verb(frame, verb, lexicon) and (name is not None or frame.lower[i] in lexicon.pronouns):
        return Source(i, end, verb, verb + 1, "any-verb", name, verb=verb)
    return None


def _addresses(clause: Clause, k: int) -> bool:
    """ "Q, N humoured | him |.": a pronoun, and the clause is over."""
    lower, lexicon = clause.frame.lower, clause.lexicon
    if lexicon.free_order or k >= clause.stop or lower[k] not in lexicon.pronouns:
        return False
    ended = k + 1 >= clause.stop or clause.frame.words[k + 1] in (".", ",")
    return ended and lower[k] not in lexicon.grammar.nominative
