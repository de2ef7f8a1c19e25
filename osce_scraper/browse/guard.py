"""What every answer of the browser pages carries, and whom they do not answer.

A page of another site can make a visitor's browser ask a server on loopback under a name of its own (DNS
rebinding): only the names the server was started for are answered. The content security policy lets no page run
a script or fetch anything from outside. Cells of CSV are never formulas.
"""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from osce_scraper.browse.cells import SafeCells

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
# No page needs a script; bars are as long as a style on them says.
POLICY = (
    b"default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    b" form-action 'self'; frame-ancestors 'none'; base-uri 'self'"
)
HEADERS = (
    (b"content-security-policy", POLICY),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


class Guard:
    """An ASGI application in front of another, which is asked to read and only under this server's own name."""

    def __init__(self, application: Application, hosts: tuple[str, ...] = ()) -> None:
        self.application = application
        self.hosts = {*LOOPBACK, *(host.lower() for host in hosts)}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        cells: SafeCells | None = None

        async def guarded(message: Message) -> None:
            nonlocal cells
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
                cells = SafeCells() if _is_csv(scope, message["headers"]) else None
            elif cells and message["type"] == "http.response.body":
                message["body"] = cells.take(message.get("body", b""), last=not message.get("more_body"))
            await send(message)

        refused = self._refused(scope) if scope["type"] == "http" else None
        if refused is None:
            await self.application(scope, receive, guarded)
            return
        status, reason = refused
        start = {"type": "http.response.start", "status": status, "headers": [(b"content-type", b"text/plain")]}
        await guarded(start)
        await guarded({"type": "http.response.body", "body": reason})

    def _refused(self, scope: Message) -> tuple[int, bytes] | None:
        """Status and reason for a request that is not answered."""
        if _host(scope) not in self.hosts:
            return 421, b"This server answers to its own name only.\n"
        if scope["method"] not in ("GET", "HEAD"):
            return 405, b"This server is read, not written.\n"
        # Its own pages on settings, threads and file paths are for whoever started it.
        if scope["path"].startswith("/-/") and not scope["path"].startswith("/-/static/"):
            return 404, b"There is nothing here.\n"
        return None


def _is_csv(scope: Message, headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether an answer is CSV; Datasette calls it plain text unless it is to be saved."""
    asked = scope["path"].endswith(".csv") or b"_format=csv" in scope["query_string"]
    kind = next((value for name, value in headers if name.lower() == b"content-type"), b"")
    return asked and kind.startswith((b"text/csv", b"text/plain"))


def _host(scope: Message) -> str:
    """The name in the Host header; the port says nothing about who is asked.

    >>> _host({"headers": [(b"host", b"[::1]:8001")]}), _host({"headers": [(b"host", b"Localhost")]})
    ('[::1]', 'localhost')
    """
    host: str = dict(scope["headers"]).get(b"host", b"").decode("latin-1").lower()
    return host.rpartition(":")[0] if ":" in host and not host.endswith("]") else host
