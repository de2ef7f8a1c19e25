"""From rows to a picture: Vega-Lite specifications, drawn as SVG by vl-convert while the file is written."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import vl_convert

from osce_scraper.report.charts import Chart

# Drawn in the colour of the page's text, and in colours that stand out from a light and from a dark page.
_INK = "currentColor"
_MAIN = "#3f86d6"
_COLOURS = (_MAIN, "#e0902f", "#3da57a", "#cf5570", "#8d75d6", "#a6923a", "#4cb3c0", "#bd70b3")
_OTHERS = "#8b95a3"
# Metrics that vl-convert measures with are those of Liberation Sans; Arial has the same. Readers without either see
# wider letters, so texts get room for these.
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
_AXIS = {"labelColor": _INK, "titleColor": _INK, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}
_CONFIG = {
    "background": "transparent",
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {**_AXIS, "domain": False, "ticks": False, "gridColor": _INK, "gridOpacity": 0.12, "labelLimit": 340},
    "legend": {**_AXIS, "labelLimit": 340, "symbolType": "square"},
    "text": {"font": _FONT, "fontSize": 12, "fill": _INK},
}
# Up to so many columns their names stand upright, and each square says its number.
_FEW = 6
_WIDTH = 880
_LETTER, _WIDER = 7.2, 1.4
"""Pixels that a letter takes of such a font, and how many more than of Liberation Sans."""
# Rows of names beside a chart take so much of its width.
_NAMES = 300


def svg(chart: Chart, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """The chart as an SVG element; no script, no address to fetch from.

    Texts of the rows are values, never part of an expression.
    """
    shape = {"bars": _bars, "stack": _stack, "heat": _heat}[chart.shape]
    return vl_convert.vegalite_to_svg({"config": _CONFIG, **shape(chart, columns, rows)})


def _bars(chart: Chart, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Bars, each with its name, its number, and its note where there is one; two of one name are two bars."""
    values = [
        {"place": place, "name": str(row[0]), "count": row[-1], "note": "   ".join((f"{row[-1]:,}", *row[1:-1]))}
        for place, row in enumerate(rows)
    ]
    # Notes stand behind the bars: the longest bar leaves them room.
    room = max(row[-1] for row in rows) * (2.3 if len(columns) == 3 else 1.12)
    text = {"type": "text", "baseline": "middle"}
    return {
        "data": {"values": values},
        "width": _WIDTH - _NAMES,
        "height": {"step": 22},
        "padding": {"left": _longest(row[0] for row in rows) * _WIDER, "right": 60, "top": 5, "bottom": 8},
        "encoding": {
            "y": {"field": "place", "type": "ordinal", "axis": None},
            "x": {"field": "count", "type": "quantitative", "axis": None, "scale": {"domain": [0, room]}},
        },
        "layer": [
            {"mark": {"type": "bar", "color": _MAIN, "cornerRadiusEnd": 2, "height": {"band": 0.72}}},
            {
                "mark": {**text, "align": "left", "dx": 6},
                "encoding": {"text": {"field": "note", "type": "nominal"}},
            },
            {
                "mark": {**text, "align": "right", "dx": -6},
                "encoding": {"text": {"field": "name", "type": "nominal"}, "x": {"value": 0}},
            },
        ],
    }


def _longest(names: Iterable[object]) -> int:
    return max(len(str(name)) for name in names)


def _stack(chart: Chart, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Stacked bars, the largest part lowest, what is summed up as others on top."""
    totals: Counter[str] = Counter()
    for _, part, count in rows:
        totals[part] += 0 if part == "others" else count
    parts = [part for part, _ in totals.most_common()]
    colours = [_OTHERS if part == "others" else _COLOURS[n % len(_COLOURS)] for n, part in enumerate(parts)]
    return {
        "data": {"values": [{"a": x, "b": part, "c": count, "place": parts.index(part)} for x, part, count in rows]},
        "mark": {"type": "bar", "width": {"band": 0.86}},
        "width": _WIDTH - 60,
        "height": 300,
        "encoding": {
            "x": _years(columns[0]),
            "y": {"field": "c", "type": "quantitative", "title": chart.unit, "axis": {"tickCount": 5, "format": ",d"}},
            "color": {
                "field": "b",
                "type": "nominal",
                "scale": {"domain": parts, "range": colours},
                "legend": {"orient": "bottom", "columns": 2, "columnPadding": 80, "title": None},
            },
            "order": {"field": "place", "type": "quantitative"},
        },
    }


def _heat(chart: Chart, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Squares the fuller the higher the number, on whatever colour the page has."""
    few = len({row[0] for row in rows}) <= _FEW
    square = {
        "mark": {"type": "rect", "color": _MAIN, "stroke": _MAIN, "strokeOpacity": 0.15, "cornerRadius": 2},
        "encoding": {
            "opacity": {
                "field": "c",
                "type": "quantitative",
                "scale": {"range": [0.05, 0.75 if few else 1], "zero": True},
                "legend": {"title": chart.unit, "symbolFillColor": _MAIN, "symbolSize": 220, "tickCount": 4},
            }
        },
    }
    number = {"mark": {"type": "text"}, "encoding": {"text": {"field": "c", "type": "quantitative"}}}
    return {
        "data": {"values": [dict(zip("abc", row, strict=True)) for row in rows]},
        "padding": {"left": 5, "right": 60, "top": 5, "bottom": 8},
        "width": {"step": 120} if few else _WIDTH - _NAMES - 60,
        "height": {"step": 22},
        "encoding": {
            "x": {"field": "a", "type": "ordinal", "title": None, "axis": {"labelAngle": 0}}
            if few
            else _years(columns[0]),
            "y": {
                "field": "b",
                "type": "nominal",
                "title": None,
                "axis": {"minExtent": _longest(row[1] for row in rows) * _LETTER},
            },
        },
        "layer": [square, number] if few else [square],
    }


def _years(title: str) -> dict[str, Any]:
    """Every year has its place; of many, those are written that leave room for each other."""
    axis = {"labelAngle": 0, "labelOverlap": "greedy", "labelSeparation": 8}
    return {"field": "a", "type": "ordinal", "title": None if title == "year" else title, "axis": axis}
