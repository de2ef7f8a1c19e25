"""What a user knows better about speakers: lines of `speakers.toml`.

    apart = [["Helga Schmid", "Helga Maria Schmid"]]    # two people
    same = [["Elmira Tasha", "Elmira Koci"]]            # one person

A name alone means all quotes under exactly this form. Where two people share it, a table says which quotes are meant:

    apart = [[{ name = "John Hill", until = 2015-12-31 }, { name = "John Hill", since = 2016-01-01 }]]
    same = [[{ name = "Anna Novak", country = "CZ" }, { name = "Anna Novak", country = "SI" }]]
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Protocol

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from osce_scraper.errors import ExportError

NAME = "speakers.toml"
# Line of `apart` and which of its sides: quotes of two sides of one line are two people's.
Mark = tuple[int, int]


class Quoted(Protocol):
    """What a selector looks at in an appearance."""

    @property
    def name(self) -> str: ...
    @property
    def on(self) -> date | None: ...
    @property
    def role(self) -> str | None: ...
    @property
    def structure(self) -> str | None: ...
    @property
    def country(self) -> str | None: ...


class Selector(BaseModel):
    """Quotes that a line means: those under a name, of all that is given besides."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    role: str | None = None
    structure: str | None = None
    country: str | None = None
    since: date | None = None
    until: date | None = None

    def fits(self, quoted: Quoted) -> bool:
        """Whether a quote is meant; one without a date is never meant by `since` and `until`."""
        dated = self.since is None and self.until is None
        within = quoted.on and (self.since or date.min) <= quoted.on <= (self.until or date.max)
        return (
            quoted.name == self.name
            and self.role in (None, quoted.role)
            and self.structure in (None, quoted.structure)
            and self.country in (None, quoted.country)
            and (dated or bool(within))
        )


def _named(side: object) -> object:
    return {"name": side} if isinstance(side, str) else side


Line = tuple[Annotated[Selector, BeforeValidator(_named)], ...]


class Corrections(BaseModel):
    """The lines of a file: sides that are never, or always, one person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    apart: tuple[Line, ...] = ()
    same: tuple[Line, ...] = ()

    def marks(self, quoted: Quoted) -> frozenset[Mark]:
        """The sides of lines of `apart` that a quote is on; the first side that fits counts."""
        sides = (
            (n, next((m for m, side in enumerate(line) if side.fits(quoted)), None))
            for n, line in enumerate(self.apart)
        )
        return frozenset((n, m) for n, m in sides if m is not None)


def read_corrections(file: Path) -> Corrections:
    """The corrections of a TOML file; none when it does not exist.

    Raises `ExportError` naming the file, and the line where it can, when it is no TOML or holds something else.
    """
    if not file.exists():
        return Corrections()
    try:
        return Corrections.model_validate(tomllib.loads(file.read_text("utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise ExportError(f"{file}: {place}: {first['msg']}") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ExportError(f"{file}: {error}") from error
