"""Any page that prints a story, whatever its markup: the net below the known generations.

Fields are found by what a page of any generation must do: name its title in its head and print it, print labels by
their words, print running text. Known generations import from here what their classes do not tell better.
"""

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain

from lxml import etree

from osce_scraper.layouts import (
    editions,
    fact,
    kickers,
    leads,
    machine_names,
    pictures,
    pieces,
    printed_lines,
    prose,
    repeats,
    unlabelled,
    words,
)
from osce_scraper.layouts.ladder import Printed, first, holding, named
from osce_scraper.layouts.published import ABOVE_TITLE
from osce_scraper.layouts.published import issued_on as issued_on
from osce_scraper.layouts.story import Story
from osce_scraper.text import clean

_DIGITS = re.compile(r"\d+")
PRINTS = ("title", "issued_on", "body")
"""Fields without which a page of this layout lacks something."""


def matches(story: Story) -> bool:
    """Every page: this layout comes last."""
    return True


def kind(story: Story) -> Printed[str] | None:
    """Item type: over the title, else labelled ("Content type")."""
    return first(
        story,
        *(("kicker", kickers.kicker), ("label", _labelled_kind), ("crumb", kickers.crumb)),
        *(("JSON-LD", _kind_in_json_ld), ("meta", _kind_in_meta)),
    )


def _labelled_kind(story: Story) -> str | None:
    """The item type behind a label of its own, else behind any unknown one ("Format: Press release")."""
    unknown = (value for fact in story.facts if fact.field is None for value in fact.values)
    return next(chain(story.values("kind"), filter(_known_kind, unknown)), None)


def _kind_in_json_ld(story: Story) -> str | None:
    return _known_kind(story.head.article.get("genre"))


def _kind_in_meta(story: Story) -> str | None:
    return _known_kind(story.head.meta.get("dc.type") or story.head.meta.get("dcterms.type"))


def _known_kind(value: object) -> str | None:
    """An item type that only machines are told, where it is one of the words that are printed too ("Text" is none)."""
    return value if isinstance(value, str) and words.key(value) in words.words("kinds") else None


def title(story: Story) -> Printed[str] | None:
    """Title as printed, else as the head of the page names it."""
    if story.title:
        return Printed(story.title, story.title_box.tag if story.title_box.tag in pieces.HEADINGS else "text")
    named = next((Printed(text, rung) for rung, text in story.head.titles), None)
    return named or (Printed(story.head.title, "title") if story.head.title and " " in story.head.title else None)


def lead(story: Story) -> Printed[str] | None:
    """Teaser between title and facts."""
    found = leads.lead(story)
    return Printed(" ".join(block.text for block in found[1]), found[0]) if found else None


def _values(field: str, story: Story) -> list[str]:
    return [value for value in story.values(field) if not value.isdigit()]  # "1", "2" of a numbered list


def issued_by(story: Story) -> Iterator[Printed[list[str]]]:
    """Issuers, each place that may tell them in order: one string for each link or list item, else the printed line."""
    return holding(story, ("label", partial(_values, "issued_by")), *unlabelled.ISSUERS)


def fields_of_work(story: Story) -> Iterator[Printed[list[str]]]:
    """Fields of work, as `issued_by`."""
    return holding(story, ("label", partial(_values, "fields_of_work")), *unlabelled.FIELDS)


def places(story: Story) -> Printed[list[str]] | None:
    """Place of the fact block, else of the line "CITY D Month YYYY" or "CITY | D Month YYYY" below the title."""
    return first(
        story,
        ("label", partial(_values, "places")),
        ("machine name", partial(machine_names.values, "places")),
        ("place and date", _date_line),
        (ABOVE_TITLE, _line_above_title),
    )


def _date_line(story: Story) -> list[str] | None:
    """The line with place and date; the date may be in a box of its own within the line."""
    line = story.date_line
    if line is None:
        return None
    if story.place_line is not None:
        return [story.place_line.text]
    before = story.blocks[line.index - 1] if line.index > story.title_end else None
    if any(words.key(block.text) in words.labels() for block in (line, before) if block is not None):
        return None
    if before is not None and before.box in line.box.up() and before.box is not story.box and len(before.text) <= 60:
        return [f"{before.text} {line.text}"]
    if parts := printed_lines.parts(line.text):
        return list(filter(printed_lines.is_town, parts))
    return [] if words.opens_with_label(line.text) else [line.text]


def _line_above_title(story: Story) -> list[str]:
    """The lines above the title that hold a date behind a town."""
    dated = filter(printed_lines.is_date_line, story.above(3)) if story.date_line is None else ()
    printed = ([run.text for run in line if not run.machine] for block in dated for line in block.lines())
    lines = (clean("".join(texts)) for texts in printed)
    return [line for line in lines if printed_lines.is_date(line) and printed_lines.is_town(_DIGITS.split(line)[0])]


def printed_body(story: Story) -> list[str]:
    """The paragraphs of the body as printed, its lead left out."""
    found = leads.lead(story)
    above = {block.index for block in found[1]} if found else set()
    texts = [text for block in story.body if block.index not in above for text in prose.paragraphs(block)]
    return repeats.without_repeat(texts)


def _article_body(story: Story) -> list[str] | None:
    text = story.head.article.get("articleBody")
    return [line for line in map(clean, text.splitlines()) if line] if isinstance(text, str) else None


def _by_trafilatura(story: Story) -> list[str]:
    from trafilatura import extract as trafilatura_text  # half a second to import, and hardly ever needed

    markup = etree.tostring(story.doc.root, encoding="unicode", method="html")
    text = trafilatura_text(markup, fast=True, include_comments=False, favor_precision=True) or ""
    return [line for line in map(clean, text.splitlines()) if line and line != story.title]


def body(story: Story) -> Printed[list[str]] | None:
    """Paragraphs, headings and list items of the text."""
    return first(story, ("prose", printed_body), ("JSON-LD", _article_body), ("trafilatura", _by_trafilatura))


def body_in(story: Story, *names: str) -> Printed[list[str]] | None:
    """The body, and the name of the generation's class that holds all of it, where one does."""
    found = body(story)
    for name in names:
        inside = {block.index for block in named(story, name)}
        if inside and found and found.rung == "prose" and inside.issuperset(block.index for block in story.body):
            return Printed(found.value, f".{name}")
    return found


def images(story: Story) -> list[pictures.Shown]:
    """Pictures of the article."""
    return pictures.images(story)


def attachments(story: Story) -> list[pictures.Offered]:
    """Files of the article."""
    return pictures.attachments(story)


def translations(story: Story) -> list[editions.Edition]:
    """Links to other editions."""
    return editions.translations(story)


def labels(story: Story) -> list[str]:
    """Every label of the fact block that no field reads."""
    return fact.unread(story.facts)
