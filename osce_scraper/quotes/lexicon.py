"""What a language brings along: verbs of speech, pronouns, titles, word order. Read once from `<language>.toml`."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_ALIASES = {"bs": "sr", "hr": "sr", "sh": "sr", "cnr": "sr", "me": "sr"}


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of one language, all lower case. Sets, because a set answers thirty times faster than a pattern."""

    language: str
    core: frozenset[str]
    """Verbs that mean speech wherever they stand."""
    wide: frozenset[str]
    """Verbs of speech, thought and judgement, the core ones included."""
    weak: frozenset[str]
    """Wide verbs that report no speech where a verb of speech stands before them."""
    nounish: frozenset[str]
    particles: frozenset[str]
    participles: tuple[str, ...]
    past_endings: tuple[str, ...]
    auxiliaries: frozenset[str]
    passive: frozenset[str]
    adverbs: frozenset[str]
    agents: frozenset[str]
    """What names the agent of a passive: "by"."""
    according: tuple[tuple[str, ...], ...]
    as_clause: frozenset[str]
    words_of: frozenset[str]
    how: frozenset[str]
    relative: frozenset[str]
    conjunctions: frozenset[str]
    joining: frozenset[str]
    """"and": what makes two speakers one voice."""
    subordinators: frozenset[str]
    prepositions: frozenset[str]
    place_prepositions: frozenset[str]
    """What stands before places, not people."""
    determiners: frozenset[str]
    definite: frozenset[str]
    origins: frozenset[str]
    """"N of the Association", "N from Osh"."""
    ages: tuple[str, ...]
    """"the 34-year-old" is the person just named."""
    articles: frozenset[str]
    """Definite articles alone."""
    place_nouns: frozenset[str]
    """"lake Sevan", "the village of Orikhiv": what is named after it is no person."""
    one_of: frozenset[tuple[str, ...]]
    """"one of": somebody out of a group is a person."""
    events: frozenset[str]
    """"at the opening": what a title never ends with."""
    pronouns: dict[str, str]
    nominative: frozenset[str]
    """Pronouns that can only be a subject: he, she, they."""
    possessives: dict[str, str]
    honorifics: dict[str, str]
    soft_honorifics: frozenset[str]
    heads: frozenset[str]
    offices: frozenset[str]
    """Heads that are never a surname: "head", "director"."""
    modifiers: frozenset[str]
    female_endings: tuple[str, ...]
    """Endings of title nouns that tell the sex: "spokeswoman", "Direktorin"."""
    male_endings: tuple[str, ...]
    relative_titles: dict[str, str]
    """Verbs of relative clauses that are titles, and the noun they stand for: heads -> head."""
    missions: frozenset[str]
    """What an Ambassador leads, with "ambassador"."""
    copulas: frozenset[str]
    organizations: frozenset[str]
    documents: frozenset[str]
    groups: frozenset[str]
    """Who is many; the plurals of title heads too, where a language forms them by one ending."""
    people: frozenset[str]
    voices: frozenset[str]
    """Nouns of those who can speak: people, groups, organizations, and pronouns in any case."""
    epithets: frozenset[str]
    """What a person just named may be called: "the diplomat"."""
    name_particles: frozenset[str]
    small_particles: frozenset[str]
    """Particles that mean nothing else in this language and may open a surname: "van der Meer"."""
    never_names: frozenset[str]
    places: frozenset[str]
    demonyms: frozenset[str]
    first_names: dict[str, str]
    name_endings: tuple[tuple[int, tuple[str, ...], str], ...]
    """Which word of a name (-1 the surname, 0 the first name), its endings, and the sex they hint at."""
    before_titles: frozenset[str]
    """What may stand between "N is", "N," and a title."""
    connectors: frozenset[str]
    """Small words inside a title: of, for, in, and, de."""
    topical: frozenset[str]
    """Connectors after which a title may name a topic in lower case: "on freedom of the media"."""
    never_in_titles: frozenset[str]
    """Capitalised words that end a title: days and months."""
    honorifics_are_capital: bool
    nouns_are_capital: bool
    """German: a capital letter tells nothing about names."""
    inflected: bool
    """Names change their ending with the case (Russian, Serbian, Ukrainian, Albanian)."""
    naming: frozenset[str]
    naming_phrases: tuple[tuple[str, ...], ...]
    named: frozenset[str]
    signs: frozenset[str]
    judging: frozenset[str]
    verb_gender: tuple[tuple[str, str], ...]
    """Endings of a past tense that tell the sex of the subject: ("ла", "f")."""

    nominal: frozenset[str]
    """Nouns that make a noun phrase a title, an organization, a document or a group."""
    speech: frozenset[str]
    """All verbs of speech."""
    function_words: frozenset[str]
    """Words of grammar that begin or part phrases."""
    opens_no_name: frozenset[str]
    """The same without particles, which may open one ("De Groot")."""
    never_a_name: frozenset[str]
    """Words that are no name however they are written."""


@cache
def lexicon_for(language: str) -> Lexicon | None:
    """The lexicon of a BCP 47 code, by its primary subtag; None where nobody has written one.

    >>> lexicon_for("en-GB").language
    'en'
    >>> lexicon_for("tlh") is None
    True
    """
    primary = language.split("-")[0].lower()
    file = resources.files(__package__).joinpath(f"{_ALIASES.get(primary, primary)}.toml")
    if not (primary.isalpha() and file.is_file()):
        return None
    return _read(tomllib.loads(file.read_text("utf-8")), _first_names())


@cache
def _first_names() -> dict[str, str]:
    data = tomllib.loads(resources.files(__package__).joinpath("first_names.toml").read_text("utf-8"))
    names = {name: gender for gender in ("m", "f") for name in data[gender].split()}
    return {fold(name): gender for name, gender in names.items()} | names


@cache
def _name_endings() -> tuple[tuple[int, tuple[str, ...], str], ...]:
    data = tomllib.loads(resources.files(__package__).joinpath("first_names.toml").read_text("utf-8"))
    keys = ((-1, "f_surnames"), (-1, "m_surnames"), (0, "f_names"))
    return tuple((word, tuple(data[key].split()), key[0]) for word, key in keys)


def fold(word: str) -> str:
    """Lower case without diacritics: Gashi = GASHI, Çela = Cela."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower().replace("ø", "o").replace("đ", "d").replace("ł", "l"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _read(data: dict[str, Any], first_names: dict[str, str]) -> Lexicon:
    """Fields in the order of the file; a table a language does not need may be missing."""

    def words(table: str, key: str) -> frozenset[str]:
        return frozenset(data.get(table, {}).get(key, "").split())

    def union(*keys: tuple[str, str]) -> frozenset[str]:
        return frozenset().union(*(words(*key) for key in keys))

    verbs = data["verbs"]
    core = words("verbs", "core")
    plural = data.get("groups", {}).get("plural")
    groups = words("groups", "nouns") | {head + plural for head in words("roles", "heads") if plural}
    groups -= words("organizations", "nouns") | words("roles", "heads")
    nominal = groups | union(
        ("roles", "heads"), ("organizations", "nouns"), ("documents", "nouns"), ("people", "nouns")
    )
    grammar = (
        union(
            ("phrases", "prepositions"),
            ("phrases", "subordinators"),
            ("phrases", "conjunctions"),
            ("phrases", "relative"),
            ("phrases", "determiners"),
            ("verbs", "auxiliaries"),
            ("verbs", "adverbs"),
        )
        | frozenset(data.get("pronouns", {}))
        | frozenset(data.get("possessives", {}))
    )
    never = nominal | grammar | words("names", "never") | words("names", "days") | words("places", "names")
    never |= words("places", "demonyms") | words("roles", "modifiers")
    never |= frozenset(
        spelled
        for title in data.get("honorifics", {})
        for word in title.split()
        for spelled in (word, word.rstrip("."))
    )
    return Lexicon(
        language=data["language"],
        core=core,
        wide=core | words("verbs", "wide"),
        weak=words("verbs", "weak"),
        nounish=words("verbs", "nounish"),
        particles=words("verbs", "particles"),
        participles=tuple(verbs.get("participle_endings", "\0").split()),
        past_endings=tuple(verbs.get("past_endings", "\0").split()),
        auxiliaries=words("verbs", "auxiliaries"),
        passive=words("verbs", "passive"),
        adverbs=words("verbs", "adverbs"),
        agents=words("phrases", "agents"),
        according=tuple(tuple(phrase.split()) for phrase in data["phrases"].get("according", [])),
        as_clause=words("phrases", "as_clause"),
        words_of=words("phrases", "words_of"),
        how=words("phrases", "how"),
        relative=words("phrases", "relative"),
        joining=words("phrases", "joining"),
        conjunctions=words("phrases", "conjunctions"),
        subordinators=words("phrases", "subordinators"),
        place_prepositions=words("phrases", "place_prepositions"),
        prepositions=words("phrases", "prepositions"),
        determiners=words("phrases", "determiners"),
        one_of=frozenset(tuple(phrase.split()) for phrase in data["phrases"].get("one_of", [])),
        events=words("phrases", "events"),
        place_nouns=words("places", "nouns"),
        origins=words("phrases", "origins"),
        ages=tuple(data["phrases"].get("ages", "\0").split()),
        articles=words("phrases", "articles"),
        definite=words("phrases", "definite"),
        pronouns=data.get("pronouns", {}),
        nominative=words("phrases", "nominative"),
        possessives=data.get("possessives", {}),
        honorifics={
            spelled: sex for title, sex in data.get("honorifics", {}).items() for spelled in (title, title.rstrip("."))
        },
        soft_honorifics=words("soft_honorifics", "words")
        | frozenset(data.get("soft_honorifics", {}).get("phrases", [])),
        heads=words("roles", "heads"),
        offices=words("roles", "offices"),
        modifiers=words("roles", "modifiers"),
        female_endings=tuple(data["roles"].get("female_endings", "\0").split()),
        male_endings=tuple(data["roles"].get("male_endings", "\0").split()),
        relative_titles=data["roles"].get("relative", {}),
        missions=words("roles", "missions"),
        copulas=words("roles", "copulas"),
        organizations=words("organizations", "nouns"),
        documents=words("documents", "nouns"),
        groups=groups,
        people=words("people", "nouns"),
        voices=words("roles", "heads")
        | words("organizations", "nouns")
        | groups
        | words("people", "nouns")
        | frozenset(data.get("pronouns", {})),
        epithets=words("people", "epithets"),
        name_particles=words("names", "particles"),
        small_particles=words("names", "particles") - grammar - words("roles", "connectors"),
        never_names=words("names", "never"),
        places=words("places", "names"),
        demonyms=words("places", "demonyms"),
        first_names=first_names,
        name_endings=_name_endings(),
        before_titles=words("roles", "copulas")
        | words("verbs", "adverbs")
        | words("verbs", "auxiliaries")
        | words("phrases", "determiners"),
        connectors=words("roles", "connectors"),
        topical=words("roles", "topical"),
        never_in_titles=words("names", "days"),
        honorifics_are_capital=data.get("honorifics_are_capital", True),
        nominal=nominal,
        speech=core | words("verbs", "wide"),
        function_words=grammar,
        opens_no_name=never - words("names", "particles"),
        never_a_name=never,
        nouns_are_capital=data.get("nouns_are_capital", False),
        inflected=data.get("inflected", False),
        naming=words("negatives", "naming"),
        naming_phrases=tuple(tuple(phrase.split()) for phrase in data.get("negatives", {}).get("phrases", [])),
        named=words("negatives", "named"),
        signs=words("negatives", "signs"),
        judging=words("negatives", "judging"),
        verb_gender=tuple((end, sex) for end, sex in verbs.get("gender", {}).items()),
    )
