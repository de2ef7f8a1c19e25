"""Facts that a page prints without a label, in a box whose class is the field's machine name in Drupal.

`field--name-field-issued-by` (since Drupal 8), `field-name-field-issued-by` (7), `field-field-issued-by`,
`views-field-field-issued-by-nid`, `pane-field-issued-by` (6): where a template hides the label, the class still says it.
"""

import re
from functools import lru_cache
from typing import Final

from osce_scraper.layouts import fact, words
from osce_scraper.layouts.story import Story

_NAME: Final = re.compile(
    r"(?:field--?name-field|field-field|pane-field)[-_]([a-z_-]{4,40}?)(?:-(?:value|nid|tid|target-id))?(?!\S)"
)
_PREFIX: Final = re.compile(r"^(?:item|news|node|content) ")


@lru_cache(maxsize=4096)
def _field(names: str) -> str | None:
    """The field of the record that the names of a box are the machine name of; None for any other box."""
    match = _NAME.search(names)
    if match is None:
        return None
    label = match[1].replace("-", " ").replace("_", " ")
    return words.labels().get(label) or words.labels().get(_PREFIX.sub("", label))


def values(field: str, story: Story) -> list[str]:
    """The values in boxes that are called a field, each line or link of them; labels and others' boxes left out."""
    found: list[str] = []
    read = -1  # the last block of the boxes before, which may hold others of their name
    for box in story.page.boxes:
        if "field" not in box.names or box.foreign or box.first <= read or _field(box.names) != field:
            continue
        read = box.last
        for block in story.blocks[box.first : box.last + 1]:
            if words.key(block.text) not in words.labels():
                found += [value for line in block.lines() for value in fact.printed_values(line)]
    return list(dict.fromkeys(found))
