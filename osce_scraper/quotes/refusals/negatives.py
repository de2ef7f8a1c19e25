"""Quoted words that nobody says: titles, names of projects, slogans, terms, scare quotes, words on signs."""

from bisect import bisect_left
from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.names import is_nickname
from osce_scraper.quotes.people.parts import is_head
from osce_scraper.quotes.text.frames import QUOTE, Frame

_POSSESSIVE: Final = frozenset({"'s", "’s"})
_ENDS: Final = ".,!?…"
_SIGNS: Final = ".,;:!?…()[]–—-/\"'’‘“”„«»"
_LONGEST_TITLE: Final = 20
_SMALL: Final = frozenset(
    ["into", "from", "with", "over", "upon", "than", "about", "against", "under", "through", "without", "your", "their"]
)
"""Words of four letters and more that titles write small."""
_LONGEST_COMPOUND: Final = 24
_WINDOW: Final = 25
"""So many tokens before a verb its "what" stands at most."""
_FAR: Final = 6
"""Within so many words a noun may call what is in marks a name."""
_SHORT: Final = 3
"""Up to so many words need a verb that ties them to a source."""
_LONG: Final = 6
"""From so many words on, with their own full stop or comma, words are speech whatever stands before them."""


def words_in(text: str) -> list[str]:
    """The words of quoted text, signs at their edges gone."""
    return [word for raw in text.split() if (word := raw.strip(_SIGNS))]


def is_title(text: str) -> bool:
    """All content words capitalised and no mark of a sentence at the end.

    >>> is_title("Prosecuting Hate Crimes: A Practical Guide"), is_title("Women for Peace"), is_title("We must act")
    (True, True, False)
    """
    if text[-1] in ".,?…;" or text.count(" ") > _LONGEST_TITLE:
        return False
    count = content = 0
    for raw in text.split():
        word = raw.strip(_SIGNS)
        if not word:
            continue
        of_content = len(word) > 3 and word not in _SMALL
        if (of_content or not count) and not word[0].isupper():
            return False
        count, content = count + 1, content + of_content
    return count > 1 or content > 0


def is_short_title(text: str) -> bool:
    """Up to four words with one capital and no end, as most languages print titles.

    >>> is_short_title("Villes sûres"), is_short_title("Nous agissons demain, tous."), is_short_title("la paix")
    (True, False, False)
    """
    return text[0].isupper() and text[-1] not in _ENDS and text.count(" ") <= _SHORT


def is_title_with_point(text: str) -> bool:
    """A short title with the reporter's full stop or comma inside the marks, as American print has it.

    >>> is_title_with_point("Morning Joe."), is_title_with_point("We Act Now, Always and Everywhere.")
    (True, False)
    """
    words = words_in(text)
    return text[-1] in ".," and 1 < len(words) <= _LONG and all(word[0].isupper() for word in words)


def is_speech_by_shape(text: str) -> bool:
    """What no rule needs to know the language for: four words or more, and no title.

    >>> is_speech_by_shape("We must act now."), is_speech_by_shape("Women for Peace"), is_speech_by_shape("hate speech")
    (True, False, False)
    """
    return text.count(" ") >= _SHORT and not is_title(text)


def is_utterance(text: str) -> bool:
    """Words long enough, with the full stop or comma of a sentence inside the marks."""
    if text[-1] not in _ENDS or text.count(" ") < _LONG - 1:
        return False
    bare = text.rstrip(_ENDS)
    return bool(bare) and not is_title(bare)


def is_named(frame: Frame, quote: int, text: str, lexicon: Lexicon) -> bool:
    """A word beside the marks calls what is in them a title, a project, a term: `the project Q`, `the Q bloc`."""
    if is_utterance(text) or (lexicon.free_order and text[0].islower() and text.count(" ") >= _SHORT):
        return False
    lower = frame.lower
    k = quote - 1
    small = text[0].islower() and text.count(" ") >= _SHORT and k >= 0
    if small and lower[k] in lexicon.negatives.named:
        return False  # welcomes that the law “recognizes diversity as a wealth”
    if not lexicon.free_order and (is_nickname(frame, quote) or _is_programme(frame, quote, text, lexicon)):
        return True
    if k >= 0 and lower[k] in {",", ":"} and is_title(text if lexicon.free_order else text.rstrip(",.") or text):
        k -= 1
    if k >= 0 and not lexicon.free_order and frame.words[k][0].isupper() and text[0].islower() and text.count(" ") > 1:
        return False  # the Brenna Group “was out of place”
    if (
        not lexicon.free_order
        and k >= 0
        and lower[k] not in lexicon.negatives.wording
        and (small or _is_predicate(text, lexicon))
    ):
        pass  # found the debate “frank and, alas, short”
    elif (
        k >= 0 and not lexicon.free_order and lower[k] in lexicon.nouns.documents and is_title(text.rstrip("?") or text)
    ):
        return True  # the report “Safe Cities” was launched
    elif k >= 0 and _names_things(lower[k], lexicon) and not _is_reporting(frame, k, lexicon):
        return _is_disputed(frame, k, lexicon) or not _is_judged(frame, k, lexicon)
    if (
        k >= 1
        and lower[k] in lexicon.grammar.prepositions
        and lower[k - 1] in lexicon.negatives.naming
        and is_title(text)
    ):
        return True
    for phrase in lexicon.negatives.phrases:
        if lower[quote - 1] == phrase[-1] and tuple(lower[max(0, quote - len(phrase)) : quote]) == phrase:
            words = text[0].islower() and text.count(" ") > 1 and not lexicon.free_order
            return not (words and _is_judged(frame, quote - 1, lexicon))  # blamed the law on “weak and tired minds”
    if lexicon.free_order and _looks_like_name(text) and _is_named_afar(frame, quote, lexicon):
        return True
    following = lower[quote + 1] if quote + 1 < len(lower) else ""
    if following in lexicon.grammar.as_clause and not lexicon.negatives.naming.isdisjoint(lower[quote + 2 : quote + 4]):
        return True  # which had Q as its motto
    return following in lexicon.negatives.named and text[-1] not in _ENDS


def _is_predicate(text: str, lexicon: Lexicon) -> bool:
    """`said the law “cannot stand”`, `the party “will get there”`: what something does is no name of it."""
    first = text.split()[0].lower().replace("’", "'").removesuffix("n't")
    verbs = lexicon.verbs
    listed = (
        first in verbs.auxiliaries or first in verbs.irregular or first in verbs.modal - lexicon.grammar.prepositions
    )
    return text[0].islower() and " " in text and (listed or first.endswith(verbs.past_endings))


def _is_programme(frame: Frame, quote: int, text: str, lexicon: Lexicon) -> bool:
    """`on Radio One’s “Women Speak,” N said`, `editor of “Women Speak.”`: a title that something has or holds."""
    before = frame.lower[quote - 1] if quote else ""
    held = before in _POSSESSIVE or before in lexicon.grammar.place_prepositions or before in lexicon.grammar.owning
    return held and is_title(text.rstrip(",.") or text) and len(words_in(text)) > 1


def _looks_like_name(text: str) -> bool:
    """A few words with a capital and no end: languages other than English give a title no more capitals."""
    return text[0].isupper() and text[-1] not in _ENDS and text.count(" ") < _LONG


def _is_named_afar(frame: Frame, quote: int, lexicon: Lexicon) -> bool:
    """`le programme régional Q`, `проект Европейского союза Q`: what calls it a name stands some words before."""
    for k in range(quote - 1, max(-1, quote - _FAR), -1):
        if (
            not frame.words[k][0].isalnum()
            or frame.lower[k] in lexicon.speech
            or frame.lower[k] in lexicon.verbs.auxiliaries
        ):
            return False
        if frame.lower[k] in lexicon.negatives.naming:
            return not _is_judged(frame, k, lexicon)
    return False


def _names_things(low: str, lexicon: Lexicon) -> bool:
    """Whether a noun calls what follows a name: "project", "ojq-ja", and with German in mind "Tageszeitung"."""
    if low in lexicon.negatives.naming or low.split("-")[0] in lexicon.negatives.naming:
        return True
    return lexicon.compounds and any(
        low[k:] in lexicon.negatives.naming for k in range(2, min(len(low) - 3, _LONGEST_COMPOUND))
    )


def _is_judged(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "назвал проект Q", "e cilësoi debatin Q": what somebody calls the project, not its name."""
    for before in range(k - 1, max(-1, k - (4 if lexicon.free_order else _FAR)), -1):
        if frame.lower[before] in lexicon.negatives.judging:
            return lexicon.free_order or before == 0 or frame.lower[before - 1] not in lexicon.verbs.passive
        if not frame.words[before][0].isalnum():
            return False
        if is_head(frame.lower[before], lexicon):
            return False  # считает | директор центра «Голос»
    return False


def _is_disputed(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "rejected the | term | Q": of wording itself one only says what it is, and does not call it so."""
    verb = k - 1 - (frame.lower[k - 1] in lexicon.grammar.determiners)
    return verb > 0 and frame.lower[k] in lexicon.negatives.wording and frame.lower[verb] in lexicon.negatives.disputing


def _is_reporting(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "what she called Q" is her word, "a film called Q" is not."""
    if frame.lower[k] not in lexicon.speech or k < 2:
        return False
    following = frame.words[k + 1 : k + 3]
    if not lexicon.free_order and len(following) > 1 and following[1] in lexicon.grammar.agents:
        return _is_small(frame, k + 1)  # was called “a joke” by N
    if not lexicon.free_order and _has_subject(frame, k, lexicon):
        return True
    before = frame.lower[max(0, k - _WINDOW) : k]
    return not lexicon.grammar.how.isdisjoint(before) and before[-1] not in lexicon.verbs.passive


def _is_small(frame: Frame, k: int) -> bool:
    """Whether token `k` is a quote whose words begin in lower case."""
    return frame.words[k] == QUOTE and frame.text[frame.spans[bisect_left(frame.quotes, k)].start].islower()


def _has_subject(frame: Frame, verb: int, lexicon: Lexicon) -> bool:
    """ "which | he | had once | called | Q", "a party which | Brandt | called | Q"."""
    k = verb - 1
    while k > 0 and (frame.lower[k] in lexicon.verbs.auxiliaries or frame.lower[k] in lexicon.verbs.adverbs):
        if frame.lower[k] in lexicon.verbs.passive:
            return False
        k -= 1
    if frame.lower[k] in lexicon.grammar.nominative:
        return True
    start = k
    while start > 0 and frame.words[start][0].isupper():
        start -= 1
    return start < k and frame.lower[start] in lexicon.grammar.relative


def continues_list(frame: Frame, quote: int, lexicon: Lexicon) -> bool:
    """`the terms Q and Q`: what holds for the first holds for the second."""
    k = quote - 1
    while k >= 0 and (
        frame.words[k] == ","
        or frame.lower[k] in lexicon.grammar.conjunctions
        or frame.lower[k] in lexicon.grammar.determiners
    ):
        k -= 1
    return 0 <= k < quote - 1 and (frame.words[k] == QUOTE or k in frame.named)


def unfold_names(frame: Frame, lexicon: Lexicon) -> None:
    """Print the names in marks again: "глава фонда «Голос» | N" is one title, and «Голос» no quote in it."""
    last = -1
    for token, span in zip(frame.quotes, frame.spans, strict=True):
        text = frame.text[span.start : span.end]
        again, last = last in frame.named and continues_list(frame, token, lexicon), token
        if again or (is_named(frame, token, text, lexicon) and not _alone(frame, token)):
            frame.named.add(token)
            frame.words[token] = frame.text[span.outer_start : span.outer_end]
            frame.lower[token] = frame.words[token].lower()


def _alone(frame: Frame, token: int) -> bool:
    first, stop = frame.sentence_at(token)
    return not any(frame.words[k][0].isalnum() for k in range(first, min(stop, first + _FAR)))
