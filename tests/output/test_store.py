import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from osce_scraper.errors import StoreError
from osce_scraper.output import archive, log, rejects
from osce_scraper.output.store import Store
from tests.full_disk import disk_full_at
from tests.readings import exchange, item, reading, refused

DAY = timedelta(days=1)


def revisions(out: Path) -> list[tuple[int | None, int]]:
    """Node id and revision of each line of the log."""
    return [(line.id, line.provenance.revision) for line in log.lines(out)]


def kinds(out: Path) -> list[str]:
    """Kinds of all archived records, file after file."""
    found: list[str] = []
    for path in sorted((out / "pages").iterdir()):
        with path.open("rb") as stream:
            found += [record.rec_type for record in ArchiveIterator(stream)]
    return found


def test_new_same_and_revised(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        assert store.keep(reading(1)).change == "new"
        assert store.keep(reading(1, after=DAY)).change == "same"
        kept = store.keep(reading(1, version=2, after=2 * DAY))
        assert kept.change == "revised"
        assert kept.item is not None
        assert kept.item.provenance.revision == 2
        assert store.keep(reading(1, version=1, after=3 * DAY)).change == "revised"
    number = item(1).id
    assert revisions(tmp_path) == [(number, 1), (number, 2), (number, 3)]
    assert [newest.title for newest in log.read(tmp_path)] == [item(1).title]


def test_revisions_go_on_in_the_next_run(tmp_path: Path) -> None:
    for version in (1, 2):
        with closing(Store(tmp_path)) as store:
            store.keep(reading(1, version=version))
    assert [revision for _, revision in revisions(tmp_path)] == [1, 2]


def test_editions_are_items_of_their_own_and_twins_are_none(tmp_path: Path) -> None:
    english = reading(1)
    url = f"https://www.osce.org/it/node/{item(1).id}"
    assert english.item is not None
    same_text = replace(english, requested_url=url, item=english.item.model_copy(update={"url": url}))
    italian = replace(same_text, item=english.item.model_copy(update={"url": url, "language": "it"}))
    with closing(Store(tmp_path)) as store:
        assert store.keep(english).change == "new"
        assert store.keep(same_text).change == "twin"
        other_words = reading(1, version=2)
        assert other_words.item is not None
        twin = replace(other_words, requested_url=url, item=other_words.item.model_copy(update={"url": url}))
        assert store.keep(twin).change == "twin"
        assert store.keep(italian).change == "new"
    assert [line.language for line in log.lines(tmp_path)] == [english.item.language, "it"]


def test_address_without_a_language_takes_the_place_of_a_twin(tmp_path: Path) -> None:
    plain = reading(1, version=2)
    url = f"https://www.osce.org/it/node/{item(1).id}"
    prefixed = replace(reading(1), requested_url=url, item=item(1).model_copy(update={"url": url}))
    with closing(Store(tmp_path)) as store:
        assert store.keep(prefixed).change == "new"
        assert store.keep(plain).change == "revised"
        assert store.keep(prefixed).change == "twin"


def test_edition_under_its_own_prefix_is_at_home(tmp_path: Path) -> None:
    """The address without a prefix may serve the German text again when there is no English one."""
    url = f"https://www.osce.org/de/node/{item(1).id}"
    german = item(1).model_copy(update={"url": url, "language": "de"})
    again = item(1, version=2).model_copy(update={"language": "de"})
    with closing(Store(tmp_path)) as store:
        assert store.keep(replace(reading(1), requested_url=url, item=german)).change == "new"
        assert store.keep(replace(reading(1, version=2), item=again)).change == "twin"


def test_every_page_is_archived_and_an_unchanged_one_only_once(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        store.keep(reading(1))
        store.keep(reading(1, after=DAY))
        store.keep_page(exchange("https://www.osce.org/press-releases", b"<html>rows"))
    assert kinds(tmp_path) == ["warcinfo", "response", "request", "revisit", "request", "response", "request"]


def test_archive_goes_on_in_its_file_until_it_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", 3000)
    for number in range(1, 7):
        with closing(Store(tmp_path)) as store:
            store.keep(reading(number))
    files = sorted((tmp_path / "pages").iterdir())
    assert 1 < len(files) < 6
    assert kinds(tmp_path).count("response") == 6
    assert kinds(tmp_path).count("warcinfo") == len(files)


def test_without_archive_there_is_none(tmp_path: Path) -> None:
    with closing(Store(tmp_path, keep_pages=False)) as store:
        store.keep(reading(1))
        store.keep(refused(2, 404))
    assert not (tmp_path / "pages").exists()
    assert [reject.page for reject in rejects.read(tmp_path / "rejects.jsonl")] == [None]


def test_rejects_tell_address_reason_and_where_the_page_is(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        store.keep(reading(1))
        assert store.keep(refused(2, 200, "no item on the page")).item is None
        store.keep(refused(2, 200, "no item on the page"))
        store.keep(refused(3, 503))
    first, second = rejects.read(tmp_path / "rejects.jsonl")
    assert (first.outcome, first.status, first.reason) == ("unreadable", 200, "no item on the page")
    assert (first.url, first.id) == (item(2).url, item(2).id)
    assert (second.outcome, second.reason) == ("failed", "the server answered 503")
    assert first.page is not None
    name, _, offset = first.page.partition("@")
    with (tmp_path / name).open("rb") as stream:
        stream.seek(int(offset))
        record = next(iter(ArchiveIterator(stream)))
    assert record.rec_headers.get_header("WARC-Target-URI") == first.url
    assert record.content_stream().read() == b"<html>sorry</html>"


def test_second_run_on_the_same_output_is_refused(tmp_path: Path) -> None:
    with closing(Store(tmp_path)), pytest.raises(StoreError, match=f"process {os.getpid()}"):
        Store(tmp_path)


def test_batch_counts_together_or_not_at_all(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        store.keep(reading(1))
        with pytest.raises(ZeroDivisionError), store.batch():  # noqa: PT012
            store.keep(reading(2))
            store.keep(refused(3, 404))
            raise ZeroDivisionError
        with store.batch():
            store.keep(reading(4))
            store.keep(reading(5))
        assert store.keep(reading(2)).change == "new"
    assert [number for number, _ in revisions(tmp_path)] == [item(number).id for number in (1, 4, 5, 2)]
    assert list(rejects.read(tmp_path / "rejects.jsonl")) == []


def test_archive_begins_with_its_opening_record_also_after_a_failed_batch(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        with pytest.raises(ZeroDivisionError), store.batch():  # noqa: PT012
            store.keep(reading(1))
            raise ZeroDivisionError
        store.keep(reading(1))
    assert kinds(tmp_path) == ["warcinfo", "response", "request"]


def keep_until_full(out: Path, kept: list[int | None]) -> None:
    with closing(Store(out)) as store:
        for number in range(1, 200):
            store.keep(reading(number))
            kept.append(item(number).id)


@pytest.mark.parametrize("size", [60_000, 150_000, 200_001, 300_000, 400_000, 777_777])
def test_full_disk_ends_with_an_error_and_loses_nothing_that_counted(tmp_path: Path, size: int) -> None:
    kept: list[int | None] = []
    with disk_full_at(size), pytest.raises(StoreError):
        keep_until_full(tmp_path, kept)
    assert [line.id for line in log.lines(tmp_path)] == kept if kept else not (tmp_path / "news.jsonl").read_bytes()
    with closing(Store(tmp_path)) as store:
        for number in range(1, len(kept) + 1):
            assert store.keep(reading(number)).change == "same"
        assert store.keep(reading(len(kept) + 1)).change == "new"


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match="file"):
        Store(tmp_path / "file" / "out")


def test_foreign_log_is_left_alone(tmp_path: Path) -> None:
    for content in ('{"title": "mine"}\n', "no newline at the end", '{"schema_version":1}\n'):
        (tmp_path / "news.jsonl").write_text(content)
        with pytest.raises(StoreError, match=r"news\.jsonl"):
            Store(tmp_path)
        assert (tmp_path / "news.jsonl").read_text() == content
        assert not (tmp_path / "ledger.sqlite").exists()


def test_foreign_database_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as db:
        db.execute("CREATE TABLE mine (a)")
    before = (tmp_path / "ledger.sqlite").read_bytes()
    with pytest.raises(StoreError, match="not one of osce_scraper"):
        Store(tmp_path)
    assert (tmp_path / "ledger.sqlite").read_bytes() == before


def test_ledger_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        store.keep(reading(1))
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as db:
        db.execute("PRAGMA user_version = 99")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.name != ".lock"}
    with pytest.raises(StoreError, match="newer osce_scraper"):
        Store(tmp_path)
    assert {path: path.read_bytes() for path in before} == before


def test_lines_survive_any_reader_of_lines(tmp_path: Path) -> None:
    odd = item(1).model_copy(update={"title": "one\u2028two\u2029three\x85four\rfive\x00six\x1b[31m"})
    with closing(Store(tmp_path)) as store:
        store.keep(replace(reading(1), item=odd))
    text = (tmp_path / "news.jsonl").read_text("utf-8")
    assert len(text.splitlines()) == 1
    assert json.loads(text)["title"] == odd.title


KILLED = """
import os, sys
from pathlib import Path
from osce_scraper.output.store import Store
from tests.full_disk import disk_full_at
from tests.readings import reading, refused
store = Store(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 400):
    store.keep(reading(number))
    if number % 5 == 0:
        store.keep(refused(1000 + number, 404))
    print(number, flush=True)
"""


def test_killed_at_any_moment_each_record_stands_once(tmp_path: Path) -> None:
    """Runs are killed with SIGKILL at moments of chance; what a run had said to be kept is kept, once."""
    said = 0
    for round_ in range(4):
        command = [sys.executable, "-c", KILLED, str(tmp_path), str(max(1, said - 1))]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
            assert run.stdout is not None
            for line in run.stdout:
                said = max(said, int(line))
                if said % 13 == round_ or said >= 399:
                    run.kill()
                    break
    with closing(Store(tmp_path)) as store:
        for number in range(1, said + 1):
            assert store.keep(reading(number)).change == "same"
    numbers = [number for number, _ in revisions(tmp_path)]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) >= {item(number).id for number in range(1, said + 1)}
    addresses = [reject.url for reject in rejects.read(tmp_path / "rejects.jsonl")]
    assert len(addresses) == len(set(addresses))
    assert kinds(tmp_path).count("response") >= said
