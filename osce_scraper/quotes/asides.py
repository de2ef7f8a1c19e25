"""What opens something else than the main clause: In Vienna, Speaking at, Hours later, Back in 1999."""

from osce_scraper.quotes.frames import Frame
from osce_scraper.quotes.lexicon import Lexicon


def opens_aside(frame: Frame, i: int, lexicon: Lexicon) -> bool:
    """In Vienna, Speaking at, When, who, Asked whether: what opens something else than the main clause."""
    low = frame.lower[i]
    if low in lexicon.grammar.prepositions or low in lexicon.grammar.subordinators or low in lexicon.grammar.relative:
        return True
    if (
        low in lexicon.verbs.particles
        and frame.lower[i + 1 : i + 2]
        and frame.lower[i + 1] in lexicon.grammar.prepositions
    ):
        return True  # Back in 1999
    if low.endswith(lexicon.verbs.participle_endings):
        return True
    if (
        frame.lower[i + 1 : i + 2]
        and frame.lower[i + 1] in lexicon.verbs.adverbs
        and frame.words[i + 2 : i + 3] == [","]
    ):
        return low[-1] == "s" and not lexicon.free_order and low not in lexicon.voices  # Hours later, N
    return low.endswith(lexicon.verbs.past_endings) and (low in lexicon.speech or frame.lower[i + 1 : i + 2] == ["by"])
