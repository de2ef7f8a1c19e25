"""Bodies: the paragraphs, headings, lists and quotes of one story, written into a draft."""

from datetime import date, timedelta
from random import Random

from tests.compose.data import Structure, printed_date, words
from tests.compose.model import Opening, Person
from tests.compose.speech import Draft, Words, officials, speak


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def slots(rng: Random, structure: Structure, topics: tuple[str, ...], day: date) -> dict[str, str]:
    """What the slots of the templates hold in one story; capitalised keys start a sentence."""
    bank = words("en")
    known = {
        "topic": rng.choice(topics),
        "event": rng.choice(bank["events"]),
        "audience": rng.choice(bank["audiences"]),
        "partner": rng.choice(bank["partners"]),
        "issuer": structure.short,
        "short": structure.short,
        "town": rng.choice(structure.towns),
        "state": structure.state.label if structure.state else "Austria",
        "count": str(rng.randrange(12, 90)),
        "day": printed_date(day - timedelta(days=rng.randrange(1, 4))),
        "name": f"{rng.choice(words('people')['women'])} {rng.choice(words('people')['surnames'])}",
    }
    return known | {_capital(key): _capital(value) for key, value in known.items()}


def english(
    draft: Draft, rng: Random, structure: Structure, known: dict[str, str], day: date, opening: Opening | None
) -> tuple[str, str | None]:
    """Write an English body; give title and lead."""
    bank = words("en")
    first = rng.choice(bank["openings"]).format_map(known)
    draft.write(f"{opening.text} {first}" if opening else first)
    people = officials(rng, structure, known, day)
    if rng.random() < 0.04:  # two-sentence pages exist
        draft.write(rng.choice(bank["details"]).format_map(known))
        return rng.choice(bank["titles"]).format_map(known), None
    details = [text.format_map(known) for text in rng.sample(bank["details"], 5)]
    draft.write(details[0])
    for who, detail in zip(rng.sample(people, rng.choice((0, 1, 2, 2)) % (len(people) + 1)), details[1:], strict=False):
        speak(draft, rng, who, known)
        draft.write(detail)
    if rng.random() < 0.3:
        draft.write(rng.choice(bank["headings"]), "heading")
        for item in rng.choice(bank["lists"]):
            draft.write(item.format_map(known), "item")
        draft.write(rng.choice(bank["notes"]))
    draft.write(details[4] if rng.random() < 0.7 else rng.choice(bank["mandates"]).format_map(known))
    lead = rng.choice(bank["leads"]).format_map(known) if rng.random() < 0.6 else None
    return rng.choice(bank["titles"]).format_map(known), lead


def foreign(draft: Draft, rng: Random, count: str, opening: Opening | None, language: str) -> tuple[str, str | None]:
    """Write a short body in another language; give title and lead."""
    bank = words(language)
    known = {"topic": rng.choice(bank["topics"]), "where": rng.choice(bank["where"]), "count": count}
    first = rng.choice(bank["openings"]).format_map(known)
    draft.write(f"{opening.text} {first}" if opening else first)
    details = rng.sample(bank["details"], 3)
    draft.write(details[0].format_map(known))
    _quote(draft, rng, language)
    draft.write(details[1].format_map(known))
    draft.write(details[2].format_map(known))
    lead = rng.choice(bank["leads"]).format_map(known) if rng.random() < 0.6 else None
    return rng.choice(bank["titles"]).format_map(known), lead


def _quote(draft: Draft, rng: Random, language: str) -> None:
    bank = words(language)
    woman = rng.random() < 0.5
    who = Person(rng.choice(bank["women" if woman else "men"]), rng.choice(bank["roles"]), None, woman)
    said = rng.choice(bank["said_f" if woman else "said_m"])
    before, after = rng.choice(bank["quotes"]).split("{q}")
    before, after = (part.format(name=who.name, role=who.role, said=said) for part in (before, after))
    opener = before[-2:] if before.endswith(" ") else before[-1:]
    stop = "." if after.startswith(".") else ""
    closer = after[len(stop) : len(stop) + len(opener)]
    quote = Words(rng.choice(bank["sayings"]) + stop, said, who.name, "before" if len(before) > 2 else "after")
    pieces = [before.removesuffix(opener), quote, after[len(stop) + len(closer) :]]
    draft.say(who, pieces, (opener, closer))
