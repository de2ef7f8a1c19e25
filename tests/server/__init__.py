"""A loopback server that plays the OSCE's site: real sockets, real HTTP, every fault a real server has.

    with serve(site) as served:
        ... served.origin ... served.seen ...

A site is anything that answers a `Question`. The server itself knows no newsroom.
"""

from tests.server.http import Answer, Question, Seen, Served, Site, serve

__all__ = ["Answer", "Question", "Seen", "Served", "Site", "serve"]
