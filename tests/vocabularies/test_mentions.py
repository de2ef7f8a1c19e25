"""Names in running text: whole words, the longest first, each id once."""

import pytest

from osce_scraper.errors import VocabularyError
from osce_scraper.vocabularies import meetings_in
from osce_scraper.vocabularies.mentions import Names, spellings


def test_choices_stand_for_all_their_spellings() -> None:
    assert spellings("Egip(et|tom)") == ("Egipet", "Egiptom")
    assert spellings("Plain") == ("Plain",)


def test_places_in_the_text_are_those_of_the_text_as_given() -> None:
    names = Names([("Co-operation", "c")])
    text = "«Today’s» Co‑operation"
    (mention,) = names.mentions(text)
    assert text[mention.start : mention.end] == "Co‑operation"


def test_the_longest_name_wins_and_hides_what_is_in_it() -> None:
    names = Names([("New York", "ny"), ("New York Times", None), ("York", "y")])
    assert names.first_mentions(["New York Times, New York, York"]) == ("ny", "y")


def test_two_ids_may_not_claim_one_spelling() -> None:
    with pytest.raises(VocabularyError, match="York"):
        Names([("York", "a"), ("(York|Bath)", "b")])


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("30th OSCE Ministerial Council opens in Skopje", ["ministerial-councils"]),
        ("the Ministerial Council in Vilnius", ["ministerial-councils"]),
        ("Ministerial Council Decision No. 14/04", []),
        ("the Human Dimension Implementation Meeting (HDIM) in Warsaw", ["human-rights-meetings"]),
        ("the 2024 Warsaw Human Dimension Conference", ["human-rights-meetings"]),
        ("the 33rd Economic and Environmental Forum", ["economic-and-environmental-forum"]),
        ("the World Economic Forum in Davos", []),
        ("Annual Security Review Conference", ["security-review-conferences"]),
        ("the tenth NPT Review Conference", []),
        ("the Istanbul Summit of NATO", []),
        ("the OSCE Summit in Astana", ["summits"]),
        ("a special meeting of the OSCE Permanent Council", ["permanent-council-plenaries"]),
        ("the Permanent Council appointed her", []),
        ("the OSCE Mediterranean Conference in Malta", ["mediterranean-conferences"]),
        ("the 2024 OSCE‑Thailand Conference", ["asian-conferences"]),
        (
            "the 24th Conference of the Alliance against Trafficking in Persons",
            ["alliance-against-trafficking-conference"],
        ),
        ("the Central Asia Media Conference", ["media-conferences"]),
        ("HDIM, then the Ministerial Council, then HDIM", ["human-rights-meetings", "ministerial-councils"]),
    ],
)
def test_meeting_series_in_titles_and_bodies(text: str, ids: list[str]) -> None:
    assert [term.id for term in meetings_in([text])] == ids
