"""Connections for `fetch` that end in time and do not lead into this machine's own network.

The standard library's timeout is for each single wait: a server that sends a byte a minute is never too late. Here
it is for the whole answer.
"""

import functools
import io
import socket
import urllib.request
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from time import monotonic
from typing import Any

from osce_scraper import urls

_HOSTS = ("web.archive.org",)
"""Hosts besides the OSCE's that are known to be on the public internet; others (a proxy) may be anywhere."""


def handlers(*, named_by_user: bool) -> list[urllib.request.BaseHandler]:
    """Handlers of http and https for `urllib.request.build_opener`.

    A server that the user named may be anywhere. Any other connection raises OSError when the name service says that
    a host of the OSCE or of the Wayback Machine is at no public address (DNS rebinding).
    """
    return [_Http(named_by_user), _Https(named_by_user)]


class _Hurried(io.RawIOBase):
    """What a socket brings until a moment. Reading raises TimeoutError then, however small the drips were."""

    def __init__(self, raw: io.RawIOBase, connection: socket.socket, seconds: float) -> None:
        self._raw, self._socket, self._seconds = raw, connection, seconds
        self._until = monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._until - monotonic()
        if left <= 0:
            raise TimeoutError(f"the answer took longer than {self._seconds:g} seconds")
        self._socket.settimeout(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Answer(HTTPResponse):
    """An answer that must be over within the connection's timeout."""

    def __init__(self, sock: socket.socket, *more: Any, **named: Any) -> None:
        super().__init__(sock, *more, **named)
        raw = self.fp.detach()
        self.fp = io.BufferedReader(_Hurried(raw, sock, sock.gettimeout() or 60.0))


class _Http(urllib.request.HTTPHandler):
    def __init__(self, named_by_user: bool) -> None:
        super().__init__()
        self._make = functools.partial(_connection, HTTPConnection, named_by_user)

    def http_open(self, req: urllib.request.Request) -> HTTPResponse:
        return self.do_open(self._make, req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, named_by_user: bool) -> None:
        super().__init__()
        self._make = functools.partial(_connection, HTTPSConnection, named_by_user)

    def https_open(self, req: urllib.request.Request) -> HTTPResponse:
        return self.do_open(self._make, req)


def _connection(kind: type[HTTPConnection], named_by_user: bool, host: str, **more: Any) -> HTTPConnection:
    """A connection of the standard library that looks whom it has reached before it says anything."""
    connection = kind(host, **more)
    connection.response_class = _Answer
    if not named_by_user:
        connection._create_connection = functools.partial(_connected, connection.host)  # type: ignore[attr-defined]
    return connection


def _connected(name: str, *arguments: Any, **more: Any) -> socket.socket:
    reached = socket.create_connection(*arguments, **more)
    address = reached.getpeername()[0]
    if (name in _HOSTS or urls.is_osce(f"https://{name}/")) and not urls.is_public(address):
        reached.close()
        raise OSError(f"the name service says that {name} is at {address}, which is no public address")
    return reached
