"""What stands within an article around its text: item type, title, lead, pictures, files, contacts, languages."""

from tests.compose import furniture
from tests.compose.facts import label_words
from tests.compose.model import Story
from tests.compose.prose import figure, inline
from tests.compose.sheet import Sheet, text


def kicker(sheet: Sheet, story: Story, classes: str) -> str:
    """The item type over the title."""
    return sheet.el("div", classes, text(story.kind)) + "\n" if story.kind else ""


def lead(sheet: Sheet, story: Story, classes: str) -> str:
    """The teaser under the title; `classes` are the divs of its field."""
    if not story.lead:
        return ""
    words = inline(sheet.variant, story.lead)
    match sheet.variant.lead:
        case "h2":
            return sheet.el("h2", "intro", words) + "\n"
        case "p":
            return sheet.el("p", "intro", words) + "\n"
        case "strong":
            return f"<p><strong>{words}</strong></p>\n"
        case _:
            return sheet.wrap(classes, f"<p>{words}</p>")


def title(sheet: Sheet, story: Story) -> str:
    """The headline."""
    more = ' itemprop="headline"' if sheet.variant.microdata else ""
    tag = "h2" if sheet.variant.title == "h2" else "h1"
    return sheet.el(tag, "title", inline(sheet.variant, story.title), more) + "\n"


def share(sheet: Sheet, story: Story) -> str:
    """Buttons that send the page elsewhere, if the variant has them."""
    return furniture.share(sheet, story.url) if sheet.variant.share else ""


def top(sheet: Sheet, story: Story) -> str:
    """The pictures over the text."""
    return (
        "".join(figure(sheet, picture) for picture in story.images) if sheet.variant.figures in ("top", "twice") else ""
    )


def end(sheet: Sheet, story: Story) -> str:
    """What follows the text inside the article: the gallery again, files, contacts, other languages."""
    again = "".join(figure(sheet, picture) for picture in story.images) if sheet.variant.figures == "twice" else ""
    clutter = furniture.tags(sheet) + furniture.newsletter(sheet) if sheet.variant.clutter else ""
    return (
        again
        + clutter
        + _files(sheet, story)
        + _contacts(sheet, story)
        + _languages(sheet, story)
        + share(sheet, story)
    )


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
