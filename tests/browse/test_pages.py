"""What a visitor of the pages relies on: everything is there, counts are right, text stays text."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import lxml.html
import pytest

from osce_scraper.browse.metadata import EXAMPLES, QUESTIONS, Example
from tests.browse.newsroom import EVIL, FORMULA, ITEMS, Visitor, links

Ask = Callable[..., list[tuple[Any, ...]]]
PAGES = [
    "/",
    "/search",
    "/search?q=training",
    "/search?q=osce&year=2015",
    "/search?field=youth&structure=odihr",
    "/field?field=youth",
    "/structure?structure=odihr",
    "/country?country=UA",
    "/news",
    "/news/items",
    "/news/news",
    "/news/quotes",
    "/news/speakers",
    "/news/speaker_names",
    "/news/item_fields",
    "/news/news?_facet=kind&year=2015",
    "/news/items?_search=training",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_there_and_so_is_all_it_leads_to(visitor: Visitor, path: str) -> None:
    page = visitor.page(path)
    found = sorted(set(links(page)))
    assert found
    for address in found[:: max(1, len(found) // 15)]:
        if "/-/" in address:
            continue
        answer = visitor.ask(urljoin(path, address))
        assert answer.status_code == 200, (path, address)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_named_question_answers_as_page_csv_and_json(visitor: Visitor, sql: Ask, name: str) -> None:
    (item,), *_ = sql("SELECT item FROM quotes WHERE speaker IS NOT NULL GROUP BY item ORDER BY count(*) DESC")
    (speaker,), *_ = sql("SELECT speaker FROM quotes WHERE item = ? AND speaker IS NOT NULL", item)
    known = {
        "item": item,
        "speaker": speaker,
        "facet": "field",
        "value": "youth",
        "other": "structure",
        "field": "youth",
        "structure": "odihr",
        "match": "osce",
    }
    if "match" in QUESTIONS[name].parameters or name in ("most_quoted", "said_on"):
        known |= {"speaker": "", "field": "", "structure": ""}
    given = {parameter: known.get(parameter, "") for parameter in QUESTIONS[name].parameters}
    if name == "officials":
        ((given["country"],),) = sql(
            "SELECT country FROM quotes GROUP BY 1 ORDER BY country IS NULL, count(*) DESC LIMIT 1"
        )
    rows = visitor.rows(f"/news/{name}.json", **given)
    assert rows or name == "item_links"
    table = visitor.ask(f"/news/{name}.csv", **given).text
    assert len(list(csv.reader(io.StringIO(table)))) == len(rows) + 1
    page = visitor.page(f"/news/{name}", **given)
    assert QUESTIONS[name].title in page.text_content()


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_named_question_without_parameters_is_no_error(visitor: Visitor, name: str) -> None:
    assert isinstance(visitor.rows(f"/news/{name}.json"), list)
    assert visitor.page(f"/news/{name}") is not None


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/item?item=1-en", 404),
        ("/item", 404),
        ("/speaker?speaker=nobody", 404),
        ("/structure?structure=mission-to-the-moon", 404),
        ("/country?country=XX", 404),
        ("/field?field=", 404),
        ("/nowhere", 404),
        ("/news/nothing", 404),
    ],
)
def test_what_is_not_there_says_so_in_a_page_of_ours(visitor: Visitor, path: str, status: int) -> None:
    answer = visitor.ask(path)
    assert answer.status_code == status
    assert "News of the OSCE" in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("facet", "question"),
    [
        ("kind", "SELECT kind, count(*) FROM items WHERE kind IS NOT NULL GROUP BY 1"),
        ("year", "SELECT CAST(year AS TEXT), count(*) FROM items WHERE year IS NOT NULL GROUP BY 1"),
        ("language", "SELECT language, count(*) FROM items GROUP BY 1"),
        ("field", "SELECT field, count(DISTINCT item) FROM item_fields WHERE field IS NOT NULL GROUP BY 1"),
        (
            "structure",
            "SELECT structure, count(DISTINCT item) FROM item_issuers WHERE structure IS NOT NULL GROUP BY 1",
        ),
        ("country", "SELECT country, count(DISTINCT item) FROM item_countries WHERE country IS NOT NULL GROUP BY 1"),
    ],
)
def test_facets_count_what_sql_counts(visitor: Visitor, sql: Ask, facet: str, question: str) -> None:
    expected: dict[str, int] = dict(sql(question))
    counted = {row["value"]: row["items"] for row in visitor.rows("/news/facets.json") if row["facet"] == facet}
    assert counted == expected


def test_facets_of_a_filtered_search_count_what_sql_counts(visitor: Visitor, sql: Ask) -> None:
    ((field, structure),) = sql(
        "SELECT field, structure FROM item_fields JOIN item_issuers USING (item)"
        " WHERE field IS NOT NULL AND structure IS NOT NULL GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT 1"
    )
    both = (
        "(SELECT item FROM item_fields WHERE field = ? INTERSECT SELECT item FROM item_issuers WHERE structure = ?"
        " INTERSECT SELECT item FROM items WHERE rowid IN (SELECT rowid FROM items_fts WHERE items_fts MATCH 'osce'))"
    )
    expected: dict[int, int] = dict(
        sql(f"SELECT year, count(*) FROM items WHERE item IN {both} GROUP BY 1", field, structure)
    )
    rows = visitor.rows("/news/facets.json", field=field, structure=structure, match="osce")
    assert expected
    assert {int(row["value"]): row["items"] for row in rows if row["facet"] == "year"} == expected
    page = visitor.page("/search", q="osce", field=field, structure=structure)
    assert page.findtext(".//h1").startswith(f"{sum(expected.values())} item")
    assert len(page.xpath("//ol[@class='results']/li")) == min(25, sum(expected.values()))


def test_every_item_is_reached_by_paging(visitor: Visitor) -> None:
    seen: list[str] = []
    address: str | None = "/search"
    while address:
        page = visitor.page(address)
        seen += [str(each.get("href")) for each in page.xpath("//ol[@class='results']//h3/a")]
        following = page.xpath("//a[@rel='next']/@href")
        address = urljoin("/search", following[0]) if following else None
    assert len(seen) == len(set(seen)) == ITEMS


@pytest.mark.parametrize(
    "words",
    [
        *('"', '""', "(", ")", "NOT", "*", "AND", "OR NEAR(", "a*", "title:x", "^osce", "-osce", "'", "\\", "😀", "%"),
        *('osce "unclosed', "osce'); DROP TABLE items; --", "\x00osce", "a" * 5000, "\u202eosce", EVIL),
    ],
)
def test_whatever_a_visitor_types_is_words(visitor: Visitor, words: str) -> None:
    page = visitor.page("/search", q=words)
    assert re.match(r"[\d,]+ items?\b", page.findtext(".//h1"))


def test_words_are_found_and_marked(visitor: Visitor) -> None:
    page = visitor.page("/search", q="zanzibar")
    assert page.findtext(".//h1").startswith("1 item with")
    assert page.xpath("//h3//mark/text()") == ["Zanzibar"]


def test_a_phrase_is_found_as_a_phrase(visitor: Visitor, sql: Ask) -> None:
    ((body,),) = sql("SELECT body FROM items WHERE language = 'en' ORDER BY length(body) DESC LIMIT 1")
    two = " ".join(re.findall(r"\w+", body)[10:13])
    phrase = visitor.page("/search", q=f'"{two}"').findtext(".//h1")
    words = visitor.page("/search", q=two).findtext(".//h1")
    assert 1 <= int(phrase.split()[0]) <= int(words.split()[0])


@pytest.mark.parametrize("name", ["offset", "year", "field", "speaker", "kind"])
@pytest.mark.parametrize("value", ["-1", "x", "99999999999999999999", "1 OR 1", "'", EVIL])
def test_nonsense_in_an_address_is_no_error(visitor: Visitor, name: str, value: str) -> None:
    assert visitor.page("/search", **{name: value}) is not None


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search?q=zanzibar",
        "/item",
        "/speaker",
        "/field?field=youth",
        "/structure?structure=odihr",
        "/news/items?_search=zanzibar",
    ],
)
def test_a_hostile_text_stays_text(visitor: Visitor, sql: Ask, path: str) -> None:
    ((item, speaker),) = sql("SELECT item, speaker FROM quotes WHERE speaker_name = ?", EVIL)
    query = {"item": item} if path == "/item" else {"speaker": speaker} if path == "/speaker" else {}
    page = visitor.page(path, **query)
    assert not [script for script in page.iter("script") if "evil" in (script.text or "")]
    assert not page.xpath("//img[@onerror]")
    assert EVIL in page.text_content() or path == "/"


@pytest.mark.parametrize("query", [{}, {"q": "osce"}, {"q": "osce", "language": "en"}])
def test_a_search_is_taken_home_whole(visitor: Visitor, query: dict[str, str]) -> None:
    page = visitor.page("/search", **query)
    found = int(page.findtext(".//h1").split()[0])
    assert found > 25
    as_csv, as_json = page.xpath("//p[contains(@class, 'downloads')]/a/@href")
    rows = list(csv.DictReader(io.StringIO(visitor.ask(as_csv).text, newline="")))
    assert len(rows) == len(visitor.ask(as_json).json()) == found


@pytest.mark.parametrize(
    "address",
    [
        "/news/search.csv?match=hyperlink",
        "/news/items.csv?_search=hyperlink&_stream=on",
        "/news/quotes.csv?text__startswith=%3D",
        "/news.csv?sql=SELECT+title+FROM+items+WHERE+title+LIKE+'%3D%25'",
    ],
)
def test_no_cell_of_csv_is_a_formula(visitor: Visitor, address: str) -> None:
    answer = visitor.ask(address)
    rows = list(csv.reader(io.StringIO(answer.text, newline="")))
    cells = [cell for row in rows for cell in row]
    assert any(cell.startswith(f"'{FORMULA}") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_quotes_of_an_item_are_marked_where_they_stand(visitor: Visitor, sql: Ask) -> None:
    for (item,) in sql("SELECT item FROM items WHERE quote_count > 1 LIMIT 5"):
        page = visitor.page("/item", item=item)
        marked = [link.text_content() for link in page.xpath("//a[@class='quote']")]
        assert marked == [
            text for (text,) in sql("SELECT text FROM quotes WHERE item = ? ORDER BY paragraph, start_char", item)
        ]
        assert [p.text_content() for p in page.xpath("//p[@class='paragraph']")] == sql(
            "SELECT body FROM items WHERE item = ?", item
        )[0][0].split("\n\n")


def test_a_speaker_has_all_quotes_and_roles(visitor: Visitor, sql: Ask) -> None:
    ((speaker, quotes),) = sql("SELECT speaker, quote_count FROM speakers ORDER BY quote_count DESC, speaker LIMIT 1")
    page = visitor.page("/speaker", speaker=speaker)
    assert len(page.xpath("//blockquote")) == quotes
    assert (
        len(page.xpath("//table/tbody/tr"))
        == sql("SELECT count(*) FROM speaker_roles WHERE speaker = ?", speaker)[0][0]
    )
    dots = page.xpath("//div[@class='dots']/i/@style")
    assert sum(int(dot.rpartition(" ")[2]) for dot in dots) == quotes
    drawn = [bar.text_content().strip() for bar in page.xpath("//div[@class='bar']")]
    assert drawn == [
        role
        for (role,) in sql(
            "SELECT role FROM speaker_roles WHERE speaker = ? ORDER BY first_on, position LIMIT 12", speaker
        )
    ]


def test_bars_of_years_are_the_counts_with_empty_years_in_between(visitor: Visitor, sql: Ask) -> None:
    page = visitor.page("/structure", structure="odihr")
    bars: dict[int, int] = {}
    for title in page.xpath("//ol[@class='years']//a/@title"):
        year, count = title.split(": ")
        bars[int(year)] = int(count)
    question = "SELECT year, count(*) FROM item_issuers JOIN items USING (item) WHERE structure = 'odihr' GROUP BY 1"
    assert bars == dict(sql(question))
    assert len(page.xpath("//ol[@class='years']/li")) == max(bars) - min(bars) + 1


def test_a_question_is_asked_by_choosing_and_its_answers_lead_on(visitor: Visitor, sql: Ask) -> None:
    page = visitor.page("/news/most_quoted", field="youth", year="")
    chosen = page.xpath("//select[@name='field']/option[@selected]/text()")
    assert chosen == ["Youth"]
    rows = visitor.rows("/news/most_quoted.json", field="youth", year="")
    assert [row.xpath("string(td[1])") for row in page.xpath("//table/tbody/tr")] == [row["speaker"] for row in rows]
    link = page.xpath("//table/tbody/tr[1]/td[1]/a/@href")[0]
    assert visitor.page(link).findtext(".//h1") == rows[0]["speaker"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_first_page_shows_what_the_first_questions_answer(visitor: Visitor, example: Example) -> None:
    page = visitor.page("/")
    (card,) = [card for card in page.xpath("//ul[@class='cards']/li") if example.words in card.text_content()]
    rows = visitor.rows(f"/news/{example.name}.json", **example.arguments)
    shown = [item.text_content() for item in card.xpath(".//ol/li/span[1]")]
    assert shown == [str(row[example.shown]) for row in rows[:3]]


def test_each_page_has_one_heading_its_landmarks_and_a_name_for_every_control(visitor: Visitor, sql: Ask) -> None:
    ((item, speaker), *_) = sql("SELECT item, speaker FROM quotes WHERE speaker IS NOT NULL LIMIT 1")
    for path in (*PAGES, f"/item?item={item}", f"/speaker?speaker={speaker}", "/news/most_quoted", "/nowhere"):
        page: Any = lxml.html.document_fromstring(visitor.ask(path).text)
        assert page.get("lang") == "en"
        assert len(page.xpath("//h1")) == 1, path
        assert [len(page.xpath(f"//{part}")) for part in ("header", "main", "footer")] == [1, 1, 1], path
        assert page.findtext(".//title").strip()
        assert not page.xpath("//script")
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        for control in page.xpath("//input[not(@type='hidden' or @type='submit')] | //select | //textarea"):
            assert control.get("aria-label") or page.xpath(f"//label[@for='{control.get('id')}']"), path
