"""Files of an export that are written again only where they would be others."""

import filecmp
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from osce_scraper.output.durable import replacing


@contextmanager
def renewing(path: Path) -> Iterator[BinaryIO]:
    """As `durable.replacing`, but a file that would stay the same, byte for byte, is not touched."""
    fresh = path.with_name(f"{path.name}.fresh")
    with replacing(fresh) as stream:
        yield stream
    if path.is_file() and filecmp.cmp(fresh, path, shallow=False):
        fresh.unlink()
    else:
        fresh.replace(path)
