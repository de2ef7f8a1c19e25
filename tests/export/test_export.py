"""The tables say what the log says, again and again, and nothing in them runs."""

import csv
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from frictionless import Package
from openpyxl import load_workbook
from typer.testing import CliRunner

from osce_scraper.cli import app
from osce_scraper.errors import ExportError, LogError, StoreError
from osce_scraper.export import Format, export
from osce_scraper.items import NewsItem, Speaker, Term
from osce_scraper.output.log import line_of, read
from tests.compose import item

EVIL = "=HYPERLINK(\"http://evil.example\") <script>alert('x')</script>"


def write_log(folder: Path, items: Iterable[NewsItem]) -> Path:
    log = folder / "news.jsonl"
    with log.open("ab") as stream:
        stream.writelines(map(line_of, items))
    return log


def changed(original: NewsItem, revision: int = 2, **changes: Any) -> NewsItem:
    """A later version of an item."""
    provenance = original.provenance.model_copy(update={"revision": revision, "content_hash": "f" * 64})
    return original.model_copy(update={"provenance": provenance, **changes})


def ask(folder: Path, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "news.sqlite")) as connection:
        return connection.execute(question).fetchall()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_log(tmp_path, (item(number) for number in range(60)))
    return tmp_path


def test_every_fact_of_the_log_is_in_the_database(out: Path) -> None:
    assert export(out, "sqlite").new_lines == 60
    items = list(read(out))
    assert ask(out, "PRAGMA foreign_key_check") == []
    assert ask(out, "SELECT count(*) FROM items") == [(60,)]
    assert ask(out, "SELECT count(*) FROM quotes") == [(sum(len(i.quotes) for i in items),)]
    assert ask(out, "SELECT id, label FROM item_fields JOIN items USING (item) ORDER BY 1, position") == sorted(
        ((i.id, term.label) for i in items for term in i.fields_of_work), key=lambda pair: pair[0] or 0
    )
    bodies = dict(ask(out, "SELECT item, body FROM items"))
    for quote, item_, text, start, end, paragraph in ask(
        out, "SELECT quote, item, text, start_char, end_char, paragraph FROM quotes"
    ):
        assert bodies[item_].split("\n\n")[paragraph][start:end] == text, quote


def test_a_second_export_reads_on(out: Path) -> None:
    export(out, "sqlite")
    assert export(out, "sqlite").new_lines == 0
    write_log(out, [changed(item(3), title="Corrected title"), item(60)])
    assert export(out, "sqlite").new_lines == 2
    key = f"{item(3).id}-{item(3).language}"
    assert ask(out, f"SELECT title, revision FROM items WHERE item = '{key}'") == [("Corrected title", 2)]
    assert ask(out, f"SELECT revision FROM revisions WHERE item = '{key}' ORDER BY 1") == [(1,), (2,)]
    assert ask(out, "SELECT count(*) FROM items") == [(61,)]


def test_reading_on_gives_what_reading_at_once_gives(out: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    export(out, "sqlite")
    write_log(out, [changed(item(n), quotes=()) for n in range(5)])
    export(out, "sqlite")
    other = tmp_path_factory.mktemp("at-once")
    (other / "news.jsonl").write_bytes((out / "news.jsonl").read_bytes())
    export(other, "sqlite")
    for table, order in [
        ("items", "item"),
        ("quotes", "quote"),
        ("speakers", "speaker"),
        ("revisions", "item, revision"),
    ]:
        question = f"SELECT * FROM {table} ORDER BY {order}"
        assert ask(out, question) == ask(other, question)


def test_a_log_that_was_compacted_is_read_anew(out: Path) -> None:
    write_log(out, [changed(item(3), title="Corrected title")])
    export(out, "sqlite")
    newest = list(read(out))
    (out / "news.jsonl").unlink()
    write_log(out, newest)
    assert export(out, "sqlite").new_lines == 60
    assert ask(out, "SELECT count(*) FROM items WHERE title = 'Corrected title'") == [(1,)]


def test_a_line_still_being_written_waits_for_the_next_export(out: Path) -> None:
    line = line_of(item(60))
    with (out / "news.jsonl").open("ab") as stream:
        stream.write(line[:100])
    assert export(out, "sqlite").new_lines == 60
    with (out / "news.jsonl").open("ab") as stream:
        stream.write(line[100:])
    assert export(out, "sqlite").new_lines == 1


def test_a_broken_line_is_named_and_the_database_stays_as_it_was(out: Path) -> None:
    export(out, "sqlite")
    write_log(out, [item(60)])
    with (out / "news.jsonl").open("ab") as stream:
        stream.write(b'{"id": 1}\n')
    with pytest.raises(LogError, match=r"news\.jsonl, line that ends at byte \d+: not a record"):
        export(out, "sqlite")
    assert ask(out, "SELECT count(*) FROM items") == [(60,)]


def test_a_first_export_that_fails_leaves_nothing(tmp_path: Path) -> None:
    log = write_log(tmp_path, [item(1)])
    with log.open("ab") as stream:
        stream.write(b'{"id": 1}\n')
    with pytest.raises(LogError):
        export(tmp_path, "sqlite")
    assert list(tmp_path.iterdir()) == [log]


def test_search_over_quotes_follows_what_changes(out: Path) -> None:
    question = (
        "SELECT count(*) FROM quotes WHERE rowid IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH 'zanzibar')"
    )
    changes = item(0).quotes[0].model_copy(update={"text": "Zanzibar first"})
    write_log(out, [changed(item(3), quotes=(changes,))])
    export(out, "sqlite")
    assert ask(out, question) == [(1,)]
    write_log(out, [changed(item(4), quotes=(changes,)), changed(item(3), revision=3, quotes=())])
    export(out, "sqlite")
    assert ask(out, question) == [(1,)]
    with closing(sqlite3.connect(out / "news.sqlite")) as connection:
        for table in ("items_fts", "quotes_fts"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")


def test_search_finds_words_without_their_accents(out: Path) -> None:
    write_log(out, [changed(item(60), revision=1, title="Workshop in Türkiye and Škofja Loka")])
    export(out, "sqlite")
    found = ask(
        out, "SELECT title FROM items WHERE rowid IN (SELECT rowid FROM items_fts WHERE items_fts MATCH 'skofja')"
    )
    assert found == [("Workshop in Türkiye and Škofja Loka",)]


def test_an_id_that_the_vocabulary_no_longer_has_is_kept(out: Path) -> None:
    term = item(0).issued_by[0].model_copy(update={"id": "mission-to-the-moon"})
    write_log(out, [changed(item(0), issued_by=(term,))])
    export(out, "sqlite")
    assert ask(out, "PRAGMA foreign_key_check") == []
    assert ask(out, "SELECT label FROM structures WHERE id = 'mission-to-the-moon'") == [("mission-to-the-moon",)]


def test_csv_cells_are_never_formulas(out: Path) -> None:
    write_log(out, [changed(item(0), title=EVIL)])
    export(out, "csv")
    with (out / "csv" / "items.csv").open(encoding="utf-8", newline="") as stream:
        titles = [row["title"] for row in csv.DictReader(stream)]
    assert "'" + EVIL in titles
    assert not [title for title in titles if title[0] in "=+-@"]


def test_excel_cells_are_never_formulas_or_links(out: Path) -> None:
    write_log(out, [changed(item(0), title=EVIL, body=("x" * 40_000,), quotes=())])
    workbook = load_workbook(export(out, "excel").target, read_only=True)
    cells = [cell for row in workbook["items"].iter_rows() for cell in row if cell.value is not None]
    assert EVIL in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert any(str(cell.value).endswith("[…cut: longer than an Excel cell]") for cell in cells)
    workbook.close()


def test_parquet_holds_the_records_typed_and_nested(out: Path) -> None:
    export(out, "parquet")
    nested = pq.read_table(out / "parquet" / "records.parquet").to_pylist(maps_as_pydicts="strict")
    assert [NewsItem.model_validate(record) for record in nested] == list(read(out))
    flat = pq.read_table(out / "parquet" / "items.parquet")
    assert str(flat.schema.field("issued_on").type) == "date32[day]"
    assert flat.schema.field("kind").metadata[b"description"].startswith(b"Item type")


def test_the_database_says_what_its_columns_mean(out: Path) -> None:
    export(out, "sqlite")
    described = dict(ask(out, "SELECT table_name || '.' || column_name, description FROM columns"))
    assert described["items.kind"].startswith("Item type")
    assert all(described.values())
    for (table,) in ask(out, "SELECT DISTINCT table_name FROM columns"):
        for _, column, *_ in ask(out, f"PRAGMA table_info({table})"):
            assert f"{table}.{column}" in described


def test_a_second_export_leaves_rows_and_files_that_stay_the_same(out: Path) -> None:
    """The row id of a row is new once it was deleted, however it was put back."""
    tables = ("items", "quotes", "item_fields", "speakers", "speaker_names", "speaker_roles")
    export(out, "csv")
    export(out, "parquet")

    def rows() -> dict[str, dict[Any, int]]:
        return {
            table: {row: id for id, *row_ in ask(out, f"SELECT rowid, * FROM {table}") for row in [tuple(row_)]}
            for table in tables
        }

    def written() -> dict[str, int]:
        return {str(f): f.stat().st_mtime_ns for folder in ("csv", "parquet") for f in (out / folder).iterdir()}

    before, files = rows(), written()
    write_log(out, [item(60)])
    for to in ("csv", "parquet"):
        export(out, to)
    for table, known in rows().items():
        kept = before[table].keys() & known.keys()
        assert len(kept) > len(known) / 2
        assert {row: before[table][row] for row in kept} == {row: known[row] for row in kept}
    same = {file for file, time in written().items() if files[file] == time}
    assert {str(out / "csv" / "countries.csv"), str(out / "parquet" / "structures.parquet")} <= same
    assert str(out / "csv" / "items.csv") not in same


@pytest.mark.parametrize("to", ["csv", "parquet"])
def test_what_did_not_change_is_not_written_again(out: Path, to: Format) -> None:
    assert export(out, to).written
    assert not export(out, to).written
    write_log(out, [item(60)])
    assert export(out, to).written


def test_the_data_package_validates(out: Path) -> None:
    export(out, "csv")
    report = Package(str(out / "csv" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    described = json.loads((out / "csv" / "datapackage.json").read_text("utf-8"))
    assert all(field["description"] for table in described["resources"] for field in table["schema"]["fields"])


@pytest.mark.parametrize(("to", "name"), [("sqlite", "mine.db"), ("excel", "mine.xlsx"), ("csv", "mine")])
def test_a_file_of_the_user_is_not_overwritten(out: Path, to: Format, name: str) -> None:
    target = out / name
    kept = target / "notes.txt" if to == "csv" else target
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("my own")
    with pytest.raises(ExportError, match="exists and is no earlier export"):
        export(out, to, target)
    assert kept.read_text() == "my own"


@pytest.mark.parametrize(("to", "name"), [("sqlite", "news.sqlite"), ("excel", "news.xlsx"), ("csv", "csv/mine.csv")])
def test_neither_is_one_that_has_the_name_of_an_export(out: Path, to: Format, name: str) -> None:
    mine = out / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("my own")
    with pytest.raises(ExportError, match="exists and is no earlier export"):
        export(out, to)
    assert mine.read_text() == "my own"
    assert export(out, to, overwrite=True).written
    assert not export(out, to).written


def test_a_workbook_that_somebody_worked_in_is_theirs(out: Path) -> None:
    target = export(out, "excel").target
    write_log(out, [item(60)])
    assert export(out, "excel").written
    write_log(out, [item(61)])
    workbook = load_workbook(target)
    workbook["items"]["A1"] = "my note"
    workbook.save(target)
    with pytest.raises(ExportError, match="exists and is no earlier export"):
        export(out, "excel")


def test_two_logs_of_one_folder_have_exports_of_their_own(tmp_path: Path) -> None:
    for name, numbers in (("may", range(5)), ("june", range(5, 12))):
        (tmp_path / f"{name}.jsonl").write_bytes(b"".join(line_of(item(number)) for number in numbers))
        for to in ("sqlite", "csv", "parquet", "excel"):
            export(tmp_path / f"{name}.jsonl", to)
    assert {path.name for path in tmp_path.iterdir()} == {
        f"{name}{ending}" for name in ("may", "june") for ending in (".jsonl", ".sqlite", ".xlsx", "-csv", "-parquet")
    }
    for name, count in (("may", 5), ("june", 7)):
        assert pq.read_table(tmp_path / f"{name}-parquet" / "items.parquet").num_rows == count


def test_a_line_of_speakers_toml_counts_at_the_next_export(out: Path) -> None:
    short, full = "Helga Brandt", "Helga Maria Brandt"
    post = Term(id="secretary-general", label="Secretary General")
    for number, name in enumerate((short, full)):
        speaker = Speaker(name=name, kind="person", role="Secretary General", structure=post)
        quote = item(0).quotes[0].model_copy(update={"speaker": speaker})
        write_log(out, [changed(item(0), id=9_000_000 + number, quotes=(quote,))])

    def exported() -> dict[str, str]:
        assert CliRunner().invoke(app, ["export", str(out)]).exit_code == 0
        return dict(ask(out, f"SELECT name, speaker FROM speaker_names WHERE name IN ('{short}', '{full}')"))

    assert len(set(exported().values())) == 1
    (why,) = ask(out, f"SELECT why FROM speaker_names WHERE name = '{short}'")
    assert "is a form of" in why[0]
    (out / "speakers.toml").write_text(f'apart = [["{short}", "{full}"]]\n')
    assert len(set(exported().values())) == 2
    assert ask(out, "PRAGMA foreign_key_check") == []
    (out / "speakers.toml").unlink()
    assert len(set(exported().values())) == 1


def test_a_wrong_line_of_speakers_toml_is_named(out: Path) -> None:
    (out / "speakers.toml").write_text("apart = [[")
    refused = CliRunner().invoke(app, ["export", str(out)])
    assert refused.exit_code == 1
    assert "speakers.toml" in refused.output


def test_a_place_that_cannot_be_written_is_named(out: Path) -> None:
    with pytest.raises((ExportError, StoreError), match="cannot"):
        export(out, "csv", out / "news.jsonl" / "csv")
    with pytest.raises((ExportError, StoreError), match="cannot"):
        export(out, "excel", out / "nowhere" / "news.xlsx")


def test_a_missing_log_is_named(tmp_path: Path) -> None:
    with pytest.raises(LogError, match=r"nowhere: no such log"):
        export(tmp_path / "nowhere", "sqlite")
    assert list(tmp_path.iterdir()) == []
