"""One pass over the article that meets everybody in it, for names often come late."""

from collections.abc import Sequence
from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon, fold, halves
from osce_scraper.quotes.people.evidence import (
    called_by_age,
    is_called,
    is_somebody,
    relation_before,
    sex_of_apposition,
    sex_of_noun,
    title_of_predicate,
)
from osce_scraper.quotes.people.name_starts import sex_of_first_name
from osce_scraper.quotes.people.names import name_end
from osce_scraper.quotes.people.naming import names_in, surnames_of
from osce_scraper.quotes.people.parts import is_head
from osce_scraper.quotes.people.people import Mention, Person, Registry
from osce_scraper.quotes.people.spelling import Spelling
from osce_scraper.quotes.people.title_before import title_before
from osce_scraper.quotes.people.titles import Title, is_acronym
from osce_scraper.quotes.people.titles_after import titles_after
from osce_scraper.quotes.text.frames import Frame
from osce_scraper.quotes.text.tokens import frame as frame_of

_STEM: Final = 3
"""So many letters of a name are the same in all cases."""
_SMALL: Final = 3
"""Words up to so many letters headlines may write small."""
_NAMESAKES: Final = 8
_MARKS: Final = "“”„\"'‘’«»"


def read_people(frames: Sequence[Frame], lexicon: Lexicon) -> Registry:
    """One pass over all frames."""
    registry = Registry(lexicon)
    common = Spelling.of(frames)
    doubtful = lexicon.nouns_are_capital or lexicon.names.before_things
    surnames = surnames_of(frames, common, lexicon) if doubtful else frozenset()
    for frame in frames:
        names = names_in(frame, common, lexicon, surnames)
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
                    single[surname].name, single[surname].keys = words, _keys(words)


def _register(registry: Registry, frame: Frame, start: int, end: int, first: int) -> Person:
    lexicon = registry.lexicon
    before = title_before(frame, start, max(first, start - 40), lexicon)
    after = titles_after(frame, end, min(len(frame.words), end + 45), registry.names[frame.paragraph], lexicon)
    if after and not lexicon.free_order and _is_past(frame, start, end, lexicon):
        after = []
    words = tuple(_spelled(frame, start, end))
    known_first = sex_of_first_name(frame.lower[start], lexicon) if len(words) > 1 or not lexicon.free_order else ""
    if lexicon.cases and before.end > before.start and not _is_printed_right(frame, before, lexicon):
        known_first = lexicon.first_names.get(frame.lower[start][:-1], known_first)  # zamenika | Zorana: he is Zoran
    gender = before.gender or _gender_of_title(frame, before, lexicon) or (known_first if lexicon.free_order else "")
    person = registry.find(_plain(words), before.gender, introduced=bool(after))
    nominative = lexicon.inflected and _is_nominative(frame, start, end, before, lexicon)
    nominative = nominative or (lexicon.cases and any(_is_printed_right(frame, title, lexicon) for title in after))
    if person is None:
        person = Person(words, _keys(words), gender=gender, hint=_hint(words, lexicon))
        person.hint_of_first = known_first
        registry.people.append(person)
        for surname in _surnames(words, lexicon):
            registry.by_key.setdefault(surname, []).append(person)
        registry.by_stem.setdefault(fold(words[-1])[:_STEM], []).append(person)
    elif len(words) > len(person.name) or (nominative and not person.nominative and len(words) == len(person.name)):
        person.name, person.keys = words, _keys(words)
        person.hint = _hint(words, lexicon)
        person.hint_of_first = known_first
        for surname in _surnames(words, lexicon):
            namesakes = registry.by_key.setdefault(surname, [])
            if person not in namesakes[-_NAMESAKES:]:
                namesakes.append(person)
        person.nominative = nominative
    elif len(words) > 1 and person.in_headline:
        person.name = words  # "Koja Meets Ana Ilić": Ana Ilić
    person.in_headline = person.in_headline and (not person.places or len(words) == 1) and _is_headline(frame)
    for called in [words[0], *filter(_is_marked, words)] if len(words) > 1 else ():
        registry.by_first[fold(called.strip(_MARKS))] = person
    person.last = len(registry.mentions)
    person.places.append((frame.paragraph, start))
    person.nominative = person.nominative or (nominative and len(words) == len(person.name))
    if predicate := title_of_predicate(frame, start, lexicon):
        after = [*after, predicate]
    titled = before.honorific or before.end > before.start or after or is_somebody(frame, end, lexicon)
    titled = titled or is_called(frame, start, lexicon)
    person.gender = person.gender or sex_of_apposition(frame, end, lexicon)
    relation = relation_before(frame, start, lexicon)
    person.gender = person.gender or sex_of_noun(relation, lexicon)
    person.evidence = person.evidence or bool(titled or known_first or relation or person.gender)
    _learn(person, frame, before, after, gender, lexicon)
    person.honorific_is_title = _is_rank((person.honorific or "").lower(), lexicon)
    return person


def _is_rank(honorific: str, lexicon: Lexicon) -> bool:
    """ "ambassador", "lt. col."."""
    if honorific in lexicon.ranks or "." not in honorific:
        return honorific in lexicon.ranks
    full = " ".join(lexicon.written_out.get(word.rstrip("."), word) for word in honorific.split())
    return full in lexicon.ranks


def _is_headline(frame: Frame) -> bool:
    """ "Koja Meets Ana Ilić at the Border": hardly a word in lower case."""
    if len(frame.capitals) <= _SMALL:
        return False
    return all(word[0].isupper() or len(word) <= _SMALL for word in frame.words)  # text is over after a few words


def _is_past(frame: Frame, start: int, end: int, lexicon: Lexicon) -> bool:
    """ "When | N | was a student": what somebody was is no title."""
    return (
        start > 0
        and frame.lower[start - 1] in lexicon.grammar.subordinators
        and frame.lower[end] in lexicon.verbs.passive
    )


def _hint(words: Sequence[str], lexicon: Lexicon) -> str:
    if len(words) == 1:
        return ""
    return next((sex for word, endings, sex in lexicon.name_endings if words[word].lower().endswith(endings)), "")


def _spelled(frame: Frame, start: int, end: int) -> list[str]:
    """The words of a name as printed, the dot of an initial with it: "J.", "van", "’t"."""
    words = frame.words[start:end]
    plain = all(word[0].isalpha() and word[-1].isalpha() for word in words)
    return words if plain else frame.slice(start, end).split()  # J. | d’ Ivoire


def _keys(words: Sequence[str]) -> frozenset[str]:
    """What a name is found by: its words folded, a nickname without its marks, the halves of a double surname."""
    return frozenset((*map(fold, _plain(words)), *_halves_of(words)))


def _plain(words: Sequence[str]) -> list[str]:
    """The words of a name, a nickname without its marks."""
    return [word.strip(_MARKS) if _is_marked(word) else word for word in words]


def _surnames(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """What may stand for the whole name: the last word and its halves, of three or more any but the first ("Ana Lund Ek")."""
    middle = [] if lexicon.free_order else [w for w in words[1:-1] if w.lower() not in lexicon.names.particles]
    others = [fold(word) for word in middle if word[-1] != "." and not _is_marked(word)]
    return [fold(words[-1]), *_halves_of(words), *others]


def _halves_of(words: Sequence[str]) -> tuple[str, ...]:
    """The halves of a double surname; a lone "Berg-Kos" may be two people's ticket, bill or report."""
    return halves(fold(words[-1])) if len(words) > 1 else ()


def _is_marked(word: str) -> bool:
    return word[0] in _MARKS and word[-1] in _MARKS


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
            person.called.update(called_by_age(frame.lower[title.start : title.end], lexicon))
    if before.honorific and not lexicon.roles.uniformed.isdisjoint(before.honorific.lower().split()):
        person.called.update(lexicon.roles.officers)


def _is_printed_right(frame: Frame, title: Title, lexicon: Lexicon) -> bool:
    """Whether a title is in the nominative: not "встретился с | послом ОБСЕ N"."""
    if not lexicon.cases:
        return True
    head = next((low for low in frame.lower[title.start : title.end] if is_head(low, lexicon)), "")
    if head in lexicon.nouns.groups:
        return False  # "судьи N": many judges, or of one
    return not head or head in lexicon.nominatives or head not in lexicon.lemmas


def _is_nominative(frame: Frame, start: int, end: int, before: Title, lexicon: Lexicon) -> bool:
    """A name beside a verb of speech, or behind a title or an honorific in the nominative."""
    around = frame.lower[max(0, start - 1) : start] + frame.lower[end : end + 1]
    if any(low in lexicon.speech or low in lexicon.verbs.auxiliaries for low in around):
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
        if sex := sex_of_noun(frame.lower[k], lexicon):
            return sex
    article = frame.lower[title.start - 1] if title.start and title.end > title.start else ""
    return lexicon.article_sex.get(article, "")
