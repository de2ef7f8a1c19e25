"""Addresses on their way to a stand-in and back."""

import pytest

from osce_scraper.manners.standin import StandIn


@pytest.mark.parametrize(
    ("origin", "url", "served"),
    [
        ("", "https://odihr.osce.org/odihr/17772", "https://odihr.osce.org/odihr/17772"),
        ("http://127.0.0.1:8000", "https://odihr.osce.org/x?page=1", "http://127.0.0.1:8000/x?page=1"),
        ("http://www.osce.org:8000", "https://odihr.osce.org/x", "http://odihr.osce.org:8000/x"),
        ("http://127.0.0.1:8000", "https://osce.org.example/x", "https://osce.org.example/x"),
    ],
)
def test_where_a_request_goes(origin: str, url: str, served: str) -> None:
    assert StandIn(origin).served(url) == served


@pytest.mark.parametrize(
    ("origin", "printed", "original"),
    [
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/pc/52458", "https://www.osce.org/pc/52458"),
        ("http://127.0.0.1:8000", "http://localhost:8000/pc/52458", "https://www.osce.org/pc/52458"),
        ("http://127.0.0.1:8000", "http://odihr.osce.org:8000/x", "https://odihr.osce.org/x"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:9000/x", "http://127.0.0.1:9000/x"),
        ("http://127.0.0.1:8000", "http://osce.org.example:8000/x", "http://osce.org.example:8000/x"),
        ("", "http://127.0.0.1:8000/x", "http://127.0.0.1:8000/x"),
    ],
)
def test_what_a_printed_link_means(origin: str, printed: str, original: str) -> None:
    assert StandIn(origin).original(printed) == original


@pytest.mark.parametrize(
    ("origin", "loopback"),
    [("http://127.0.0.1:1", True), ("http://[::1]:1", True), ("http://localhost", True), ("http://10.0.0.1", False)],
)
def test_who_is_burdened(origin: str, loopback: bool) -> None:
    assert StandIn(origin).is_loopback == loopback


@pytest.mark.parametrize("origin", ["nonsense", "ftp://127.0.0.1", "http://"])
def test_what_is_no_server(origin: str) -> None:
    with pytest.raises(ValueError, match="not the address of a server"):
        StandIn(origin)
