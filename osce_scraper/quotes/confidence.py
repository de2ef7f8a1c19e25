"""How often each rule is right, measured on annotated articles."""

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

Method = Literal[
    "verb-subject",
    "subject-verb",
    "any-verb",
    "according-to",
    "as-put",
    "name-line",
    "late",
    "stated",
    "document",
    "verb-alone",
    "verb-only",
    "cue-before",
    "colon",
    "in-words-of",
    "same-subject",
    "split",
    "multi",
    "carry",
    "bare",
    "bare-across",
    "announced",
    "topic",
    "topic-across",
    "forward",
    "unattributed",
    "marks-only",
]
"""The rules a quote may be attributed by; each has its line in `confidence.toml`."""


Refusal = Literal["title", "named", "term", "sign", "no-cue"]
"""Why words in marks are no quote."""


@cache
def _measured() -> dict[str, float]:
    data = tomllib.loads(resources.files(__package__).joinpath("confidence.toml").read_text("utf-8"))
    return {method: float(share) for method, share in data["confidence"].items()}


def confidence(method: Method) -> float:
    """Share of right attributions of a method, on annotated articles; 0 for one not measured yet."""
    return _measured().get(method, 0.0)
