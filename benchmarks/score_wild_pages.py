"""The body on pages of none of our sites: `python -m benchmarks.score_wild_pages FOLDER`.

FOLDER is a clone of github.com/adbar/trafilatura, whose evaluation set names for each of a thousand pages of blogs, shops
and newspapers some segments that belong to the text and some that do not (Barbaresi 2021). Nothing of it is here. These
pages have neither our labels nor our datelines: what is measured is the net below them (`layouts/unknown.py`), beside
trafilatura's fast mode.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from trafilatura import extract as trafilatura_text

from osce_scraper import dom, layouts
from osce_scraper.errors import UnreadablePage
from osce_scraper.layouts import unknown
from osce_scraper.page import Page

ADDRESS = "https://www.osce.org/node/1"


def pages(folder: Path) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """Each page with what its entry says: "with" and "without"."""
    for entry in json.loads((folder / "tests" / "evaldata.json").read_text(encoding="utf-8")).values():
        for place in ("eval", "cache"):
            if (file := folder / "tests" / place / entry["file"]).is_file():
                yield file.read_bytes(), entry
                break


def our_text(markup: bytes) -> str:
    """Lead and body as the layouts read them; nothing where a page is refused."""
    try:
        story = layouts.story_of(dom.parse(Page(markup, ADDRESS)))
        lead, body = unknown.lead(story), unknown.body(story)
    except UnreadablePage:
        return ""
    return "\n".join((lead.value if lead else "", *(body.value if body else ())))


def their_text(markup: bytes) -> str:
    """The body by trafilatura."""
    return trafilatura_text(markup, fast=True) or ""


def count(text: str, entry: dict[str, Any]) -> Counter[str]:
    """Segments found, missed, and taken in wrongly."""
    line = " ".join(text.split())
    right = [" ".join(segment.split()) in line for segment in entry.get("with", ())]
    wrong = [" ".join(segment.split()) in line for segment in entry.get("without", ())]
    return Counter(found=sum(right), missed=len(right) - sum(right), wrong=sum(wrong))


def main(folder: str) -> None:
    """Print precision, recall and F1 of both."""
    totals: dict[str, Counter[str]] = {"osce_scraper": Counter(), "trafilatura fast": Counter()}
    read = 0
    for markup, entry in pages(Path(folder)):
        read += 1
        totals["osce_scraper"] += count(our_text(markup), entry)
        totals["trafilatura fast"] += count(their_text(markup), entry)
    print(f"{read} pages")
    for name, total in totals.items():
        precision = total["found"] / (total["found"] + total["wrong"])
        recall = total["found"] / (total["found"] + total["missed"])
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name:18} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
