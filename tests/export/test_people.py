"""Who is one person across articles: the composed cases, and how well the whole of them is told apart."""

from datetime import date

import pytest

from osce_scraper.export.people import Appearance, Corrections, Person, people


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
    assert found[0].why["Helga Schmid"] == (
        "'Helga Schmid' is a form of 'Helga Maria Schmid', and both stand for secretary-general"
    )


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
    assert [person.countries for person in found] == [{"CZ"}, {"SI"}]


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
    assert person.structures == {"mission-to-serbia", "presence-in-albania"}


def test_an_organization_is_no_person() -> None:
    assert len(rows(said("ODIHR", kind="organization"), said("ODIHR", kind="document"))) == 2


def test_a_line_of_the_user_keeps_two_apart_or_makes_them_one() -> None:
    forms = (said("Helga Schmid", structure="odihr"), said("Helga Maria Schmid", structure="odihr"))
    apart = Corrections(apart=(frozenset({"Helga Schmid", "Helga Maria Schmid"}),))
    assert len(rows(*forms)) == 1
    assert len(rows(*forms, corrections=apart)) == 2
    married = (said("Elmira Tasha", structure="odihr"), said("Elmira Koci", structure="odihr"))
    same = Corrections(same=(frozenset({"Elmira Tasha", "Elmira Koci"}),))
    assert len(rows(*married)) == 2
    (person,) = people(married, same)
    assert "a line of speakers.toml says so" in person.why.values()


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
