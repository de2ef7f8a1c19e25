"""Node ids one by one: `/node/<id>` leads to the item of that id in every generation of the site."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from osce_scraper.rows import Row
from osce_scraper.sources import Batch, Walk

_RANGE = re.compile(r"^(\d{1,9})(?:-(\d{1,9}))?$")
_BATCH = 20


def node_range(text: str) -> range:
    """The ids that "591000-592000" or "591767" names, both ends included. Raises ValueError for anything else.

    >>> node_range("591000-591002")
    range(591000, 591003)
    """
    match = _RANGE.match(text.strip())
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if first > last:
        raise ValueError(f"not a range of node ids such as 591000-592000: {text!r}")
    return range(first, last + 1)


@dataclass(slots=True)
class Nodes:
    """A walk over node ids in rising order."""

    ids: range
    name: str = field(default="nodes", init=False)

    async def batches(self, walk: Walk) -> AsyncIterator[Batch]:
        """Twenty ids a batch; the walk itself asks nothing."""
        for number, first in enumerate(range(self.ids.start, self.ids.stop, _BATCH)):
            if walk.done:
                return
            ids = range(first, min(first + _BATCH, self.ids.stop))
            rows = tuple(Row(url=f"https://www.osce.org/node/{node}", source="node") for node in ids)
            yield Batch(f"nodes {self.ids.start}-{self.ids.stop - 1}", number, rows)
