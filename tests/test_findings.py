"""docs/findings.md says what its code prints: the page is run, from the crawl on."""

from pathlib import Path

from docs.notebook import PAGE, crawl, renewed


def test_the_page_prints_what_it_says(tmp_path: Path) -> None:
    crawl(tmp_path)
    page = PAGE.read_text("utf-8")
    assert renewed(page, tmp_path) == page, "run `make docs` and look at the difference"
