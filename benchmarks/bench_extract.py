"""How long a page takes: lxml's bare parse, extract, and trafilatura's fast mode on the same bytes, interleaved.

    python benchmarks/bench_extract.py [PAGES] [ROUNDS]

Composed pages of 60 to 120 KB in the site's generations; medians of the CPU time of each, and their ratios.
"""

import statistics
import sys
import time
from collections.abc import Callable

from lxml import etree, html
from trafilatura import extract as trafilatura_text

from osce_scraper.extract import extract_page
from osce_scraper.page import Page
from tests.compose import Layout, render, story

LAYOUTS: tuple[Layout, ...] = ("drupal6", "drupal6_newsroom", "drupal11", "plain")


def pages(count: int) -> list[Page]:
    """Composed pages in the generations in turn."""
    neighbours = tuple(story(number) for number in (1, 4, 12))
    found = []
    for number in range(count):
        told = story(number)
        body = render(told, LAYOUTS[number % len(LAYOUTS)], neighbours=neighbours, weight=150 + 37 * number % 400)
        found.append(Page(body, told.url))
    return found


def bare_parse(page: Page) -> object:
    """What any scraper on lxml must pay."""
    return etree.fromstring(page.body, parser=html.HTMLParser(recover=True, encoding="utf-8", huge_tree=True))


def fast_text(page: Page) -> object:
    """Body text alone, by the best generic tool."""
    return trafilatura_text(page.body, fast=True)


def seconds(step: Callable[[Page], object], page: Page) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    step(page)
    return time.process_time() - start


def medians(found: list[Page], rounds: int = 9) -> dict[str, float]:
    """CPU seconds a page of each step: the median page, each page by the median of its rounds."""
    steps: dict[str, Callable[[Page], object]] = {
        "lxml bare parse": bare_parse,
        "extract": lambda page: extract_page(page).model_dump_json(),
        "trafilatura fast": fast_text,
    }
    times: dict[str, list[float]] = {name: [] for name in steps}
    for page in found:
        for name, step in steps.items():
            seconds(step, page)
            times[name].append(statistics.median(seconds(step, page) for _ in range(rounds)))
    return {name: statistics.median(values) for name, values in times.items()}


def main(count: int = 24, rounds: int = 9) -> None:
    """Print medians in milliseconds and ratios to the bare parse."""
    found = pages(count)
    sizes = [len(page.body) for page in found]
    print(f"{count} pages of {min(sizes) // 1000} to {max(sizes) // 1000} KB, CPU time, medians of {rounds}")
    times = medians(found, rounds)
    for name, median in times.items():
        print(
            f"{name:18}{median * 1000:8.2f} ms{median / times['lxml bare parse']:8.2f} x parse{1 / median:8.0f} pages/s"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
