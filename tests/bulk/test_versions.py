"""Captures of one item: every version a revision, wherever, in whatever order and under which address it was kept."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.archives.writing import payload_digest, response, revisit, write
from tests.bulk.newsroom import TIMES, capture, lines, page, rejects, run
from tests.compose import render, story


def times(out: Path) -> list[str]:
    return [f"{item.provenance.fetched_at:%Y-%m-%dT%H:%M:%SZ}" for item in lines(out)]


def test_versions_are_revisions_in_order_of_time_wherever_they_lie(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write(source / "a.warc.gz", [capture(1, TIMES[3]), capture(1, TIMES[0])])
    write(source / "b.warc.gz", [capture(1, TIMES[2], " Corrected."), capture(1, TIMES[1])])
    report = run(source, tmp_path / "out")
    items = lines(tmp_path / "out")
    assert [item.provenance.revision for item in items] == [1, 2, 3]
    assert times(tmp_path / "out") == [TIMES[0], TIMES[2], TIMES[3]]
    assert items[0].title == items[2].title != items[1].title
    assert report.health.changes == {"new": 1, "revised": 2, "same": 1}


def test_saved_page_of_an_unknown_time_comes_before_dated_captures(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write(source / "a.warc.gz", [capture(1, TIMES[0], " Corrected.")])
    (source / f"{story(1).id}.html").write_bytes(page(1))
    run(source, tmp_path / "out")
    assert [item.provenance.fetched_at is None for item in lines(tmp_path / "out")] == [True, False]


def test_language_editions_are_items_of_their_own(tmp_path: Path) -> None:
    english, russian = story(1, "en"), story(1, "ru")
    captures = [response(edition.url, render(edition, weight=20)) for edition in (english, russian, english)]
    write(tmp_path / "in" / "a.warc.gz", captures)
    report = run(tmp_path / "in", tmp_path / "out")
    assert [item.key for item in lines(tmp_path / "out")] == [(english.id, "en"), (english.id, "ru")]
    assert report.health.changes == {"new": 2, "same": 1}


def twin(date: str, edit: str = "") -> bytes:
    """The English text once more, under the address of the Italian edition, with links of its own."""
    body = page(1, edit).replace(
        b"<head>", f'<head><link rel="alternate" hreflang="de" href="{address("de")}">'.encode()
    )
    return response(address("it"), body, date=date)


def address(language: str) -> str:
    return f"https://www.osce.org/{language}/node/{story(1).id}"


def test_same_text_under_the_address_of_another_language_is_no_revision(tmp_path: Path) -> None:
    records = [capture(1, TIMES[0]), twin(TIMES[1]), capture(1, TIMES[2]), twin(TIMES[3], " Corrected.")]
    write(tmp_path / "in" / "a.warc.gz", records)
    report = run(tmp_path / "in", tmp_path / "out")
    (item,) = lines(tmp_path / "out")
    assert item.url == story(1).url
    assert report.health.changes == {"new": 1, "same": 1, "twin": 2}


def test_item_comes_home_when_only_its_twin_was_captured_before(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.warc.gz", [twin(TIMES[0]), capture(1, TIMES[1]), twin(TIMES[2])])
    report = run(tmp_path / "in", tmp_path / "out")
    assert [item.url for item in lines(tmp_path / "out")] == [address("it"), story(1).url]
    assert report.health.changes == {"new": 1, "revised": 1, "twin": 1}


def test_hosts_and_paths_of_one_item_are_one_item(tmp_path: Path) -> None:
    node = story(1).id
    urls = [
        story(1).url,
        f"http://osce.org/node/{node}",
        f"https://odihr.osce.org/odihr/{node}",
        f"{story(1).url}?ref=x",
    ]
    wrapped = f"https://web.archive.org/web/20250601120000id_/{story(1).url}"
    write(tmp_path / "in" / "a.warc.gz", [response(url, page(1), date=TIMES[0]) for url in [*urls, wrapped]])
    report = run(tmp_path / "in", tmp_path / "out")
    assert report.health.changes == {"new": 1, "same": 4}


# --- Revisits ---------------------------------------------------------------------------------------------------------


def digest_of(number: int, edit: str = "") -> str:
    return payload_digest(capture(number, edit=edit))


def test_revisit_of_the_same_version_is_counted(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write(source / "a.warc.gz", [revisit(story(1).url, date=TIMES[1], WARC_Payload_Digest=digest_of(1))])
    write(source / "b.warc.gz", [capture(1, TIMES[0])])  # in another archive, read later
    report = run(source, tmp_path / "out")
    assert len(lines(tmp_path / "out")) == 1
    assert report.health.changes == {"new": 1, "same": 1}
    assert report.extra["archives"]["revisits"] == 1


def test_revisit_after_an_edit_brings_the_version_back(tmp_path: Path) -> None:
    source = tmp_path / "in"
    again = revisit(story(1).url, date=TIMES[2], WARC_Refers_To_Date=TIMES[0], WARC_Refers_To_Target_URI=story(1).url)
    write(source / "a.warc.gz", [capture(1, TIMES[0]), capture(1, TIMES[1], " Corrected."), again])
    run(source, tmp_path / "out")
    first, second, third = lines(tmp_path / "out")
    assert third.title == first.title != second.title
    assert third.provenance.revision == 3
    assert third.provenance.fetched_at == datetime(2025, 1, 1, tzinfo=UTC)


def test_revisit_whose_payload_was_captured_only_later_is_that_version_already(tmp_path: Path) -> None:
    source = tmp_path / "in"
    early = revisit(story(1).url, date=TIMES[1], WARC_Payload_Digest=digest_of(1, " Corrected."))
    write(source / "a.warc.gz", [capture(1, TIMES[0]), early, capture(1, TIMES[3], " Corrected.")])
    report = run(source, tmp_path / "out")
    assert times(tmp_path / "out") == [TIMES[0], TIMES[1]]
    assert report.health.changes == {"new": 1, "revised": 1, "same": 1}
    write(tmp_path / "alone" / "a.warc.gz", [early, capture(1, TIMES[3], " Corrected.")])
    run(tmp_path / "alone", tmp_path / "out2")
    assert times(tmp_path / "out2") == [TIMES[1]]


def test_revisit_that_says_no_more_than_unchanged_repeats_the_one_before_it(tmp_path: Path) -> None:
    unchanged = revisit(story(1).url, date=TIMES[2], status="304 Not Modified")
    records = [capture(1, TIMES[0]), capture(1, TIMES[1], " Corrected."), unchanged]
    write(tmp_path / "in" / "a.warc.gz", records)
    assert run(tmp_path / "in", tmp_path / "out").health.changes == {"new": 1, "revised": 1, "same": 1}


def test_revisit_of_what_nobody_has_is_rejected_with_its_place(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write(source / "a.warc.gz", [revisit(story(1).url, date=TIMES[0], WARC_Payload_Digest="sha1:" + "A" * 32)])
    run(source, tmp_path / "out")
    (reject,) = rejects(tmp_path / "out")
    assert reject["url"] == story(1).url
    assert reject["page"] == f"{source}/a.warc.gz@0"
    assert "revisit" in reject["reason"]


def test_revisits_of_redirects_are_counted_and_raise_no_alarm(tmp_path: Path) -> None:
    moved = [revisit(story(n).url, date=TIMES[1], status="301 Moved Permanently") for n in range(20)]
    write(tmp_path / "in" / "a.warc.gz", [capture(1), *moved])
    report = run(tmp_path / "in", tmp_path / "out")
    assert report.extra["archives"]["skipped"] == {"status": 20}
    assert rejects(tmp_path / "out") == []


def test_every_version_of_a_page_edited_many_times(tmp_path: Path) -> None:
    composed = [replace(story(1), title=f"{story(1).title} ({number % 7})") for number in range(60)]
    records = [
        response(one.url, render(one, weight=20), date=f"2024-01-01T00:00:{second:02}Z")
        for second, one in enumerate(composed)
    ]
    write(tmp_path / "in" / "a.warc.gz", reversed(records))
    run(tmp_path / "in", tmp_path / "out")
    items = lines(tmp_path / "out")
    assert [item.provenance.revision for item in items] == list(range(1, 61))
    assert [item.title for item in items] == [one.title for one in composed]
