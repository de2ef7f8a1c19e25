"""Facts by the words of their labels, in containers that no template of ours has."""

import pytest

from osce_scraper import dom
from osce_scraper.layouts import Story, story_of
from osce_scraper.page import Page

TEXT = "<p>The workshop brought together officials and scholars, who exchanged their experience for two days.</p>"


def story(facts: str) -> Story:
    html = f"<h1>Workshop held in Ashgabat</h1>{facts}<div>{TEXT}</div>"
    return story_of(dom.parse(Page(html.encode(), "https://www.osce.org/pc/52458")))


@pytest.mark.parametrize(
    "facts",
    [
        "<dl><dt>Issued on</dt><dd>30 May 2025</dd><dt>Issued by</dt><dd>A</dd><dd>B</dd></dl>",
        "<p><b>Issued on:</b> 30 May 2025<br><b>Issued by:</b> <a href=1>A</a>, <a href=2>B</a></p>",
        "<p>Issued on: 30 May 2025 Issued by: <a href=1>A</a> and <a href=2>B</a></p>",
        "<table><tr><th>Issued on</th><th>Issued by</th></tr><tr><td>30 May 2025</td><td><p>A</p><p>B</p></td></tr></table>",
        "<div><span>Issued on</span><span>30 May 2025</span></div><div><span>Issued by</span><ul><li>A<li>B</ul></div>",
        "<ul><li>Issued on 30 May 2025</li><li>Issued by <a href=1>A</a>, <a href=2>B</a></li></ul>",
        "<p>Issued on 30 May 2025 | Issued by <a href=1>A</a>, <a href=2>B</a></p>",
        "<div>Date 30 May 2025</div><div>Source <a href=1>A</a>, <a href=2>B</a></div>",
        "<x-fact label='Issued on'>30 May 2025</x-fact><x-fact label='Issued by'><p>A</p><p>B</p></x-fact>",
        "<p><span>Date</span><time>30 May 2025</time></p><p><span>Source</span><span>A<br>B</span></p>",
        "<dl><dd>30 May 2025</dd><dt>Issued on</dt><dd>A</dd><dd>B</dd><dt>Issued by</dt></dl>",
        "<table><tr><td>30 May 2025</td><th>Issued on</th></tr><tr><td><p>A</p><p>B</p></td><th>Issued by</th></tr></table>",
        "<div>Issued on:</div><div>30 May 2025</div><div>Issued by:</div><div><i>A</i><br>B</div>",
    ],
)
def test_date_and_issuers_in_any_container(facts: str) -> None:
    read = story(facts)

    assert (read.values("issued_on"), read.values("issued_by")) == (["30 May 2025"], ["A", "B"])
    assert [block.text for block in read.body] == [dom.text(dom.parse(Page(TEXT.encode(), read.doc.url)).root)]


def test_a_label_without_value_takes_no_neighbours() -> None:
    read = story("<dl><dt>Issued on:</dt><dd></dd><dt>Issued by:</dt><dd>A</dd></dl>")

    assert (read.values("issued_on"), read.values("issued_by")) == ([], ["A"])


def test_a_date_for_machines_is_kept_apart() -> None:
    read = story("<dl><dt>Issued on:</dt><dd><time datetime=2025-05-30></time></dd><dt>Issued by:</dt><dd>A</dd></dl>")

    assert [fact.machine for fact in read.facts] == [["2025-05-30"], []]
