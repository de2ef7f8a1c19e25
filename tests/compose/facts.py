"""The fact block: date, place, issuers and fields of work, in any container."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.compose.data import printed_date, weekdays
from tests.compose.model import Label, Layout, Story
from tests.compose.sheet import Sheet, text
from tests.compose.variant import Variant

_INLINE = ("span", "strong", "b")


class Fact(NamedTuple):
    """One row: its label without colon, its value as markup, and the class its field has."""

    label: str
    value: str
    name: str


@cache
def label_words(language: str) -> dict[str, str]:
    """The words of the fact block in a language."""
    table: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("facts.toml").read_text("utf-8"))
    return table[language]


def facts(sheet: Sheet, story: Story, layout: Layout) -> str:
    """The block of a story as its layout prints it; a row without a value is printed all the same."""
    rows = _rows(sheet, story, layout)
    return _CONTAINERS[sheet.variant.facts](sheet, rows) + "\n"


def _rows(sheet: Sheet, story: Story, layout: Layout) -> list[Fact]:
    words = label_words(sheet.variant.labels)
    new = layout == "drupal11"
    found = [Fact(words["date" if new else "issued_on"], date_value(sheet, story), "date")]
    if story.place:
        found.append(Fact(words["place"], text(story.place), "place"))
    issuers = _several(sheet, story.issuers, "/structure")
    found.append(Fact(words["source" if new else "issued_by"], issuers, "item-source"))
    if story.fields:
        found.append(Fact(words["fields"], _several(sheet, story.fields, "/field"), "fields-of-work"))
    return found


def date_value(sheet: Sheet, story: Story) -> str:
    """The printed date; empty when only the head of the page tells it."""
    day = _day(story.issued_on, sheet.variant)
    shown = day.replace(" ", "&nbsp;") if sheet.variant.nbsp else day
    stamp = f"{story.issued_on.isoformat()}T11:30:00+02:00"
    match sheet.variant.date:
        case "field":
            single = sheet.el("span", "date-display-single", shown)
            item = sheet.el("div", "field-item odd", f"\n            {single}        ")
            return sheet.el("div", "field field-type-date field-field-date", sheet.el("div", "field-items", item))
        case "span":
            return sheet.el("span", "date-display-single", shown)
        case "split":
            return " ".join(sheet.el("span", "date-part", piece) for piece in shown.split())
        case "abbr":
            return f'<abbr class="published" title="{stamp}">{shown}</abbr>'
        case "itemprop":
            return f'<meta itemprop="datePublished" content="{stamp}">'
        case "text":
            return shown
        case "time":
            return f'<time datetime="{stamp}">{shown}</time>'
        case "time_empty":
            return f'<time datetime="{stamp}"></time>'
        case "rdfa":
            return sheet.el(f'span property="dc:date" datatype="xsd:dateTime" content="{stamp}"', "dc-date", "")
        case _:
            return ""


def _day(day: date, variant: Variant) -> str:
    match variant.date_form:
        case "weekday":
            return f"{weekdays(variant.labels)[day.weekday()]}, {printed_date(day, variant.labels)}"
        case "slashes":
            return f"{day:%d/%m/%Y}"
        case "dots":
            return f"{day:%d.%m.%Y}"
        case "iso":
            return day.isoformat()
        case "hour":
            return f"{printed_date(day, variant.labels)} - 14:05"
        case _:
            return printed_date(day, variant.labels)


def _several(sheet: Sheet, labels: tuple[Label, ...], root: str) -> str:
    links = [f'<a href="{root}/{label.id}">{text(label.label)}</a>' for label in labels]
    match sheet.variant.values:
        case "links":
            return ", ".join(links)
        case "commas":
            return ", ".join(text(label.label) for label in labels)
        case _:
            return "<ul>" + "".join(f"<li>{link}</li>" for link in links) + "</ul>"


def _label(sheet: Sheet, tag: str, fact: Fact) -> str:
    if sheet.variant.capitals:
        fact = fact._replace(label=fact.label.upper())
    match sheet.variant.colon:
        case "inside":
            return sheet.el(tag, "field-label-inline-first", f"{fact.label}:&nbsp;")
        case "outside":
            return sheet.el(tag, "field-label-inline-first", fact.label) + (": " if tag in _INLINE else "")
        case _:
            return sheet.el(tag, "field-label-inline-first", fact.label)


def _fields(sheet: Sheet, rows: list[Fact]) -> str:
    inner = "".join(
        _label(sheet, "dt", fact)
        + sheet.el("dd", "", sheet.wrap(f"field+field-field-{fact.name} field-items field-item+odd", fact.value))
        for fact in rows
    )
    return sheet.el("dl", "item-facts", inner)


def _dl(sheet: Sheet, rows: list[Fact]) -> str:
    inner = "\n".join(_label(sheet, "dt", fact) + f"<dd>{fact.value}</dd>" for fact in rows)
    return sheet.el("dl", "item-facts", inner)


def _ul(sheet: Sheet, rows: list[Fact]) -> str:
    inner = "".join(f"<li>{_label(sheet, 'span', fact)} {fact.value}</li>\n" for fact in rows)
    return sheet.el("ul", "item-facts", inner)


def _table(sheet: Sheet, rows: list[Fact]) -> str:
    inner = "".join(f"<tr>{_label(sheet, 'th', fact)}<td>{fact.value}</td></tr>\n" for fact in rows)
    return sheet.el("table", "item-facts", f"<tbody>{inner}</tbody>")


def _divs(sheet: Sheet, rows: list[Fact]) -> str:
    inner = "".join(
        sheet.el("div", f"fact field-field-{fact.name}", _label(sheet, "div", fact) + sheet.el("div", "v", fact.value))
        for fact in rows
    )
    return sheet.el("div", "item-facts", inner)


def _strong(sheet: Sheet, rows: list[Fact]) -> str:
    tag = "div" if sheet.variant.values == "list" or sheet.variant.date == "field" else "p"
    return "".join(sheet.el(tag, "fact", f"{_label(sheet, 'strong', fact)} {fact.value}") + "\n" for fact in rows)


def _br(sheet: Sheet, rows: list[Fact]) -> str:
    tag = "div" if sheet.variant.values == "list" or sheet.variant.date == "field" else "p"
    return sheet.el(tag, "item-facts", "<br>\n".join(f"{_label(sheet, 'b', fact)} {fact.value}" for fact in rows))


def _alternate(sheet: Sheet, rows: list[Fact]) -> str:
    inner = "".join(f"{_label(sheet, 'li', fact)}<li>{fact.value}</li>\n" for fact in rows)
    return sheet.el("ul", "item-facts", inner)


def _columns(sheet: Sheet, rows: list[Fact]) -> str:
    head = "".join(_label(sheet, "th", fact) for fact in rows)
    values = "".join(f"<td>{fact.value}</td>" for fact in rows)
    return sheet.el("table", "item-facts", f"<thead><tr>{head}</tr></thead><tbody><tr>{values}</tr></tbody>")


def _flat(sheet: Sheet, rows: list[Fact]) -> str:
    inner = "".join(_label(sheet, "div", fact) + sheet.el("div", "v", fact.value) + "\n" for fact in rows)
    return sheet.el("div", "item-facts", inner)


def _headings(sheet: Sheet, rows: list[Fact]) -> str:
    inner = "".join(_label(sheet, "h4", fact) + f"<div>{fact.value}</div>\n" for fact in rows)
    return sheet.el("div", "item-facts", inner)


def _line(sheet: Sheet, rows: list[Fact]) -> str:
    tag = "div" if sheet.variant.values == "list" or sheet.variant.date == "field" else "p"
    return sheet.el(tag, "item-facts", "\n".join(f"{_label(sheet, 'b', fact)} {fact.value}" for fact in rows))


_CONTAINERS = {
    "fields": _fields, "dl": _dl, "ul": _ul, "alternate": _alternate, "table": _table, "columns": _columns,
    "divs": _divs, "flat": _flat, "headings": _headings, "strong": _strong, "br": _br, "line": _line,
}  # fmt: skip
