"""From a paragraph and its quotes to a frame: `Ambassador | Koja | said | : | Q`."""

import re
from collections.abc import Sequence
from functools import cache

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.text.frames import QUOTE, Frame
from osce_scraper.quotes.text.marks import Span
from osce_scraper.quotes.text.sentences import sentences

# A word with its inner hyphens, apostrophes and dots (co-operation, O’Brien, U.S), a possessive ('s), or one sign.
_TOKEN = re.compile(
    r"""
      [^\W\d_]\.(?:[^\W\d_]\.)++                         # U.S., H.E., J.R.
    | ['’][st](?!\w)                                    # Koja's -> Koja + 's, van 't Hof
    | \w++ (?: ['’‘ʻʼ](?!s(?!\w))\w++ | [-‑.&/]\w++ )*+  # Chairperson-in-Office, d'Ivoire, Yo‘ldosheva
    | \S                                                # , : ; ( ) – .
    """,
    re.VERBOSE,
)


@cache
def _tokens(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of tokens, for French with l’ | OSCE and a | -t-elle apart."""
    if not lexicon.grammar.elided:
        return _TOKEN
    elided = "|".join(lexicon.grammar.elided)
    behind = "|".join(sorted((enclitic[1:] for enclitic in lexicon.grammar.enclitics), key=len, reverse=True))
    return re.compile(
        rf"""
          -(?:{behind})(?!\w)                                            # a | -t-elle
        | (?<![\w’'])(?:{elided})['’](?=\w)                              # l’ | OSCE
        | \w+ (?: (?!-(?:{behind})(?!\w)) ['’‘ʻʼ.&/‑-] \w+ )*      # Jean-Loup, aujourd’hui
        | \S
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def _opens_surname(word: str, lexicon: Lexicon) -> bool:
    """al-Khatib: a name, though not by its first letter."""
    particle, _, rest = word.partition("-")
    return particle in lexicon.names.joined and rest[:1].isupper()


def frame(text: str, paragraph: int, found: Sequence[Span], lexicon: Lexicon) -> Frame:
    """Tokens and sentences of a paragraph, with every span of `found` folded to `QUOTE`.

    The length of a placeholder is that of the token, so never slice across one.
    """
    built = Frame(text, paragraph, spans=list(found))
    words, position, pattern = built.words, 0, _tokens(lexicon)
    for span in found:
        words += pattern.findall(text, position, span.outer_start)
        built.quotes.append(len(words))
        words.append(QUOTE)
        position = span.outer_end
    words += pattern.findall(text, position)
    built.lower = list(map(str.lower, words))
    built.capitals = [k for k, word in enumerate(words) if word[0].isupper()]
    if "-" in text and (joined := [k for k, word in enumerate(words) if "-" in word and _opens_surname(word, lexicon)]):
        built.capitals = sorted({*built.capitals, *joined})
    built.sentences = sentences(built, lexicon)
    return built
