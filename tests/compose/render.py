"""Pages: a story in a layout and a variant, as the bytes a server would send."""

from dataclasses import replace

from tests.compose import disguise, furniture
from tests.compose.facts import facts, label_words
from tests.compose.head import head
from tests.compose.items import printed
from tests.compose.model import Layout, Story
from tests.compose.sheet import Sheet
from tests.compose.skeletons import SKELETONS
from tests.compose.variant import Variant

PLAIN = Variant()


def render(
    story: Story,
    layout: Layout | None = None,
    variant: Variant = PLAIN,
    neighbours: tuple[Story, ...] = (),
    weight: int = 200,
) -> bytes:
    """The page of a story. `neighbours` fill the related items; `weight` counts the settings in its scripts."""
    layout = layout or story.layout
    shown = printed(story, layout, variant)
    sheet = Sheet(variant)
    page = _page(sheet, shown, layout, neighbours, weight)
    if variant.wayback:
        page = disguise.archived(page, shown.url)
    return disguise.encoded(page, variant)


def _page(sheet: Sheet, story: Story, layout: Layout, neighbours: tuple[Story, ...], weight: int) -> str:
    variant = sheet.variant
    others = _others(sheet, layout, neighbours)
    article = SKELETONS[layout](sheet, story, others if variant.related in ("inside", "middle") else "")
    if variant.facts_place == "sidebar" and layout != "drupal6_newsroom":
        article += sheet.el("div", "sidebar region-sidebar", facts(sheet, story, layout))
    column = {
        "before": others + article,
        "after": article + others,
        "sidebar": article + sheet.el("div", "sidebar region-sidebar", others),
    }.get(variant.related, article)
    menu = furniture.menu(replace(PLAIN, menu=variant.menu, classes=variant.classes))
    parts = (
        furniture.cookies(sheet) if variant.cookies else "",
        furniture.header(sheet, label_words(variant.labels)["newsroom"], story.title),
        menu if variant.menu_place in ("before", "both") else "",
        sheet.el('div id="main"', "main-content", (menu if variant.menu_place == "inside" else "") + column),
        menu if variant.menu_place in ("after", "both") else "",
        furniture.footer(sheet),
    )
    return _document(variant, story.language, head(sheet, story, layout, weight), "".join(parts))


def _others(sheet: Sheet, layout: Layout, neighbours: tuple[Story, ...]) -> str:
    """Other stories on the page: cards, or one of them whole, as pages do that go on without end."""
    if sheet.variant.related_markup != "whole" or not neighbours:
        return furniture.related(sheet, neighbours)
    second = Sheet(replace(sheet.variant, title="h2", twice=False))
    return SKELETONS[layout](second, printed(neighbours[0], layout, sheet.variant), "")


def _document(variant: Variant, language: str, head: str, body: str) -> str:
    match variant.document:
        case "xhtml":
            dtd = '"-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"'
            root = f'<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{language}" lang="{language}">'
            return f"<!DOCTYPE html PUBLIC {dtd}>\n{root}\n{head}<body>{body}</body></html>\n"
        case "bare":
            return f"<html>{head}<body>{body}"
        case "fragment":
            return f"{head.removeprefix('<head>').removesuffix('</head>')}{body}"
        case _:
            return f'<!DOCTYPE html>\n<html lang="{language}">\n{head}<body>{body}</body></html>\n'
