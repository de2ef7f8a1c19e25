"""Each page chooses its layout by what is in it, and no known layout takes another's page."""

import pytest

from osce_scraper import dom, layouts
from osce_scraper.page import Page

FACTS = "<dl><dt>Issued on:</dt><dd>30 May 2025</dd><dt>Issued by:</dt><dd>OSCE</dd></dl>"
TEXT = "<p>The workshop brought together officials and scholars, who exchanged their experience for two days.</p>"
PAGES = {
    "drupal11": f'<h1>Council meets</h1>{FACTS}<div class="body body-section">{TEXT}</div>',
    "drupal6": f'<h1>Council meets</h1>{FACTS}<div class="node-content"><div class="pane-content">{TEXT}</div></div>',
    "drupal6_newsroom": f'<h1>Council meets</h1><p>WARSAW 9 December 2008</p><div class="pane-content">{TEXT}</div>',
    "unknown": f"<h1>Council meets</h1>{FACTS}<div>{TEXT}</div>",
}


@pytest.mark.parametrize("name", PAGES)
def test_layout_matches_only_its_own(name: str) -> None:
    story = layouts.story_of(dom.parse(Page(PAGES[name].encode(), "https://www.osce.org/pc/52458")))

    assert layouts.name(layouts.layout_of(story)) == name
    known = [layouts.name(layout) for layout in layouts.LAYOUTS[:-1] if layout.matches(story)]
    assert known == [name] * (name != "unknown")


@pytest.mark.parametrize(
    ("body", "address"),
    [
        (b'<link href="https://www.osce.org/pc/52458" rel="canonical">', "https://www.osce.org/pc/52458"),
        (b'<meta property="og:url" content="http://osce.org/pc/52458">', "https://www.osce.org/pc/52458"),
        (b"<!-- saved from url=(0029)https://www.osce.org/pc/52458 -->", "https://www.osce.org/pc/52458"),
        (b'<link rel="canonical" href="https://osce.example/pc/52458">', None),
        (b"<p>no word of it", None),
    ],
)
def test_a_saved_page_tells_its_address(body: bytes, address: str | None) -> None:
    assert layouts.address_of(body) == address
