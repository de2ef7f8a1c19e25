"""Who is in the article: names, titles, honorifics and sex, read over all of it first, for names often come late."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from osce_scraper.quotes.frames import QUOTE, Frame
from osce_scraper.quotes.frames import frame as frame_of
from osce_scraper.quotes.lexicon import Lexicon, fold
from osce_scraper.quotes.phrases import (
    Part,
    Title,
    honorific_before,
    is_acronym,
    is_capital,
    is_head,
    name_end,
    opens_name,
    part,
    title_before,
    titles_after,
)

_SENTENCE_ENDS: Final = frozenset(".!?…–—-")
_STEM: Final = 3
"""So many letters of a name are the same in all cases."""
_NAMESAKES: Final = 8
_MOST_TITLES: Final = 40
_CROWD: Final = 200
"""So many people are compared at most, lest a list of names cost the square of its length."""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named in the article."""

    name: tuple[str, ...]
    """Fullest form, word by word."""
    keys: frozenset[str]
    """Its words folded for matching: no diacritics, lower case."""
    titles: list[str] = field(default_factory=list)
    """Every title phrase given anywhere, as printed."""
    honorific: str | None = None
    gender: str = ""
    hint: str = ""
    """What the endings of the name suggest, where nothing tells the gender."""
    places: list[tuple[int, int]] = field(default_factory=list)
    """Paragraph and first token of every mention."""
    last: int = 0
    """How many names were read before it was last mentioned."""
    evidence: bool = False
    """A title, an honorific or a known first name says this is a person."""
    acronyms: set[str] = field(default_factory=set)
    """What stands in brackets behind a title: "Director of the Office ... (ODIHR)"."""
    other_titles: list[str] = field(default_factory=list)
    """Titles printed in another case than the nominative: they tell who is meant, but are no role as printed."""
    nominative: bool = False
    """The name was met as a subject or behind a title in the nominative."""
    honorific_is_title: bool = False
    """"Ambassador" and "Professor" are the role of somebody who has no other."""

    def add_title(self, title: str) -> None:
        """One more title phrase, once."""
        if title not in self.titles and len(self.titles) < _MOST_TITLES:
            self.titles.append(title)

    @staticmethod
    def _rank(title: str) -> int:
        return len(title.split())

    def title_words(self) -> set[str]:
        """All words of all titles and of the honorific, lower case."""
        words = " ".join([*self.titles, *self.other_titles, self.honorific or ""])
        plain = words.lower().replace("’s", "").replace("'s", "")
        return {word.strip(",.()") for word in plain.split()} | self.acronyms

    def role_and_honorific(self) -> tuple[str | None, str | None]:
        """The longest title given anywhere, and what stands before the name beside it."""
        role = max(self.titles or self.other_titles, key=self._rank, default=None)
        if role is None and self.honorific_is_title:
            return self.honorific, None
        return role, self.honorific


@dataclass(slots=True)
class Mention:
    """A person named at a place: tokens of the name."""

    paragraph: int
    start: int
    end: int
    person: Person


def _last_named(person: Person) -> int:
    return person.last


@dataclass(slots=True)
class Registry:
    """All people of an article and where they are named, in order."""

    lexicon: Lexicon
    people: list[Person] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    names: list[dict[int, int]] = field(default_factory=list)
    """Per frame: first token of a name -> one past its last."""
    ends: list[dict[int, int]] = field(default_factory=list)
    """The same the other way round."""
    starts: list[list[int]] = field(default_factory=list)
    """Per frame: first tokens of names, in order."""
    named: dict[tuple[int, int], Person] = field(default_factory=dict)
    """Paragraph and first token of a name -> whose it is."""
    by_key: dict[str, list[Person]] = field(default_factory=dict)
    by_stem: dict[str, list[Person]] = field(default_factory=dict)
    """People by the first letters of their surname, which no case changes."""

    def between(self, paragraph: int, first: int, stop: int) -> list[Person]:
        """People named from one token to another."""
        starts = self.starts[paragraph]
        return [self.named[paragraph, k] for k in starts[bisect_left(starts, first) : bisect_left(starts, stop)]]

    def find(self, words: Sequence[str], gender: str = "") -> Person | None:
        """The person a name means: the latest one of whose fuller name these words are the end."""
        folded = [fold(word) for word in words]
        namesakes = self.by_key.get(folded[-1], ())[: -_NAMESAKES - 1 : -1]
        for person in sorted(namesakes, key=_last_named, reverse=True):
            fits = person.keys.issuperset(folded) or person.keys.issubset(folded)
            if fits and not (gender and person.gender and gender != person.gender):
                return person
        if self.lexicon.nouns_are_capital and len(folded) == 1 and folded[0].endswith("s"):
            return next(iter(self.by_key.get(folded[0][:-1], ())), None)
        if self.lexicon.inflected:
            alike = self.by_stem.get(folded[-1][:_STEM], ())
            return next((p for p in alike[:-_CROWD:-1] if _same_inflected(folded, p)), None)
        if len(folded) == 1 and len(folded[0]) > 5:
            return next(
                (p for p in self.people[:_CROWD] if len(p.name) > 1 and is_misspelt(folded[0], fold(p.name[-1]))), None
            )
        return None


def is_misspelt(word: str, name: str) -> bool:
    """One letter more, fewer or other, but never the first.

    >>> is_misspelt("scarpita", "scarpitta"), is_misspelt("petrova", "petrov"), is_misspelt("vint", "hint")
    (True, True, False)
    """
    if word[0] != name[0] or abs(len(word) - len(name)) > 1 or word == name:
        return False
    if len(word) > 6 and sorted(word) == sorted(name):
        return True  # letters in another order
    k = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    return word[k + 1 :] == name[k + 1 :] or word[k + 1 :] == name[k:] or word[k:] == name[k + 1 :]


def _same_inflected(folded: Sequence[str], person: Person) -> bool:
    """Койя, Койи, Койей: the surnames share all but their endings, and so do the first names if both are given."""
    own = [fold(word) for word in person.name]
    pairs = list(zip(folded[-1].split("-"), own[-1].split("-"), strict=False))
    if folded[-1].count("-") != own[-1].count("-") or not all(_same_stem(a, b) for a, b in pairs):
        return False
    return len(folded) == 1 or len(own) == 1 or _same_stem(folded[0], own[0])


def _same_stem(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    stem = max(_STEM, len(short) - 2)
    return len(long) - len(short) <= 3 and short[:stem] == long[:stem]


def read_people(frames: Sequence[Frame], lexicon: Lexicon) -> Registry:
    """One pass over all frames."""
    registry = Registry(lexicon)
    common = _Spelling.of(frames)
    doubtful = lexicon.nouns_are_capital or lexicon.before_things
    surnames = _surnames_of(frames, common, lexicon) if doubtful else frozenset()
    for frame in frames:
        names = _names_in(frame, common, lexicon, surnames)
        registry.names.append(names)
        registry.ends.append({end: start for start, end in names.items()})
        registry.starts.append(list(names))
        first = 0
        for start, end in names.items():
            person = _register(registry, frame, start, end, first)
            registry.mentions.append(Mention(frame.paragraph, start, end, person))
            registry.named[frame.paragraph, start] = person
            first = end
    _complete_from_quotes(registry, frames)
    return registry


def _complete_from_quotes(registry: Registry, frames: Sequence[Frame]) -> None:
    """ "I have appointed Ottokar Vranck": a full name that only somebody's words give."""
    single = {person.name[0]: person for person in registry.people if len(person.name) == 1}
    spoken = [frame.text[span.start : span.end] for frame in frames for span in frame.spans] if single else []
    for text in spoken:
        for surname in single.keys() & set(text.replace(".", " ").replace(",", " ").split()):
            inside = frame_of(text, 0, (), registry.lexicon)
            for k, word in enumerate(inside.words):
                end = name_end(inside, k, registry.lexicon) if word[0].isupper() else k
                if end > k + 1 and inside.words[end - 1] == surname and len(single[surname].name) == 1:
                    words = tuple(_spelled(inside, k, end))
                    single[surname].name, single[surname].keys = words, frozenset(map(fold, words))


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How the article writes its words: what it also writes small, and what with a capital inside a sentence."""

    small: set[str]
    proper: set[str]
    surnames: set[str] = field(default_factory=set)
    """Last words of the fuller names read so far, folded."""

    @classmethod
    def of(cls, frames: Sequence[Frame]) -> "_Spelling":
        small = set().union(*(frame.words for frame in frames))
        openings = [{first for first, _ in frame.sentences} | {q + 1 for q in frame.quotes} for frame in frames]
        proper = {
            frame.words[k]
            for frame, opening in zip(frames, openings, strict=True)
            for k in frame.capitals
            if k not in opening
        }
        return cls(small, proper)


def _surnames_of(frames: Sequence[Frame], common: _Spelling, lexicon: Lexicon) -> frozenset[str]:
    """Where all nouns have capitals, a single one is a name if the article also gives it with a first name."""
    return frozenset(
        frame.words[end - 1]
        for frame in frames
        for start, end in _names_in(frame, common, lexicon, frozenset()).items()
        if end > start + 1
    )


def _names_in(frame: Frame, common: _Spelling, lexicon: Lexicon, surnames: frozenset[str]) -> dict[int, int]:
    """What is written like a name; the surname of somebody named before is one whatever else it means ("King said")."""
    names: dict[int, int] = {}
    i = 0
    for k in frame.capitals:
        if k < i:
            continue
        if frame.lower[k] in lexicon.opens_no_name and (lexicon.free_order or not opens_name(frame, k, lexicon)):
            if not lexicon.free_order and frame.lower[k] in common.surnames and _stands_alone(frame, k, lexicon):
                names[k] = i = k + 1
            continue
        if frame.lower[k] in lexicon.speech and frame.lower[k].endswith(lexicon.participles):
            continue  # "Quoting | Koja"
        i = name_end(frame, k, lexicon)
        while i > k > 0 and frame.lower[k - 1] in lexicon.small_particles and k - 1 not in names:
            k -= 1  # "Ms. | van ’t Hof"
        k = _past_place(frame, _past_verb(frame, k, i, lexicon), i, lexicon)
        something_else = i == k or _is_something_else(frame, k, i, common, lexicon)
        if not something_else and _stands_out(frame, k, i, lexicon, surnames):
            names[k] = i
            if i > k + 1:
                common.surnames.add(fold(frame.words[i - 1]))
    return names


def _stands_alone(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """Where a surname may stand that is a word of titles or places too: "| King said", "Ms. | London"."""
    if k and (is_capital(frame.words[k - 1]) or frame.lower[k - 1] in lexicon.function_words):
        return honorific_before(frame, k, lexicon)[0] < k
    return k + 1 < len(frame.words) and not is_capital(frame.words[k + 1])


def _past_verb(frame: Frame, start: int, end: int, lexicon: Lexicon) -> int:
    """Start of the name behind a verb that opens the sentence: "Приехал | Марат Койшыбаев", "Foli | Besnik Malaj"."""
    low = frame.lower[start]
    opens = not start or frame.words[start - 1] in _SENTENCE_ENDS
    if not (lexicon.free_order and opens and end > start + 1) or low in lexicon.first_names:
        return start
    return start + 1 if lexicon.sex_of(low) or _sex_of_first_name(frame.lower[start + 1], lexicon) else start


def _past_place(frame: Frame, start: int, end: int, lexicon: Lexicon) -> int:
    """Start of the name behind a place in the genitive: "мэр Оша | Айтмамат Кадырбаев"; `start` where none stands."""
    if lexicon.nouns_are_capital and start and frame.lower[start] not in lexicon.first_names:
        noun = end > start + 2 and frame.lower[start - 1] in lexicon.determiners  # die | Onkologin | Malika Tursunowa
        return start + (noun or (end > start + 1 and frame.lower[start + 1] in lexicon.first_names))
    if end - start < 3 or not lexicon.runs_on or not start or frame.lower[start] in lexicon.first_names:
        return start
    titled = is_head(frame.lower[start - 1], lexicon) or frame.lower[start - 1] in lexicon.nominal
    titled = titled or frame.lower[start - 1] in lexicon.connectors or frame.lower[start - 1] in lexicon.place_nouns
    return start + 1 if titled and _sex_of_first_name(frame.lower[start + 1], lexicon) else start


def _sex_of_first_name(low: str, lexicon: Lexicon) -> str:
    """The sex of a known first name in any case, of "анна" also in "анны"; "" for others."""
    if low in lexicon.first_names:
        return lexicon.first_names[low]
    if lexicon.inflected and len(low) > 3:
        return next(
            (
                lexicon.first_names[form]
                for form in (low[:-1] + "а", low[:-1], low[:-1] + "a", low[:-2])
                if form in lexicon.first_names
            ),
            "",
        )
    return "" if lexicon.inflected else lexicon.first_names.get(fold(low), "")


def _stands_out(frame: Frame, start: int, end: int, lexicon: Lexicon, surnames: frozenset[str]) -> bool:
    """Among capitalised nouns: "Botschafter | Meier", "Anna Meier", "| Meier" once the article knows her; not "Ende Mai"."""
    before = frame.lower[start - 1] if start else "."
    if not lexicon.nouns_are_capital:
        thing = before in lexicon.before_things and frame.lower[start] not in lexicon.first_names
        return not thing or end > start + 1 or frame.words[start] in surnames
    if before == "." and start > 1:
        before = frame.lower[start - 2] if frame.lower[start - 2] in lexicon.honorifics else before
    if before in lexicon.honorifics:
        return True
    if end == start + 1:
        said = before in lexicon.core and start > 1 and frame.words[start - 2] in {",", QUOTE}  # Q, sagt | Marija
        known = frame.words[start] in surnames or frame.words[start].removesuffix("s") in surnames  # Meiers Antwort
        return said or known or is_head(before, lexicon)
    if frame.lower[start] in lexicon.first_names or is_head(before, lexicon):
        return True
    loose = before in lexicon.determiners or frame.lower[start + 1] in lexicon.name_particles
    return not (loose or frame.lower[start].endswith(lexicon.not_names))


def _is_something_else(frame: Frame, start: int, end: int, common: _Spelling, lexicon: Lexicon) -> bool:
    """Written like a name: "Participants" at the start, "from | Vushtrri", "Minister of | Natural Resources"."""
    lower = frame.lower
    single = end == start + 1
    if single and lower[start] in common.small:
        return True
    if lexicon.runs_on and single and _is_adjective(frame, start, lexicon):
        return True
    known = lexicon.free_order or fold(frame.words[end - 1]) in common.surnames
    if single and not known and frame.words[start] not in common.proper and not _followed_as_name(frame, end, lexicon):
        return True  # "Mourners gathered": capitals only where every word has one
    if not start or lower[start] in lexicon.first_names:
        return False
    before, word = lower[start - 1], frame.words[start - 1]
    if before in lexicon.articles and not known:
        return True  # "the | Orlesian Interior Minister", "the | Radio Vala team"
    if before in lexicon.place_prepositions:
        owns = frame.words[end : end + 1] in (["'s"], ["’s"])
        return not owns and not (start > 1 and lower[start - 2] == "according")
    if single and is_capital(word) and before in lexicon.never_a_name and not _introduces(before, lexicon):
        return True
    if (before in lexicon.place_nouns and (single or not lexicon.runs_on)) or (
        before == "of" and lower[start - 2] in lexicon.place_nouns
    ):
        return True
    if word[0].islower() and not known and (before in lexicon.organizations or before in lexicon.naming):
        return True  # "the online portal | Navo"
    if before in lexicon.topical and start > 1 and lower[start - 2] in lexicon.nominal:
        return is_capital(frame.words[start - 2]) or (single and not known)
    return False


def _followed_as_name(frame: Frame, end: int, lexicon: Lexicon) -> bool:
    """What follows a person's name and seldom another word that opens a sentence: "Olim, 14, ...", "Koja said"."""
    following = frame.lower[end] if end < len(frame.lower) else "."
    if following in lexicon.joining:
        return end + 1 < len(frame.words) and is_capital(frame.words[end + 1])
    if following in lexicon.auxiliaries and following.endswith("s"):
        return not frame.lower[end - 1].endswith(lexicon.participles)  # "Jamshid is 14", not "Voting is"
    return following in lexicon.core or following in {",", ":", "(", "'s", "’s"}


def _is_adjective(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "Ошского | городского управления": a noun in lower case follows what could be a surname too."""
    following = frame.words[k + 1] if k + 1 < len(frame.words) else "."
    if not frame.lower[k].endswith(lexicon.not_names) or not following[0].islower():
        return False
    return part(frame, k + 1, lexicon) in (Part.LOOSE, Part.HEAD, Part.WORD)


def _introduces(before: str, lexicon: Lexicon) -> bool:
    """ "Minister | Borg", "Mr | Borg", "However | Borg"; not "British | Columbia"."""
    return before in lexicon.heads or before in lexicon.honorifics or before in lexicon.function_words


def _register(registry: Registry, frame: Frame, start: int, end: int, first: int) -> Person:
    lexicon = registry.lexicon
    before = title_before(frame, start, max(first, start - 40), lexicon)
    after = titles_after(frame, end, min(len(frame.words), end + 45), registry.names[frame.paragraph], lexicon)
    words = tuple(_spelled(frame, start, end))
    known_first = _sex_of_first_name(frame.lower[start], lexicon) if len(words) > 1 or not lexicon.free_order else ""
    if lexicon.cases and before.end > before.start and not _is_printed_right(frame, before, lexicon):
        known_first = lexicon.first_names.get(frame.lower[start][:-1], known_first)  # zamenika | Zorana: he is Zoran
    gender = before.gender or _gender_of_title(frame, before, lexicon) or known_first
    person = registry.find(words, before.gender)
    nominative = lexicon.inflected and _is_nominative(frame, start, end, before, lexicon)
    nominative = nominative or (lexicon.cases and any(_is_printed_right(frame, title, lexicon) for title in after))
    if person is None:
        person = Person(words, frozenset(fold(word) for word in words), gender=gender, hint=_hint(words, lexicon))
        registry.people.append(person)
        registry.by_key.setdefault(fold(words[-1]), []).append(person)
        registry.by_stem.setdefault(fold(words[-1])[:_STEM], []).append(person)
    elif len(words) > len(person.name) or (nominative and not person.nominative and len(words) == len(person.name)):
        person.name, person.keys = words, frozenset(fold(word) for word in words)
        person.hint = _hint(words, lexicon)
        namesakes = registry.by_key.setdefault(fold(words[-1]), [])
        if person not in namesakes[-_NAMESAKES:]:
            namesakes.append(person)
        person.nominative = nominative
    person.last = len(registry.mentions)
    person.places.append((frame.paragraph, start))
    person.nominative = person.nominative or (nominative and len(words) == len(person.name))
    titled = before.honorific or before.end > before.start or after
    person.evidence = person.evidence or bool(titled or known_first)
    _learn(person, frame, before, after, gender, lexicon)
    person.honorific_is_title = (person.honorific or "").lower() in lexicon.soft_honorifics
    return person


def _hint(words: Sequence[str], lexicon: Lexicon) -> str:
    if len(words) == 1:
        return ""
    return next((sex for word, endings, sex in lexicon.name_endings if words[word].lower().endswith(endings)), "")


def _spelled(frame: Frame, start: int, end: int) -> list[str]:
    """The words of a name as printed, the dot of an initial with it: "J.", "van", "’t"."""
    words = frame.words[start:end]
    plain = all(word[0].isalpha() and word[-1].isalpha() for word in words)
    return words if plain else frame.slice(start, end).split()  # J. | d’ Ivoire


def _learn(person: Person, frame: Frame, before: Title, after: list[Title], gender: str, lexicon: Lexicon) -> None:
    person.gender = person.gender or gender
    if before.honorific and (person.honorific is None or len(before.honorific) > len(person.honorific)):
        person.honorific = before.honorific
    for title in (before, *after):
        if title.end > title.start:
            if _is_printed_right(frame, title, lexicon):
                person.add_title(frame.slice(title.start, title.end))
            elif not person.titles:  # else it may be another's: "В письме министру | N отметил"
                person.other_titles.append(frame.slice(title.start, title.end))
            if is_acronym(frame, title.end):
                person.acronyms.add(frame.lower[title.end + 1])


def _is_printed_right(frame: Frame, title: Title, lexicon: Lexicon) -> bool:
    """Whether a title is in the nominative: not "встретился с | послом ОБСЕ N"."""
    if not lexicon.cases:
        return True
    head = next((low for low in frame.lower[title.start : title.end] if is_head(low, lexicon)), "")
    return not head or head in lexicon.nominatives or head not in lexicon.lemmas


def _is_nominative(frame: Frame, start: int, end: int, before: Title, lexicon: Lexicon) -> bool:
    """A name beside a verb of speech, or behind a title or an honorific in the nominative."""
    around = frame.lower[max(0, start - 1) : start] + frame.lower[end : end + 1]
    if any(low in lexicon.speech or low in lexicon.auxiliaries for low in around):
        return True
    if not lexicon.cases:
        return False
    if before.end > before.start:
        return _is_printed_right(frame, before, lexicon)
    return bool(before.honorific) and (before.honorific or "").lower() in lexicon.honorifics


def _gender_of_title(frame: Frame, title: Title, lexicon: Lexicon) -> str:
    for k in range(title.start, title.end):
        if lexicon.cases and frame.lower[k] not in lexicon.nominatives:
            continue  # "zamenika" is he
        if lexicon.compounds and not is_head(frame.lower[k], lexicon):
            continue  # the word "in"
        if frame.lower[k].endswith(lexicon.female_endings):
            return "f"
        if frame.lower[k].endswith(lexicon.male_endings):
            return "m"
    article = frame.lower[title.start - 1] if title.start and title.end > title.start else ""
    return lexicon.article_sex.get(article, "")
