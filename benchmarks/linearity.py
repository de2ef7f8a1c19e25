"""Is every reader of text linear on text made to hurt it? `python -m benchmarks.linearity [--largest BYTES]`

For each reader and each sort of text: microseconds per thousand characters at growing sizes. A reader that looks at no
more than a bounded part of its text gets cheaper per character; one that is quadratic grows tenfold a column.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from benchmarks.reliability import table
from osce_scraper import extract
from osce_scraper.dates import read_date, read_dateline
from osce_scraper.errors import DateError, ForeignAddress, UnreadablePage
from osce_scraper.languages import detect
from osce_scraper.quotes import find_quotes
from osce_scraper.text import clean
from osce_scraper.urls import canonical, node_id
from osce_scraper.vocabularies import meetings_in, state_of_role, states_in, structure, structure_of_role

LATEST = datetime(2026, 1, 1, tzinfo=UTC)
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
ALL_TEXTS = 1_000_000  # up to here each reader gets every text; beyond only the one that was worst
ENOUGH = 20  # seconds that tell enough: longer texts are not tried
ADDRESS = "https://www.osce.org/secretariat/591767"

TEXTS: dict[str, str] = {
    "opening marks": "“",
    "straight marks": '"',
    "marks and words": "“yes” ",
    "said": " a said “b”, c said",
    "capitals": "A",
    "capitalised words": "Ambassador Van Der Berg ",
    "nested parentheses": "(",
    "names with titles": "Koja (MP, Malta), ",
    "titles without names": "the Head of the ",
    "pronouns": "They said so. The diplomat met him. ",
    "spaces": " ",
    "digits": "1",
    "dates": "30 May 2025, ",
    "dashes": "VIENNA – ",
    "slashes": "VIENNA/",
    "apostrophes": "'",
    "commas": "a, ",
    "State names": "Bosnia and Herzegovina and ",
    "nearly a State": "Bosnia and ",
    "Cyrillic": "сказал «да», ",
    "pronouns of nobody": "«да», сказал он. ",
    "dashes of a dialogue": "— да, — сказал ",
    "zero width": "\u200b",
}


def _quotes(text: str) -> None:
    find_quotes([text], "en")


def _quotes_of_many_paragraphs(text: str) -> None:
    find_quotes([text[n : n + 200] for n in range(0, len(text), 200)], "en")


def _quotes_beside_it(text: str) -> None:
    find_quotes([text + "“We act and we act,” he said.", "“We act and we act,” " + text + " said Koja."], "en")


def _quotes_in_russian(text: str) -> None:
    find_quotes([text], "ru")


def _quotes_in_german(text: str) -> None:
    find_quotes([text], "de")


def _canonical(text: str) -> None:
    try:
        canonical(f"https://www.osce.org/{text}")
    except ForeignAddress:  # longer than servers take
        return


def _date(text: str) -> None:
    try:
        read_date(text, LATEST)
    except DateError:
        return


def _page(text: str) -> None:
    facts = "<dl><dt>Issued on:</dt><dd>30 May 2025</dd></dl>"
    page = f"<h1>{text[:200]}</h1>{facts}<div class=pane-content><p>{text}</p></div>"
    try:
        extract(page, ADDRESS)
    except UnreadablePage:
        return


READERS: dict[str, Callable[[str], object]] = {
    "find_quotes, one paragraph": _quotes,
    "find_quotes, many": _quotes_of_many_paragraphs,
    "find_quotes, a quote beside it": _quotes_beside_it,
    "find_quotes, Russian": _quotes_in_russian,
    "find_quotes, German": _quotes_in_german,
    "read_date": _date,
    "read_dateline": lambda text: read_dateline(text, LATEST),
    "states_in": lambda text: states_in([text]),
    "meetings_in": lambda text: meetings_in([text]),
    "structure": lambda text: structure(text or "x"),
    "structure_of_role": structure_of_role,
    "state_of_role": state_of_role,
    "detect": detect,
    "clean": clean,
    "canonical": _canonical,
    "node_id": lambda text: node_id(f"https://www.osce.org/{text}"),
    "extract": _page,
}


@cache
def _kept() -> list[Any]:
    """Every function of the package that keeps some of its answers."""
    loaded = (
        value
        for name, module in sys.modules.items()
        if name.startswith("osce_scraper")
        for value in vars(module).values()
    )
    return [value for value in loaded if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"]]


def seconds(reader: Callable[[str], object], text: str) -> float:
    """CPU seconds of the quickest of up to three calls, none of which knows the answer; long ones are called once."""
    best = float("inf")
    for _ in range(3):
        for function in _kept():
            function.cache_clear()
        start = time.process_time()
        reader(text)
        best = min(best, time.process_time() - start)
        if best > 0.5:
            break
    return best


@dataclass(frozen=True, slots=True)
class Row:
    """Microseconds per thousand characters of one text for one reader, at growing sizes; fewer where it took long."""

    reader: str
    text: str
    costs: tuple[float, ...]

    @property
    def growth(self) -> float:
        """How much dearer a character is in the longest text than in ten thousand: below, fixed costs weigh most."""
        return self.costs[-1] / self.costs[min(1, len(self.costs) - 1)]

    def line(self, sizes: int) -> str:
        """The row in Markdown."""
        cells = [f"{cost:.1f}" for cost in self.costs] + ["-"] * (sizes - len(self.costs))
        return f"| {self.reader} | {self.text} | {' | '.join(cells)} | {self.growth:.1f} |"


def measured(name: str, sort: str, sizes: Sequence[int]) -> Row:
    """One reader on one sort of text."""
    costs: list[float] = []
    for size in sizes:
        piece = TEXTS[sort]
        costs.append(seconds(READERS[name], piece * (size // len(piece))) / size * 1e9)
        if costs[-1] * size / 1e9 > ENOUGH:
            break
    return Row(name, sort, tuple(costs))


def main() -> None:
    """Print a row for each reader and text; the worst text of each reader goes on to the largest size, and into the docs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=1_000_000, help="characters of the longest text")
    parser.add_argument("--reader", help="only this one")
    parser.add_argument(
        "--write-docs", action="store_true", help="the worst text of each reader into docs/reliability.md"
    )
    arguments = parser.parse_args()
    sizes = [size for size in SIZES if size <= arguments.largest]
    tried = [size for size in sizes if size <= ALL_TEXTS]
    head = ["| reader | text | " + " | ".join(f"{size:,}" for size in sizes) + " | growth |"]
    head.append("|---|---|" + "---|" * (len(sizes) + 1))
    worst = []
    print("\n".join(head))
    for name in READERS if arguments.reader is None else [arguments.reader]:
        READERS[name]("warm up")
        rows = []
        for sort in TEXTS:
            rows.append(measured(name, sort, tried))
            print(rows[-1].line(len(sizes)), flush=True)
        hardest = max(rows, key=lambda row: row.growth)
        worst.append(measured(name, hardest.text, sizes) if sizes != tried else hardest)
    print("\nThe worst of each:\n")
    table("linearity", head + [row.line(len(sizes)) for row in worst], arguments.write_docs)


if __name__ == "__main__":
    main()
