"""Chromium for tests that see pages as a person does. It is no optional part: where it is missing the tests fail."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
# A page of the tests is small and local; whoever waits longer waits in vain.
PATIENCE_MS = 15_000

# For each text: its colour against what lies below it, as WCAG 2 reckons contrast.
LOW_CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const light = c => [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
    const v = c[i] / 255; return sum + weight * (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  }, 0);
  const ground = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(rgba(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const low = [];
  for (const element of document.querySelectorAll('body *:not(svg *)')) {
    const text = [...element.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join('');
    if (!text || !element.checkVisibility()) continue;
    const below = ground(element), ink = over(rgba(getComputedStyle(element).color), below);
    const [a, b] = [light(ink), light(below)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) low.push(`${ratio.toFixed(2)} ${element.tagName}: ${text.slice(0, 40)}`);
  }
  return low;
}"""


@dataclass
class Seen:
    """A page, and what happened on it that a person does not see."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def low_contrast(self) -> list[str]:
        """Texts that are hard to read: less than 4.5 to 1 (WCAG 2.2, 1.4.3)."""
        found: list[str] = self.page.evaluate(LOW_CONTRAST)
        return found


# For a module and no longer: while it is there, its thread runs an event loop that no other test can have.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        pytest.fail("Chromium is missing and these tests need it: apt-get install chromium")
    with sync_playwright() as playwright:
        # Without its sandbox, which a container of a build has no right to make; the pages are our own.
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def seen(browser: Browser, scheme: Literal["light", "dark"] = "light") -> Iterator[Seen]:
    """A fresh page in light or dark; complaints of the console, dialogs and requests are noted."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1200, "height": 900}, accept_downloads=True)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    result = Seen(page)
    page.on("console", lambda message: result.complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: result.complaints.append(str(error)))
    page.on("request", lambda request: result.asked.append(request.url))

    def dismissed(dialog: object) -> None:
        result.complaints.append("a dialog")
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", dismissed)
    yield result
    context.close()
