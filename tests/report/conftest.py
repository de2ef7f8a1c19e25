"""One report for all tests: of composed items, one of them hostile."""

from pathlib import Path

import pytest

from osce_scraper.items import NewsItem, Term
from osce_scraper.output.log import line_of
from osce_scraper.report import PARTS, write_report
from tests.compose import item

CHARTS = [chart for charts in PARTS.values() for chart in charts]
EVIL = "</svg><script>document.title='evil'</script>=1+1"


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    evil = item(1).model_copy(update={"kind": EVIL, "issued_by": (Term(id=None, label=EVIL),)})
    items: list[NewsItem] = [evil, *(item(number) for number in range(2, 150))]
    (folder / "news.jsonl").write_bytes(b"".join(map(line_of, items)))
    write_report(folder, folder / "report.html")
    return folder
