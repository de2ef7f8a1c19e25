"""Answers whose head never ends: Twisted limits one header line, and the timeout all of them, but not their number.

A server that sends short header lines as quickly as it can would fill 20 MB a second until the timeout.
"""

from typing import Any, Final

from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure
from twisted.web._newclient import HEADER, STATUS, HTTP11ClientProtocol

MAX_HEAD: Final = 256 * 1024  # bytes; Twisted takes lines up to 16 KB, browsers heads up to 256 KB


class LongHead(Exception):
    """Raised into a download whose head has no end; its request fails with it."""


def bounded(factory: type[Any]) -> type[Any]:
    """A factory of HTTP client protocols like the given one, whose connections give up on a long head."""

    class Bounded(factory):  # type: ignore[misc]  # Twisted's factories are untyped
        def buildProtocol(self, address: IAddress | None) -> HTTP11ClientProtocol:
            protocol: HTTP11ClientProtocol = super().buildProtocol(address)
            _bound(protocol)
            return protocol

    return Bounded


def _bound(protocol: HTTP11ClientProtocol) -> None:
    received, parser, size = protocol.dataReceived, None, 0

    def counted(data: bytes) -> None:
        nonlocal parser, size
        if protocol._parser is not parser:  # each request of a connection has a parser of its own
            parser, size = protocol._parser, 0
        if parser is not None and parser.state in (STATUS, HEADER):
            size += len(data)
        if size > MAX_HEAD and parser is not None and parser.state in (STATUS, HEADER):
            protocol._giveUp(Failure(LongHead(f"the head of the answer goes on after {MAX_HEAD} bytes")))  # type: ignore[no-untyped-call]
        else:
            received(data)  # type: ignore[no-untyped-call]

    protocol.dataReceived = counted  # type: ignore[method-assign]
