"""Which generation of the site's templates made a page, told by what only that generation writes."""

from typing import Literal

from osce_scraper.layouts.story import Story

# Drupal 8 and later names itself so, or shows in its class names; `body-section` is seen on the site of 2026.
_DRUPAL11 = ("body-section", "node--type-", "field--name-", "layout__region", "page-header__")
# CCK fields and Panels panes: no other generation has them.
_DRUPAL6 = (
    *("field-field-", "pane-node", "pane-content", "content--header", "content--content", "osce-download-links"),
    *("date-display-single", "node-content"),
)


def generation(story: Story) -> Literal["drupal6", "drupal11"] | None:
    """The generation of a page; None when nothing of either is in it."""
    maker = story.head.meta.get("generator", "")
    if maker.startswith(("Drupal 8", "Drupal 9", "Drupal 1")) or _holds(story, _DRUPAL11):
        return "drupal11"
    return "drupal6" if maker.startswith("Drupal 6") or _holds(story, _DRUPAL6) else None


def _holds(story: Story, names: tuple[str, ...]) -> bool:
    printed = "\n".join(story.page.names)
    return any(name in printed for name in names)
