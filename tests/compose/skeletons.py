"""The article of each generation: which blocks it has, in which order, under which names (site.md, section 1)."""

from collections.abc import Callable

from tests.compose.around import end, kicker, lead, share, title, top
from tests.compose.facts import date_value, facts, label_words
from tests.compose.model import Layout, Story
from tests.compose.prose import body
from tests.compose.sheet import Sheet, text


def _drupal6(sheet: Sheet, story: Story, inside: str) -> str:
    """Kicker, title, lead, labelled facts, body: shape B of the Drupal 6 years."""
    head = kicker(sheet, story, "item-type") + title(sheet, story) + share(sheet, story)
    content = lead(sheet, story, "field+field-field-description field-items field-item") + _facts(
        sheet, story, "drupal6", "top"
    )
    block = _text(sheet, story, "pane-content", inside) + _facts(sheet, story, "drupal6", "bottom") + end(sheet, story)
    content += top(sheet, story) + sheet.el("div", "node-content", block)
    return sheet.wrap("content--header", head) + sheet.wrap(
        "content--content panel-display panel-pane+pane-node-content", content
    )


def _newsroom(sheet: Sheet, story: Story, inside: str) -> str:
    """Title and one line "CITY D Month YYYY", then the body: shape A, the older news."""
    crumb = sheet.el("div", "newsroom-crumb", label_words(sheet.variant.labels)["newsroom"])
    line = sheet.el("div", "place-date", f"{text(story.place or '')} {date_value(sheet, story)}")
    links = "".join(f'<a href="/structure/{each.id}">{text(each.label)}</a> ' for each in story.issuers)
    source = sheet.wrap("pane-content field+field-field-item-source field-items field-item+odd", links)
    block = sheet.el("div", "node-content", _text(sheet, story, "pane-content", inside) + end(sheet, story))
    content = line + source + share(sheet, story) + top(sheet, story) + block
    return sheet.wrap("content--header", crumb + title(sheet, story)) + sheet.wrap("content--content", content)


def _drupal11(sheet: Sheet, story: Story, inside: str) -> str:
    """Kicker, title, Date / Place / Source, body sections: the site of 2026."""
    head = kicker(sheet, story, "page-header__kicker") + title(sheet, story) + _facts(sheet, story, "drupal11", "top")
    sections = _text(sheet, story, "body body-section is-text text--default", inside)
    content = sheet.el("header", "page-header", head) + share(sheet, story) + top(sheet, story) + sections
    content += _facts(sheet, story, "drupal11", "bottom") + end(sheet, story)
    return sheet.el("article", "node node--type-news", content)


def _plain(sheet: Sheet, story: Story, inside: str) -> str:
    """Markup that nobody has seen: the labels are all there is to hold on to."""
    head = kicker(sheet, story, "kind") + title(sheet, story) + lead(sheet, story, "intro")
    content = (
        head + _facts(sheet, story, "plain", "top") + top(sheet, story) + _text(sheet, story, "story-text", inside)
    )
    return sheet.el("section", "story", content + _facts(sheet, story, "plain", "bottom") + end(sheet, story))


def _facts(sheet: Sheet, story: Story, layout: Layout, place: str) -> str:
    return facts(sheet, story, layout) if sheet.variant.facts_place == place else ""


def _text(sheet: Sheet, story: Story, classes: str, inside: str) -> str:
    """The body, with other stories' cards behind it or in the middle of it."""
    if sheet.variant.related == "middle":
        return body(sheet, story, classes, inside)
    return body(sheet, story, classes) + inside


SKELETONS: dict[Layout, Callable[[Sheet, Story, str], str]] = {
    "drupal6": _drupal6, "drupal6_newsroom": _newsroom, "drupal11": _drupal11, "plain": _plain,
}  # fmt: skip
