"""Runs the code of a page in order and puts what it printed below it; `make docs` renews pages so, a test compares.

A block ```python is run, the block ```text behind it holds what it printed. Commands (```console) are for the reader:
the newsroom they speak to is the bundled one on loopback, crawled before.
"""

import contextlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.server import serve
from tests.server.saved import SavedNewsroom

PAGE = Path(__file__).with_name("findings.md")
_CELL = re.compile(r"```python\n(?P<code>.*?)```\n(?:\n```text\n.*?```\n)?", re.DOTALL)


def renewed(page: str, folder: Path) -> str:
    """The page with every output made anew; its code runs in a folder that holds `out/`."""
    names: dict[str, object] = {}

    def run(cell: re.Match[str]) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(cell["code"], PAGE.name, "exec"), names)
        output = f"\n```text\n{printed.getvalue()}```\n" if printed.getvalue() else ""
        return f"```python\n{cell['code']}```\n{output}"

    with contextlib.chdir(folder):
        return _CELL.sub(run, page)


def crawl(folder: Path) -> None:
    """Crawl the bundled newsroom into `out/` of a folder, as a user would."""
    with serve(SavedNewsroom(crawl_delay=0)) as served:
        command = [sys.executable, "-m", "osce_scraper", "crawl", "--site", served.origin, "--output", "out"]
        status = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=os.environ)
    if status.returncode not in (0, 3):  # 3: finished, with alarms
        raise RuntimeError(status.stderr)


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        crawl(Path(temporary))
        PAGE.write_text(renewed(PAGE.read_text("utf-8"), Path(temporary)), "utf-8")
