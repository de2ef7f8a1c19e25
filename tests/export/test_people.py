"""Who is one person across articles: single cases, what a user corrects, and the floors on the gold."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks.score_speakers import DOCS, score, table
from osce_scraper.errors import ExportError
from osce_scraper.export.corrections import Corrections, read_corrections
from osce_scraper.export.people import Appearance, Person, people
from osce_scraper.vocabularies.labels import vocabulary
from tests.export.gold import HALVES, ROOT, gold


def said(
    name: str,
    on: str | None = "2020-05-01",
    structure: str | None = None,
    country: str | None = None,
    role: str | None = None,
    kind: str = "person",
) -> Appearance:
    key = f"{name}|{on}|{structure}|{country}|{role}"
    return Appearance(key, name, kind, date.fromisoformat(on) if on else None, role, structure, country)


def rows(*appearances: Appearance, corrections: Corrections | None = None) -> list[set[str]]:
    """The forms of the name in each row found."""
    return [{a.name for a in person.appearances} for person in people(appearances, corrections)]


def test_a_middle_name_and_an_initial_are_forms_of_one_name() -> None:
    found = people(
        [
            said("Helga Schmid", structure="secretary-general"),
            said("Helga Maria Schmid", "2021-02-01", structure="secretary-general"),
            said("H. Schmid", "2021-03-01", structure="secretary-general"),
        ]
    )
    assert [person.name for person in found] == ["Helga Maria Schmid"]
    assert found[0].why["Helga Schmid"] == [
        "'Helga Schmid' is a form of 'Helga Maria Schmid', and both stand for secretary-general"
    ]


def test_accents_and_case_do_not_make_two_people() -> None:
    assert len(rows(said("Teresa Ribeiro"), said("TERESA RIBEIRO"), said("Terésa Ribeiro"))) == 1


def test_a_surname_alone_joins_the_one_person_who_fits() -> None:
    found = rows(
        said("Vasile Munteanu", structure="mission-to-moldova"),
        said("Ana Munteanu", structure="odihr"),
        said("Munteanu", "2020-06-01", structure="odihr"),
    )
    assert {"Ana Munteanu", "Munteanu"} in found
    assert {"Vasile Munteanu"} in found


def test_a_surname_that_fits_two_people_stays_alone() -> None:
    found = rows(
        said("Vasile Munteanu", structure="odihr"),
        said("Ana Munteanu", structure="odihr"),
        said("Munteanu", "2020-06-01", structure="odihr"),
    )
    assert {"Munteanu"} in found


def test_a_surname_with_nothing_else_in_common_stays_alone() -> None:
    assert {"Munteanu"} in rows(said("Ana Munteanu", structure="odihr"), said("Munteanu"))


def test_a_surname_heard_ten_years_later_stays_alone() -> None:
    assert {"Munteanu"} in rows(
        said("Ana Munteanu", structure="odihr"), said("Munteanu", "2030-06-01", structure="odihr")
    )


def test_people_of_two_states_are_two() -> None:
    found = people([said("Anna Novak", country="CZ"), said("Anna Novak", "2020-07-01", country="SI")])
    assert [person.facts.countries for person in found] == [{"CZ"}, {"SI"}]


def test_posts_held_at_once_are_held_by_two() -> None:
    found = rows(
        said("John Hill", "2019-01-01", structure="mission-to-serbia"),
        said("John Hill", "2021-01-01", structure="mission-to-serbia"),
        said("John Hill", "2019-06-01", structure="presence-in-albania"),
        said("John Hill", "2020-12-01", structure="presence-in-albania"),
    )
    assert len(found) == 2


def test_posts_held_one_after_the_other_are_one_career() -> None:
    (person,) = people(
        [
            said("John Hill", "2019-01-01", structure="mission-to-serbia"),
            said("John Hill", "2021-01-01", structure="mission-to-serbia"),
            said("John Hill", "2021-02-10", structure="presence-in-albania"),
            said("John Hill", "2023-01-01", structure="presence-in-albania"),
            said("John Hill", "2022-01-01"),
        ]
    )
    assert person.facts.structures.keys() == {"mission-to-serbia", "presence-in-albania"}


def test_an_organization_is_no_person() -> None:
    assert len(rows(said("ODIHR", kind="organization"), said("ODIHR", kind="document"))) == 2


def corrected(toml: str, tmp_path: Path) -> Corrections:
    file = tmp_path / "speakers.toml"
    file.write_text(toml)
    return read_corrections(file)


def test_a_line_of_the_user_keeps_two_forms_apart(tmp_path: Path) -> None:
    forms = (said("Helga Schmid", structure="odihr"), said("Helga Maria Schmid", structure="odihr"))
    apart = corrected('apart = [["Helga Schmid", "Helga Maria Schmid"]]', tmp_path)
    assert len(rows(*forms)) == 1
    assert len(rows(*forms, corrections=apart)) == 2


def test_a_line_of_the_user_makes_two_names_one(tmp_path: Path) -> None:
    married = (said("Elmira Tasha", structure="odihr"), said("Elmira Koci", structure="odihr"))
    same = corrected('same = [["Elmira Tasha", "Elmira Koci"]]', tmp_path)
    assert len(rows(*married)) == 2
    (person,) = people(married, same)
    assert person.why["Elmira Tasha"] == ["a line of speakers.toml says so"]


CAREER = (
    said("John Hill", "2012-01-01", structure="mission-to-serbia"),
    said("John Hill", "2015-01-01", structure="mission-to-serbia", role="Head"),
    said("John Hill", "2018-01-01", structure="presence-in-albania"),
)


@pytest.mark.parametrize(
    "line",
    [
        '{ name = "John Hill", until = 2016-12-31 }, { name = "John Hill", since = 2017-01-01 }',
        '{ name = "John Hill", structure = "mission-to-serbia" }, { name = "John Hill", structure = "presence-in-albania" }',
        '{ name = "John Hill", structure = "presence-in-albania" }, "John Hill"',
    ],
)
def test_a_line_of_the_user_parts_two_people_of_one_name(line: str, tmp_path: Path) -> None:
    assert len(people(CAREER)) == 1
    found = people(CAREER, corrected(f"apart = [[{line}]]", tmp_path))
    assert sorted(len(person.appearances) for person in found) == [1, 2]


def test_a_line_of_the_user_makes_two_bearers_of_a_name_one(tmp_path: Path) -> None:
    two = (said("Anna Novak", country="CZ"), said("Anna Novak", "2020-07-01", country="SI"))
    assert len(people(two)) == 2
    assert len(people(two, corrected('same = [["Anna Novak"]]', tmp_path))) == 1


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ('apart = [["A", {nam = "B"}]]', "apart.0.1"),
        ('appart = [["A", "B"]]', "appart"),
        ("same = 3", "same"),
        ('same = [["A", {name = "B", since = "soon"}]]', "since"),
        ("same = [[", "at end of document"),
    ],
)
def test_a_wrong_line_is_named(toml: str, named: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=named) as refused:
        corrected(toml, tmp_path)
    assert "speakers.toml" in str(refused.value)


def test_a_post_left_and_taken_again_is_two_peoples() -> None:
    found = people(
        [
            said("John Hill", "2012-01-01", structure="mission-to-serbia"),
            said("John Hill", "2012-06-01", structure="presence-in-albania"),
            said("John Hill", "2013-01-01", structure="mission-to-serbia"),
        ]
    )
    assert sorted(len(person.appearances) for person in found) == [1, 2]


def test_a_seat_and_an_office_of_a_state_held_at_once_are_held_by_two() -> None:
    found = people(
        [
            said("John Hill", "2012-01-01", structure="mission-to-serbia"),
            said("John Hill", "2012-03-01", country="NL"),
            said("John Hill", "2012-09-01", country="NL"),
            said("John Hill", "2013-01-01", structure="mission-to-serbia"),
        ]
    )
    assert sorted(len(person.appearances) for person in found) == [2, 2]


def test_he_and_she_are_two() -> None:
    andrea = [replace(said("Andrea Corti", role="Election Adviser"), quote=sex, sex=sex) for sex in "mf"]
    assert len(people(andrea)) == 2


FLOORS = tomllib.loads((ROOT / "floors.toml").read_text("utf-8"))


@pytest.mark.parametrize("half", HALVES)
def test_floors(half: str) -> None:
    measured = score(half)
    assert measured.precision >= FLOORS[half]["precision"]
    assert measured.recall >= FLOORS[half]["recall"]


@pytest.mark.parametrize("half", HALVES)
def test_docs_show_what_is_measured(half: str) -> None:
    row = table([(half, score(half))]).splitlines()[-1]
    assert row in DOCS.read_text("utf-8"), "run `make speakers`"


@pytest.mark.parametrize("half", HALVES)
def test_the_gold_keeps_to_the_vocabularies(half: str) -> None:
    structures = {entry.id for entry in vocabulary("structures")}
    states = {entry.id for entry in vocabulary("states")}
    for each in gold(half):
        a = each.appearance
        assert {a.structure, *a.issuers} - {None} <= structures, a
        assert a.country is None or a.country in states, a


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_the_log_does_not_matter(order: int) -> None:
    forms = [
        said("Munteanu", "2020-06-01", structure="odihr"),
        said("Ana Munteanu", structure="odihr"),
        said("Ana Maria Munteanu", structure="odihr"),
        said("Anna Novak", country="CZ"),
        said("Anna Novak", country="SI"),
    ][::order]

    def shape(person: Person) -> list[str]:
        return sorted(a.quote for a in person.appearances)

    assert sorted(map(shape, people(forms))) == sorted(map(shape, people(forms[::-1])))
