"""Dates that stand in attributes, where no one sees them: `time[datetime]`, what a tip shows, what a script sorts by."""

import re

# Attributes made for a value, and the tags they count for (none: any).
VALUES: dict[str, tuple[str, ...]] = {
    "datetime": (), "data-datetime": (), "data-date": (), "content": (), "value": ("data",), "title": ("abbr",),
}  # fmt: skip
_EDITED = frozenset(("ins", "del"))  # with the day of an edit
_YEAR = re.compile(r"(?:19|20)\d\d")
_CHANGED = re.compile("modif|updat|changed", re.IGNORECASE)
# Any other attribute counts when it holds a date and nothing else ("Friday, 30 May 2025 - 10:14" for "last week"), and
# its name does not tell of another day.
_DATED = re.compile(
    r"\s*(?:[^\W\d]+\.?,?\s+)?(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}\.?\s[^\W\d]+\.?,?\s(?:19|20)\d\d(?!\d)"
    r"|\d{1,2},\s(?:19|20)\d\d(?!\d)|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d(?!\d)).{0,25}"
)
_TIPS = frozenset(("title", "aria-label", "value"))
_OF_OTHER_DAYS = re.compile(r"-(?:start|end|from|to|until|due)\b|modif|updat|chang|expir|event|deadline|birth|captur")


def is_value(attribute: str, tag: str) -> bool:
    """Whether an attribute of a tag is made for a value."""
    return attribute in VALUES and tag in (VALUES[attribute] or (tag,)) and tag not in _EDITED


def is_date(attribute: str, value: str) -> bool:
    """Whether another attribute holds a date and nothing else.

    >>> is_date("data-sort", "2025-05-30"), is_date("title", "Photo of 30 May 2025"), is_date("data-end", "2025-05-30")
    (True, False, False)
    """
    own = attribute in _TIPS or attribute[:5] == "data-"
    if not own or not ("20" in value or "19" in value):
        return False
    return _DATED.fullmatch(value) is not None and not _OF_OTHER_DAYS.search(attribute)


def is_of_issue(value: str, names: str) -> bool:
    """Whether a value may be a date of publication: it holds a year, and is no time of a change."""
    return bool(_YEAR.search(value)) and not _CHANGED.search(names)
