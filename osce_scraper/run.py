"""`run.json`: what a run did, by which rules, how it went and what a person should look at."""

import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from osce_scraper import __version__, durable
from osce_scraper.health import Alarm, Health


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
    durable.replace(path, report.model_dump_json(indent=2).encode() + b"\n")
