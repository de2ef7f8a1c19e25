"""One thing that the doctor found, and what to do about it."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class State(StrEnum):
    """How good a finding is."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


class Finding(BaseModel):
    """What was looked at, how it is, and what to do; `url` is where to see it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str
    state: State
    text: str
    advice: str | None = None
    url: str | None = None


def good(about: str, text: str, url: str | None = None) -> Finding:
    """All is as it should be."""
    return Finding(about=about, state=State.GOOD, text=text, url=url)


def note(about: str, text: str, advice: str | None = None, url: str | None = None) -> Finding:
    """Worth knowing; the crawl works without it."""
    return Finding(about=about, state=State.NOTE, text=text, advice=advice, url=url)


def bad(about: str, text: str, advice: str, url: str | None = None) -> Finding:
    """Must be mended."""
    return Finding(about=about, state=State.BAD, text=text, advice=advice, url=url)
