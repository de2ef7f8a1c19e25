"""The scoring of prose annotated by others, on an article of our own in their format."""

from benchmarks.score_polnear import MEASURES, Said, counts, gold, names, predicted, surname

TEXT = (
    '"We act," said mayor Ana Kos, who was there. "Now," she added.\n'
    "The Ohio senator called it “a start.\n"
    '<tweet author="anakos">Thanks</tweet>\n'
)
ANNOTATIONS = "\n".join(
    f"{name}\t{kind} {TEXT.index(words)} {TEXT.index(words) + len(words)}\t{words}"
    for name, kind, words in [
        ("T1", "Content", '"We act,"'),
        ("T2", "Source", "mayor Ana Kos, who was there"),
        ("T3", "Content", '"Now,"'),
        ("T4", "Source", "she"),
        ("T5", "Content", "it “a start."),
        ("T6", "Source", "The Ohio senator"),
        ("T7", "Content", '<tweet author="anakos">Thanks</tweet>'),
    ]
) + "".join(
    f"\nE{n}\tAttribution:{content} Content:{content} Source:{source}"
    for n, (content, source) in enumerate([("T1", "T2"), ("T3", "T4"), ("T5", "T6"), ("T7", "T2")])
)


def words(said: Said) -> str:
    return TEXT[said.start : said.end]


def test_a_gold_quote_is_what_stands_in_marks_inside_a_content() -> None:
    found = gold(TEXT, ANNOTATIONS)
    assert [(words(said), said.who) for said in found] == [
        ("We act,", "mayor Ana Kos, who was there"),
        ("Now,", "she"),
        ("a start.", "The Ohio senator"),
    ]


def test_the_source_of_the_innermost_content_counts() -> None:
    outer = f"\nT8\tContent 0 {TEXT.index(chr(10))}\t-\nT9\tSource 0 1\tthe Echo\nE5\tA:T8 Content:T8 Source:T9"
    assert gold(TEXT, ANNOTATIONS + outer) == gold(TEXT, ANNOTATIONS)


def test_a_pronoun_is_no_named_source() -> None:
    assert (names("she"), names("He"), names("the mayor")) == (set(), set(), set())


def test_a_surname_ends_a_source() -> None:
    assert surname("Amer campaign manager Ana Kos, who was there") == {"Kos"}
    assert (surname("the Ohio senator"), surname("Kos’s aides"), surname("Kos’s")) == (set(), set(), {"Kos"})


def test_the_engine_is_right_about_a_named_speaker() -> None:
    loose, strict = (counts(TEXT, ANNOTATIONS, predicted(TEXT), *measure) for measure in MEASURES.values())
    assert loose == (2, 2, 2, 0)
    assert strict == (1, 1, 1, 0)
