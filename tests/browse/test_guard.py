"""A visitor can read the newsroom and nothing else, and change nothing."""

from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest

from osce_scraper.browse import SETTINGS, application, serve
from osce_scraper.errors import LogError
from tests.browse.newsroom import Visitor, write_newsroom


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8001", "127.0.0.1.evil.example", "localhost.", "", "[::2]:80"]
)
def test_a_request_under_another_name_is_refused(visitor: Visitor, host: str) -> None:
    answer = visitor.request("GET", "/", {"host": host})
    assert answer.status_code == 421
    assert "OSCE" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "localhost:9", "127.0.0.1:8001", "[::1]:8001", "[::1]", "LOCALHOST"])
def test_loopback_by_any_name_is_answered(visitor: Visitor, host: str) -> None:
    assert visitor.request("GET", "/", {"host": host}).status_code == 200


def test_the_host_that_it_was_started_for_is_answered(out: Path) -> None:
    app = application(out, hosts=("news.example",))
    assert Visitor(app, "news.example:8001").ask("/").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/search", "/news", "/news/items", "/news/items/1", "/-/permissions"])
def test_no_method_but_reading_does_anything(visitor: Visitor, method: str, path: str) -> None:
    assert visitor.request(method, path, {}).status_code == 405


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM items",
        "ATTACH 'stolen.db' AS other",
        "PRAGMA user_version = 7",
        "PRAGMA database_list",
        "SELECT load_extension('x')",
        "SELECT readfile('/etc/passwd')",
        "SELECT writefile('x', 'y')",
        "VACUUM INTO 'copy.db'",
        "CREATE TEMP TABLE t (a)",
        "SELECT 1; DELETE FROM items",
        "WITH x AS (SELECT 1) DELETE FROM items",
    ],
)
def test_sql_of_a_visitor_reads_and_nothing_more(visitor: Visitor, statement: str) -> None:
    answer = visitor.ask("/news.json", sql=statement)
    assert answer.status_code == 400, answer.text[:200]


def test_a_question_that_never_ends_is_stopped(visitor: Visitor) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    answer = visitor.ask("/news.json", sql=endless)
    assert answer.status_code == 400
    assert "time" in answer.json()["error"].lower()
    assert SETTINGS["sql_time_limit_ms"] <= 2000


def test_a_flood_of_rows_is_cut(visitor: Visitor) -> None:
    flood = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 50000) SELECT i FROM n"
    answer = visitor.ask("/news.json", sql=flood).json()
    assert len(answer["rows"]) == SETTINGS["max_returned_rows"]
    assert answer["truncated"] is True


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/assets/../__init__.py",
        "/assets/%2e%2e/__init__.py",
        "/assets//etc/passwd",
        "/-/static/../../../etc/passwd",
    ],
)
def test_no_file_is_read_but_the_pages_own(visitor: Visitor, path: str) -> None:
    answer = visitor.ask(path)
    assert answer.status_code in (400, 403, 404)
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "path", ["/news.db", "/-/metadata", "/-/settings", "/-/threads", "/-/logout", "/-/allow-debug", "/-/databases"]
)
def test_the_pages_give_away_neither_file_nor_path(visitor: Visitor, out: Path, path: str) -> None:
    assert str(out) not in visitor.ask(path).text


def test_every_answer_forbids_what_comes_from_outside(visitor: Visitor) -> None:
    for path in ("/", "/item?item=none", "/news/items.json", "/assets/style.css"):
        headers = visitor.ask(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
        assert "script" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers


def test_a_storm_of_visits_changes_no_byte(tmp_path: Path) -> None:
    out = write_newsroom(tmp_path)
    visitor = Visitor(application(out))

    def files() -> dict[str, str]:
        return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())}

    before = files()
    for words in ("osce", "training OR", "'; DROP TABLE items; --", "<b>"):
        for path in ("/search?q=", "/news?sql=", "/news/items?_search=", "/item?item=", "/speaker?speaker="):
            visitor.ask(path + quote(words))
    visitor.request("POST", "/news/items", {})
    assert files() == before


def test_the_copy_is_made_anew_only_when_the_export_changed(tmp_path: Path) -> None:
    out = write_newsroom(tmp_path)
    application(out)
    made = (out / "news.browse.sqlite").stat().st_mtime_ns
    application(out)
    assert (out / "news.browse.sqlite").stat().st_mtime_ns == made
    with (out / "news.jsonl").open("ab") as stream:
        stream.write(
            (out / "news.jsonl").read_bytes().splitlines(keepends=True)[0].replace(b'"title":"', b'"title":"Kakadu ')
        )
    assert Visitor(application(out)).page("/search", q="kakadu").findtext(".//h1").startswith("1 item ")


def test_a_missing_log_is_named_before_anything_is_served(tmp_path: Path) -> None:
    with pytest.raises(LogError, match="no such log"):
        serve(tmp_path / "nowhere")
