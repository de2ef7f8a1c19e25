"""The gold of speakers across articles: `fixtures/speakers`, as appearances and the truth about them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from osce_scraper.export.people import Appearance

ROOT: Final = Path(__file__).parents[2] / "fixtures" / "speakers"
HALVES: Final = ("open", "held")
_SEX: Final = {"he": "m", "she": "f", "": None}


@dataclass(frozen=True)
class Said:
    """One quote of the gold: what is hard about its case, who said it in truth, and what the article says."""

    case: str
    person: str
    appearance: Appearance


@cache
def gold(half: str) -> tuple[Said, ...]:
    """All quotes of a half; people of different cases are different people."""
    cases = tomllib.loads((ROOT / f"{half}.toml").read_text("utf-8"))["case"]
    return tuple(said for number, case in enumerate(cases) for said in _said(number, case["of"], case["said"]))


def _said(number: int, case: str, rows: list[list[str]]) -> Iterator[Said]:
    for n, (person, name, on, role, structure, country, issuer, pronoun) in enumerate(rows):
        yield Said(
            case,
            f"{number}{person}",
            Appearance(
                quote=f"{number:03}-{n}",
                name=name,
                kind="person",
                on=date.fromisoformat(on),
                role=role or None,
                structure=structure or None,
                country=country or None,
                issuers=frozenset({issuer}),
                sex=_SEX[pronoun],
            ),
        )
