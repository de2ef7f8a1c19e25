"""An article cut into plain and quoted pieces, and both faces of it: nothing lost, nothing obeyed."""

from io import StringIO

import pytest
from rich.console import Console

from osce_scraper.transcript import decoded, is_page, transcript, transcript_of_text
from osce_scraper.transcript.terminal import harmless, show
from osce_scraper.transcript.web import page

ARTICLE = [
    "“We act,” said Ambassador Jan Ek. “Nobody waits.” The film “Long Way Home” was shown.",
    "Nothing is said here.",
    "«Nous», wrote Ana Ilić, a judge.",
]
HOSTILE = "“<script>alert(1)</script> & we act,” said <b>Jan Ek</b>, a \x1b[2Jjudge."


def shown(paragraphs: list[str], width: int = 120, explained: bool = False) -> str:
    stream = StringIO()
    show(transcript(paragraphs, "en"), Console(file=stream, width=width, highlight=False), explained)
    return stream.getvalue()


def test_pieces_are_the_paragraph() -> None:
    for paragraph, pieces in transcript(ARTICLE, "en").pieces():
        assert "".join(piece.text for piece in pieces) == paragraph


def test_numbers_count_quotes_alone() -> None:
    pieces = [piece for _, pieces in transcript(ARTICLE, "en").pieces() for piece in pieces if piece.quote]
    assert [(piece.number, piece.text) for piece in pieces] == [(1, "“We act,”"), (2, "“Nobody waits.”"), (3, "«Nous»")]


def test_one_speaker_has_one_colour() -> None:
    marks = [mark.split('"')[0] for mark in page(transcript(ARTICLE, "en")).split('<mark class="')[1:]]
    assert marks == ["s0", "s0", "s1"]


@pytest.mark.parametrize("explained", [False, True])
def test_text_is_never_markup(explained: bool) -> None:
    html = page(transcript([HOSTILE], "en", title="<img src=x>"), explained)
    assert "<script" not in html
    assert "<b>" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; we act," in html


@pytest.mark.parametrize("width", [60, 120])
@pytest.mark.parametrize("explained", [False, True])
def test_text_is_never_a_command(width: int, explained: bool) -> None:
    assert "\x1b" not in shown([HOSTILE, "“[bold]We act[/bold],” said Jan Ek."], width, explained)
    assert "[bold]We act[/bold]," in shown(["“[bold]We act[/bold],” said Jan Ek."], width)


def test_a_speaker_the_article_does_not_tell() -> None:
    assert "speaker not told" in shown(["“We all came here to act today.”"])
    assert 'class="nobody"' in page(transcript(["“We all came here to act today.”"], "en"))


def test_harmless_keeps_letters_of_all_scripts() -> None:
    text = "Çela, Ђорђе, Айгүл, Ærø, “we”\tact\n"
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Čovek".encode(), "Čovek"),
        (b"\xef\xbb\xbfa", "a"),
        ("Человек".encode("utf-16"), "Человек"),
        ("“naïve”".encode("cp1252"), "“naïve”"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "windows"],
)
def test_bytes_of_a_text(body: bytes, text: str) -> None:
    assert decoded(body) == text


def test_what_is_a_page() -> None:
    assert is_page(b"\n<!DOCTYPE html><html>")
    assert is_page(b"<p>We act.</p>")
    assert not is_page(b"We act <soon>, said Ek; 3 < 4.")


def test_lines_of_a_block_are_one_paragraph() -> None:
    assert transcript_of_text("We\nact.\n \n\nNobody\twaits.", "en").paragraphs == ("We act.", "Nobody waits.")
