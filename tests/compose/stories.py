"""Stories by number: the same number gives the same story on every machine."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

from tests.compose.bodies import english, foreign, slots
from tests.compose.data import Structure, fields, structures
from tests.compose.datelines import dateline
from tests.compose.extras import contacts, editions, files, partner_issuers, pictures
from tests.compose.model import Part, Story
from tests.compose.speech import Draft

SPAN = 40_000
"""Stories of numbers below this differ in date as well; later numbers fill the ids between them."""
_FIRST, _DAYS = date(1996, 7, 5), 10_830  # to the end of February 2026
_STRAIGHT = str.maketrans("“”„’", '"""\'')


def node_id(number: int) -> int:
    """The node id of a story: unique, and later stories have higher ids as on the site."""
    return 45_000 + (number * 7_919 % SPAN) * 15 + number // SPAN


def issued_on(number: int) -> date:
    """The day of publication of a story, between July 1996 and February 2026."""
    return _FIRST + timedelta(days=(number * 7_919 % SPAN) * _DAYS // SPAN)


@cache
def _open_in(year: int) -> tuple[Structure, ...]:
    return tuple(structure for structure in structures() if structure.years[0] <= year <= structure.years[1])


def story(number: int, language: str | None = None) -> Story:
    """The story of a number (0 to 600,000); `language` overrules the drawn one (en, ru, uk, de, fr, it, sq, sr)."""
    rng = Random(number)
    day = issued_on(number)
    structure = rng.choice(_open_in(day.year))
    if language is None:
        language = rng.choice(structure.languages) if rng.random() < 0.2 else "en"
    topics = rng.sample(fields(), rng.choice((1, 1, 1, 2, 3)))
    known = slots(rng, structure, topics[0][1], day)
    opening = dateline(rng, structure, day - timedelta(days=rng.random() < 0.08), language)
    draft = Draft()
    if language == "en":
        title, lead = english(draft, rng, structure, known, day, opening)
    else:
        title, lead = foreign(draft, rng, known["count"], opening, language)
    correction = language == "en" and rng.random() < 0.02
    composed = Story(
        id=node_id(number),
        host="www.osce.org",
        segment=structure.segment,
        language=language,
        kind="Daily report" if structure.monitoring else rng.choice(("News Item", "Press release", "Press statement")),
        title=f"CORRECTION: {title}" if correction else title,
        lead=lead,
        issued_on=day,
        issuers=(structure.name, *partner_issuers(rng, structure)),
        fields=tuple(label for label, _ in topics),
        place=structure.city.upper() if rng.random() < 0.9 else None,
        dateline=opening,
        body=tuple(draft.parts),
        quotes=tuple(draft.quotes),
        images=pictures(rng, node_id(number), known, language),
        attachments=files(rng, node_id(number)),
        translations=editions(rng, structure, node_id(number), language),
        contacts=contacts(rng, structure),
        countries=(structure.state,) if structure.state else (),
    )
    return _straight(composed) if day.year < 2011 and rng.random() < 0.9 else composed


def _straight(story: Story) -> Story:
    """The story with straight marks, as pages had them until 2010; one sign for one, so all offsets stay."""
    return replace(
        story,
        title=story.title.translate(_STRAIGHT),
        lead=story.lead and story.lead.translate(_STRAIGHT),
        body=tuple(Part(part.sort, part.text.translate(_STRAIGHT)) for part in story.body),
        quotes=tuple(replace(said, text=said.text.translate(_STRAIGHT)) for said in story.quotes),
    )
