"""The server itself: questions in, answers or faults out, on 127.0.0.1 in a thread of its own."""

import asyncio
import ssl
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from time import monotonic
from typing import Protocol
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class Question:
    """One request. `host` is what the Host header says, without its port; header names are in lower case."""

    host: str
    target: str
    headers: dict[str, str]

    @property
    def path(self) -> str:
        """Path without the query."""
        return urlsplit(self.target).path

    def parameter(self, name: str, default: str = "") -> str:
        """One parameter of the query."""
        return parse_qs(urlsplit(self.target).query).get(name, [default])[-1]


@dataclass(frozen=True, slots=True)
class Answer:
    """What to send, and how badly.

    `after` seconds of silence come first; `cut` closes the connection after so many bytes of the body although the
    whole length was announced; `reset` closes it without a word. `raw` gives in place of all that every byte of the
    answer, head included, and closes the connection at its end.
    """

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"),)
    after: float = 0.0
    cut: int | None = None
    reset: bool = False
    raw: Callable[[], AsyncIterator[bytes]] | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as the server saw it; `at` is its monotonic clock."""

    at: float
    question: Question
    status: int


class Site(Protocol):
    """Whoever knows the answers."""

    def answer(self, question: Question) -> Answer:
        """The answer to one question."""


@dataclass(slots=True)
class Served:
    """A running server."""

    origin: str
    seen: list[Seen] = field(default_factory=list)

    def paths(self) -> list[str]:
        """Targets in the order in which they were asked for, robots.txt left out."""
        return [s.question.target for s in self.seen if s.question.path != "/robots.txt"]

    def gaps(self) -> list[float]:
        """Seconds between one request and the next."""
        moments = [seen.at for seen in self.seen]
        return [after - before for before, after in pairwise(moments)]


@contextmanager
def serve(site: Site, tls: ssl.SSLContext | None = None) -> Iterator[Served]:
    """Serve a site until the block ends, over TLS where a context is given."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    served = Served("")
    connections: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        connections.add(task)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                await _converse(site, served, reader, writer)
            writer.close()
        except asyncio.CancelledError:
            writer.transport.abort()  # nobody will read what is still to be sent
        connections.discard(task)

    async def stop(server: asyncio.Server) -> None:
        await asyncio.sleep(0.005)  # a connection that was just taken finds the server open, and has its task
        server.close()
        for _ in range(2):
            for task in connections:
                task.cancel()
            await asyncio.gather(*connections, return_exceptions=True)
            await asyncio.sleep(0.005)
        await asyncio.sleep(0)  # lets closed transports be forgotten

    server = asyncio.run_coroutine_threadsafe(asyncio.start_server(connected, "127.0.0.1", 0, ssl=tls), loop).result()
    served.origin = f"{'https' if tls else 'http'}://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield served
    finally:
        asyncio.run_coroutine_threadsafe(stop(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _converse(site: Site, served: Served, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer one connection's questions until it is closed."""
    while head := await reader.readuntil(b"\r\n\r\n"):
        question = _question(head.decode("latin-1"))
        moment = monotonic()
        answer = site.answer(question)
        served.seen.append(Seen(moment, question, answer.status))
        await asyncio.sleep(answer.after)
        if answer.reset:
            writer.transport.abort()
            return
        if answer.raw:
            async for piece in answer.raw():
                writer.write(piece)
                await writer.drain()
            return
        writer.write(_head(answer) + answer.body[: answer.cut])
        await writer.drain()
        if answer.cut is not None:
            return


def _question(head: str) -> Question:
    request, *lines = head.rstrip("\r\n").split("\r\n")
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Question(headers.get("host", "").partition(":")[0], request.split(" ")[1], headers)


def _head(answer: Answer) -> bytes:
    names = {name.lower() for name, _ in answer.headers}
    headers = list(answer.headers)
    if "content-length" not in names and answer.status != 304:
        headers.append(("Content-Length", str(len(answer.body))))
    lines = [f"HTTP/1.1 {answer.status} X", *(f"{name}: {value}" for name, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
