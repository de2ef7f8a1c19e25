"""The scorer on two articles small enough to count by hand."""

from benchmarks.quotes_matching import Found, same_speaker
from benchmarks.quotes_scoring import score
from tests.quotes.gold import GoldSpeaker, Span, parse

ARTICLE = parse(
    '+++\ntitle = "T"\n[speakers]\ns = {name = "Ana Ek", role = "Head of the Office"}\n+++\n'
    "“⟦s after|We all agree on this point,⟧” said Ana Ek, Head of the Office. “⟦s split +|It is time.⟧”\n"
    "The film “⟦trap title|On Time⟧” was shown.",
    identity="1",
    language="en",
)
FIRST, SECOND = (quote.span for quote in ARTICLE.quotes)
TRAP = ARTICLE.traps[0].span


def test_all_right() -> None:
    guesses = [Found(span, "Ana Ek", "Head of the Office", "direct", group=3) for span in (FIRST, SECOND)]
    result = score(ARTICLE, guesses)
    assert (result.exact_f1, result.named_f1, result.role_f1, result.caught) == (1, 1, 1, 0)
    assert (result.kinds, result.links_right) == (2, 1)


def test_a_span_with_its_mark_is_matched_but_not_exact() -> None:
    wide = Span(0, FIRST.start - 1, FIRST.end + 1)
    result = score(ARTICLE, [Found(wide, "Ana Ek")])
    assert (result.exact, result.matched, result.predicted, result.gold) == (0, 1, 1, 2)


def test_half_a_quote_is_none() -> None:
    assert score(ARTICLE, [Found(Span(0, FIRST.start, FIRST.start + 6), "Ana Ek")]).matched == 0


def test_a_trap_counts_as_reported_and_costs_precision() -> None:
    result = score(ARTICLE, [Found(FIRST, "Ana Ek"), Found(TRAP)])
    assert (result.caught, result.traps, result.predicted) == (1, 1, 2)


def test_role_words_count_without_the_and_of() -> None:
    result = score(ARTICLE, [Found(FIRST, "Ana Ek", "Head")])
    assert (result.role_gold, result.role_predicted, result.role_shared) == (2, 1, 1)


def test_a_wrong_speaker_is_found_out() -> None:
    result = score(ARTICLE, [Found(FIRST, "Bo Ek"), Found(SECOND, None)])
    assert (result.matched, result.named, result.methods["-"]["right"]) == (2, 0, 0)


def test_parts_must_be_joined() -> None:
    result = score(ARTICLE, [Found(FIRST, "Ana Ek", group=0), Found(SECOND, "Ana Ek", group=1)])
    assert (result.links, result.links_right) == (1, 0)


def test_noun_phrases_need_half_of_their_words() -> None:
    unnamed = GoldSpeaker("a lawyer from Thessaloniki")
    assert same_speaker(unnamed, "a lawyer")
    assert not same_speaker(unnamed, "the court")
    assert same_speaker(GoldSpeaker("the final report", kind="document"), "the report")


def test_scores_add_up() -> None:
    one = score(ARTICLE, [Found(FIRST, "Ana Ek", method="after")])
    both = one + one
    assert (both.gold, both.exact, both.methods["after"]["predicted"], both.forms["after"]["named"]) == (4, 2, 2, 2)
