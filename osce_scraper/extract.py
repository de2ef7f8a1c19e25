"""Page -> NewsItem: which layout function gives each field, and how it is understood.

The layout says what the page prints; here it gets its meaning from dates, vocabularies and quotes.
"""

from typing import Any, Final

from osce_scraper import __version__, dom, languages, layouts, meaning, urls, vocabularies
from osce_scraper.errors import UnreadablePage
from osce_scraper.fingerprint import content_hash
from osce_scraper.items import Image, NewsItem, Provenance
from osce_scraper.layouts import Printed, Story
from osce_scraper.page import Page
from osce_scraper.quotes import find_quotes

_SAMPLE: Final = 3000  # characters that tell a language as well as all of them
_FILES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zipped file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an office file",
    b"\x1f\x8b": "compressed bytes",
}


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
    body, dateline, lead = meaning.opened(body, latest, lead)
    hint = meaning.language_hint(story, url)
    language = languages.detect("\n".join((title.value, *body.value))[:_SAMPLE], hint)
    own = meaning.own_language(url, language, hint)
    issued_on, refused = meaning.issued_on(layout.issued_on(story), latest, language)
    if dateline is not None and dateline.date is not None and meaning.is_doubtful(issued_on, dateline.date):
        issued_on = Printed(dateline.date, "dateline")
    if not (kind or issued_on or story.facts or dateline):
        raise UnreadablePage("no news item: the page prints no date, no item type, no fact block and no dateline")
    places = meaning.places(printed_places.value) if printed_places else ()
    if not places and dateline is not None and dateline.places:
        places, printed_places = dateline.places, Printed([], "dateline")
    issued_by, issuers = meaning.terms(layout.issued_by(story), vocabularies.structure)
    fields_of_work, fields = meaning.terms(layout.fields_of_work(story), vocabularies.field_of_work)
    named = {*places, *(term.label for term in (*issuers, *fields))}
    body = body._replace(value=meaning.without_names(body.value, named))
    lead = None if lead and lead.value in named else lead
    read = {
        "kind": kind, "title": title, "lead": lead, "issued_on": issued_on, "issued_by": issued_by,
        "fields_of_work": fields_of_work, "places": printed_places if places else None, "body": body,
    }  # fmt: skip
    texts = (title.value, *((lead.value,) if lead else ()), *body.value)
    node = urls.node_id(url) or meaning.printed_node(story)
    said: dict[str, Any] = {
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
        "attachments": tuple(map(meaning.attachment, layout.attachments(story))),
        "translations": meaning.translations(layout.translations(story), url, node, own),
    }
    return NewsItem(
        **said,
        url=url,
        language=language,
        countries=vocabularies.states_in(texts),
        meetings=vocabularies.meetings_in(texts),
        quotes=tuple(find_quotes(body.value, language, title.value)),
        provenance=Provenance(
            fetched_at=page.captured_at,
            layout=layouts.name(layout),
            sources={field: printed.rung for field, printed in read.items() if printed is not None},
            missing=tuple(field for field in layout.PRINTS if not said[field]),
            unread=tuple(dict.fromkeys(layout.labels(story))),
            refused=refused,
            content_hash=content_hash(said),
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
