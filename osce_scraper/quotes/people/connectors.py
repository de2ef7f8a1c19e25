"""Whether a small word goes on with a title or a phrase: "Head | of | the Mission", "teacher | at | a school", not "| with | a smile"."""

from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import Part, is_capital, is_head, part
from osce_scraper.quotes.text.frames import Frame

_POSSESSIVE: Final = frozenset({"'s", "’s", "’", "'"})
_NEAR: Final = 3
_FAR: Final = 6
"""So many words before "and" the link stands that is said again."""
_ENDS: Final = frozenset({Part.STOP, Part.COMMA, Part.VERB})


def connects(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether "of", "for", "in" ... at `i` belongs to the phrase: what follows must be able to be part of it."""
    k = i + 1
    while k < stop and (frame.lower[k] in lexicon.grammar.determiners or frame.lower[k] in lexicon.roles.connectors):
        k += 1
    if k - 1 > i and frame.lower[k - 1] in lexicon.grammar.counting and (k >= stop or part(frame, k, lexicon) in _ENDS):
        return not lexicon.free_order  # a mother of | two
    if k >= stop:
        return False
    if frame.lower[i] in lexicon.grammar.place_prepositions and _leads_to_statement(frame, k, stop, lexicon):
        return False  # the Ministry | in a press release
    kind, low = part(frame, k, lexicon), frame.lower[k]
    determined = frame.lower[k - 1] in lexicon.grammar.determiners
    if kind is Part.VERB and low in lexicon.verbs.nounish and determined:
        return True  # head of the | rule of law unit
    if frame.lower[i] in lexicon.grammar.joining and _begins_somebody_else(frame, i, k, lexicon):
        return False
    event = _is_event(frame, k, stop, lexicon) and frame.lower[i] not in lexicon.grammar.owning
    counted = frame.words[k][0].isdigit() and k + 1 < stop and frame.words[k + 1][0].islower()  # on | 596 hearings
    if event or kind is Part.HEAD or (kind is Part.WORD and not frame.words[k][0].isdigit()):
        return not event
    if kind is Part.WORD and counted and not lexicon.free_order:
        return frame.lower[i] in lexicon.roles.topical and part(frame, k + 1, lexicon) in (Part.LOOSE, Part.HEAD)
    doing = low.endswith(lexicon.verbs.participle_endings) and low not in lexicon.grammar.events | lexicon.roles.gerunds
    following = part(frame, k + 1, lexicon) if k + 1 < stop else Part.STOP
    if doing and determined and not lexicon.free_order and following in _ENDS:
        return frame.lower[k - 1] in lexicon.grammar.articles  # relatives of the | missing
    doing = doing and not (
        determined and following in (Part.LOOSE, Part.HEAD)
    )  # the | morning school, the | working group
    if kind is not Part.LOOSE or doing:
        return False
    if frame.lower[i] == "in" and not lexicon.free_order and frame.lower[i - 1] in lexicon.roles.scholars:
        field_of_two = part(frame, k + 1, lexicon) is Part.LOOSE if k + 1 < stop else False
        owned = k + 1 < stop and frame.lower[k + 1] in lexicon.grammar.origins
        return k == i + 1 and (field_of_two or owned)  # lecturer in criminal procedure, in informatics at
    # at the school, from the other side; not: with a smile
    definite = not lexicon.grammar.definite.isdisjoint(frame.lower[i + 1 : k])
    body = determined or (
        k == i + 1 and frame.lower[i] == "at" and not lexicon.free_order
    )  # teacher at | secondary school
    definite = definite or (body and _names_body(frame, k, stop, lexicon))
    return frame.lower[i] in lexicon.roles.topical or (definite if not lexicon.free_order else k > i + 1 and determined)


def _leads_to_statement(frame: Frame, k: int, stop: int, lexicon: Lexicon) -> bool:
    """ "in a | written statement |", "in a | letter to the Government"."""
    indefinite = frame.lower[k - 1] in lexicon.grammar.indefinite or frame.lower[k - 1] in lexicon.possessives
    if lexicon.free_order or not indefinite:
        return False
    link = next((m for m in range(k, min(k + _NEAR, stop)) if part(frame, m, lexicon) is Part.LINK), k + _NEAR)
    return not lexicon.nouns.statements.isdisjoint(frame.lower[k:link])


def _is_event(frame: Frame, k: int, stop: int, lexicon: Lexicon) -> bool:
    """ "at the | opening", but "Head of the | Training Department"."""
    if frame.lower[k] not in lexicon.grammar.events:
        return False
    if frame.lower[k] in lexicon.grammar.alike and frame.lower[k + 1 : k + 2] != []:
        return frame.lower[k + 1] in lexicon.grammar.times or _is_event(frame, k + 1, stop, lexicon)  # at the same time
    named = is_capital(frame.words[k]) and k + 1 < stop and part(frame, k + 1, lexicon) in (Part.HEAD, Part.WORD)
    return lexicon.free_order or not named


def _begins_somebody_else(frame: Frame, joint: int, k: int, lexicon: Lexicon) -> bool:
    """ "director of the school and the | elder brother of ...", "the judge and the | prosecutor", "and the | mayor's brother"."""
    if not lexicon.roles.pairing.isdisjoint(frame.lower[max(0, joint - _NEAR) : joint]):
        return False  # mediator between residents and the | authorities
    again = lexicon.free_order and frame.lower[joint + 1] in lexicon.roles.connectors
    if again and frame.lower[joint + 1] in frame.lower[max(0, joint - _FAR) : joint]:
        return False  # Bureau des institutions démocratiques et des | droits de l’homme
    small = frame.words[k][0].islower() or _leads_to_person(frame, k, lexicon)
    return (k > joint + 1 and small) or (frame.words[k + 1 : k + 2] != [] and frame.words[k + 1] in _POSSESSIVE)


def _names_body(frame: Frame, k: int, stop: int, lexicon: Lexicon) -> bool:
    """ "teacher at a | primary school in Khujand"."""
    ahead = range(k, min(k + _NEAR, stop))
    noun = next((i for i in ahead if part(frame, i, lexicon) is not Part.LOOSE), -1)
    return noun >= 0 and frame.lower[noun] in lexicon.nouns.organizations


def _leads_to_person(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "and the | Interior Minister"."""
    for i in range(k, min(k + _NEAR + 1, len(frame.words))):
        if is_head(frame.lower[i], lexicon):
            return True
        if part(frame, i, lexicon) not in (Part.WORD, Part.HEAD):
            return False
    return False
