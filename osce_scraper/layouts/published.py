"""Every place of a page that may tell when its item was published."""

from collections.abc import Iterable
from functools import partial

from osce_scraper.layouts import machine_names, printed_lines, tools
from osce_scraper.layouts.boxes import Block
from osce_scraper.layouts.ladder import Printed, holding
from osce_scraper.layouts.story import Story

ABOVE_TITLE = "above title"
"""The rung of a date that may be the day on which the page was printed."""
_PUBLISHED = ("article:published_time", "og:article:published_time", "datepublished", "publication_date")
_DUBLIN_CORE = ("dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date")
_DATES = ("pubdate", "publishdate", "publish_date", "publish-date", "publication-date", "date")


def _meta(*names: str) -> "partial[str | None]":
    return partial(_first_meta, names)


def _first_meta(names: tuple[str, ...], story: Story) -> str | None:
    return next((story.head.meta[name] for name in names if story.head.meta.get(name)), None)


def _in_json_ld(story: Story) -> str | None:
    value = story.head.article.get("datePublished")
    return value if isinstance(value, str) else None


def _for_machines(story: Story) -> str | None:
    return next((value for fact in story.facts if fact.field == "issued_on" for value in fact.machine), None)


def _labelled(story: Story) -> str | None:
    return " ".join(story.values("issued_on")) or None


def _in_machine_name(story: Story) -> str | None:
    return next(iter(machine_names.values("issued_on", story)), None)


def _below_text(story: Story) -> str | None:
    """A label and date that stand alone in the article, right behind its text."""
    facts = (fact for group in story.groups for fact in group if fact.field == "issued_on" and not fact.box.foreign)
    own = (fact for fact in facts if story.body_last < fact.first < story.scope_end)
    return next((value for fact in own for value in (*fact.machine, *fact.values)), None)


def _told_date(story: Story) -> str | None:
    return story.told.date if story.told else None


def _beside_title(story: Story) -> str | None:
    """A time[datetime] or a date on a line of its own between title and body."""
    below = story.blocks[story.title_end : max(story.body_first, story.title_end + 3)]
    return _date_in(story, below)


def _above_title(story: Story) -> str | None:
    return _date_in(story, story.above(3))


def _date_in(story: Story, blocks: Iterable[Block]) -> str | None:
    dated = story.date_line.index if story.date_line is not None else -1
    near = [block for block in blocks if not block.box.foreign]
    near = [block for block in near if block.index not in story.taken or block.index == dated]
    machine = next((run.text for block in near for run in block.runs if run.machine), None)
    lines = (block for block in near if printed_lines.is_date_line(block) and not tools.is_imprint(block))
    return machine or next(map(printed_lines.printed_date, lines), None)


def issued_on(story: Story) -> list[Printed[str]]:
    """Every place that may tell the date of publication, in order; dates of changes are not among them."""
    return list(
        holding(
            story,
            ("JSON-LD", _in_json_ld),
            ("meta", _meta(*_PUBLISHED)),
            ("label time[datetime]", _for_machines),
            ("label", _labelled),
            ("machine name", _in_machine_name),
            ("told", _told_date),
            ("dcterms", _meta(*_DUBLIN_CORE)),
            ("beside title", _beside_title),
            ("meta date", _meta(*_DATES)),
            ("label below text", _below_text),
            (ABOVE_TITLE, _above_title),
        )
    )
