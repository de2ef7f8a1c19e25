"""Pictures of the pages for README and docs: `make screenshots`. Chromium over 4,000 composed items; nobody in them is real."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from osce_scraper.browse import application
from osce_scraper.items import NewsItem, Term
from osce_scraper.output.log import line_of
from osce_scraper.report import write_report
from tests.compose import item
from tests.compose.stories import SPAN

IMAGES = Path(__file__).with_name("images")
EVERY = 10
WINDOW = {"width": 1080, "height": 680}


def newsroom(folder: Path) -> Path:
    """A log of composed items in a folder."""
    with (folder / "news.jsonl").open("wb") as log:
        log.writelines(line_of(_travelled(item(number))) for number in range(0, SPAN, EVERY))
    return folder


def _travelled(composed: NewsItem) -> NewsItem:
    """Composed items of the Secretary General name no State: of every fourth, the visit went to Chisinau."""
    if composed.issued_by[0].id != "secretary-general" or (composed.id or 0) % 4:
        return composed
    end = "The Secretary General continues her visit to Moldova tomorrow."
    return composed.model_copy(
        update={"body": (*composed.body, end), "countries": (*composed.countries, Term(id="MD", label="Moldova"))}
    )


@contextmanager
def browsing(folder: Path) -> Iterator[str]:
    """The address of the pages while they are served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(application(folder), port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def _page(browser: Browser, scheme: str = "light") -> Page:
    return browser.new_page(viewport=WINDOW, color_scheme=scheme)  # type: ignore[arg-type]


def take(browser: Browser, origin: str, report: Path) -> None:
    """Every picture of the docs."""
    light, dark = _page(browser), _page(browser, "dark")
    light.goto(origin)
    light.screenshot(path=IMAGES / "browse.png")
    light.locator("#of-speaker + .ranking a").nth(2).click()
    light.screenshot(path=IMAGES / "speaker.png")
    light.locator(".said a").first.click()
    light.evaluate("() => scrollTo(0, 0)")
    light.screenshot(path=IMAGES / "item.png")
    dark.goto(f"{origin}/search?q=training+police&kind=News+Item")
    dark.screenshot(path=IMAGES / "search.png")
    light.goto(report.as_uri())
    light.evaluate("() => document.querySelector('#fields').scrollIntoView()")
    light.screenshot(path=IMAGES / "report.png")


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    with TemporaryDirectory() as temporary:
        out = newsroom(Path(temporary))
        report = write_report(out, out / "report.html")
        with browsing(out) as origin, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
            take(browser, origin, report)
            browser.close()
