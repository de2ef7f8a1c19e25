"""The record of a composed story: built straight from the truth, without a page and without `extract`."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from osce_scraper import __version__
from osce_scraper.items import (
    Attachment,
    Dateline,
    Image,
    NewsItem,
    Provenance,
    Quote,
    Speaker,
    Term,
    Translation,
)
from tests.compose.model import Label, Layout, Part, Said, Story
from tests.compose.stories import story
from tests.compose.variant import Variant

_CONFIDENCE = {"after": 0.99, "before": 0.98, "split": 0.97, "pronoun": 0.95, "carry": 0.92, "bare": 0.9}


def item(number: int) -> NewsItem:
    """A full valid record of the story of a number; quick enough for tens of thousands."""
    return record(story(number))


def record(story: Story, layout: Layout | None = None, fetched_at: datetime | None = None) -> NewsItem:
    """The record of a story; `fetched_at` defaults to noon of the day after its publication."""
    seen = fetched_at or datetime.combine(story.issued_on + timedelta(days=1), time(12), UTC)
    layout = layout or story.layout
    meaning = "\n".join((story.title, *story.paragraphs))
    return NewsItem(
        id=story.id,
        url=story.url,
        kind=story.kind,
        language=story.language,
        title=story.title,
        lead=story.lead,
        issued_on=story.issued_on,
        issued_by=_terms(story.issuers),
        fields_of_work=_terms(story.fields),
        places=_places(story),
        dateline=_dateline(story),
        countries=_terms(story.countries),
        meetings=(),
        body=story.paragraphs,
        quotes=tuple(_quote(said) for said in story.quotes),
        images=tuple(Image(url=each.url, caption=each.caption, credit=each.credit) for each in story.images),
        attachments=tuple(
            Attachment(url=each.url, title=each.title, media_type=each.media_type) for each in story.attachments
        ),
        translations=tuple(Translation(language=code, url=url) for code, url in story.translations),
        provenance=Provenance(
            fetched_at=seen,
            layout=layout,
            sources={"title": "h1", "issued_on": "label", "body": "class"},
            content_hash=hashlib.sha256(meaning.encode()).hexdigest(),
            scraper_version=__version__,
        ),
    )


def printed(story: Story, layout: Layout | None = None, variant: Variant | None = None) -> Story:
    """The story as a page of a layout prints it: what the layout or the variant has no place for is gone.

    `drupal6_newsroom` prints no item type, lead, or fields of work, and its place only beside a date; `drupal6` has no
    place line, `drupal11` no lead.
    """
    layout = layout or story.layout
    variant = variant or Variant()
    match layout:
        case "drupal6":
            story = replace(story, place=None)
        case "drupal6_newsroom":
            shows_date = variant.date in ("field", "span", "text", "time")
            story = replace(story, kind=None, lead=None, fields=(), place=story.place if shows_date else None)
        case "drupal11":
            story = replace(story, lead=None, fields=story.fields if variant.fields_row else ())
        case "plain":
            pass
    if variant.figures == "none":
        story = replace(story, images=())
    if variant.lead_repeated and story.lead:
        story = replace(story, body=(Part("paragraph", story.lead), *story.body), dateline=None, quotes=())
    return story


def expected(story: Story, layout: Layout | None = None, variant: Variant | None = None) -> dict[str, Any]:
    """The fields that are certain for the page of a story, as `model_dump(mode="json")` gives them.

    Terms are given by their labels alone: which id a label has is the vocabularies' business.
    """
    shown = printed(story, layout, variant)
    whole = record(shown, layout).model_dump(mode="json")
    certain = {name: whole[name] for name in _CERTAIN}
    for name in ("issued_by", "fields_of_work"):
        certain[name] = [term["label"] for term in whole[name]]
    return certain


_CERTAIN = (
    "id", "url", "kind", "title", "lead", "issued_on", "places", "dateline", "body", "images", "attachments",
    "translations",
)  # fmt: skip


def _term(label: Label | None) -> Term | None:
    return Term(id=label.id, label=label.label) if label else None


def _terms(labels: tuple[Label, ...]) -> tuple[Term, ...]:
    return tuple(Term(id=label.id, label=label.label) for label in labels)


def _places(story: Story) -> tuple[str, ...]:
    """The printed place, each name of a two-language city by itself, else those of the dateline."""
    if story.place:
        return tuple(story.place.split("/"))
    return story.dateline.places if story.dateline else ()


def _dateline(story: Story) -> Dateline | None:
    opening = story.dateline
    return Dateline(text=opening.text, places=opening.places, date=opening.date) if opening else None


def _quote(said: Said) -> Quote:
    who = said.speaker
    return Quote(
        text=said.text,
        paragraph=said.paragraph,
        start=said.start,
        end=said.end,
        group=said.group,
        kind=said.kind,
        cue=said.cue,
        mention=said.mention,
        method=said.method,
        confidence=_CONFIDENCE.get(said.method, 0.8),
        speaker=Speaker(
            name=who.name,
            honorific=who.honorific,
            role=who.role,
            kind="person",
            structure=_term(who.structure),
            country=_term(who.country),
        ),
    )
