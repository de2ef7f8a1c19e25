"""Page -> NewsItem: which layout function gives each field, and how it is understood.

The layout says what the page prints; here it gets its meaning from dates, vocabularies and quotes.
"""

import hashlib
import re
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final, cast
from urllib.parse import urlsplit

from lxml import etree

from osce_scraper import __version__, dates, dom, languages, layouts, urls, vocabularies
from osce_scraper.errors import DateError, UnreadablePage
from osce_scraper.items import Attachment, Dateline, Image, NewsItem, Provenance, Term, Translation
from osce_scraper.layouts import Edition, Offered, Printed, Story
from osce_scraper.page import Page
from osce_scraper.quotes import find_quotes
from osce_scraper.terms import read_terms

_FIELD, _PART = "\x1e", "\x1f"  # no text of a record holds them
_ABOVE_DATELINE: Final = 4  # paragraphs in which the dateline is, when those above it are lines of a letterhead
_LONGEST_HEADER: Final = 80
_SAMPLE: Final = 3000  # characters that tell a language as well as all of them
_MONTH: Final = timedelta(days=31)
_NODE_MARKS = etree.XPath("//@data-history-node-id | //body/@class", smart_strings=False)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MEDIA_TYPES: Final = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "csv": "text/csv",
    "txt": "text/plain",
    "zip": "application/zip",
    "epub": "application/epub+zip",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
}
_FILES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zipped file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an office file",
    b"\x1f\x8b": "compressed bytes",
}
# Dates that no reader sees: midnight in Vienna is the day before in UTC, so that a printed neighbour is believed first.
_UNSEEN_DATES = ("JSON-LD", "meta", "label time[datetime]")


def extract(html: bytes | str, url: str) -> NewsItem:
    """The record of the page at an address, as a crawl writes it.

    `url` is the page's address; an archive's address gives back the original. Raises as `extract_page` does.
    """
    if isinstance(html, str):
        return extract_page(Page(html.encode("utf-8", "replace"), url, encoding="utf-8"))
    return extract_page(Page(html, url))


def extract_page(page: Page) -> NewsItem:
    """The record of one page.

    Raises `UnreadablePage` with the reason when there is none to read, `ForeignAddress` when the page is not the OSCE's.
    """
    url = page.address
    story = _story(page)
    try:
        return _record(page, url, story)
    finally:
        story.page.release()


def _record(page: Page, url: str, story: Story) -> NewsItem:
    layout = layouts.layout_of(story)
    latest = page.captured_at or page.read_at
    title, body = layout.title(story), layout.body(story)
    if title is None or body is None:
        raise UnreadablePage("no title on the page" if title is None else "no text of an article on the page")
    kind, lead, printed_places = layout.kind(story), layout.lead(story), layout.places(story)
    body, dateline = _opened(body, latest)
    hint = _language_hint(story, url)
    language = languages.detect("\n".join((title.value, *body.value))[:_SAMPLE], hint)
    issued_on, refused = _issued_on(layout.issued_on(story), latest, language)
    if dateline is not None and dateline.date is not None and _is_doubtful(issued_on, dateline.date):
        issued_on = Printed(dateline.date, "dateline")
    if not (kind or issued_on or story.facts or dateline):
        raise UnreadablePage("no news item: the page prints no date, no item type, no fact block and no dateline")
    places = _places(printed_places.value) if printed_places else ()
    if not places and dateline is not None and dateline.places:
        places, printed_places = dateline.places, Printed([], "dateline")
    issued_by, issuers = _terms(layout.issued_by(story), vocabularies.structure)
    fields_of_work, fields = _terms(layout.fields_of_work(story), vocabularies.field_of_work)
    named = {term.label for term in (*issuers, *fields)}
    body = body._replace(value=_without_names(body.value, named))
    lead = None if lead and lead.value in named else lead
    read = {
        "kind": kind, "title": title, "lead": lead, "issued_on": issued_on, "issued_by": issued_by,
        "fields_of_work": fields_of_work, "places": printed_places if places else None, "body": body,
    }  # fmt: skip
    texts = (title.value, *((lead.value,) if lead else ()), *body.value)
    node = urls.node_id(url) or _printed_node(story)
    meaning: dict[str, Any] = {
        "id": node,
        "kind": kind.value if kind else None,
        "title": title.value,
        "lead": lead.value if lead else None,
        "issued_on": issued_on.value if issued_on else None,
        "issued_by": issuers,
        "fields_of_work": fields,
        "places": places,
        "dateline": dateline,
        "body": tuple(body.value),
        "images": tuple(Image(url=i.url, caption=i.caption, credit=i.credit) for i in layout.images(story)),
        "attachments": tuple(map(_attachment, layout.attachments(story))),
        "translations": _translations(layout.translations(story), url, node, hint),
    }
    return NewsItem(
        **meaning,
        url=url,
        language=language,
        countries=vocabularies.states_in(texts),
        meetings=vocabularies.meetings_in(texts),
        quotes=tuple(find_quotes(body.value, language, title.value)),
        provenance=Provenance(
            fetched_at=page.captured_at,
            layout=layouts.name(layout),
            sources={field: printed.rung for field, printed in read.items() if printed is not None},
            missing=tuple(field for field in layout.PRINTS if not meaning[field]),
            unread=tuple(dict.fromkeys(layout.labels(story))),
            refused=refused,
            content_hash=content_hash(meaning),
            scraper_version=__version__,
        ),
    )


def _story(page: Page) -> Story:
    kind = next((kind for start, kind in _FILES.items() if page.body.startswith(start)), None)
    if kind or not page.body or page.body.isspace():
        raise UnreadablePage(f"not a page but {kind}" if kind else "no bytes")
    story = layouts.story_of(dom.parse(page))
    if reason := layouts.reason(story):
        raise UnreadablePage(reason)
    return story


def _opened(body: Printed[list[str]], latest: datetime) -> tuple[Printed[list[str]], Dateline | None]:
    """The body from its dateline on, and the dateline: "No. 45/98" or "For immediate release" above it are no text."""
    for first, paragraph in enumerate(body.value[:_ABOVE_DATELINE]):
        if dateline := dates.read_dateline(paragraph, latest):
            return body._replace(value=body.value[first:]), dateline
        if len(paragraph) > _LONGEST_HEADER:
            break
    return body, None


def _language_hint(story: Story, url: str) -> str | None:
    """The language that page or path claims, to decide between equals."""
    declared = (story.doc.root.get("lang") or story.doc.root.get("xml:lang") or "").strip().lower()
    return declared.partition("-")[0].partition("_")[0] or urls.language_hint(url)


def _issued_on(
    candidates: Sequence[Printed[str]], latest: datetime, language: str
) -> tuple[Printed[date] | None, tuple[str, ...]]:
    """The first date that can be believed, with its rung, and the printed ones that could not."""
    refused: list[str] = []
    found: Printed[date] | None = None
    for text, rung in candidates:
        try:
            day = dates.read_date(text, latest, language)
        except DateError:
            if rung == "label" or rung in _UNSEEN_DATES:
                refused.append(f"issued_on: {text}")
            continue
        if found is None or (
            found.rung in _UNSEEN_DATES and rung == "label" and abs(day - found.value) == timedelta(days=1)
        ):
            found = Printed(day, rung)
    return found, tuple(dict.fromkeys(refused))


def _is_doubtful(issued_on: Printed[date] | None, dateline: date) -> bool:
    """Whether a dateline tells more than the date: none, or one above the title months away, the day of the visit."""
    if issued_on is None:
        return True
    return issued_on.rung == layouts.ABOVE_TITLE and abs(issued_on.value - dateline) > _MONTH


def _places(printed: Sequence[str]) -> tuple[str, ...]:
    places: list[str] = []
    for text in printed:
        line = dates.read_place_line(text)
        if line is not None:
            text = line[0] or ""
        elif any(c.isdigit() for c in text):
            continue
        capitals = text.isupper() and "D.C" not in text
        places += [place for place in map(str.strip, re.split(r"[/;,]" if capitals else r"[/;]", text)) if place]
    return tuple(dict.fromkeys(places))


def _terms(
    rungs: Iterable[Printed[list[str]]], resolve: Callable[[str], Term]
) -> tuple[Printed[list[str]] | None, tuple[Term, ...]]:
    """The first rung that gives any Term, and its Terms."""
    for printed in rungs:
        if terms := read_terms(printed.value, resolve, known_only=printed.rung in layouts.UNLABELLED):
            return printed, terms
    return None, ()


def _without_names(body: list[str], names: Container[str]) -> list[str]:
    """A body without the lines above its text that are names of issuers or fields and nothing else."""
    first = next((number for number, text in enumerate(body) if layouts.BYLINE.sub("", text) not in names), 0)
    return body[first:]


def _attachment(offered: Offered) -> Attachment:
    ending = urlsplit(offered.url).path.rpartition(".")[2].lower()
    return Attachment(url=offered.url, title=offered.title, media_type=_MEDIA_TYPES.get(ending))


def _translations(editions: Sequence[Edition], url: str, node: int | None, own: str | None) -> tuple[Translation, ...]:
    """The other editions of the item, one a language: of the same node, or so called by the page; other links are none."""
    found: dict[str, Translation] = {}
    for edition in editions:
        if not urls.is_osce(edition.url):
            continue
        other = urls.canonical(edition.url)
        language = (edition.language or urls.language_hint(other) or "en").replace("_", "-")
        language = language.partition("-")[0].lower() + language[len(language.partition("-")[0]) :]
        same = node is not None and urls.node_id(other) is not None and (edition.told or urls.node_id(other) == node)
        if same and other != url and language not in (own, "x-default") and _LANGUAGE.fullmatch(language):
            found.setdefault(language, Translation(language=language, url=other))
    return tuple(found.values())


def _printed_node(story: Story) -> int | None:
    """The node id that markup tells: a short or canonical link, Drupal's class of the page."""
    for rel, _, href in story.head.links:
        if {"shortlink", "canonical"} & set(rel.split()) and (node := urls.node_id(href)):
            return node
    for value in cast("list[str]", _NODE_MARKS(story.doc.root)):
        if match := re.search(r"(?:page-node-|^)(\d{4,9})(?!\d)", value):
            return int(match[1])
    return None


def content_hash(meaning: dict[str, Any]) -> str:
    """SHA-256 over what the page says, field by field: hosts of links and ids of vocabularies are no part of it."""
    fields = (_PART.join((name, *_said(value))) for name, value in sorted(meaning.items()))
    return hashlib.sha256(_FIELD.join(fields).encode()).hexdigest()


def _said(value: Any) -> Iterable[str]:
    match value:
        case str():
            return (value,)
        case None:
            return ()
        case tuple():
            return (part for each in value for part in _said(each))
        case Term():
            return (value.label,)
        case Dateline():
            return (value.text,)
        case Image():
            return (urlsplit(value.url).path, value.caption or "", value.credit or "")
        case Attachment():
            return (urlsplit(value.url).path, value.title or "")
        case Translation():
            return (value.language, urlsplit(value.url).path)
        case _:
            return (str(value),)
