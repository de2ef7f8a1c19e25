"""What every page carries around its article: menus, banners, footer, scripts, neighbours' stories."""

import tomllib
from functools import cache
from pathlib import Path

from tests.compose.data import printed_date
from tests.compose.model import Story
from tests.compose.sheet import Sheet, text
from tests.compose.variant import Variant


@cache
def _columns() -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = tomllib.loads(Path(__file__).with_name("menu.toml").read_text("utf-8"))
    return tuple((column["title"], tuple(column["links"])) for column in table["column"])


@cache
def menu(variant: Variant) -> str:
    """The big menu: fields of work, meetings, States and structures."""
    sheet = Sheet(variant)
    cells = [_column(sheet, title, links) for title, links in _columns()]
    match variant.menu:
        case "none":
            return ""
        case "table":
            inner = f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"
        case "ul":
            inner = sheet.el("ul", "menu mega-menu", "".join(f"<li>{cell}</li>\n" for cell in cells))
        case "nav":
            return sheet.el('nav role="navigation"', "mega-menu", "".join(cells)) + "\n"
        case _:
            inner = "".join(sheet.el("div", "mega-menu__column", cell) for cell in cells)
    return sheet.el("div", "panel-pane pane-mega-menu", inner) + "\n"


def _column(sheet: Sheet, title: str, links: tuple[str, ...]) -> str:
    slug = title.lower().replace(" ", "-")
    rows = []
    for number, link in enumerate(links):
        href = f"/{slug}/{link.lower().replace(' ', '-').replace('/', '-')}"
        anchor = sheet.el(
            f'a href="{href}" title="{text(link)}"', f"menu__link menu__link--level-2 mid-{number}", text(link)
        )
        rows.append(sheet.el("li", f"leaf menu__item menu-item-{2000 + number}", anchor))
    return sheet.el("h3", "mega-menu__title", text(title)) + sheet.el("ul", "menu", "\n".join(rows)) + "\n"


def header(sheet: Sheet, newsroom: str, title: str) -> str:
    """Skip links, logo, search and the crumb of a page, which may end with the title."""
    logo = '<a href="/" rel="home"><img src="/sites/all/themes/osce/logo.png" alt="OSCE" width="180" height="60"></a>'
    search = '<form action="/search" method="get"><input type="text" name="q" value=""><button>Search</button></form>'
    if sheet.variant.title != "h1":
        logo = f"<h1>{logo} Organization for Security and Co-operation in Europe</h1>"
    end = f" » {text(title)}" if sheet.variant.crumb_title else ""
    crumb = sheet.el("div", "breadcrumb", f'<a href="/">Home</a> » <a href="/newsroom">{newsroom}</a>{end}')
    skip = sheet.el("div", "skip-links", '<a href="#main">Skip Links</a>')
    return f"{skip}{sheet.el('div', 'site-header', logo + search)}{crumb}\n"


def footer(sheet: Sheet) -> str:
    """Address, legal links and a file that belongs to no article."""
    links = ("Copyright", "Cookie statement", "Employment", "Procurement", "Documents", "Contact us")
    rows = "".join(f'<li><a href="/{link.lower().replace(" ", "-")}">{link}</a></li>' for link in links)
    report = '<a href="/files/f/documents/a/1/599001.pdf">Annual report 2024</a>'
    address = "<p>OSCE Secretariat, Wallnerstrasse 6, 1010 Vienna, Austria. Telephone: +43 1 514 360</p>"
    return sheet.el("div", "site-footer region-footer", f"<ul>{rows}</ul>{report}{address}") + "\n"


def cookies(sheet: Sheet) -> str:
    """A banner asking for consent."""
    words = (
        "<p>We use cookies to give you the best experience on our website. By continuing you agree to their use.</p>"
    )
    return sheet.el("div", "eu-cookie-compliance-banner", f"<h2>Cookies</h2>{words}<button>Accept all</button>") + "\n"


def share(sheet: Sheet, url: str) -> str:
    """Buttons that send the page elsewhere."""
    rows = "".join(
        f'<li><a href="https://{name.lower()}.example/share?u={url}">{name}</a></li>'
        for name in ("Facebook", "Twitter", "LinkedIn", "E-mail", "Print")
    )
    return sheet.el("div", "share-links", f"<span>Share</span><ul>{rows}</ul>") + "\n"


def newsletter(sheet: Sheet) -> str:
    """A box that asks for an address."""
    words = "<p>Get the latest news from the OSCE in your inbox every Monday.</p>"
    form = '<form action="/subscribe" method="post"><input type="email" name="mail"><button>Subscribe</button></form>'
    return sheet.el("div", "newsletter-signup", f"<h3>Stay informed</h3>{words}{form}") + "\n"


def tags(sheet: Sheet) -> str:
    """Tags, and the ways to the stories before and after."""
    links = ", ".join(f'<a href="/tags/{tag}">{tag}</a>' for tag in ("security", "co-operation", "workshop"))
    ways = '<a href="/pc/100127">« Previous: Council meets in Vienna</a> <a href="/pc/100129">Next: Fund opens »</a>'
    return sheet.el("div", "tags", f"Tags: {links}") + sheet.el("div", "story-pager", ways) + "\n"


def scripts(weight: int) -> str:
    """Inline settings and a function or two, so that a page weighs what pages weigh."""
    setting = (
        '"views_{n}":{{"view_name":"news_{n}","view_path":"node/{n}","pager_element":0,"date":"31 December 2031"}},'
    )
    settings = "".join(setting.format(n=n) for n in range(weight))
    code = f'var Drupal=Drupal||{{}};Drupal.settings={{{settings}"basePath":"/"}};'
    return f'<script type="text/javascript">{code}</script>\n'


def related(sheet: Sheet, neighbours: tuple[Story, ...]) -> str:
    """Other stories, with their titles, dates, pictures and first words."""
    if not neighbours:
        return ""
    cards = "".join(_card(sheet, story) for story in neighbours)
    title = sheet.el("h2", "pane-title", "Related stories")
    inner = sheet.el("div", "pane-content", cards)
    return sheet.el("div", "panel-pane pane-related-items", title + "\n" + inner) + "\n"


def _card(sheet: Sheet, story: Story) -> str:
    day = sheet.el("span", "date-display-single", printed_date(story.issued_on))
    image = f'<img src="/files/imagecache/thumb/f/images/hires/{story.id}.jpg" alt="">'
    first = next((part.text for part in story.body if "“" in part.text), story.body[0].text)
    match sheet.variant.related_markup:
        case "article":
            head = sheet.el("h3", "", f'<a href="{story.path}">{text(story.title)}</a>')
            body = sheet.el("div", "node-content", sheet.el("div", "pane-content", f"<p>{text(first)}</p>"))
            return sheet.el("article", "node node-news", head + day + image + body) + "\n"
        case "list":
            link = f'<a href="{story.path}">{text(story.title)}</a>'
            return f"<ul><li>{day} {link}<br>{text(first)}</li></ul>\n"
        case "rows":
            link = f'<a href="{story.path}">{text(story.title)}</a>'
            return f"<dl><dt>{link}</dt><dd>Publishing date: {day}</dd><dd>{text(first)}</dd></dl>\n"
        case _:
            head = sheet.el("h2", "teaser__title", text(story.title))
            inner = image + head + day + sheet.el("div", "teaser__text", f"<p>{text(first)}</p>")
            return sheet.el(f'a href="{story.path}"', "teaser teaser--two-cols", inner) + "\n"
