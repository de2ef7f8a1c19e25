"""What a language brings along: verbs of speech, pronouns, titles, word order. Read once from `<language>.toml`."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from osce_scraper.quotes.inflection import all_forms, in_both_alphabets, listed_forms
from osce_scraper.vocabularies.mentions import spellings
from osce_scraper.vocabularies.states import name_patterns

_INFLECTED = frozenset(
    [
        *((table, "nouns") for table in ("organizations", "documents", "groups", "people", "places")),
        *(("roles", key) for key in ("heads", "offices", "modifiers", "missions")),
        *(("negatives", key) for key in ("naming", "named", "signs")),
        ("people", "epithets"),
        ("documents", "statements"),
        ("places", "demonyms"),
        ("places", "names"),
        ("phrases", "words_of"),
        ("phrases", "events"),
        ("names", "never"),
    ]
)
"""Lists of nouns and adjectives, given in the nominative; their other forms come from `[inflection.nouns]`."""
_SHORTEST_STATE = 3
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
    own_words: frozenset[str]
    """Of these, what is nothing but what somebody said: "in her words"."""
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
    counting: frozenset[str]
    """Determiners of many, or of one of them: what they open is nobody's title."""
    owning: frozenset[str]
    """What makes even an event part of a title: "the host | of | the meeting"."""
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
    statements: frozenset[str]
    """Documents that are somebody's words: a statement, not a report."""
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
    verb_endings: tuple[str, ...]
    """Endings that only verbs have, listed or not."""
    stated: frozenset[str]
    """Verbs without a subject: "heißt es in ...", "говорится в ..."."""
    reported: frozenset[str]
    """Verb forms of indirect speech: the sentence carries on what somebody said ("sei", "habe")."""
    genitive_articles: frozenset[str]
    """Articles that hold a noun to the one before: "Leiter | der Mission"."""
    runs_on: bool
    """A title goes on in lower case after its noun: "начальник отдела внутренних дел", "conseillère fédérale"."""
    free_order: bool
    """The subject may follow its verb: "In Wien sagte N", "Как отметил N"."""
    drops_subject: bool
    """A verb alone may have a subject: "rekao je"."""
    compounds: bool
    """Title nouns are the ends of longer words: "Außenministerin"."""
    article_sex: dict[str, str]
    """"die Beauftragte", "la ministre": what the article before a title tells."""
    plural_endings: tuple[str, ...]
    """Endings of verbs in the plural, where the pronoun does not tell: "sagten sie"."""
    reflexive: frozenset[str]
    """"s’est dit": no passive, though it looks like one."""
    for_whom: frozenset[str]
    """"Pour N, Q": what opens a view."""
    postpositions: frozenset[str]
    """ "N zufolge"."""
    before_things: frozenset[str]
    """Articles and links before which a single capital begins no name: "le ministère de l’ | Intérieur"."""
    surnames: frozenset[str]
    """Title nouns that end surnames too: "Stadlbauer"."""
    no_compounds: frozenset[str]
    """Words that only look like compounds of a title noun."""
    cases: bool
    """A noun in the nominative is no complement of another: "директора | посол"."""
    elided: frozenset[str]
    """Words that lose their vowel before an apostrophe: l’OSCE."""
    enclitics: frozenset[str]
    """Pronouns behind a hyphen: a-t-elle."""
    comma_incise: bool
    """Reporting clauses stand inside the marks between commas: « We agree, said N. Let us begin. »."""
    not_names: tuple[str, ...]
    """Endings of capitalised adjectives and nouns that are no names: "Ошского управления", "Internationalen Tag"."""
    lemmas: dict[str, str]
    """Forms of nouns and adjectives -> the nominative."""
    nominatives: frozenset[str]
    """Title nouns, and nouns of those who speak, in the nominative."""

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

    def root(self, word: str) -> str:
        """What is the same in all forms of a word, for comparing titles; a word nobody listed is its own."""
        if self.compounds and word not in self.lemmas:  # außenministerin -> außenminister
            start = next((k for k in range(2, len(word) - 3) if word[k:] in self.lemmas), len(word))
            return word[:start] + self.lemmas.get(word[start:], "")
        return self.lemmas.get(word, word)

    def sex_of(self, verb: str) -> str:
        """The sex of the subject by the ending of a verb: "сказала" is "f"; "" where none tells."""
        return next((sex for ending, sex in self.verb_gender if verb.endswith(ending)), "")


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
def _states() -> frozenset[str]:
    """Words of the names of States in all languages and cases: "казахстана", "österreichs"."""
    spelled = (name for pattern, id in name_patterns() if id for name in spellings(pattern))
    return frozenset(word for name in spelled for word in name.lower().split() if len(word) > _SHORTEST_STATE)


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


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Lower case without diacritics: Gashi = GASHI, Çela = Cela."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower().replace("ø", "o").replace("đ", "d").replace("ł", "l"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _read(data: dict[str, Any], first_names: dict[str, str]) -> Lexicon:
    """Fields in the order of the file; a table a language does not need may be missing."""

    if data.get("alphabets") == 2:
        data = in_both_alphabets(data)
    endings = data.get("inflection", {})

    def listed(table: str, key: str) -> frozenset[str]:
        return frozenset(data.get(table, {}).get(key, "").split())

    def words(table: str, key: str) -> frozenset[str]:
        if (table, key) in _INFLECTED:
            kind = {"groups": "plurals", "names": "names"}.get(table, "nouns")
            return all_forms(listed(table, key), endings.get(kind, endings.get("nouns", {})))
        if key in ("core", "wide", "stated", "judging"):
            return all_forms(listed(table, key), endings.get("verbs", {}))
        return listed(table, key)

    def union(*keys: tuple[str, str]) -> frozenset[str]:
        return frozenset().union(*(words(*key) for key in keys))

    verbs = data["verbs"]
    core = words("verbs", "core")
    plural = data.get("groups", {}).get("plural")
    groups = words("groups", "nouns")
    if plural:
        groups |= {head + plural for head in words("roles", "heads")}
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
    never |= _states() if data.get("free_order") else frozenset()
    never |= words("places", "demonyms") | words("roles", "modifiers")
    never |= core if data.get("cases") else frozenset()  # Navela je
    never |= frozenset(
        spelled
        for title in data.get("honorifics", {})
        for word in title.split()
        for spelled in (word, word.rstrip("."))
    )
    if data.get("free_order"):  # the small words of "teilte mit", "bëri të ditur" are no verbs
        core -= grammar | words("roles", "connectors")
    wide = (core | words("verbs", "wide")) - (grammar if data.get("free_order") else frozenset())
    names = data.get("names", {})
    places = words("places", "names") | (_states() if data.get("free_order") else frozenset())
    own = {name: sex for sex in ("m", "f") for name in names.get(f"first_{sex}", "").split()}
    speakers = [("roles", "heads"), *((table, "nouns") for table in ("organizations", "documents", "groups", "people"))]
    nominatives = frozenset().union(*(listed(*key) for key in speakers))
    lemmas: dict[str, str] = {}
    for key in (
        ("groups", "nouns"),
        ("phrases", "words_of"),
        ("roles", "modifiers"),
        *speakers[1:4],
        ("roles", "heads"),
    ):
        lemmas |= listed_forms(listed(*key), endings.get("nouns", {}))  # the later one holds where two have a form
    return Lexicon(
        language=data["language"],
        core=core,
        wide=wide,
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
        own_words=words("phrases", "own_words"),
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
        owning=words("phrases", "owning"),
        ages=tuple(data["phrases"].get("ages", "\0").split()),
        articles=words("phrases", "articles"),
        definite=words("phrases", "definite"),
        counting=words("phrases", "counting"),
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
        statements=words("documents", "statements"),
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
        places=places,
        demonyms=words("places", "demonyms"),
        first_names=first_names | own,
        name_endings=() if data.get("cases") else _name_endings(),
        before_titles=words("roles", "copulas")
        | words("verbs", "adverbs")
        | words("verbs", "auxiliaries")
        | words("phrases", "determiners"),
        connectors=words("roles", "connectors"),
        topical=words("roles", "topical"),
        never_in_titles=words("names", "days"),
        honorifics_are_capital=data.get("honorifics_are_capital", True),
        nominal=nominal,
        speech=wide,
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
        verb_endings=tuple(verbs.get("endings", "").split()),
        stated=words("verbs", "stated"),
        reported=words("verbs", "reported"),
        genitive_articles=words("phrases", "genitive_articles"),
        runs_on=data.get("runs_on", False),
        free_order=data.get("free_order", False),
        drops_subject=data.get("drops_subject", False),
        compounds=data.get("compounds", False),
        article_sex=data.get("article_sex", {}),
        plural_endings=tuple(verbs.get("plural_endings", "").split()),
        reflexive=words("phrases", "reflexive"),
        for_whom=words("phrases", "for_whom"),
        postpositions=words("phrases", "postpositions"),
        before_things=words("names", "before_things"),
        surnames=words("roles", "surnames"),
        no_compounds=words("roles", "no_compounds"),
        cases=data.get("cases", False),
        elided=words("phrases", "elided"),
        enclitics=words("phrases", "enclitics"),
        comma_incise=data.get("comma_incise", False),
        not_names=tuple(names.get("endings", "").split()),
        lemmas=lemmas,
        nominatives=nominatives,
    )
