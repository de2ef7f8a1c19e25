"""WACZ: a zip file with WARC files inside (https://specs.webrecorder.net/wacz/)."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from osce_scraper.archives import warc
from osce_scraper.archives.found import Found, Skipped, printable


def read(file: BinaryIO, name: str) -> Iterator[Found]:
    """What the WARC files of a WACZ hold, by their names. A member that cannot be unpacked is damage, and is left."""
    try:
        with zipfile.ZipFile(file) as wacz:
            for info in sorted(wacz.infolist(), key=lambda info: info.filename):
                if info.filename.lower().endswith(warc.ENDINGS):
                    yield from _member(wacz, info, printable(f"{name}!{info.filename}"))
    except zipfile.BadZipFile as error:
        yield Skipped("damaged", f"{name}@0", str(error))


def _member(wacz: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[Found]:
    try:
        with wacz.open(info) as archive:
            yield from warc.read(cast(BinaryIO, archive), name, 0, info.file_size)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        yield Skipped("damaged", f"{name}@0", str(error))  # bad sums, cut short, an unknown compression, a password
