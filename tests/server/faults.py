"""What goes wrong on real servers, by plan: each address has a list of faults that its next answers suffer."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from gzip import compress

from tests.server.http import Answer, Question, Site

Fault = Callable[[Answer], Answer]
CHALLENGE = b"<html><head><title>Just a moment...</title></head><body><div id='challenge-error'></div></body></html>"


@dataclass(slots=True)
class Faulty:
    """A site with a plan: path -> faults of its next answers, in order; then it is well. `always` never heals."""

    site: Site
    plan: dict[str, list[Fault]] = field(default_factory=dict)
    always: dict[str, Fault] = field(default_factory=dict)

    def answer(self, question: Question) -> Answer:
        """The site's answer, spoilt when the plan says so."""
        answer = self.site.answer(question)
        if fault := self.always.get(question.path):
            return fault(answer)
        waiting = self.plan.get(question.path)
        return waiting.pop(0)(answer) if waiting else answer


def status(code: int, retry_after: str | None = None) -> Fault:
    """Another status, perhaps with a Retry-After."""
    headers = (("Content-Type", "text/html"),) + ((("Retry-After", retry_after),) if retry_after else ())
    return lambda answer: Answer(f"<h1>Error {code}</h1>".encode(), code, headers)


def busy_until(seconds: float) -> Fault:
    """429 with a Retry-After that names a moment so far ahead (whole seconds, rounded up)."""

    def fault(answer: Answer) -> Answer:
        now = datetime.now(UTC)
        moment = format_datetime((now + timedelta(seconds=seconds + 1)).replace(microsecond=0), usegmt=True)
        return status(429, moment)(answer)

    return fault


def reset(answer: Answer) -> Answer:
    """The connection breaks before a word is said."""
    return replace(answer, reset=True)


def truncated(answer: Answer) -> Answer:
    """The connection breaks in the middle of the body."""
    return replace(answer, cut=len(answer.body) // 2)


def zipped(answer: Answer) -> Answer:
    """No fault: the body in gzip, as most servers send it."""
    return replace(answer, body=compress(answer.body), headers=(*answer.headers, ("Content-Encoding", "gzip")))


def half_zipped(answer: Answer) -> Answer:
    """A zipped body that ends in its middle, though its length on the wire is as announced."""
    whole = zipped(answer)
    return replace(whole, body=whole.body[: len(whole.body) // 2])


def slow(seconds: float) -> Fault:
    """Silence before the answer."""
    return lambda answer: replace(answer, after=seconds)


def redirected(location: str, code: int = 302) -> Fault:
    """Sent somewhere else; to the same address it is a loop."""
    return lambda answer: Answer(status=code, headers=(("Location", location),))


def challenge(answer: Answer) -> Answer:
    """A bot check in place of the page."""
    return Answer(CHALLENGE, 403)


def soft_404(answer: Answer) -> Answer:
    """A page that says it is not there, with status 200."""
    return Answer(b"<html><head><title>Page not found | OSCE</title></head><body><h1>Page not found</h1></body></html>")


def charset(name: str) -> Fault:
    """The right bytes under the wrong name."""
    return lambda answer: replace(answer, headers=(("Content-Type", f"text/html; charset={name}"),))
