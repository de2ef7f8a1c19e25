"""Listings whose pagers nobody has seen yet: every item is found once, and the walk comes to an end."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.compose import Story
from tests.server import Answer, Question, serve
from tests.server.composed import MOVED, stories
from tests.server.composed import Newsroom as Site
from tests.server.crawling import Crawls

STORIES = [story for story in stories(30) if story.segment not in MOVED][:11]
IDS = sorted(story.id for story in STORIES)
ROWS = 3
PAGES = 4


def _numbers(page: int) -> str:
    return "".join(f"<a href='/news?page={n}'>{n + 1}</a>" for n in range(PAGES) if n != page)


def _next(words: str) -> Callable[[int], str]:
    return lambda page: f"<p><a href='?page={page + 1}'>{words}</a></p>" if page + 1 < PAGES else ""


def _relation(page: int) -> str:
    return f"<a rel='next' href='/news?page={page + 1}'>&gt;</a>" if page + 1 < PAGES else ""


def _button(page: int) -> str:
    return f"<button data-url='/news?page={page + 1}'>Load more</button>" if page + 1 < PAGES else ""


def _always(page: int) -> str:
    return f"<ul class='pager'><li class='pager-next'><a href='?page={page + 1}'>next</a></li></ul>"


@dataclass(slots=True)
class Paged:
    """A newsroom at `/news` with a pager of its own; its pages are counted from `first`."""

    pager: Callable[[int], str]
    first: int = 0
    repeats: bool = False
    """Whether pages behind the last one show the last one again, else none."""

    def answer(self, question: Question) -> Answer:
        """The listing, or an item."""
        if question.path != "/news":
            return Site(STORIES, listing="/elsewhere").answer(question)
        page = int(question.parameter("page", str(self.first))) - self.first
        shown = min(page, PAGES - 1) if self.repeats else page
        cards = "".join(map(_card, STORIES[shown * ROWS : (shown + 1) * ROWS])) if page >= 0 else ""
        return Answer(f"<html><body><main>{cards}{self.pager(page + self.first)}</main></body></html>".encode())


def _card(story: Story) -> str:
    date = f"<p class='date'>{story.issued_on:%d %B %Y}</p>"
    return f"<article class='card'><h2><a href='{story.path}'>{story.title}</a></h2>{date}</article>"


@pytest.mark.parametrize(
    "site",
    [
        Paged(_numbers),
        Paged(_numbers, repeats=True),
        Paged(_next("older")),
        Paged(_next("Load more")),
        Paged(_relation),
        Paged(_relation, first=1),
        Paged(_button),
        Paged(lambda page: ""),
        Paged(lambda page: "", repeats=True),
        Paged(_always),
        Paged(_always, repeats=True),
    ],
    ids=[
        "numbers",
        "numbers, the last page for ever",
        "older",
        "load more",
        "relation",
        "counted from one",
        "button",
        "none",
        "none, the last page for ever",
        "next without end",
        "next without end, the last page for ever",
    ],
)
def test_pagers_nobody_has_seen(crawls: Crawls, tmp_path: Path, site: Paged) -> None:
    with serve(site) as served:
        crawled = crawls.crawl(served.origin, tmp_path)
        asked = [path for path in served.paths() if path.startswith("/news?page=")]
    assert crawled.ids == IDS
    assert len(asked) <= 2 * PAGES + 3


def test_a_listing_that_was_there_and_is_gone_is_an_alarm(crawls: Crawls, tmp_path: Path) -> None:
    with serve(Site(STORIES)) as served:
        assert crawls.crawl(served.origin, tmp_path).outcome.alarms == ()
    with serve(Site(STORIES, listing="/news")) as served:
        (alarm,) = crawls.crawl(served.origin, tmp_path).outcome.alarms
    assert (alarm.kind, alarm.examples) == ("listing failed", ("https://www.osce.org/press-releases",))


def test_sub_hosts_have_newsrooms_of_their_own(crawls: Crawls, tmp_path: Path) -> None:
    moved = [story for story in stories(60) if story.segment == "odihr"][:4]

    class Hosts(Site):
        def answer(self, question: Question) -> Answer:
            own = moved if question.host == MOVED["odihr"] else STORIES
            return Site(own, listing="/news").answer(question)

    with serve(Hosts([])) as served:
        crawled = crawls.crawl(served.origin, tmp_path, listing="odihr.osce.org/news")
    assert crawled.ids == sorted(story.id for story in moved)
    assert all(item.url.startswith("https://odihr.osce.org/") for item in crawled.items)
