"""Surnames that are months, titles, trades or colours too."""

import pytest

from osce_scraper.quotes import find_quotes


def name(*paragraphs: str) -> str | None:
    speaker = find_quotes(paragraphs, "en")[-1].speaker
    return speaker.name if speaker else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We act,” said Gudrun May, Chair of the Committee.", "Gudrun May"),
        ("“We act,” said Senator Kadefa Major.", "Kadefa Major"),
        ("The mayor, Tordis White, disagreed. “We do not act,” she said.", "Tordis White"),
        ("Judge Sanna King (MP, Finland) said: “We act.”", "Sanna King"),
        ("Rasmus March, a baker from Skagen, came first. “I was early,” he said.", "Rasmus March"),
        ("“We act,” said the rapporteur, Anto Justice.", "Anto Justice"),
    ],
)
def test_a_word_of_another_kind_ends_a_name(text: str, expected: str) -> None:
    assert name(text) == expected


def test_a_surname_that_is_a_month_stands_alone_later() -> None:
    assert name("“We act,” said Gudrun May, Chair of the Committee.", "“I second that,” May added.") == "Gudrun May"


@pytest.mark.parametrize(
    "text",
    [
        "The course was held in Osh March 3. “We learned,” said Jane Roe.",
        "In Vienna May brought rain. “We learned,” said Jane Roe.",
        "Before the Judge Jane Roe stood up. “We learned,” said Jane Roe.",
    ],
)
def test_a_month_or_a_title_beside_a_place_is_no_surname(text: str) -> None:
    assert name(text) == "Jane Roe"


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        ("The lawyer Teuta Krasniqi-Berg disagreed.", "Krasniqi shook her head. “We do not act,” she said.", "Teuta Krasniqi-Berg"),
        ("Senator Knud RASVOLL took the floor.", "“We act,” Mr. RASVOLL said.", "Knud RASVOLL"),
        ("The lawyer Catherine BAKER took the floor.", "“We act,” Baker said.", "Catherine BAKER"),
        ("Ambassador Gwen ap RHYS and Ambassador Ole Ek took the floor.", "“We act,” ap RHYS said.", "Gwen ap RHYS"),
        ("Lars-Göran Ek and Ann-Mari Ek took the floor.", "“We act,” he said.", "Lars-Göran Ek"),
    ],
)  # fmt: skip
def test_names_in_capitals_and_with_hyphens(first: str, later: str, expected: str) -> None:
    assert name(first, later) == expected


WHOLE = [
    # particles
    "Maria do Carmo Valadares", "José das Neves", "José María de los Ríos", "Pilar de las Heras", "Gabriele dal Pozzo",
    "Gonzalo de la Vega y Ruiz", "Ana Maria de Sousa e Silva", "Sjúrður av Reyni", "Bárður á Steig Nielsen",
    "Heðin í Horni", "Omar abu Khalil", "Gwen ferch Rhys", "Albrecht von und zu Arco",
    # particles of several words, and before an apostrophe or a hyphen
    "Eoin Mac an Bhaird", "Hans in 't Veld", "Chiara de' Medici", "Luc l’Hermite", "Cosimo dell’Orto", "Saif ur-Rehman",
    # what Irish writes small
    "Ruairí Ó hEithir", "Brigid Ní hUiginn", "Eoin Mac an tSaoir",
    # what ends a name
    "Dilorom N.", "Munkh-Orgil Ts.", "John Smith Jr.", "Petr Nový ml.", "Rufat İsa oğlu", "Lala Ahmad-zadeh",
    "Abdyrahman aka", "Gulnora opa", "Aigul eje", "Tariel baike", "Jasur Karim o‘g‘li",
]  # fmt: skip


@pytest.mark.parametrize("whole", WHOLE)
@pytest.mark.parametrize(
    "text", ["“We act,” said {}, a judge.", "“We act,” {} said.", "{} agreed. “We act, all of us.”"]
)
def test_a_name_is_whole(text: str, whole: str) -> None:
    assert name(text.format(whole)) == whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We act,” said Rustam Karimov aka the Fox.", "Rustam Karimov"),
        ("“We act,” said Ana Ek. N. Borg agreed.", "Ana Ek"),
        ("Ms. K. came home. “We act,” Ms. K. said.", "K."),
        ("“We act,” Zoran “Zoki” Petrović said.", "Zoran “Zoki” Petrović"),
    ],
)
def test_what_only_looks_like_the_end_of_a_name(text: str, expected: str) -> None:
    assert name(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("“We act,” said Minister of Justice Koja.", "Koja", "Minister of Justice"),
        ("“We act,” Head of Mission Koja said.", "Koja", "Head of Mission"),
        ("“We act,” Minister of Foreign Affairs Koja said.", "Koja", "Minister of Foreign Affairs"),
        ("Clemens Koja came. “We act,” Head of Mission Koja said.", "Clemens Koja", "Head of Mission"),
        ("“We act,” the Minister of Digital Sovereignty said.", "the Minister of Digital Sovereignty", None),
    ],
)
def test_a_surname_behind_the_of_of_a_title(text: str, speaker: str, role: str | None) -> None:
    quote = find_quotes([text], "en")[-1]
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.role) == (speaker, role)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "«Мы идём сегодня», – сказала София Ильич, судья.", "София Ильич"),
        ("ru", "По словам Софии Ивановой, суд был «на удивление быстрым и честным».", "Софии Ивановой"),
        ("ru", "В Софии Марко Ильич сказал: «Мы идём сегодня».", "Марко Ильич"),
        ("uk", "«Ми йдемо сьогодні», – сказала Софія Коваль, суддя.", "Софія Коваль"),
        ("sr", "„Mi idemo sutra“, rekao je Luka Ilić, sudija.", "Luka Ilić"),
        ("sr", "„Mi idemo sutra“, rekao je Ali Ilić, sudija.", "Ali Ilić"),
        ("sr", "„Mi idemo sutra“, kaže Sofija Ilić.", "Sofija Ilić"),
        ("sr", "U Sofiji Marko Ilić kaže: „Mi idemo sutra.“", "Marko Ilić"),
        ("sr", "„Mi idemo sutra“, rekao je gradonačelnik Novog Sada Marko Ilić.", "Marko Ilić"),
        ("sq", "“Ne shkojmë sot”, tha Ana Hoxha, gjyqtare.", "Ana Hoxha"),
        ("de", "„Wir gehen heute“, sagte Ernst Brenner, Richter.", "Ernst Brenner"),
        ("fr", "La juge Sofia Brenner a dit : « Nous partons. »", "Sofia Brenner"),
    ],
)
def test_a_first_name_that_is_a_word_or_a_place_too(language: str, text: str, expected: str) -> None:
    speaker = find_quotes([text], language)[-1].speaker
    assert speaker is not None
    assert speaker.name == expected


LATIN = ["Maria dos Carmo", "Ruairí Ó hEithir", "Concepción Ferrer i Puig", "Nurzat Almazbek kyzy", "Giacomo dell’Acqua", "Jean-Marc d’Oultremont", "J.-C. Durand"]  # fmt: skip
CYRILLIC = [
    "Ян ван дер Хувен",
    "Дж. Р. Бейкер",
    "Ж.-К. Дюран",
    "А. Б. Каримов",
    "Оноре д’Эстен",
    "Нурзат Алмазбек кызы",
]
SAID = {
    "de": ("„Wir gehen heute“, sagte {}.", LATIN),
    "fr": ("« Nous partons », a dit {}.", LATIN),
    "sq": ("“Ne shkojmë sot”, tha {}.", [name for name in LATIN if " i " not in name]),
    "sr": ("„Mi idemo sutra“, rekao je {}.", [name for name in LATIN if " i " not in name]),
    "ru": ("«Мы идём сегодня», – сказал {}.", CYRILLIC),
    "uk": ("«Ми йдемо сьогодні», – сказав {}.", CYRILLIC),
}


@pytest.mark.parametrize(
    ("language", "text", "whole"),
    [(language, text, name) for language, (text, names) in SAID.items() for name in names],
)
def test_a_name_is_whole_in_other_languages(language: str, text: str, whole: str) -> None:
    speaker = find_quotes([text.format(whole)], language)[-1].speaker
    assert speaker is not None
    assert speaker.name == whole
