"""A run and what it leaves behind: its place in the ledger, and `run.json` for people.

`run.json` tells what was done, by which rules, how it went, and what a person should look at.
"""

import platform
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from osce_scraper import __version__
from osce_scraper.health import Alarm, Health
from osce_scraper.output import durable
from osce_scraper.output.ledger import Ledger, stamp

# How a run ends that did what it was asked to; any other (killed, interrupted, stopped by the site) is continued.
COMPLETE: Final = frozenset({"finished", "limit", "closespider_itemcount", "closespider_pagecount"})
# A full crawl at the site's wish takes some five days; what was checked longer ago is worth asking again.
_CONTINUED_FOR: Final = timedelta(days=30)


# A share of 1 % is told from none by some hundred pages; after a quarter of nightly runs the site may be another.
_ENOUGH_PAGES: Final = 400
_MOST_RUNS: Final = 90


class Run:
    """One run in the ledger.

    Its `scope` is the words that tell which selection it makes. Runs of one scope that did not come to their end are
    continued by the next one: `horizon` is the number of the first of them, its own `number` when it continues none.
    """

    def __init__(self, ledger: Ledger, scope: str) -> None:
        self._ledger, self.scope = ledger, scope
        now = datetime.now(UTC)
        ledger.do("INSERT INTO runs (scope, started) VALUES (?, ?)", scope, stamp(now))
        self.number = self.horizon = int(ledger.first("SELECT max(id) FROM runs")[0])
        earlier = ledger.all(
            "SELECT id, reason FROM runs WHERE scope = ? AND id < ? AND started > ? ORDER BY id DESC",
            scope,
            self.number,
            stamp(now - _CONTINUED_FOR),
        )
        for number, reason in earlier:
            if reason in COMPLETE:
                break
            self.horizon = number
        ledger.commit()

    def health_so_far(self) -> Health:
        """Health that the continued run left behind; an empty one when this run continues none."""
        text = self._ledger.text(
            "SELECT health FROM runs WHERE scope = ? AND id >= ? AND id < ? AND health NOT NULL ORDER BY id DESC",
            self.scope,
            self.horizon,
            self.number,
        )
        return _health(text) or Health()

    def good_healths(self, *, alike: bool = False) -> list[Health]:
        """Health of the last good runs, newest first: as many as it takes to know what is usual (nightly runs read
        a handful of pages, or none). `alike`: only of those with this run's scope.
        """
        query = "SELECT health FROM runs WHERE good AND scope = coalesce(?, scope) ORDER BY id DESC LIMIT ?"
        found, pages = [], 0
        for (text,) in self._ledger.all(query, self.scope if alike else None, _MOST_RUNS):
            if (health := _health(text)) is None:
                continue
            found.append(health)
            pages += health.pages
            if pages >= _ENOUGH_PAGES and not alike:
                break
        return found

    def save(self, health: Health) -> None:
        """Keep the health so far, for a run that continues this one."""
        self._ledger.do("UPDATE runs SET health = ? WHERE id = ?", health.model_dump_json(), self.number)
        self._ledger.commit()

    def end(self, reason: str, health: Health, *, good: bool) -> None:
        """Write down how the run ended, and whether later ones can be compared with it."""
        self._ledger.do(
            "UPDATE runs SET health = ?, ended = ?, reason = ?, good = ? WHERE id = ?",
            health.model_dump_json(),
            stamp(datetime.now(UTC)),
            reason,
            good and reason in COMPLETE,
            self.number,
        )
        self._ledger.commit()


def _health(text: str | None) -> Health | None:
    """A health as an earlier run left it; None for none, and for one that another version or a bad disk left."""
    try:
        return Health.model_validate_json(text) if text else None
    except ValidationError:
        return None


def accept(ledger: Ledger) -> bool:
    """Take the last complete run for a good one in spite of its alarms; False when there is none."""
    complete = ", ".join(f"'{reason}'" for reason in sorted(COMPLETE))
    last = ledger.first(f"SELECT max(id) FROM runs WHERE reason IN ({complete})")[0]
    ledger.do("UPDATE runs SET good = 1 WHERE id = ?", last)
    ledger.commit()
    return last is not None


def _versions() -> dict[str, str]:
    packages = ("scrapy", "lxml", "pydantic", "warcio")
    return {"osce_scraper": __version__, "python": platform.python_version()} | {
        name: version(name) for name in packages
    }


class RunReport(BaseModel):
    """What `run.json` holds."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    command: str
    """What was run: `crawl`, `replay`, ..."""
    started: AwareDatetime
    ended: AwareDatetime | None = None
    """Null while it runs, and for ever when it was killed."""
    reason: str | None = None
    """Why it ended: `finished`, `shutdown` (interrupted), `blocked` (by the site), ..."""
    settings: dict[str, Any] = {}
    """The manners and choices that matter: user agent, robots, delay, selection."""
    versions: dict[str, str] = Field(default_factory=_versions)
    alarms: list[Alarm] = []
    health: Health = Field(default_factory=Health)
    extra: dict[str, Any] = {}
    """What only this command counts."""


def write(path: Path, report: RunReport) -> None:
    """Put the report in place at once. Raises `StoreError` when it cannot be written."""
    with durable.replacing(path) as stream:
        stream.write(report.model_dump_json(indent=2).encode() + b"\n")
