"""What reading words costs: dates, datelines, labels, names in running text, languages. CPU time, one core.

python -m benchmarks.bench_words
"""

import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import count

from rich.console import Console
from rich.table import Table

from osce_scraper.dates import read_date, read_dateline
from osce_scraper.languages import detect
from osce_scraper.quotes import find_quotes
from osce_scraper.vocabularies import meetings_in, state_of_role, states_in, structure
from tests.quotes.gold import Article, articles

SEEN = datetime(2026, 2, 1, tzinfo=UTC)
BODY = (
    "The workshop in Ashgabat brought together officials and experts from Turkmenistan and its neighbours, with "
    "support from Finland’s Chairpersonship, to compare how ministries plan and pay for their work on gender equality. "
) * 40


GOLD = [article for article in articles() if article.language == "en"]


def quotes_of(gold: Iterable[Article]) -> None:
    """The quotes of annotated articles: one in three hundred characters, five times as many as releases have."""
    for article in gold:
        find_quotes(article.paragraphs, article.language, article.title)


def seconds(call: Callable[[], object], times: int) -> float:
    """CPU seconds of one call, after a first one that loads the tables."""
    call()
    started = time.process_time()
    for _ in range(times):
        call()
    return (time.process_time() - started) / times


def unread(pattern: str) -> Callable[[], object]:
    """Reading a date that was not read before, each time another."""
    numbers = count()

    def call() -> object:
        years, days = divmod(next(numbers), 28)
        return read_date(pattern.format(day=days + 1, year=1975 + years), SEEN)

    return call


def main() -> None:
    """Print one line a function: microseconds a call, and millions of characters a second for running text."""
    dates = ["{day} May {year}", "{year}-05-{day:02}T14:05:00+02:00", "{day}.05.{year}", "{day} травня {year} року"]
    rows: list[tuple[str, Callable[[], object], int]] = [
        ("read_date, read before", lambda: read_date("30 May 2025", SEEN), 0),
        *((f"read_date, {pattern}", unread(pattern), 0) for pattern in dates),
        ("read_dateline, there is one", lambda: read_dateline("VIENNA, 23 July 2015 – The OSCE met.", SEEN), 0),
        ("read_dateline, none", lambda: read_dateline(BODY, SEEN), 0),
        ("structure, read before", lambda: structure("OSCE Centre in Ashgabat"), 0),
        ("state_of_role, read before", lambda: state_of_role("Foreign Minister of Malta"), 0),
        ("states_in", lambda: states_in([BODY]), len(BODY)),
        ("find_quotes, English gold", lambda: quotes_of(GOLD), sum(len(text) for a in GOLD for text in a.paragraphs)),
        ("find_quotes, none in it", lambda: find_quotes([BODY], "en"), len(BODY)),
        ("meetings_in", lambda: meetings_in([BODY]), len(BODY)),
        ("states_in, only names", lambda: states_in(["US " * 3000]), 9000),
        ("detect, 8,000 characters", lambda: detect(BODY), 0),
        ("detect, a title", lambda: detect(BODY[:100]), 0),
    ]
    table = Table("function", "µs a call", "million characters a second")
    for name, call, characters in rows:
        cost = seconds(call, 500 if characters < 100_000 else 20)
        table.add_row(name, f"{cost * 1e6:.1f}", f"{characters / cost / 1e6:.1f}" if characters else "")
    Console().print(table)


if __name__ == "__main__":
    main()
