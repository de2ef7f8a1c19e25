"""Ladders: the places of a page that may give a field, in order; the first that holds, with its name."""

from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

from osce_scraper.layouts.boxes import Block
from osce_scraper.layouts.story import Story

T = TypeVar("T")


class Printed(NamedTuple, Generic[T]):
    """What a page prints for a field, and the rung that gave it."""

    value: T
    rung: str


Rung = tuple[str, Callable[[Story], T | None]]


def holding(story: Story, *rungs: Rung[T]) -> Iterator[Printed[T]]:
    """What each rung that holds anything gives, in order."""
    return (Printed(value, name) for name, read in rungs if (value := read(story)))


def first(story: Story, *rungs: Rung[T]) -> Printed[T] | None:
    """What the first rung that holds anything gives."""
    return next(holding(story, *rungs), None)


def named(story: Story, name: str) -> list[Block]:
    """The blocks behind the title's first in boxes of a class or id, those of other stories left out."""
    found: dict[int, Block] = {}
    likely = [box for box in story.page.boxes if name in box.names]  # a quick look: few are
    for box in likely:
        if name in box.names.split() and not box.foreign and story.title_first <= box.first < story.end:
            found |= {block.index: block for block in story.blocks[box.first : box.last + 1]}
    return list(found.values())
