"""Listing pages of the newsroom: the rows of the Drupal 6 years and the cards of 2026."""

from collections.abc import Sequence
from random import Random

from tests.compose import furniture
from tests.compose.data import printed_date
from tests.compose.model import Label, Story
from tests.compose.sheet import Sheet, text
from tests.compose.variant import Variant

_SHEET = Sheet(Variant())
_CONTENT_TYPES = {None: "Press release", "News Item": "News"}


def rows_page(stories: Sequence[Story], page: int, pages: int, path: str = "/press-releases") -> bytes:
    """One page of `.search-result-news` rows with its pager; `page` counts from 0."""
    rows = "\n".join(_row(story) for story in stories)
    block = f"{rows}\n{_pager(path, page, pages, len(stories))}"
    intro = "<p>News and press releases from the OSCE's global activities.</p>"
    head = f"<h2>Newsroom</h2><h1>News and press releases</h1>{intro}"
    # A keyword search and its facets: addresses that look like listings and must not be followed.
    search = f'<form action="{path}"><input name="keys"></form><a href="{path}/gender?page=0">gender</a>'
    pane = f'<div class="panel-pane pane-apachesolr-result"><div class="pane-content">\n{block}\n</div></div>'
    return _shell("News and press releases", f"{head}{search}{pane}")


def cards_page(stories: Sequence[Story], page: int, pages: int) -> bytes:
    """One page of `a.teaser` cards with its pager; `page` counts from 0."""
    cards = "\n".join(_card(story) for story in stories)
    items = "".join(
        f'<li class="pager__item is-active"><a href="?page={number}" aria-current="page">{number + 1}</a></li>'
        if number == page
        else f'<li class="pager__item"><a href="?page={number}">{number + 1}</a></li>'
        for number in range(pages)
    )
    if page < pages - 1:
        items += f'<li class="pager__item pager__item--next"><a href="?page={page + 1}" rel="next">Next ›</a></li>'
    pager = f'<nav class="pager" role="navigation"><h4>Pagination</h4><ul class="pager__items">{items}</ul></nav>'
    return _shell("News", f'<h1>News</h1>\n<div class="view-content">\n{cards}\n</div>\n{pager}')


def _shell(title: str, main: str) -> bytes:
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
    head = f"<head>\n{meta}\n<title>{title} | OSCE</title>\n{furniture.scripts(20)}</head>"
    top = furniture.cookies(_SHEET) + furniture.header(_SHEET, "Newsroom", title) + furniture.menu(_SHEET.variant)
    body = f'{top}<div class="main-content" id="main">{main}</div>{furniture.footer(_SHEET)}'
    return f'<!DOCTYPE html>\n<html lang="en">\n{head}\n<body>{body}</body></html>\n'.encode()


def _address(story: Story) -> str:
    return story.path if story.host == "www.osce.org" else story.url


def _row(story: Story) -> str:
    """A row: title, date and snippet always, the other facts only for some (site.md, section 3)."""
    rng = Random(story.id)
    dates = (
        f'<dd class="publishing-date"><span class="label">Publishing date: </span>{printed_date(story.issued_on)}</dd>'
    )
    facts = _row_facts(story) if rng.random() < 0.6 else ""
    picture = ""
    if story.images and rng.random() < 0.5:
        thumb = story.images[0].url.replace("https://www.osce.org/files/", "/files/imagecache/search_thumb/")
        picture = (
            f'<div class="search-image"><a href="{_address(story)}"><img src="{thumb}?{story.id}" alt=""></a></div>'
        )
    title = f'<dt class="search-title"><h3><a href="{_address(story)}">{text(story.title)}</a></h3></dt>'
    snippet = f'<dd class="search-snippet">{text(_snippet(story))}</dd>'
    inner = f'<dl class="search-result">\n  {title}\n  {dates}\n  {facts}{snippet}\n</dl>'
    return f'<div class="search-result-news clear-block">{picture}{inner}</div>'


def _row_facts(story: Story) -> str:
    kind = _CONTENT_TYPES.get(story.kind, story.kind)
    facts = f'<dd class="content-type"><span class="label">Content type: </span>{kind}</dd>\n  '
    facts += _values("where-we-are", "Where we are", story.issuers, "im_taxonomy_vid_1")
    return facts + (_values("what-we-do", "What we do", story.fields, "im_taxonomy_vid_3") if story.fields else "")


def _values(name: str, label: str, values: tuple[Label, ...], filter_name: str) -> str:
    links = ", ".join(
        f'<a href="/press-releases?filters={filter_name}%3A({100 + len(value.id)})">{text(value.label)}</a>'
        for value in values
    )
    return f'<dd class="{name}"><span class="label">{label}: </span>{links}</dd>\n  '


def _snippet(story: Story) -> str:
    first = next(part.text for part in story.body if part.sort == "paragraph")
    return first[:190].rsplit(" ", 1)[0] + ("..." if story.issued_on.year < 2022 else "")


def _pager(path: str, page: int, pages: int, rows: int) -> str:
    def link(number: int) -> str:
        return f'"{path}?solrsort=ds_date%20desc&amp;page={number}&amp;rows={rows}"'

    items = [
        f'<li class="pager-current">{number + 1}</li>'
        if number == page
        else f'<li class="pager-item"><a href={link(number)}>{number + 1}</a></li>'
        for number in range(max(0, page - 4), min(pages, page + 5))
    ]
    if page < pages - 1:
        items.append(f'<li class="pager-next"><a href={link(page + 1)}>next ›</a></li>')
        items.append(f'<li class="pager-last last"><a href={link(pages - 1)}>last »</a></li>')
    return f'<div class="item-list"><ul class="pager">{"".join(items)}</ul></div>'


def _card(story: Story) -> str:
    picture = ""
    if story.images:
        picture = f'<div class="teaser__image"><img src="{story.images[0].url}" alt="" loading="lazy"></div>'
    stamp = f"{story.issued_on.isoformat()}T12:00:00Z"
    date = f'<time class="teaser__date" datetime="{stamp}">{printed_date(story.issued_on)}</time>'
    meta = f'<div class="teaser__meta"><span class="teaser__type">{text(story.kind or "News")}</span>{date}</div>'
    title = f'<h2 class="teaser__title">{text(story.title)}</h2>'
    words = f'<div class="teaser__text">{text(_snippet(story))}</div>'
    inner = f'{picture}<div class="teaser__content">{meta}{title}{words}</div>'
    return f'<a class="teaser teaser--two-cols" href="{_address(story)}">{inner}</a>'
