"""Marks as each language types them, and mistypes them; what stands between the outer marks is the quote."""

import pytest

from tests.quotes.said import quotes_of

HABITS = {
    "en": [
        ("‘‘We go today,’’ said Anna Ek.", "We go today,"),
        ("Anna Ek said: ‘‘We ‘go’ today.’’", "We ‘go’ today."),
        ("- We go today, - said Anna Ek, a driver.", "We go today,"),
        ("– We go today! – exclaimed Anna Ek.", "We go today!"),
    ],
    "de": [
        ("„Wir gehen heute“, sagte Anna Ek.", "Wir gehen heute"),
        ("»Das ›Wir‹ zählt«, sagte Anna Ek.", "Das ›Wir‹ zählt"),
        ("„Das ‚Wir‘ zählt“, sagte Anna Ek.", "Das ‚Wir‘ zählt"),
        ('„Wir gehen heute", sagte Anna Ek.', "Wir gehen heute"),
        ("„Wir gehen heute„, sagte Anna Ek.", "Wir gehen heute"),
        (",,Wir gehen heute``, sagte Anna Ek.", "Wir gehen heute"),
        ("„Wir gehen heute, sagte Anna Ek.", "Wir gehen heute,"),
    ],
    "fr": [
        ("« Nous allons », a dit Anna Ek.", "Nous allons"),
        ("« Nous avons lu “Le Monde” », a dit Anna Ek.", "Nous avons lu “Le Monde”"),
        ("« Nous avons lu « Le Monde » », a dit Anna Ek.", "Nous avons lu « Le Monde »"),
        ("“ Nous allons ”, a dit Anna Ek.", "Nous allons"),
        ('" Nous allons ", a dit Anna Ek.', "Nous allons"),
        ("<< Nous allons >>, a dit Anna Ek.", "Nous allons"),
    ],
    "ru": [
        ("«Мы читали „Правду“», – сказал Ян Ек.", "Мы читали „Правду“"),
        ("«Мы читали «Известия»», – сказал Ян Ек.", "Мы читали «Известия»"),
        ("«Мы из «Маяка», – сказал Ян Ек.", "Мы из «Маяка"),
        ('"Мы из "Маяка"", - сказал Ян Ек.', 'Мы из "Маяка"'),
        ("„Мы идём“, – сказал Ян Ек.", "Мы идём"),
        ("— Мы идём, — сказал Ян Ек.", "Мы идём,"),
    ],
    "sr": [
        ("„Mi idemo“, rekao je Jan Ek.", "Mi idemo"),
        ("„Mi idemo”, rekao je Jan Ek.", "Mi idemo"),
        ("„Mi smo iz „Maka““, rekao je Jan Ek.", "Mi smo iz „Maka“"),
        ("„Mi idemo'', rekao je Jan Ek.", "Mi idemo"),
        ("– Mi idemo – rekao je Jan Ek.", "Mi idemo"),
        ("– Mi idemo, rekao je Jan Ek.", "Mi idemo,"),
    ],
    "sq": [
        ("„Ne shkojmë”, tha Jan Ek.", "Ne shkojmë"),
        ("”Ne shkojmë”, tha Jan Ek.", "Ne shkojmë"),
        ("''Ne shkojmë'', tha Jan Ek.", "Ne shkojmë"),
        ("“S’ka kthim”, tha Jan Ek.", "S’ka kthim"),
    ],
    "uk": [
        ("«Ми з „Маяка“», – сказав Ян Ек.", "Ми з „Маяка“"),
        ("«П’ять днів», – сказав Ян Ек.", "П’ять днів"),
        ("«Ми йдемо”, – сказав Ян Ек.", "Ми йдемо"),
    ],
}


@pytest.mark.parametrize(
    ("language", "article", "text"), [(language, *case) for language, cases in HABITS.items() for case in cases]
)
def test_the_words_between_the_outer_marks(language: str, article: str, text: str) -> None:
    assert [quote.text for quote in quotes_of(article, language)] == [text]
