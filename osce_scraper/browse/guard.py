"""What every answer of the browser pages carries, and whom they do not answer.

A page of another site can make a visitor's browser ask a server on loopback under a name of its own (DNS
rebinding): only the names the server was started for are answered. The content security policy lets no page fetch
anything from outside.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
# Datasette's own table pages carry small inline scripts; nothing comes from another host.
POLICY = b"default-src 'self' 'unsafe-inline' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'self'"
HEADERS = (
    (b"content-security-policy", POLICY),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


class Guard:
    """An ASGI application in front of another."""

    def __init__(self, application: Application, hosts: tuple[str, ...] = ()) -> None:
        self.application = application
        self.hosts = {*LOOPBACK, *hosts}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._is_meant(scope):
            await send({"type": "http.response.start", "status": 421, "headers": [(b"content-type", b"text/plain")]})
            await send({"type": "http.response.body", "body": b"This server answers to its own name only.\n"})
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        await self.application(scope, receive, guarded)

    def _is_meant(self, scope: Message) -> bool:
        """Whether the Host header names this server; the port says nothing about who is asked."""
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
        return name in self.hosts
