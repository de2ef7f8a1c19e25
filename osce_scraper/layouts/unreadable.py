"""Pages that hold no news item: bot checks, soft 404s, listings, overview pages. Each with its reason in plain words."""

import re

from osce_scraper.layouts import link_lines, site_names, words
from osce_scraper.layouts.story import Story

_BOT_CHECK = re.compile(
    r"just a moment|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|checking (?:if the site connection|your browser)"
    r"|attention required|enable javascript and cookies|captcha|incapsula|request (?:was )?blocked|ddos protection",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"^(?:error\W*)?(?:40[0134]|410|50[0234])\b|^(?:page|content|item|file|site) (?:is )?(?:not (?:be )?found|not available|unavailable)"
    r"|^not found$|^access denied$|^forbidden$|^(?:internal )?server error|^error$|^service (?:temporarily )?unavailable|^site under maintenance"
    r"|could not be found|no longer (?:exists|available)|^seite nicht gefunden|^page (?:non trouvée|introuvable)|^pagina non trovata"
    r"|^página no encontrada|^страница не найдена|^сторінк[ау] не знайдено|^faqja nuk u gjet|^stranica nije pronađena",
    re.IGNORECASE,
)
# Characters of text below which a page of several linked titles is a listing: of a mission, which says what it is for,
# or of anything, where two sentences may be all of a press release of 2003.
_FEW, _NEXT_TO_NONE = 300, 80
_LONG = 100_000  # characters of an article as long as a report
_MARKS = "\"“”«»„'"
_MOST_MARKS = 20_000  # a second of work; a page made to be slow has no more to say


def reason(story: Story) -> str | None:
    """Why a page cannot be a news item; None when it can."""
    named = [story.title or "", story.head.title or "", *(title for _, title in story.head.titles)]
    opening = " ".join(block.text for block in story.blocks[:12])[:1500]
    text = sum(len(block.text) for block in story.body)
    if text > _LONG and sum(block.text.count(mark) for block in story.body for mark in _MARKS) > _MOST_MARKS:
        return f"more than {_MOST_MARKS:,} quotation marks: no article quotes so much"
    if not story.body and isinstance(story.head.article.get("articleBody"), str):
        return None  # a shell that a script fills
    if not story.blocks:
        return "no text on the page"
    if not story.facts and text < _FEW and any(map(_BOT_CHECK.search, [*named, opening])):
        return "a check for robots, not a page of the site"
    if not story.facts and any(map(_NOT_FOUND.search, named)):
        return f"an error page: {next(filter(_NOT_FOUND.search, named))!r}"
    most = _FEW if site_names.without_site(story.title or "") == "" else _NEXT_TO_NONE
    few = text < most and not story.date_line and _linked_titles(story) >= 3
    if not story.facts and (few or _is_listing(story)):
        return "a listing of items, with no text of its own"
    return None


def _is_listing(story: Story) -> bool:
    name = words.key(story.title or story.head.title or "")
    rows = sum("search-result-news" in box.names or "teaser" in box.names.split() for box in story.page.boxes)
    return name in words.words("crumbs") or (rows >= 3 and not story.body)


def _linked_titles(story: Story) -> int:
    """How many there are behind the title; those above it may be a menu."""
    return sum(map(link_lines.is_linked_title, story.blocks[story.title_end :]))
