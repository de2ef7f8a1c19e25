"""Datelines in every form that was seen on real pages."""

from datetime import date
from random import Random

from tests.compose.data import Structure, printed_date
from tests.compose.model import Opening

_ENGLISH = 13


def dateline(rng: Random, structure: Structure, day: date, language: str) -> Opening | None:
    """A dateline of a random form, None for the stories that open without one."""
    city = structure.city.upper()
    if language != "en":
        return _foreign(rng, day, language)
    form = rng.randrange(_ENGLISH + 4)
    return None if form >= _ENGLISH else _english(form, city, rng.choice(structure.towns), day)


def _foreign(rng: Random, day: date, language: str) -> Opening | None:
    cities = {
        "ru": "БИШКЕК",
        "uk": "КИЇВ",
        "de": "WIEN",
        "fr": "VIENNE",
        "it": "VIENNA",
        "sq": "TIRANË",
        "sr": "BEOGRAD",
    }
    if rng.random() < 0.3:
        return None
    city = cities[language]
    return Opening(f"{city}, {printed_date(day, language)} –", (city,), day)


def _english(form: int, city: str, town: str, day: date) -> Opening:
    places = tuple(part.strip() for part in city.split("/"))
    printed = printed_date(day)
    short = f"{day.day} {day:%b} {day.year}" if day.month != 9 else printed
    forms: list[tuple[str, tuple[str, ...], date | None]] = [
        (f"{city}, {printed} –", places, day),
        (f"{city}, {printed} -", places, day),
        (f"{city}, {printed}-", places, day),
        (f"{city}, {printed}--", places, day),
        (f"{city}, {printed} (OSCE)--", places, day),
        (f"{city}/GENEVA, {printed} –", (*places, "GENEVA"), day),
        (f"{city} / BERLIN, {printed} –", (*places, "BERLIN"), day),
        (f"TIRANA / BRUSSELS / GENEVA – {printed}.", ("TIRANA", "BRUSSELS", "GENEVA"), day),
        (f"{printed}, {town.split('/')[0]} –", (town.split("/")[0],), day),
        (f"{town.split('/')[0]}, {printed} —", (town.split("/")[0],), day),
        (f"{short}-", (), day),
        (f"{city}, {day.day} {printed.split()[1]} –", places, None),
        (f"WASHINGTON D.C., {printed} –", ("WASHINGTON D.C.",), day),
    ]
    return Opening(*forms[form])
