"""Pages out of archives: folders of HTML, WARC, WACZ, a crawl's own pages, Common Crawl and Wayback captures.

>>> from osce_scraper.archives import read, segments
>>> [found for segment in segments([]) for found in read(segment)]
[]
"""

from collections.abc import Iterator

from osce_scraper.errors import ArchiveError

try:
    from osce_scraper.archives import pages, wacz, warc
except ModuleNotFoundError as missing:
    raise ArchiveError(f"{missing.name} is missing; install it with: pip install 'osce-scraper[archives]'") from missing

from osce_scraper.archives.found import Capture, Found, Reason, Revisit, Skipped, printable
from osce_scraper.archives.segments import WACZ_ENDING, Segment, located, opened, segments


def read(segment: Segment) -> Iterator[Found]:
    """Everything in a segment, in its order: captures of OSCE items, revisits, and what was passed over and why.

    Damage is never fatal; it is a `Skipped` with its place, and reading goes on behind it. Raises `ArchiveError` when
    the file itself cannot be read.
    """
    if segment.pages:
        files, _ = located(segment.address)
        yield from pages.read(files, segment.pages)
        return
    name = printable(segment.address.removeprefix("file://"))
    with opened(segment.address) as file:
        if name.lower().endswith(WACZ_ENDING):
            yield from wacz.read(file, name)
        else:
            yield from warc.read(file, name, segment.start, segment.stop)


__all__ = ["Capture", "Found", "Reason", "Revisit", "Segment", "Skipped", "located", "opened", "read", "segments"]
