"""The report as a person opens it: a file, no network, in light and dark."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.chromium import chromium, seen
from tests.report.conftest import CHARTS, EVIL

__all__ = ["chromium"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_are_drawn_and_nothing_is_fetched(
    out: Path, chromium: Browser, scheme: Literal["light", "dark"]
) -> None:
    with seen(chromium, scheme) as result:
        result.page.context.set_offline(True)
        result.page.goto((out / "report.html").as_uri())
        assert result.asked == [(out / "report.html").as_uri()]
        assert result.low_contrast() == []
        for chart in CHARTS:
            picture = result.page.locator(f"#{chart.id} svg")
            box = picture.bounding_box()
            assert box is not None
            assert box["width"] > 100
            assert box["height"] > 20
            assert picture.locator("path, rect").count() > 1, chart.id
        assert result.complaints == []


def test_every_row_of_bars_is_a_bar_with_its_number(out: Path, chromium: Browser) -> None:
    with closing(sqlite3.connect(out / "news.sqlite")) as connection, seen(chromium) as result:
        result.page.goto((out / "report.html").as_uri())
        for chart in CHARTS:
            if chart.shape != "bars":
                continue
            rows = connection.execute(chart.sql).fetchall()
            drawn = result.page.locator(f"#{chart.id} svg text").all_text_contents()
            assert len(drawn) == 2 * len(rows), chart.id
            for row in rows:
                assert any(text.startswith(f"{row[-1]:,}") for text in drawn), (chart.id, row)


def test_the_data_behind_a_chart_opens_with_the_keyboard(out: Path, chromium: Browser) -> None:
    with seen(chromium) as result:
        result.page.goto((out / "report.html").as_uri())
        table = result.page.get_by_role("region", name="Data of Items over time by kind")
        assert not table.is_visible()
        result.page.locator("#kinds summary").focus()
        result.page.keyboard.press("Enter")
        assert table.is_visible()
        assert EVIL in table.inner_text()
        assert result.page.title() != "evil"


def test_a_narrow_window_scrolls_the_charts_and_not_the_page(out: Path, chromium: Browser) -> None:
    with seen(chromium) as result:
        result.page.set_viewport_size({"width": 360, "height": 800})
        result.page.goto((out / "report.html").as_uri())
        assert result.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
