"""What the templates may use: named questions, and marks around hits and quotes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette
from markupsafe import Markup, escape

from osce_scraper.browse.linking import dict_of, key_columns, link_of, number_columns, rows_of
from osce_scraper.browse.metadata import DATABASE, EXAMPLES, MAX_ROWS, QUESTIONS
from osce_scraper.browse.timeline import timeline

# Answers kept: the database cannot change while it is shown, so the same question has the same answer.
_KEPT = 500
# What FTS puts around a hit; no text of the record holds control characters.
_OPEN, _CLOSE = "\x02", "\x03"


def teach(datasette: Datasette) -> None:
    """Let the templates of a Datasette know what they may use."""
    datasette.jinja_env.globals |= {
        "ask": Answers(datasette).ask,
        "as_match": as_match,
        "chosen_filters": chosen_filters,
        "dict_of": dict_of,
        "examples": EXAMPLES,
        "hits_marked": hits_marked,
        "key_columns": key_columns,
        "label_of": label_of,
        "link_of": link_of,
        "most": MAX_ROWS,
        "number_columns": number_columns,
        "offset_of": offset_of,
        "query_with": query_with,
        "questions": QUESTIONS,
        "quotes_marked": quotes_marked,
        "rows_of": rows_of,
        "timeline": timeline,
    }


class Answers:
    """Named questions asked of one Datasette, each answer kept."""

    def __init__(self, datasette: Datasette) -> None:
        self._datasette = datasette
        self._kept: dict[tuple[str, tuple[tuple[str, str], ...]], list[dict[str, Any]]] = {}

    async def ask(self, name: str, arguments: Mapping[str, str] | None = None, **more: str) -> list[dict[str, Any]]:
        """The rows of one of `queries/*.sql`; parameters that are not given are empty strings."""
        question = QUESTIONS[name]
        given = {**{key: (arguments or {}).get(key) or "" for key in question.parameters}, **more}
        key = (name, tuple(sorted(given.items())))
        if key not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
            result = await self._datasette.execute(DATABASE, question.sql, given)
            self._kept[key] = [dict(row) for row in result.rows]
        return self._kept[key]


def hits_marked(text: str | None) -> Markup:
    """A text with the hits of a search as `<mark>`; everything else in it is escaped.

    >>> hits_marked("a \\x02<b>\\x03 c")
    Markup('a <mark>&lt;b&gt;</mark> c')
    """
    marked = str(escape(text or "")).replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>")
    return Markup(marked)


def quotes_marked(body: str, quotes: Sequence[Mapping[str, Any]]) -> list[Markup]:
    """The paragraphs of a body with each quote as `<q>` that links to its speaker below; all text is escaped."""
    paragraphs = []
    for number, paragraph in enumerate(body.split("\n\n")):
        here = sorted((q for q in quotes if q["paragraph"] == number), key=lambda q: q["start_char"])
        parts, end = [], 0
        for quote in here:
            parts.append(escape(paragraph[end : quote["start_char"]]))
            words = paragraph[quote["start_char"] : quote["end_char"]]
            parts.append(Markup('<a class="quote" href="#quote-{}">{}</a>').format(quote["position"], words))
            end = quote["end_char"]
        parts.append(escape(paragraph[end:]))
        paragraphs.append(Markup("").join(parts))
    return paragraphs


def as_match(words: str) -> str:
    """What a visitor typed, as a full-text question: every word must occur, quoted ones as a phrase.

    >>> as_match('Moldova "gender equality" NOT('), as_match("  ")
    ('"Moldova" "gender equality" "NOT("', '')
    """
    pieces = "".join(c if c.isprintable() else " " for c in words).split('"')
    terms = [term for n, piece in enumerate(pieces) for term in ([piece.strip()] if n % 2 else piece.split())]
    return " ".join(f'"{term}"' for term in terms if any(c.isalnum() for c in term))


def chosen_filters(arguments: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """The filters that an address sets."""
    return {name: value for name in names if (value := arguments.get(name))}


def offset_of(arguments: Mapping[str, str]) -> int:
    """Which hit a page begins with: what the address says, 0 when it says nonsense."""
    said = arguments.get("offset") or "0"
    return int(said) if said.isascii() and said.isdigit() and len(said) < 8 else 0


def label_of(facets: Sequence[Mapping[str, Any]], facet: str, value: str) -> str:
    """The label of a chosen filter."""
    return next((row["label"] for row in facets if row["facet"] == facet and row["value"] == value), value)


def query_with(words: str, chosen: Mapping[str, str], changes: Mapping[str, object]) -> str:
    """The query of an address with some filters changed; empty ones are left out.

    >>> query_with("a b", {"year": "2025"}, {"year": "", "field": "youth"})
    'q=a+b&field=youth'
    """
    query = {"q": words, **chosen, **{name: str(value) for name, value in changes.items()}}
    return urlencode({name: value for name, value in query.items() if value})
