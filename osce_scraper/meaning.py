"""What the printed texts of a page mean: which date can be believed, which towns, which Terms, which editions."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final, cast
from urllib.parse import urlsplit

from lxml import etree

from osce_scraper import dates, layouts, urls
from osce_scraper.errors import DateError
from osce_scraper.items import Attachment, Dateline, Term, Translation
from osce_scraper.layouts import Edition, Offered, Printed, Story
from osce_scraper.terms import read_terms

_ABOVE_DATELINE: Final = 4  # paragraphs in which the dateline is, when those above it are lines of a letterhead
_LONGEST_HEADER: Final = 80
_DIGEST: Final = 12  # paragraphs among which those of a digest begin with datelines
_LONGEST_NAMES: Final = 400  # characters of a line of names
_SENTENCE: Final = re.compile(r"(?:\S+\s+){4}.*[.!?]$")
_CORRECTS: Final = re.compile(
    r"\b(?:CORRECTS|CORRECTED|CORRECTION|REPLACES|UPDATES|CLARIFIES)\b|This \w+ (?:replaces|corrects|updates|clarifies)\b"
)
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
# Dates that no reader sees: midnight in Vienna is the day before in UTC, so that a printed neighbour is believed first.
_UNSEEN_DATES = ("JSON-LD", "meta", "label time[datetime]", "dcterms")
_PRINTED_DATES = ("label", "machine name", "beside title")


def opened(
    body: Printed[list[str]], latest: datetime, lead: Printed[str] | None
) -> tuple[Printed[list[str]], Dateline | None, Printed[str] | None]:
    """The body from its dateline on, the dateline, and the lead: without one, a sentence above the dateline.

    "No. 45/98" or "For immediate release" above a dateline are no text; "THIS VERSION CORRECTS THE DATE." is. A long
    sentence is a teaser where the only dateline follows it; a digest has more of them.
    """
    for first, paragraph in enumerate(body.value[:_ABOVE_DATELINE]):
        if dateline := dates.read_dateline(paragraph, latest):
            above = [text for text in body.value[:first] if _SENTENCE.match(text) or _CORRECTS.search(text)]
            teaser = next((text for text in above if not (text.isupper() or _CORRECTS.search(text))), None)
            if lead is None and teaser is not None:
                above = [text for text in above if text is not teaser]
                lead = Printed(teaser, "above dateline")
            return body._replace(value=[*above, *body.value[first:]]), dateline, lead
        header = len(paragraph) <= _LONGEST_HEADER or _CORRECTS.search(paragraph)
        if not (header or (first == 0 and lead is None and _datelines(body.value[1:_DIGEST], latest) == 1)):
            break
    return body, None, lead


def _datelines(paragraphs: Sequence[str], latest: datetime) -> int:
    return sum(dates.read_dateline(text, latest) is not None for text in paragraphs)


def without_names(body: list[str], names: Collection[str]) -> list[str]:
    """A body without the lines above its text that are names of issuers or fields and nothing else."""
    first = next((number for number, text in enumerate(body) if not _names_only(text, names)), 0)
    return body[first:]


def _names_only(text: str, names: Collection[str]) -> bool:
    text = layouts.BYLINE.sub("", text)
    if text in names:
        return True
    for name in sorted(names, key=len, reverse=True) if len(text) <= _LONGEST_NAMES else ():
        text = text.replace(name, "")
    return not text.strip(" ,;|·•/")


def issued_on(
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
        if found is None or (_prints(rung, found.rung) and abs(day - found.value) == timedelta(days=1)):
            found = Printed(day, rung)
    return found, tuple(dict.fromkeys(refused))


def _prints(rung: str, unseen: str) -> bool:
    """Whether a rung prints the day that another tells to machines: a date beside the title may be of another event."""
    return (unseen in _UNSEEN_DATES and rung == "label") or (unseen == "dcterms" and rung == "beside title")


def is_doubtful(issued_on: Printed[date] | None, dateline: date) -> bool:
    """Whether a dateline tells more than the date: none, or one above the title months away, the day of the visit."""
    if issued_on is None:
        return True
    return issued_on.rung == layouts.ABOVE_TITLE and abs(issued_on.value - dateline) > _MONTH


def places(printed: Sequence[str]) -> tuple[str, ...]:
    """The towns of printed places or "CITY D Month YYYY" lines, each once; a line with digits that is no such line is none."""
    places: list[str] = []
    for text in printed:
        line = dates.read_place_line(text)
        if line is not None:
            text = line[0] or ""
        elif any(c.isdigit() for c in text):
            continue
        listed = (text.isupper() and "D.C" not in text) or all(dates.is_town(part.strip()) for part in text.split(","))
        places += [place for place in map(str.strip, re.split(r"[/;,]" if listed else r"[/;]", text)) if place]
    return tuple(dict.fromkeys(places))


def terms(
    rungs: Iterable[Printed[list[str]]], resolve: Callable[[str], Term]
) -> tuple[Printed[list[str]] | None, tuple[Term, ...]]:
    """The first rung that gives any Term, and its Terms."""
    for printed in rungs:
        if terms := read_terms(printed.value, resolve, known_only=printed.rung in layouts.UNLABELLED):
            return printed, terms
    return None, ()


def attachment(offered: Offered) -> Attachment:
    """A file that the page offers, its media type by the ending of its address; None for unknown endings."""
    ending = urlsplit(offered.url).path.rpartition(".")[2].lower()
    return Attachment(url=offered.url, title=offered.title, media_type=_MEDIA_TYPES.get(ending))


def translations(editions: Sequence[Edition], url: str, node: int | None, own: str | None) -> tuple[Translation, ...]:
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


def own_language(url: str, detected: str, hint: str | None) -> str | None:
    """The language of the edition at an address: as its path says, else as its text is, whatever the template declares."""
    return urls.language_hint(url) or (hint if detected == "und" else detected)


def language_hint(story: Story, url: str) -> str | None:
    """The language that page or path claims, to decide between equals."""
    declared = (story.doc.root.get("lang") or story.doc.root.get("xml:lang") or "").strip().lower()
    return declared.partition("-")[0].partition("_")[0] or urls.language_hint(url)


def printed_node(story: Story) -> int | None:
    """The node id that markup tells: a short or canonical link, Drupal's class of the page."""
    for rel, _, href in story.head.links:
        if {"shortlink", "canonical"} & set(rel.split()) and (node := urls.node_id(href)):
            return node
    for value in cast("list[str]", _NODE_MARKS(story.doc.root)):
        if match := re.search(r"(?:page-node-|^)(\d{4,9})(?!\d)", value):
            return int(match[1])
    return None
