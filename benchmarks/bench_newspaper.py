"""extract against newspaper4k on the same pages. newspaper4k pins what the project must not: it has a .venv-peers.

python -m benchmarks.bench_newspaper [PAGES]
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.bench_extract import pages
from osce_scraper.extract import extract_page
from osce_scraper.page import Page

PEERS = Path(".venv-peers/bin/python")
PARSE = """
import statistics, sys, time
from pathlib import Path
from newspaper import Article
times = []
for file in sorted(Path(sys.argv[1]).iterdir()) * 2:
    html = file.read_text()
    start = time.process_time()
    article = Article("https://www.osce.org/node/100001")
    article.download(input_html=html)
    article.parse()
    times.append(time.process_time() - start)
print(statistics.median(times))
"""


def theirs(found: list[Page]) -> float | None:
    """CPU seconds a page of newspaper4k, the median; None where it is not installed."""
    if not PEERS.exists():
        return None
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(found):
            Path(folder, f"{number:04d}.html").write_bytes(page.body)
        peer = subprocess.run([PEERS, "-c", PARSE, folder], capture_output=True, text=True, check=False)
    return None if peer.returncode else float(peer.stdout)


def main(count: int = 24) -> None:
    """Print medians of both in milliseconds of CPU time, and their ratio."""
    found = pages(count)
    times = []
    for page in found * 2:
        start = time.process_time()
        extract_page(page).model_dump_json()
        times.append(time.process_time() - start)
    ours, peer = statistics.median(times), theirs(found)
    if peer is None:
        print("newspaper4k: not measured; `make bench-peers` installs it")
    else:
        print(f"extract {ours * 1000:.2f} ms, newspaper4k {peer * 1000:.1f} ms a page: {peer / ours:.0f} times")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
