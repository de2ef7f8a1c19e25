"""A visitor can read the newsroom and nothing else, and change nothing."""

from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest

from osce_scraper.browse import SETTINGS, application, serve
from osce_scraper.errors import LogError
from tests.browse.conftest import Ask
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
        "SELECT fts3_tokenizer('simple')",
        "SELECT edit('x')",
        "INSERT INTO items_fts (items_fts) VALUES ('rebuild')",
        "SELECT * FROM pragma_table_list",
        "EXPLAIN DELETE FROM items",
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


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT zeroblob(1000000000)",
        "SELECT hex(zeroblob(1000000000))",
        "SELECT randomblob(900000) FROM items",
        f"SELECT {', '.join(['zeroblob(900000)'] * 150)} FROM items",
        f"SELECT {', '.join('1' * 300)}",
        "SELECT printf('%.*c', 999999999, 'x')",
        "SELECT format('%.*c', 999999999, 'x')",
        "SELECT group_concat(a.body) FROM items a, items b, items c",
        "SELECT json_group_array(a.body) FROM items a, items b",
        "SELECT replace(hex(zeroblob(400000)), '0', 'aaaaaaaaaaaaaaaa')",
        f"SELECT 'a' LIKE '{'%a' * 2000}'",
        f"SELECT {'(' * 5000}1{')' * 5000}",
        f"SELECT count(*) FROM items_fts WHERE items_fts MATCH '{'(' * 3000}a{')' * 3000}'",
        "SELECT * FROM items a, items b, items c, items d ORDER BY a.title || b.title || c.title || d.title",
    ],
    ids=lambda statement: statement[:40],
)
def test_a_question_that_would_fill_the_memory_is_refused(visitor: Visitor, statement: str) -> None:
    assert visitor.ask("/news.json", sql=statement).status_code == 400


def test_an_answer_of_many_rows_has_a_limit_of_bytes(visitor: Visitor) -> None:
    assert "MB" in visitor.ask("/news.json", sql="SELECT randomblob(900000) FROM items").json()["error"]
    wide = visitor.ask("/news.json", sql="SELECT * FROM items a, items b LIMIT 1000")  # what a limit must not cut
    assert len(wide.json()["rows"]) == 1000


@pytest.mark.parametrize("statement", ["SELECT * FROM pragma_database_list", "SELECT file FROM pragma_database_list()"])
def test_sql_does_not_tell_where_the_file_lies(visitor: Visitor, out: Path, statement: str) -> None:
    answer = visitor.ask("/news.json", sql=statement)
    assert str(out) not in answer.text
    assert not answer.json()["rows"]


@pytest.mark.parametrize(
    "query",
    [
        {"_size": "99999999"},
        {"_size": "-1"},
        {"_shape": "../../etc/passwd"},
        {"_where": "1=1) UNION SELECT file FROM pragma_database_list --"},
        {"_sort": "(SELECT file FROM pragma_database_list)"},
        {"_facet": "body"},
        {"_col": "nonsense"},
        {"_next": "'; DROP TABLE items; --"},
        {"_through": "{nonsense"},
        {"title__nonsense": "x"},
    ],
    ids=str,
)
def test_parameters_of_a_table_are_no_way_in(visitor: Visitor, out: Path, query: dict[str, str]) -> None:
    answer = visitor.ask("/news/items.json", **query)
    assert str(out) not in answer.text
    assert len(answer.content) < 3_000_000
    assert visitor.ask("/news/items.json").status_code == 200


@pytest.mark.parametrize("evil", ["x' OR 1=1 --", '"', "*", "NEAR(", "\x00", "a" * 5000, "^" * 100, "items_fts:x"])
def test_parameters_of_questions_stay_values(visitor: Visitor, sql: Ask, evil: str) -> None:
    for name in ("item", "speaker", "search", "quotes"):
        answer = visitor.ask(f"/news/{name}.json", item=evil, speaker=evil, q=evil, words=evil)
        assert answer.status_code in (200, 400, 404), answer.text[:200]
    assert visitor.ask("/search", q=evil).status_code == 200
    assert sql("SELECT count(*) FROM items")[0][0] == visitor.ask("/news/overview.json").json()["rows"][0][0]


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
