"""The headline of a page whose head names a mail program, a database or a frame is the line whose words the text repeats."""

import pytest

from osce_scraper import extract
from osce_scraper.items import NewsItem

TITLE = "Border guards of two towns learn to read forged passports"
TEXT = (
    "<p>OSH, 14 March 2006 – Forty border guards of two towns learned to tell forged passports by their smell.</p>"
    "<p>“We came to listen, and we heard more than we had hoped for,” said Jane Roe, who opened the workshop.</p>"
)
FACTS = "<p><b>Issued on:</b> 15 March 2006</p><p><b>Issued by:</b> OSCE Centre in Ashgabat</p>"


def read(body: str, title: str = "(214) All articles - Reader") -> NewsItem:
    return extract(f"<title>{title}</title><body>{body}</body>", "https://www.osce.org/pc/52458")


@pytest.mark.parametrize(
    "page",
    [
        "<div>News Item</div><div>{title}</div>{facts}{text}",
        "<table><tr><td>{title}</td></tr><tr><td>{facts}</td></tr><tr><td>{text}</td></tr></table>",
        "<h1>OSCE</h1><h2><a href=/pc/52458>{title}</a></h2>{facts}<div>{text}</div>",
        "{facts}<h3>{title}</h3><div>{text}</div>",
        "<span>News Item</span><br><b>{title}</b><br><br>{facts}{text}",
        "<p>We use cookies to make this site work. You can change this at any time.</p><div>{title}</div>{facts}{text}",
    ],
)
@pytest.mark.parametrize("head", ["(214) All articles - Reader", "main", "OSCE News Database - show_news.asp", ""])
def test_the_line_where_a_headline_stands(page: str, head: str) -> None:
    item = read(page.format(title=TITLE, facts=FACTS, text=TEXT), head)

    assert item.title == TITLE
    assert [text[:5] for text in item.body] == ["OSH, ", "“We c"]
    assert [term.id for term in item.issued_by] == ["centre-in-ashgabat"]


def test_a_head_that_tells_of_the_text_is_believed() -> None:
    item = read(f"<h2>Background of the workshop</h2>{FACTS}{TEXT}", "Forty border guards learn about forged passports")
    assert item.title == "Forty border guards learn about forged passports"


def test_a_line_of_other_words_is_no_headline() -> None:
    assert read(f"<div>Opening hours of our library in summer</div>{FACTS}{TEXT}", "Reader").title == "Reader"
