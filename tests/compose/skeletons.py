"""The article of each generation: which blocks it has, in which order, under which names (site.md, section 1)."""

from collections.abc import Callable

from tests.compose.facts import date_value, facts, label_words
from tests.compose.furniture import share
from tests.compose.model import Layout, Story
from tests.compose.prose import body, figure, inline
from tests.compose.sheet import Sheet, text


def _drupal6(sheet: Sheet, story: Story, inside: str) -> str:
    """Kicker, title, lead, labelled facts, body: shape B of the Drupal 6 years."""
    kicker = sheet.el("div", "item-type", text(story.kind or ""))
    head = sheet.wrap("content--header", kicker + _title(sheet, story) + _share(sheet, story))
    lead = (
        sheet.wrap(
            "field+field-field-description field-items field-item", f"<p>{inline(sheet.variant, story.lead)}</p>"
        )
        if story.lead
        else ""
    )
    text_block = sheet.el("div", "node-content", body(sheet, story, "pane-content") + inside + _end(sheet, story))
    content = lead + facts(sheet, story, "drupal6") + _top(sheet, story) + text_block
    return head + sheet.wrap("content--content panel-display panel-pane+pane-node-content", content)


def _newsroom(sheet: Sheet, story: Story, inside: str) -> str:
    """Title and one line "CITY D Month YYYY", then the body: shape A, the older news."""
    words = label_words(sheet.variant.labels)
    crumb = sheet.el("div", "newsroom-crumb", words["newsroom"])
    day = date_value(sheet, story)
    line = sheet.el("div", "place-date", f"{text(story.place or '')} {day}")
    links = "".join(f'<a href="/structure/{each.id}">{text(each.label)}</a> ' for each in story.issuers)
    source = sheet.wrap("pane-content field+field-field-item-source field-items field-item+odd", links)
    block = sheet.el("div", "node-content", body(sheet, story, "pane-content") + inside + _end(sheet, story))
    title = sheet.wrap("content--header", crumb + _title(sheet, story))
    return title + sheet.wrap("content--content", line + source + _share(sheet, story) + _top(sheet, story) + block)


def _drupal11(sheet: Sheet, story: Story, inside: str) -> str:
    """Kicker, title, Date / Place / Source, body sections: the site of 2026."""
    kicker = sheet.el("div", "page-header__kicker", text(story.kind or ""))
    head = sheet.el("header", "page-header", kicker + _title(sheet, story) + facts(sheet, story, "drupal11"))
    sections = body(sheet, story, "body body-section is-text text--default")
    return sheet.el(
        "article",
        "node node--type-news",
        head + _share(sheet, story) + _top(sheet, story) + sections + inside + _end(sheet, story),
    )


def _plain(sheet: Sheet, story: Story, inside: str) -> str:
    """Markup that nobody has seen: the labels are all there is to hold on to."""
    kicker = f"<p>{text(story.kind)}</p>" if story.kind else ""
    lead = f"<p><b>{inline(sheet.variant, story.lead)}</b></p>" if story.lead else ""
    return sheet.el(
        "section",
        "story",
        kicker
        + _title(sheet, story)
        + lead
        + facts(sheet, story, "plain")
        + _top(sheet, story)
        + body(sheet, story, "story-text")
        + inside
        + _end(sheet, story),
    )


def _title(sheet: Sheet, story: Story) -> str:
    more = ' itemprop="headline"' if sheet.variant.microdata else ""
    return sheet.el("h1", "title", inline(sheet.variant, story.title), more) + "\n"


def _share(sheet: Sheet, story: Story) -> str:
    return share(sheet, story.url) if sheet.variant.share else ""


def _top(sheet: Sheet, story: Story) -> str:
    return (
        "".join(figure(sheet, picture) for picture in story.images) if sheet.variant.figures in ("top", "twice") else ""
    )


def _end(sheet: Sheet, story: Story) -> str:
    """What follows the text inside the article: the gallery again, files, contacts, other languages."""
    again = "".join(figure(sheet, picture) for picture in story.images) if sheet.variant.figures == "twice" else ""
    return again + _files(sheet, story) + _contacts(sheet, story) + _languages(sheet, story) + _share(sheet, story)


def _files(sheet: Sheet, story: Story) -> str:
    if not story.attachments:
        return ""
    rows = "".join(
        f'<li><a href="{each.url.removeprefix("https://www.osce.org")}">{text(each.title)}</a></li>'
        for each in story.attachments
    )
    return sheet.el("ul", "osce-download-links", rows) + "\n"


def _contacts(sheet: Sheet, story: Story) -> str:
    if not story.contacts or sheet.variant.contacts == "none":
        return ""
    title = label_words(sheet.variant.labels)["contacts"]
    lines = [text(line) for line in story.contacts]
    if sheet.variant.contacts == "lines":
        return f"<p><strong>{title}</strong></p><p>{'<br>'.join(lines)}</p>\n"
    inner = f"<h2>{title}</h2>" + "".join(f"<p>{line}</p>" for line in lines)
    return sheet.el("div", "panel-pane pane-contacts", inner) + "\n"


def _languages(sheet: Sheet, story: Story) -> str:
    if not story.translations:
        return ""
    rows = "".join(
        f'<li><a href="{url.removeprefix("https://www.osce.org")}" hreflang="{code}">{_NAMES[code]}</a></li>'
        for code, url in story.translations
    )
    return sheet.el("ul", "links language-switcher", rows) + "\n"


_NAMES = {
    "en": "English", "ru": "Русский", "uk": "Українська", "de": "Deutsch", "fr": "Français", "it": "Italiano",
    "sq": "Shqip", "sr": "Srpski",
}  # fmt: skip

SKELETONS: dict[Layout, Callable[[Sheet, Story, str], str]] = {
    "drupal6": _drupal6, "drupal6_newsroom": _newsroom, "drupal11": _drupal11, "plain": _plain,
}  # fmt: skip
