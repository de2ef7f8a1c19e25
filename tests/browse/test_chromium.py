"""A person with a browser: searches, filters, reads, follows a speaker, takes a table home."""

import csv
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.browse.newsroom import EVIL
from tests.chromium import Seen, chromium, seen

__all__ = ["chromium"]

Ask = Callable[..., list[tuple[Any, ...]]]
PAGES = (
    "/",
    "/search?q=training&year=2015",
    "/field?field=youth",
    "/structure?structure=odihr",
    "/news",
    "/news/most_quoted?year=2015",
    "/news/news",
    "/nowhere",
)


@pytest.fixture(scope="module")
def origin(out: Path, sql: Ask) -> Iterator[str]:
    """`osce-scraper browse` as it runs for a user."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "osce_scraper", "browse", str(out), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        address = f"http://127.0.0.1:{port}"
        for _ in range(300):
            try:
                urlopen(address).close()
                break
            except OSError:
                assert server.poll() is None, server.stderr and server.stderr.read()
                time.sleep(0.1)
        yield address
        server.terminate()


@pytest.fixture
def visit(chromium: Browser, origin: str) -> Iterator[Seen]:
    """A page on the server; at its end nothing has gone wrong and nothing has been asked of anybody else."""
    with seen(chromium) as result:
        yield result
    assert result.complaints == []
    assert [url for url in result.asked if not url.startswith((f"{origin}/", "data:"))] == []


def test_search_two_facets_an_item_its_speaker_and_a_table(visit: Seen, origin: str, sql: Ask, tmp_path: Path) -> None:
    page = visit.page
    page.goto(origin)
    page.get_by_role("searchbox").fill("osce")
    page.get_by_role("searchbox").press("Enter")
    filters = page.get_by_role("complementary", name="Filters")
    filters.locator("details", has_text="Structure").get_by_role("link").first.click()
    filters.locator("details", has_text="Kind").get_by_role("link").first.click()
    chosen = page.get_by_role("list", name="Filters in force").get_by_role("link")
    expect(chosen).to_have_count(2)
    structure, kind = (text.split(": ", 1)[1].removesuffix(" ✕") for text in chosen.all_inner_texts())
    ((expected,),) = sql(
        "SELECT count(DISTINCT items.item) FROM items JOIN item_issuers USING (item) JOIN structures ON structures.id = structure"
        " WHERE structures.label = ? AND kind = ?"
        " AND items.rowid IN (SELECT rowid FROM items_fts WHERE items_fts MATCH 'osce')",
        structure,
        kind,
    )
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{expected} item")
    assert page.get_by_role("region", name="Items found").get_by_role("listitem").count() == min(expected, 25)

    ((item, title),) = sql("SELECT item, title FROM items WHERE language = 'en' AND quote_count = 3 LIMIT 1")
    page.goto(f"{origin}/search?q=%22{title.split(' ', 2)[2]}%22")
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    item = page.url.rpartition("=")[2]
    marked = page.locator("a.quote")
    assert marked.all_inner_texts() == [
        text for (text,) in sql("SELECT text FROM quotes WHERE item = ? ORDER BY paragraph, start_char", item)
    ]
    marked.first.click()
    said = page.locator(".said:target")
    expect(said).to_be_visible()
    name = said.get_by_role("link").inner_text()
    said.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)

    with page.expect_download() as taking:
        page.get_by_role("link", name="CSV").first.click()
    file = tmp_path / "quotes.csv"
    taking.value.save_as(file)
    speaker = page.url.rpartition("=")[2]
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == sql("SELECT quote_count FROM speakers WHERE speaker = ?", speaker)[0][0]


def test_a_question_is_asked_with_the_keyboard_alone(visit: Seen, origin: str) -> None:
    page = visit.page
    page.goto(origin)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("To the content")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.locator("main :focus").count() == 1
    page.goto(f"{origin}/news/most_quoted")
    page.get_by_label("field").focus()
    page.keyboard.type("You")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**field=youth**")
    expect(page.get_by_role("table")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(chromium: Browser, origin: str, sql: Ask, scheme: Literal["light", "dark"]) -> None:
    ((item, speaker),) = sql("SELECT item, speaker FROM quotes WHERE structure IS NOT NULL LIMIT 1")
    with seen(chromium, scheme) as result:
        for path in (*PAGES, f"/item?item={item}", f"/speaker?speaker={speaker}"):
            result.page.goto(origin + path)
            assert result.low_contrast() == [], path
        ground = result.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert (int(ground.removeprefix("rgb(").split(",")[0]) < 128) == (scheme == "dark")


@pytest.mark.parametrize("width", [360, 1200])
def test_no_page_is_wider_than_the_window(chromium: Browser, origin: str, width: int) -> None:
    with seen(chromium) as result:
        result.page.set_viewport_size({"width": width, "height": 800})
        for path in PAGES:
            result.page.goto(origin + path)
            over = result.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, path


def test_what_attacks_is_text(visit: Seen, origin: str, sql: Ask) -> None:
    ((item, speaker),) = sql("SELECT item, speaker FROM quotes WHERE speaker_name = ?", EVIL)
    for path in (
        "/search?q=zanzibar",
        f"/item?item={item}",
        f"/speaker?speaker={speaker}",
        "/news/news?_sort_desc=title",
    ):
        visit.page.goto(origin + path)
        assert visit.page.title() != "evil"
        assert "<script>document.title" in visit.page.locator("main").inner_text()
        assert visit.page.locator("img").count() == 0
