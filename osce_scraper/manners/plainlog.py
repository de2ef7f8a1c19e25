"""The log as lines of ours alone: nothing that a stranger wrote begins a line, or moves a terminal's cursor."""

import logging

from osce_scraper.text import visible


class PlainLines(logging.Formatter):
    """Formats as another formatter does, then shows what is not printed as its escape and indents all further lines.

    Titles, addresses and headers come into the log with warnings and exceptions, from Scrapy and its libraries too.
    """

    def __init__(self, formatter: logging.Formatter | None) -> None:
        super().__init__()
        self._formatter = formatter or logging.Formatter()

    def format(self, record: logging.LogRecord) -> str:
        """One record; a traceback or a dump of counts takes several lines."""
        return "\n  ".join(visible(line) for line in self._formatter.format(record).split("\n"))


def make_plain(handler: logging.Handler | None) -> None:
    """Let a handler write plain lines only."""
    if handler is not None and not isinstance(handler.formatter, PlainLines):
        handler.setFormatter(PlainLines(handler.formatter))
