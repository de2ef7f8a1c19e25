"""Which item an address means, and who may be asked. The noise is the noise seen in real addresses (site.md, 2)."""

import pytest

from osce_scraper import urls
from osce_scraper.errors import ForeignAddress

SEED = "https://www.osce.org/secretariat/591767"


@pytest.mark.parametrize(
    "noisy",
    [
        SEED,
        "http://www.osce.org/secretariat/591767",
        "https://osce.org/secretariat/591767",
        "https://www.osce.org:443/secretariat/591767",
        "http://www.osce.org:80/secretariat/591767",
        "HTTPS://WWW.OSCE.ORG/Secretariat/591767",
        "https://www.osce.org./secretariat/591767",
        SEED + "/",
        SEED + "%20",
        SEED + "?fbclid=IwAR0TbI8",
        SEED + "?utm_source=x&utm_medium=y#top",
        SEED + "?download=true",
        "http://d6.web.osce.org/secretariat/591767",
        "https://www.osce.org//secretariat//591767",
        "https://web.archive.org/web/20250601123000/" + SEED,
        "https://web.archive.org/web/20250601123000id_/" + SEED,
        "http://web.archive.org/web/2025/http://www.osce.org:80/secretariat/591767",
        "/web/20250601123000/" + SEED,
        "//web.archive.org/web/20250601123000im_/" + SEED,
        "https://web.archive.org/web/20250601123000/https:/www.osce.org/secretariat/591767",
        "https://web.archive.org/web/20260101000000/https://web.archive.org/web/20250601123000/" + SEED,
    ],
)
def test_one_item_has_one_address(noisy: str) -> None:
    assert urls.canonical(noisy) == SEED


@pytest.mark.parametrize(
    "address",
    [
        "https://shhada.ir/bih/53214",
        "https://osce.org.example/bih/53214",
        "https://notosce.org/bih/53214",
        "https://www.osce.org@evil.example/bih/53214",
        "https://user:secret@www.osce.org/bih/53214",
        "https://www.osce.org:8080/bih/53214",
        "https://www.osce.org:99999/bih/53214",
        "ftp://www.osce.org/bih/53214",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "",
        "http://[::1",
        "https://web.archive.org/web/20250601123000/https://shhada.ir/bih/53214",
    ],
)
def test_nothing_but_the_osce_is_let_in(address: str) -> None:
    with pytest.raises(ForeignAddress, match="not an address of the OSCE"):
        urls.canonical(address)


@pytest.mark.parametrize(
    ("address", "node"),
    [
        ("https://www.osce.org/chairpersonship/661975", 661975),
        ("https://www.osce.org/node/661975", 661975),
        ("https://www.osce.org/sq/node/382648", 382648),
        ("https://odihr.osce.org/odihr/elections/georgia/490031", 490031),
        ("https://www.osce.org/fom/111042%20", 111042),
        ("/pc/52458", 52458),
        ("/node/7", 7),
        ("https://www.osce.org/odihr/elections/2024", None),
        ("https://www.osce.org/press-releases?page=3", None),
        ("https://www.osce.org/files/f/documents/1/2/591767.pdf", None),
        ("https://www.osce.org/about/cookie-statement", None),
        ("https://www.osce.org/secretariat/99999999999999999999", None),
        ("https://www.osce.org/591767", None),
    ],
)
def test_the_node_id_is_the_identity(address: str, node: int | None) -> None:
    assert urls.node_id(address) == node


def test_a_listing_keeps_its_parameters_but_not_the_click() -> None:
    address = "http://osce.org/press-releases?page=3&rows=50&fbclid=x"
    assert urls.canonical(address) == "https://www.osce.org/press-releases?page=3&rows=50"


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("https://www.osce.org/uk/node/123585", "uk"),
        ("https://www.osce.org/sq/albania/95137", "sq"),
        ("https://www.osce.org/pa/184146", None),
        ("https://www.osce.org/pc/52458", None),
        ("https://web.archive.org/web/2014/https://www.osce.org/ru/node/125678", "ru"),
    ],
)
def test_a_path_prefix_hints_at_the_language(address: str, hint: str | None) -> None:
    assert urls.language_hint(address) == hint


def test_an_archive_address_tells_when_it_was_taken() -> None:
    taken = urls.capture_time("https://web.archive.org/web/20250601123000id_/" + SEED)
    assert taken is not None
    assert taken.isoformat() == "2025-06-01T12:30:00+00:00"
    assert urls.capture_time(SEED) is None
    assert urls.capture_time("https://web.archive.org/web/20259999999999/" + SEED) is None
