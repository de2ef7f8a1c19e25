"""A fingerprint of what a page says, to tell a new revision from a new coat of paint."""

import hashlib
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from osce_scraper.items import Attachment, Dateline, Image, Term, Translation

_FIELD, _PART = "\x1e", "\x1f"  # no text of a record holds them


def content_hash(meaning: dict[str, Any]) -> str:
    """SHA-256 over what the page says, field by field: hosts of links and ids of vocabularies are no part of it."""
    fields = (_PART.join((name, *_said(value))) for name, value in sorted(meaning.items()))
    return hashlib.sha256(_FIELD.join(fields).encode()).hexdigest()


def _said(value: Any) -> Iterable[str]:
    match value:
        case str():
            return (value,)
        case None:
            return ()
        case tuple():
            return (part for each in value for part in _said(each))
        case Term():
            return (value.label,)
        case Dateline():
            return (value.text,)
        case Image():
            return (urlsplit(value.url).path, value.caption or "", value.credit or "")
        case Attachment():
            return (urlsplit(value.url).path, value.title or "")
        case Translation():
            return (value.language, urlsplit(value.url).path)
        case _:
            return (str(value),)
