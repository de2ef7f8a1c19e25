"""The bundled newsroom: saved pages found by the two rules of fixtures/README.md."""

from dataclasses import dataclass
from pathlib import Path

from tests.server.http import Answer, Question

FIXTURES = Path(__file__).parents[2] / "fixtures"
_TYPES = {".html": "text/html", ".txt": "text/plain", ".xml": "application/xml"}


@dataclass(slots=True)
class SavedNewsroom:
    """Answers from a folder of fixtures, whatever the host. `crawl_delay` takes the place of robots.txt's own."""

    folder: Path = FIXTURES
    crawl_delay: float = 10.0

    def answer(self, question: Question) -> Answer:
        """The saved file of an address, 404 when there is none."""
        if question.path == "/robots.txt":
            return Answer(self._robots(), headers=(("Content-Type", "text/plain"),))
        file = self._file(question)
        if file is None:
            return Answer(b"<title>Page not found</title><h1>Page not found</h1>", 404)
        return Answer(file.read_bytes(), headers=(("Content-Type", _TYPES[file.suffix]),))

    def _file(self, question: Question) -> Path | None:
        name = question.path.rstrip("/").rpartition("/")[2]
        if name.isdecimal():
            return next(self.folder.glob(f"*/{name}.html"), None)
        page = question.parameter("page", "0")
        if not page.isdecimal():
            return None
        stem = question.path.strip("/").replace("/", "-")
        file = self.folder / "newsroom" / f"{stem}.page-{page}.html"
        return file if file.is_file() else None

    def _robots(self) -> bytes:
        lines = (self.folder / "newsroom" / "robots.txt").read_text("utf-8").splitlines()
        kept = [f"Crawl-delay: {self.crawl_delay:g}" if line.startswith("Crawl-delay") else line for line in lines]
        return "\n".join(kept).encode()
