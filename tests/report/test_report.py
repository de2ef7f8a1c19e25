"""The report opens offline, says what SQL says, and shows hostile text as text."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import lxml.html
import pytest
from typer.testing import CliRunner

from osce_scraper.cli import app
from osce_scraper.report import NUMBERS, write_report
from osce_scraper.report.charts import Chart
from tests.report.conftest import CHARTS


def tables(out: Path) -> dict[str, list[list[str]]]:
    page = lxml.html.parse(str(out / "report.html"))
    return {
        section.get("id", ""): [
            [cell.text_content() for cell in row.iter("td")] for row in section.iterfind(".//tbody/tr")
        ]
        for section in page.iterfind(".//section")
    }


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_the_table_beside_a_chart_is_the_answer_to_its_question(out: Path, chart: Chart) -> None:
    with closing(sqlite3.connect(out / "news.sqlite")) as connection:
        answer = connection.execute(chart.sql).fetchall()
    assert answer
    assert tables(out)[chart.id] == [[str(value) for value in row] for row in answer]


def test_the_numbers_above_are_what_sql_counts(out: Path) -> None:
    page = lxml.html.parse(str(out / "report.html"))
    shown = {(item[0].tail or "").strip(): item[0].text for item in page.findall(".//ul[@class='numbers']/li")}
    with closing(sqlite3.connect(out / "news.sqlite")) as connection:
        asked = {name: f"{connection.execute(sql).fetchone()[0]:,}" for name, sql in NUMBERS.items()}
    assert shown == asked


def test_each_chart_is_a_picture_with_a_sentence(out: Path) -> None:
    page = lxml.html.parse(str(out / "report.html"))
    sections = page.findall(".//section")
    assert len(sections) == len(CHARTS)
    for section in sections:
        assert section.find(".//svg") is not None
        sentence = section.findtext("p") or ""
        assert re.fullmatch(r"\S.+\.( .+)?", sentence, re.DOTALL)


def test_nothing_is_fetched_and_nothing_runs(out: Path) -> None:
    page = (out / "report.html").read_text("utf-8")
    assert "<script" not in page
    assert not re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//""", page)
    assert "&lt;script&gt;" in page


def test_the_sentences_count(out: Path) -> None:
    with closing(sqlite3.connect(out / "news.sqlite")) as connection:
        (without,) = connection.execute("SELECT count(*) FROM items WHERE quote_count = 0").fetchone()
    assert f"{without} of 149 items hold no quote." in (out / "report.html").read_text("utf-8")


def test_the_command_keeps_a_file_of_the_user(out: Path) -> None:
    mine = out / "mine.html"
    mine.write_text("my own")
    refused = CliRunner().invoke(app, ["report", str(out), "-o", str(mine)])
    assert refused.exit_code == 1
    assert "exists and is no report" in refused.output
    assert mine.read_text() == "my own"
    again = CliRunner().invoke(app, ["report", str(out), "-o", str(out / "report.html")])
    assert again.exit_code == 0


def test_an_empty_log_gives_a_page_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").touch()
    write_report(tmp_path, tmp_path / "report.html")
    assert "There is nothing to show." in (tmp_path / "report.html").read_text("utf-8")
