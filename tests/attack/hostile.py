"""Answers that no honest server gives, as faults for `tests.server.faults.Faulty`."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator

import brotli
from backports import zstd

from tests.server import Answer
from tests.server.faults import Fault, redirected

_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_BOMB = b"<h1>" + b"0" * 8_000_000


def raw(head: bytes = b"", endless: bytes = b"", every: float = 0.0) -> Fault:
    """Bytes as they are; then the same bytes again and again, so many seconds apart."""

    async def pieces() -> AsyncIterator[bytes]:
        yield head
        while endless:
            yield endless
            await asyncio.sleep(every)

    return lambda answer: Answer(raw=pieces)


def encoded(coding: str, body: bytes) -> Fault:
    """A body under a content coding, true or not."""
    return lambda answer: Answer(body, headers=(("Content-Type", "text/html"), ("Content-Encoding", coding)))


ENDLESS: dict[str, Fault] = {
    "body without an end": raw(_OK + b"\r\n", b"x" * 65536),
    "length of a terabyte": raw(_OK + b"Content-Length: 999999999999\r\n\r\nhello"),
    "body in drips": raw(_OK + b"\r\n", b"x", 0.05),
    "head in drips": raw(b"HTTP/1.1 200 OK\r\n", b"X", 0.05),
    "header of a megabyte": raw(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 1_000_000 + b"\r\nContent-Length: 2\r\n\r\nok"),
    "header line without an end": raw(b"HTTP/1.1 200 OK\r\nX: ", b"a" * 65536),
    "head without an end": raw(b"HTTP/1.1 200 OK\r\n", b"X: a\r\n" * 1000),
    "nothing but 100 Continue": raw(endless=b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
    "chunk extension without an end": raw(_OK + b"Transfer-Encoding: chunked\r\n\r\n1;", b"x" * 65536),
    "gzip bomb": encoded("gzip", gzip.compress(_BOMB)),
    "gzip in gzip": encoded("gzip, gzip", gzip.compress(gzip.compress(_BOMB))),
    "deflate bomb": encoded("deflate", zlib.compress(_BOMB)),
    "brotli bomb": encoded("br", brotli.compress(_BOMB, quality=1)),
    "zstd bomb": encoded("zstd", zstd.compress(_BOMB)),
}
"""Without a limit of ours these would fill the memory or never come to an end."""

LIES: dict[str, Fault] = {
    "negative length": raw(_OK + b"Content-Length: -5\r\n\r\nhello"),
    "length in words": raw(_OK + b"Content-Length: lots\r\n\r\nhello"),
    "two lengths": raw(_OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!"),
    "chunk of 2^64": raw(_OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx"),
    "chunk of -1": raw(_OK + b"Transfer-Encoding: chunked\r\n\r\n-1\r\nx"),
    "no HTTP": raw(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"),
    "status 0": raw(b"HTTP/1.1 0 X\r\nContent-Length: 2\r\n\r\nok"),
    "status 999": raw(b"HTTP/1.1 999 X\r\nContent-Length: 2\r\n\r\nok"),
    "gzip that is none": encoded("gzip", b"<h1>plain</h1>"),
    "gzip cut off": encoded("gzip", gzip.compress(b"<h1>cut</h1>")[:-9]),
    "brotli that is none": encoded("br", b"garbage here"),
    "brotli cut off": encoded("br", brotli.compress(b"<h1>cut</h1>" * 90)[:-4]),
    "zstd that is none": encoded("zstd", b"garbage here"),
    "zstd cut off": encoded("zstd", zstd.compress(b"<h1>cut</h1>" * 90)[:-3]),
    "coding of another's making": encoded("x-nobody-knows", b"\x00\x01\x02"),
}
"""Answers that say one thing and are another."""


def away(trap: str) -> dict[str, Fault]:
    """Redirects to where no crawl of ours goes; `trap` is a server on this machine that must see nobody."""
    host = trap.removeprefix("http://")
    port = host.partition(":")[2]
    targets = {
        "loopback": f"{trap}/",
        "loopback by name": f"http://localhost:{port}/",
        "loopback as a number": f"http://2130706433:{port}/",
        "loopback in IPv6": "http://[::1]/",
        "link-local": "http://169.254.169.254/latest/meta-data/",
        "private": "http://10.0.0.1/",
        "another port": f"https://www.osce.org:{port}/a/12345",
        "credentials": "https://user:secret@www.osce.org/a/12345",
        "credentials that look like the host": f"http://www.osce.org@{host}/",
        "look-alike": "https://www.osce.org.example/a/12345",
        "look-alike with a stop": "https://www.osce.org。example/",
        "backslash": f"http://{host}\\@www.osce.org/",
        "tab in the scheme": f"ht\ttp://{host}/",
        "scheme-relative": f"//{host}/",
        "file": "file:///etc/passwd",
        "data": "data:text/html,<h1>x</h1>",
        "ftp": "ftp://www.osce.org/a/12345",
        "javascript": "javascript:alert(1)",
        "no address": "http://[:::1",
    }
    return {name: redirected(target.encode("utf-8").decode("latin-1")) for name, target in targets.items()}
