"""The language of a text, by script and function words: no model, no file, microseconds."""

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 12_000  # characters: about the first 2,000 words

_WORDS: dict[str, str] = {
    "en": "the of and to in that for with on by was were is are has have from at as it its this their which",
    "de": "der die das und den von zu mit dem des ist im für auf eine ein nicht sich auch bei wurde",
    "fr": "le la les des et du une dans pour que qui sur par est au avec aux ont été sont",
    "it": "il di che della per una gli del nel con dei alla sono delle nella è ha",
    "es": "el los las de la que en y del por con para una se su al es",
    "ru": "и в на с что по для не от как из о к при его также это был была были",
    "uk": "і в на з що та до у для не від як за про під його також це був була були",
    "sq": "të e në dhe për me nga një që është i së u si janë më",
    "sr": "i u je na za da se su od sa koji koja iz kao о и у је на за да се су од са који која из као",
    "mk": "на и во за од со да се ќе што кој која го ги ја е",
    "bg": "на и в за от с да се че по е са към това който която",
}


def detect(text: str, hint: str | None = None) -> str:
    """The BCP 47 code of a text; `hint` (page or path) decides only between equals; `und` when nothing tells.

    >>> detect("The workshop brought together officials of the region."), detect("2025")
    ('en', 'und')
    """
    counts = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    scores = {language: sum(counts[word] for word in set(words.split())) for language, words in _WORDS.items()}
    best = max(scores.values())
    if best == 0:
        return "und"
    leaders = [language for language, score in scores.items() if score == best]
    return hint if hint in leaders else leaders[0]
