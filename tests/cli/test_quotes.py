"""`osce-scraper quotes` as a user runs it: a page, a text, stdin; terminal, page and data; hostile text."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from osce_scraper.cli import app
from osce_scraper.quotes import find_quotes
from osce_scraper.quotes.confidence import confidence

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "fixtures" / "drupal6" / "591767.html"
TEXT = """Ambassador Jan Ek, Head of the OSCE Mission to Serbia, opened the seminar “Water and Peace”.

“We act,” said Ek.
“Nobody waits.”
"""


def call(*words: object, stdin: str | None = None, columns: int = 120) -> Result:
    return CliRunner().invoke(app, ["quotes", *map(str, words)], input=stdin, env={"COLUMNS": str(columns)})


@pytest.mark.parametrize("columns", [60, 160], ids=["narrow", "wide"])
def test_a_page_shows_each_quote_with_speaker_role_rule_and_confidence(columns: int) -> None:
    shown = " ".join(call(PAGE, columns=columns).output.split())
    assert "Her Excellency Mahri Bashimova" in shown
    sure = f"{confidence('verb-subject'):.0%}"
    assert f"Dr Lara Scarpitta OSCE Senior Adviser on Gender Issues verb-subject {sure}" in shown or columns == 160
    assert "4 quotes by 4 speakers" in shown


def test_blank_lines_part_the_paragraphs_of_a_text() -> None:
    data = json.loads(call("-", "--json", stdin=TEXT).output)
    assert [len(paragraph) for paragraph in data["paragraphs"]] == [92, 34]
    assert [quote["speaker"]["name"] for quote in data["quotes"]] == ["Jan Ek", "Jan Ek"]


def test_line_ends_part_the_paragraphs_of_a_text_without_blank_lines() -> None:
    assert len(json.loads(call("-", "--json", stdin="One.\nTwo.\n").output)["paragraphs"]) == 2


def test_data_are_those_of_the_record() -> None:
    data = json.loads(call(PAGE, "--json").output)
    quotes = find_quotes(data["paragraphs"], data["language"], data["title"])
    assert data["quotes"] == [quote.model_dump(mode="json") for quote in quotes]
    assert "stretches" not in data


def test_explain_says_of_all_quoted_words_why() -> None:
    shown = " ".join(call("-", "--explain", stdin=TEXT).output.split())
    assert "frame Q said Ek ." in shown
    assert "rule verb-subject" in shown
    assert "not speech · a name: a word beside the marks calls it a title, a project, a term" in shown
    stretches = json.loads(call("-", "--explain", "--json", stdin=TEXT).output)["stretches"]
    assert [stretch["reported"] for stretch in stretches] == [False, True, True]


def test_language_is_told_by_the_words_or_by_the_user() -> None:
    text = "«Мы готовы начать работу», – сказал Ян Ек."
    assert json.loads(call("-", "--json", stdin=text).output)["language"] == "ru"
    [quote] = json.loads(call("-", "--json", "--language", "kk", stdin=text).output)["quotes"]
    assert quote["speaker"] is None


def test_a_page_without_an_address_has_its_quotes() -> None:
    page = PAGE.read_text("utf-8").replace("591767", "").replace("https://www.osce.org", "")
    assert len(json.loads(call("-", "--json", stdin=page).output)["quotes"]) == 4


def test_html_stands_alone(tmp_path: Path) -> None:
    out = tmp_path / "quotes.html"
    result = call(PAGE, "--html", out)
    page = out.read_text("utf-8")
    assert (result.exit_code, result.output) == (0, f"{out}: 4 quotes\n")
    assert page.count("<mark ") == 4
    assert "<script" not in page
    assert "http:" not in page
    assert "https:" not in page


@pytest.mark.parametrize("options", [(), ("--explain",), ("--json",), ("--json", "--explain")], ids=" ".join)
def test_no_escape_reaches_the_terminal(tmp_path: Path, options: tuple[str, ...]) -> None:
    file = tmp_path / "hostile.html"
    file.write_text(
        PAGE.read_text("utf-8").replace("Dr Lara Scarpitta", "Dr Lara \x1b[31mScarpitta\x9b2J\u202e"), "utf-8"
    )
    output = call(file, *options).output
    assert "Lara" in output
    assert not set(output) & {"\x1b", "\x9b", "\u202e"}


def test_piped_output_is_plain_text() -> None:
    command = [sys.executable, "-m", "osce_scraper", "quotes", "-"]
    done = subprocess.run(command, input=TEXT.encode(), capture_output=True, check=True, timeout=60)
    assert b"[1]" in done.stdout
    assert b"\x1b" not in done.stdout


def test_a_file_that_is_not_there_is_named() -> None:
    result = call("nowhere.html")
    assert (result.exit_code, result.output) == (1, "osce-scraper: nowhere.html: No such file or directory\n")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    result = call(PAGE, "--html", tmp_path / "nowhere" / "quotes.html")
    assert result.exit_code == 1
    assert "cannot be written" in result.output


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


def test_the_documentation_shows_what_is_printed() -> None:
    text = (ROOT / "docs" / "quotes.md").read_text("utf-8")
    shown = text.split("<!-- explain -->")[1].split("```")[1].removeprefix("console\n")
    _, statement, rest = shown.split("$ ", 2)
    printed = call("-", "--explain", stdin=statement.split("\n", 1)[1], columns=80).output
    assert _lines(printed) == _lines(rest.split("\n", 1)[1])


def test_the_readme_shows_what_is_printed() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    shown = text.split("$ osce-scraper quotes fixtures/drupal6/591767.html | tail -13\n")[1].split("```")[0]
    assert _lines(call(PAGE, columns=80).output)[-len(_lines(shown)) :] == _lines(shown)
