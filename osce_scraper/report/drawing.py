"""From rows to a picture: Vega-Lite specifications, drawn as SVG by vl-convert while the file is written."""

from collections.abc import Sequence
from typing import Any

import vl_convert

from osce_scraper.report.charts import Chart

# Drawn in the colour of the page's text, so that a chart reads on a light and on a dark page.
_INK = "currentColor"
_CONFIG = {
    "background": "transparent",
    # Metrics that vl-convert measures with are those of Liberation Sans; Arial has the same.
    "font": "Liberation Sans, Arial, Helvetica, sans-serif",
    "view": {"stroke": None},
    "axis": {"labelColor": _INK, "titleColor": _INK, "domainColor": _INK, "tickColor": _INK, "gridOpacity": 0.15},
    "legend": {"labelColor": _INK, "titleColor": _INK, "labelLimit": 320},
    "range": {"category": {"scheme": "tableau10"}},
}
# Up to so many columns their names stand upright.
_FEW = 6


def svg(chart: Chart, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """The chart as an SVG element; no script, no address to fetch from."""
    values = [dict(zip("abc", row, strict=False)) for row in rows]
    shape = {"bars": _bars, "stack": _stack, "heat": _heat}[chart.shape]
    spec = {"data": {"values": values}, "config": _CONFIG, **shape(chart, columns)}
    if chart.shape == "heat" and len({row[0] for row in rows}) <= _FEW:
        spec["width"] = {"step": 120}
        spec["encoding"]["x"]["axis"] = {"labelAngle": 0}
    return vl_convert.vegalite_to_svg(spec)


def _bars(chart: Chart, columns: Sequence[str]) -> dict[str, Any]:
    number = "abc"[len(columns) - 1]
    encoding: dict[str, Any] = {
        "y": {"field": "a", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 320}},
        "x": {"field": number, "type": "quantitative", "title": chart.unit},
    }
    if len(columns) == 3:
        encoding["color"] = {"field": "b", "type": "nominal", "title": columns[1], "legend": {"columns": 1}}
    return {"mark": "bar", "width": 420, "height": {"step": 20}, "encoding": encoding}


def _stack(chart: Chart, columns: Sequence[str]) -> dict[str, Any]:
    return {
        "mark": "bar",
        "width": 760,
        "height": 300,
        "encoding": {
            "x": {"field": "a", "type": "ordinal", "title": columns[0], "axis": {"labelAngle": -45}},
            "y": {"field": "c", "type": "quantitative", "title": chart.unit},
            "color": {"field": "b", "type": "nominal", "title": None, "legend": {"orient": "bottom", "columns": 2}},
        },
    }


def _heat(chart: Chart, columns: Sequence[str]) -> dict[str, Any]:
    return {
        "mark": "rect",
        "width": {"step": 22},
        "height": {"step": 20},
        "encoding": {
            "x": {"field": "a", "type": "ordinal", "title": columns[0], "axis": {"labelAngle": -45}},
            "y": {"field": "b", "type": "nominal", "title": None, "axis": {"labelLimit": 320}},
            "color": {"field": "c", "type": "quantitative", "title": chart.unit, "scale": {"scheme": "viridis"}},
        },
    }
