"""The quotes engine on wild prose: `python -m benchmarks.score_polnear FOLDER`, a part of PolNeAR on this machine.

PolNeAR (Newell, Margolin and Ruths 2018; github.com/networkdynamics/PolNeAR) annotates who said what in news of the
American election of 2016. It has no licence, so that nothing of it is here: clone it and name `data/dev` or
`data/train`. Its test part stays unread.

A gold quote is what stands in marks inside an annotated content; its speaker is the source of the innermost such
content, if that source has a name in it. Right is a quote that shares four fifths of its tokens (Dice) and whose speaker
shares a part of that name. Quotes of unnamed sources count for nobody, words in marks that nobody is annotated to say
count as wrong where the engine names a speaker. The strict figure wants the very span, counts only sources that end with
their name ("spokeswoman N", not "the Florida senator", "N's aides"), and wants its last word, the surname.
"""

import argparse
import json
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.quotes_matching import OVERLAP
from benchmarks.quotes_peers import TEXTACY
from osce_scraper.quotes import find_quotes

# In their texts curly, straight and doubled single marks, also mixed; a paragraph of a longer quote has no closing one.
# What stands in tags (<tweet author="...">) is no text.
_MARKED: Final = re.compile(r"<\w[^>\n]*>|(?:[“”\"]|'')((?:(?!'')[^“”\"\n])*)(?:[“”\"]|''|$)", re.MULTILINE)
_PRONOUN: Final = re.compile(r"^(?:He|She|They|It|The|An?|I|We|His|Her)\b")
_NAME: Final = re.compile(r"\b[A-Z][\w’'-]{2,}")
_POSSESSIVE: Final = re.compile(r"[’']s?(?!\w)")
_BEHIND_NAME: Final = re.compile(r"[,(]|\s(?:of|for|at|from|in|on|who|to|with|and)\s")
_WORD: Final = re.compile(r"\w+")
_LINE: Final = re.compile(r"[^\n]+")
_SLACK: Final = 2
"""So many characters a content may fall short of the marks it holds."""


@dataclass(frozen=True)
class Said:
    """A stretch of an article's text, and the words for who says it; empty when nobody is named."""

    start: int
    end: int
    who: str
    """The annotated words for a source, or the engine's name."""


Sameness = Callable[["Said", "Said", str], bool]


def gold(text: str, annotations: str) -> list[Said]:
    """The marked quotes of an article whose annotations are in brat's stand-off format."""
    spans: dict[str, tuple[int, int, str]] = {}
    pairs: list[dict[str, str]] = []
    for line in annotations.splitlines():
        name, _, rest = line.partition("\t")
        if name[:1] == "T" and "\t" in rest:
            kind, words = rest.split("\t", 1)
            numbers = [int(number) for number in re.findall(r"\d+", kind.partition(" ")[2])]
            spans[name] = (min(numbers), max(numbers), words)
        elif name[:1] == "E":
            pairs.append(dict(part.split(":", 1) for part in rest.split() if ":" in part))
    contents = sorted(
        (content[1] - content[0], content[0], content[1], spans.get(pair.get("Source", ""), (0, 0, ""))[2])
        for pair in pairs
        if (content := spans.get(pair.get("Content", "")))
    )
    said: list[Said] = []
    for match in _MARKED.finditer(text):
        start, end = match.span(1)
        holds = (whom for _, first, last, whom in contents if first <= start + _SLACK and end <= last + _SLACK)
        if start >= 0 and _WORD.search(text, start, end) and (who := next(holds, None)) is not None:
            said.append(Said(start, end, who))
    return said


def predicted(text: str) -> list[Said]:
    """The engine's quotes, their places those of the whole text."""
    lines = list(_LINE.finditer(text))
    quotes = find_quotes([line[0] for line in lines], "en")
    places = [lines[quote.paragraph].start() for quote in quotes]
    return [
        Said(place + quote.start, place + quote.end, quote.speaker.name if quote.speaker else "")
        for place, quote in zip(places, quotes, strict=True)
    ]


def of_textacy(texts: Sequence[str]) -> list[list[Said]]:
    """The same of textacy, paragraph by paragraph, in the environment that `make quotes-peers` sets up."""
    lines = [list(_LINE.finditer(text)) for text in texts]
    bodies = json.dumps([[line[0] for line in each] for each in lines])
    script = Path(__file__).with_name("quotes_textacy.py")
    answer = subprocess.run([TEXTACY, script], input=bodies, capture_output=True, text=True, check=True).stdout
    return [
        [Said(each[n].start() + start, each[n].start() + end, name or "") for n, start, end, name in hits]
        for each, hits in zip(lines, json.loads(answer), strict=True)
    ]


def overlaps(one: Said, other: Said, text: str) -> bool:
    """Whether two stretches share four fifths of their words."""
    mine = {word.start() for word in _WORD.finditer(text, one.start, one.end)}
    theirs = {word.start() for word in _WORD.finditer(text, other.start, other.end)}
    return 2 * len(mine & theirs) >= OVERLAP * (len(mine) + len(theirs)) > 0


def is_very_span(one: Said, other: Said, text: str) -> bool:
    """Whether two stretches are the same, white space at their ends apart."""
    return text[one.start : one.end].strip() == text[other.start : other.end].strip() and overlaps(one, other, text)


def names(source: str) -> set[str]:
    """The parts of names in the words for a source.

    >>> sorted(names("The Ohio senator, Ana Kos")), names("He")
    (['Ana', 'Kos', 'Ohio'], set())
    """
    return set(_NAME.findall(_POSSESSIVE.sub(" ", _PRONOUN.sub("", source))))


def surname(source: str) -> set[str]:
    """The last word of a source that ends with a name, what explains it apart.

    >>> surname("Amer campaign manager Ana Kos, who was there"), surname("the Ohio senator"), surname("Kos’s aides")
    ({'Kos'}, set(), set())
    """
    head = _BEHIND_NAME.split(_PRONOUN.sub("", source).strip())[0].split()
    return names(head[-1]) if head else set()


def counts(
    text: str, annotations: str, guesses: Sequence[Said], same: Sameness, named: Callable[[str], set[str]]
) -> tuple[int, int, int, int]:
    """Named gold quotes, those whose words were found, those whose speaker is right too, and wrong ones."""
    wanted, free = gold(text, annotations), list(guesses)
    counted = spans = right = wrong = 0
    for said in wanted:
        guess = next((guess for guess in free if same(said, guess, text)), None)
        if guess is not None:
            free.remove(guess)
        if not (who := named(said.who)):
            continue
        counted += 1
        spans += guess is not None
        hit = guess is not None and not who.isdisjoint(names(guess.who))
        right += hit
        wrong += guess is not None and bool(guess.who) and not hit
    wrong += sum(bool(g.who) and not any(s.start < g.end and g.start < s.end for s in wanted) for g in free)
    return counted, spans, right, wrong


MEASURES: Final[dict[str, tuple[Sameness, Callable[[str], set[str]]]]] = {
    "four fifths of the words, part of a name": (overlaps, names),
    "the very span, the surname": (is_very_span, surname),
}


def articles(folder: Path) -> Iterator[tuple[str, str]]:
    """Text and annotations of each article of a part; of several people's annotations the first."""
    for text in sorted((folder / "text").glob("*.txt")):
        annotations = min((folder / "attributions").glob(f"{text.stem}_*.ann"), default=None)
        if annotations is not None:
            yield text.read_text("utf-8"), annotations.read_text("utf-8")


def main() -> None:
    """Print the figures of a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="for instance PolNeAR/data/dev")
    parser.add_argument("--textacy", action="store_true", help="score textacy instead (make quotes-peers)")
    options = parser.parse_args()
    read = list(articles(options.folder))
    if not read:
        parser.error("no articles there: want FOLDER/text/*.txt and FOLDER/attributions/*.ann")
    texts = [text for text, _ in read]
    guesses = of_textacy(texts) if options.textacy else list(map(predicted, texts))
    print(f"{len(read)} articles")
    for measure, (same, named) in MEASURES.items():
        results = [counts(*article, guess, same, named) for article, guess in zip(read, guesses, strict=True)]
        quotes, spans, right, wrong = map(sum, zip(*results, strict=True))
        precision, recall = right / max(1, right + wrong), right / max(1, quotes)
        f1 = 2 * right / max(1, quotes + right + wrong)
        print(f"{measure}: {quotes} quotes of named speakers")
        print(f"  words found {spans / max(1, quotes):.3f}, speaker right where found {right / max(1, spans):.3f}")
        print(f"  span + named speaker: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
