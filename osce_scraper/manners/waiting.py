"""How long to wait before asking again: what the server says, else twice as long each time."""

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for, in either of its forms (RFC 9110, 10.2.3); None for neither.

    `now` is the server's own clock where it sent a Date, as its dates are meant by that clock.

    >>> noon = datetime(2026, 1, 5, 12, tzinfo=UTC)
    >>> retry_after("120", noon), retry_after("Mon, 05 Jan 2026 12:01:30 GMT", noon), retry_after("soon", noon)
    (120.0, 90.0, None)
    """
    text = value.strip()
    if text.replace(".", "", 1).isdecimal() and text.isascii():
        return float(text)
    moment = http_date(text)
    return max(0.0, (moment - now).total_seconds()) if moment else None


def http_date(text: str) -> datetime | None:
    """The moment an HTTP date names (UTC), None when it names none.

    >>> http_date("Mon, 05 Jan 2026 12:01:30 GMT").isoformat()
    '2026-01-05T12:01:30+00:00'
    """
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def back_off(tries: int, step: float) -> float:
    """Seconds to wait after the `tries`-th failure: step, 2 steps, 4, ... and up to half as much again.

    The jitter only adds, so that several crawlers spread without any of them coming early.
    """
    return step * float(2 ** (tries - 1)) * random.uniform(1.0, 1.5)
