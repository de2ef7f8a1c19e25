"""Composed stories: a deterministic newsroom of any size, in every layout, with the truth beside it."""

from tests.compose.items import expected, item, record
from tests.compose.model import Layout, Story
from tests.compose.stories import SPAN, issued_on, node_id, story

__all__ = ["SPAN", "Layout", "Story", "expected", "issued_on", "item", "node_id", "record", "story"]
