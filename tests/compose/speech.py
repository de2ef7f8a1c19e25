"""Quotes on paper: paragraphs with somebody's words in them, and the truth about who said what."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Literal, NamedTuple

from tests.compose.data import Structure, words
from tests.compose.model import Label, Part, Person, Said, Sort


class Words(NamedTuple):
    """A quote on its way into a paragraph; the marks around it are added there."""

    text: str
    cue: str | None
    mention: str | None
    method: str
    kind: Literal["direct", "partial"] = "direct"


class Draft:
    """A body under way: parts in order, and the quotes found where they were put."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.quotes: list[Said] = []
        self._group = 0

    def write(self, text: str, sort: Sort = "paragraph") -> None:
        """Add a part without quotes."""
        self.parts.append(Part(sort, text))

    def say(self, speaker: Person, pieces: Sequence[str | Words], marks: tuple[str, str] = ("“", "”")) -> None:
        """Add a paragraph made of plain text and quotes of one speaker; its quotes are one utterance."""
        text = ""
        for piece in pieces:
            if isinstance(piece, str):
                text += piece
                continue
            start = len(text) + len(marks[0])
            text += f"{marks[0]}{piece.text}{marks[1]}"
            self.quotes.append(
                Said(
                    text=piece.text,
                    paragraph=len(self.parts),
                    start=start,
                    end=start + len(piece.text),
                    group=self._group,
                    kind=piece.kind,
                    cue=piece.cue,
                    mention=piece.mention,
                    speaker=speaker,
                    method=piece.method,
                )
            )
        self._group += 1
        self.parts.append(Part("paragraph", text))


_TERM = 4
"""Years that somebody invented holds a post."""


def term_of(day: date, role: str, structure: Label | None) -> str:
    """What tells one holder of a post from the next."""
    post = f"{role}, {structure and structure.id}"
    turn = Random(post).randrange(_TERM)
    return f"{post}, {(day.year + turn) // _TERM}"


def incumbent(day: date, role: str, structure: Label | None = None, country: Label | None = None) -> Person:
    """Whoever holds a role on a day, invented: the same person in every story of a term."""
    rng = Random(term_of(day, role, structure))
    names = words("people")
    woman = rng.random() < 0.5
    name = f"{rng.choice(names['women' if woman else 'men'])} {rng.choice(names['surnames'])}"
    ambassador = role.startswith(("Head of the OSCE M", "Head of the OSCE P")) and rng.random() < 0.7
    return Person(name, role, "Ambassador" if ambassador else None, woman, structure, country)


def officials(rng: Random, structure: Structure, known: dict[str, str], day: date) -> list[Person]:
    """The people of one story: the head of the issuer, an official of the State, an expert."""
    bank = words("en")
    people = [incumbent(day, structure.head, structure.name)]
    if structure.state:
        office = rng.choice(bank["offices"]).format(state=structure.state.label)
        people.append(incumbent(day, office, None, structure.state))
    people.append(incumbent(day, rng.choice(bank["experts"]).format_map(known), structure.name))
    return people


def _sayings(rng: Random, known: dict[str, str], count: int) -> list[str]:
    return [saying.format_map(known) for saying in rng.sample(words("en")["sayings"], count)]


def speak(draft: Draft, rng: Random, who: Person, known: dict[str, str]) -> None:
    """Write one of the usual forms of a quote (shares roughly as on real releases)."""
    first, second, third = _sayings(rng, known, 3)
    verb = rng.choice(words("en")["saying"])
    called = f"{who.honorific} {who.name}" if who.honorific else who.name
    pronoun = "she" if who.woman else "he"
    after = Words(f"{first},", verb, who.name, "after")
    match rng.randrange(8):
        case 0 | 1:
            draft.say(who, [after, f" {verb} {called}, {who.role}."])
        case 2:
            draft.say(who, [after, f" {verb} {called}, {who.role}. ", Words(f"{second}.", None, None, "split")])
        case 3:
            draft.say(
                who,
                [
                    f"{called}, {who.role}, thanked the hosts. ",
                    Words(f"{first}.", None, None, "bare"),
                ],
            )
        case 4:
            head = f"{called}, {who.role}, opened the {known['event']} and praised the results. "
            draft.say(who, [head, Words(f"{first},", "said", pronoun, "pronoun"), f" {pronoun} said."])
        case 5:
            before = Words(f"{first}. {second}.", verb, who.name, "before")
            draft.say(who, [f"{called}, {who.role}, {verb}: ", before])
        case 6:
            draft.say(who, [after, f" {verb} {called}, {who.role}."])
            draft.say(who, [Words(f"{second}. {third}.", None, None, "carry")])
        case _:
            term = rng.choice(words("en")["terms"])
            partial = Words(term, "said", who.name, "partial", "partial")
            draft.say(who, [f"{called}, {who.role}, said that the {known['event']} was ", partial, "."])
