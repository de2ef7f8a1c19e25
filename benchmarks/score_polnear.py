"""The quotes engine on wild prose: `python -m benchmarks.score_polnear FOLDER`, a part of PolNeAR on this machine.

PolNeAR (Newell, Margolin and Ruths 2018; github.com/networkdynamics/PolNeAR) annotates who said what in news of the
American election of 2016. It has no licence, so that nothing of it is here: clone it and name `data/dev` or
`data/train`. Its test part stays unread.

A gold quote is what stands in marks inside an annotated content whose source has a name; right is a quote that shares
four fifths of its tokens and whose speaker shares a part of that name. Quotes of unnamed sources count for nobody,
words in marks that nobody is annotated to say count as wrong where the engine names a speaker.
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.quotes_matching import OVERLAP
from osce_scraper.quotes import find_quotes

# In their texts: curly, straight, and doubled single marks; a paragraph of a longer quote has no closing one.
_MARKED: Final = re.compile(r"“([^”\n]*)(?:”|$)|\"([^\"\n]*)\"|''([^\n]*?)''", re.MULTILINE)
_PRONOUN: Final = re.compile(r"^(?:He|She|They|It|The|An?|I|We|His|Her)\b")
_NAME: Final = re.compile(r"\b[A-Z][\w’'-]{2,}")
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True)
class Said:
    """A stretch of an article's text, and the words for who says it; empty when nobody is named."""

    start: int
    end: int
    who: str


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
    found: dict[tuple[int, int], str] = {}
    for pair in pairs:
        content, source = spans.get(pair.get("Content", "")), spans.get(pair.get("Source", ""))
        if content is None:
            continue
        for match in _MARKED.finditer(text, max(0, content[0] - 2), content[1] + 2):
            who = source[2] if source and _NAME.search(_PRONOUN.sub("", source[2])) else ""
            start, end = match.span(match.lastindex or 0)
            found[start, end] = found.get((start, end), "") or who
    return [Said(start, end, who) for (start, end), who in sorted(found.items())]


def predicted(text: str) -> list[Said]:
    """The engine's quotes, their places those of the whole text."""
    lines = list(re.finditer(r"[^\n]+", text))
    quotes = find_quotes([line[0] for line in lines], "en")
    places = [lines[quote.paragraph].start() for quote in quotes]
    return [
        Said(place + quote.start, place + quote.end, quote.speaker.name if quote.speaker else "")
        for place, quote in zip(places, quotes, strict=True)
    ]


def _same(one: Said, other: Said, text: str) -> bool:
    mine = {word.start() for word in _WORD.finditer(text, one.start, one.end)}
    theirs = {word.start() for word in _WORD.finditer(text, other.start, other.end)}
    return 2 * len(mine & theirs) >= OVERLAP * (len(mine) + len(theirs)) > 0


def _is_speaker(source: str, name: str) -> bool:
    """Whether a name and the annotated words for a source share a part of a name."""
    parts = set(_NAME.findall(source))
    return bool(name) and any(part in parts or part in source for part in name.split() if len(part) > 2)


def counts(text: str, annotations: str) -> tuple[int, int, int, int]:
    """Named gold quotes, those whose words were found, those whose speaker is right too, and wrong ones."""
    wanted, free = gold(text, annotations), predicted(text)
    named = spans = right = wrong = 0
    for said in wanted:
        guess = next((guess for guess in free if _same(said, guess, text)), None)
        if guess is not None:
            free.remove(guess)
        if not said.who:
            continue
        named += 1
        spans += guess is not None
        hit = guess is not None and _is_speaker(said.who, guess.who)
        right += hit
        wrong += guess is not None and bool(guess.who) and not hit
    wrong += sum(bool(g.who) and not any(s.start < g.end and g.start < s.end for s in wanted) for g in free)
    return named, spans, right, wrong


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
    results = [counts(*article) for article in articles(parser.parse_args().folder)]
    if not results:
        parser.error("no articles there: want FOLDER/text/*.txt and FOLDER/attributions/*.ann")
    named, spans, right, wrong = map(sum, zip(*results, strict=True))
    precision, recall = right / max(1, right + wrong), right / max(1, named)
    print(f"{len(results)} articles, {named} quotes of named speakers")
    print(f"words found {spans / max(1, named):.3f}, speaker right where found {right / max(1, spans):.3f}")
    print(
        f"span + named speaker: P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}"
    )


if __name__ == "__main__":
    main()
