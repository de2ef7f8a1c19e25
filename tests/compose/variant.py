"""Variants: every way in which one story may be marked up, axis by axis, and samples that cover their pairs."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import combinations
from random import Random
from typing import Any, Literal, get_args, get_type_hints

from tests.compose.model import Layout


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to mark a page up. The defaults are the page as the site most likely served it."""

    title: Literal["h1", "two_h1", "h2"] = "h1"
    """two_h1: the site's name is a heading of its own; h2: the site's name is the h1, the title an h2."""
    crumb_title: bool = False
    lead: Literal["field", "p", "h2", "strong"] = "field"
    facts_place: Literal["top", "bottom", "sidebar"] = "top"
    facts: Literal[
        "fields", "dl", "ul", "alternate", "table", "columns", "divs", "flat", "headings", "strong", "br", "line"
    ] = "fields"
    colon: Literal["inside", "outside", "none"] = "inside"
    capitals: bool = False
    """Labels in capitals."""
    labels: Literal["en", "de", "fr", "it", "ru", "uk", "sq", "sr"] = "en"
    date: Literal[
        "field", "span", "split", "text", "time", "time_empty", "abbr", "rdfa", "itemprop", "meta", "jsonld"
    ] = "field"
    date_form: Literal["long", "weekday", "slashes", "dots", "iso", "hour"] = "long"
    values: Literal["links", "commas", "list"] = "links"
    menu: Literal["div", "ul", "nav", "table", "none"] = "div"
    menu_place: Literal["before", "after", "both", "inside"] = "both"
    related: Literal["none", "after", "before", "inside", "middle", "sidebar"] = "after"
    related_markup: Literal["teaser", "article", "rows", "list", "whole"] = "teaser"
    figures: Literal["between", "top", "twice", "paragraph", "none"] = "top"
    images: Literal["src", "lazy", "picture", "link"] = "src"
    body: Literal[
        "p",
        "cells",
        "word",
        "sections",
        "br",
        "div",
        "text",
        "spans",
        "blockquote",
        "unclosed",
        "uppercase",
        "inline",
        "nested",
        "dropcap",
        "font",
    ] = "p"
    twice: bool = False
    lead_repeated: bool = False
    wrapped: bool = False
    share: bool = True
    cookies: bool = True
    contacts: Literal["block", "lines", "none"] = "block"
    wayback: bool = False
    cut: bool = False
    """The answer broke off in the footer."""
    encoding: Literal[
        "utf-8",
        "utf-8-unnamed",
        "utf-8-misnamed",
        "utf-8-bom",
        "windows-1252",
        "windows-1252-unnamed",
        "windows-1252-misnamed",
        "utf-16",
    ] = "utf-8"
    entities: Literal["none", "named", "numeric", "windows"] = "none"
    hidden: bool = False
    clutter: bool = False
    """A newsletter box, tags and links to the previous and the next story around the text."""
    document: Literal["html5", "xhtml", "bare", "fragment"] = "html5"
    hyphens: bool = False
    nbsp: bool = False
    classes: Literal["known", "renamed", "none"] = "known"
    microdata: bool = False
    fields_row: bool = False
    """drupal11 only: whether the fact block also prints the fields of work."""


_Pairs = set[tuple[tuple[str, Any], tuple[str, Any]]]

AXES: dict[str, tuple[Any, ...]] = {
    axis.name: get_args(get_type_hints(Variant)[axis.name]) or (False, True) for axis in fields(Variant)
}
"""Axis -> its values, the default not necessarily first."""


def fair(variant: Variant, layout: Layout) -> Variant:
    """The nearest variant that a reader without knowledge of the site could understand.

    Words between title and text are a lead only where the fact block or a class name sets them apart. The
    line "CITY D Month YYYY" is told by its form and, like issuers without a label, by its class names. Of two whole
    articles the first is the page's own.
    """
    if layout == "drupal6_newsroom":
        variant = replace(variant, classes="known", date_form="long")
    if variant.classes != "known":
        variant = replace(variant, facts_place="top")
    if variant.related_markup == "whole" and variant.related != "none":
        variant = replace(variant, related="after")
    return variant


def single_variants() -> Iterator[tuple[str, Variant]]:
    """The plain page and every page that differs from it in one axis, each with a readable name."""
    plain = Variant()
    yield "plain", plain
    for axis, values in AXES.items():
        for value in values:
            if value != getattr(plain, axis):
                yield f"{axis}={value}", Variant(**{axis: value})


def variants(seed: int = 0) -> Iterator[Variant]:
    """A sample in which every two values of different axes meet at least once.

    Greedy: of some random candidates that hold a pair not yet met, the one with most such pairs comes next.
    """
    rng = Random(seed)
    open_pairs = {
        ((first, one), (second, other))
        for first, second in combinations(AXES, 2)
        for one in AXES[first]
        for other in AXES[second]
    }
    while open_pairs:
        best, met = max((_candidate(rng, open_pairs) for _ in range(12)), key=lambda found: len(found[1]))
        open_pairs -= met
        yield Variant(**best)


def _candidate(rng: Random, open_pairs: _Pairs) -> tuple[dict[str, Any], _Pairs]:
    chosen = {axis: rng.choice(values) for axis, values in AXES.items()}
    chosen |= dict(rng.choice(sorted(open_pairs, key=repr)[:50]))
    return chosen, open_pairs.intersection(combinations(chosen.items(), 2))
