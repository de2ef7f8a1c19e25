"""How single items read: the layout that matched, what is missing, and how far each fallback would carry."""

from collections.abc import Sequence
from importlib import import_module

from osce_scraper import dom, layouts
from osce_scraper.doctor.findings import Finding, bad, good, note
from osce_scraper.errors import UnreadablePage
from osce_scraper.exchange import Exchange
from osce_scraper.extract import extract_page
from osce_scraper.facts import differences
from osce_scraper.items import NewsItem
from osce_scraper.layouts import unknown
from osce_scraper.rows import Row

_NEW_DESIGN = (
    "CONTRIBUTING.md, “The site has a new design”: copy the newest file of osce_scraper/layouts/, put it first"
)
ESSENTIAL = {"title", "issued_on", "body"}
"""Fields without which a record is of little use."""


def read(exchange: Exchange, row: Row) -> tuple[NewsItem | None, list[Finding]]:
    """One item's page: its record, and what there is to say of it."""
    url = exchange.page.url
    try:
        item = extract_page(exchange.page)
    except UnreadablePage as error:
        advice = f"Is it an item in a browser? Then no layout reads it. {_NEW_DESIGN}."
        return None, [bad("item", f"cannot be read: {error}", advice, url)]
    layout, name = item.provenance.layout, f"{item.title[:60]} ({item.issued_on})"
    findings: list[Finding] = []
    if layout == "unknown":
        text = f"“{name}” is of no known layout; it was read by its words alone"
        findings.append(bad("layout", text, f"A new generation of the site. {_NEW_DESIGN}.", url))
    if item.provenance.missing:
        missing = ", ".join(item.provenance.missing)
        advice = f"Does the page print it in a browser? Then see {where(layout, item.provenance.missing)}."
        say = bad if ESSENTIAL & set(item.provenance.missing) else note  # one page may lack what others print
        findings.append(say("fields", f"“{name}”, layout {layout}, lacks {missing}", advice, url))
    if not findings:
        paragraphs, quotes = len(item.body), len(item.quotes)
        text = f"“{name}”: layout {layout}, {item.language}, {paragraphs} paragraphs, {quotes} quotes"
        findings.append(good("item", text, url))
    if labels := item.provenance.unread:
        advice = "Say in osce_scraper/layouts/labels.toml which field they announce."
        findings.append(note("labels", f"prints labels that nothing reads: {', '.join(labels)}", advice, url))
    findings += [
        note("refused", f"prints what cannot be believed: {text}", url=url) for text in item.provenance.refused
    ]
    if named := differences(item, row):
        findings.append(note("listing row", f"says something else than the page: {', '.join(named)}", url=url))
    return item, findings


def where(layout: str, fields: Sequence[str]) -> str:
    """The places in the code that read fields of a layout, which may have them from a neighbour.

    >>> where("drupal6", ["body"])
    'body in osce_scraper/layouts/drupal6.py'
    """
    module = import_module(f"{layouts.__name__}.{layout}")
    homes = {field: getattr(getattr(module, field, None), "__module__", module.__name__) for field in fields}
    return ", ".join(f"{field} in {home.replace('.', '/')}.py" for field, home in homes.items())


def fallbacks(exchange: Exchange) -> list[Finding]:
    """One page through every layout and every rung of the last one: what still holds if a generation breaks."""
    story = layouts.story_of(dom.parse(exchange.page))
    matching = [layouts.name(layout) for layout in layouts.LAYOUTS if layout.matches(story)]
    body, title = unknown.body(story), unknown.title(story)
    rungs = [printed.rung for printed in unknown.issued_on(story)]
    text = (
        f"layouts that match: {', '.join(matching)}; without any: "
        f"title from {title.rung if title else 'nowhere'}, date from {', '.join(rungs) or 'nowhere'}, "
        f"{len(body.value) if body else 0} paragraphs from {body.rung if body else 'nowhere'}"
    )
    if title and rungs and body:
        return [good("fallbacks", text, exchange.page.url)]
    advice = "osce_scraper/layouts/unknown.py is the net below all layouts; it has a hole here."
    return [note("fallbacks", text, advice, exchange.page.url)]
