"""What a language brings along: verbs of speech, pronouns, titles, word order. Read once from `<language>.toml`."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final

from osce_scraper.quotes.languages.inflection import forms, in_both_alphabets, listed_forms
from osce_scraper.quotes.languages.schema import Mapped, Words, read_table
from osce_scraper.quotes.languages.tables import NameTable, Tables
from osce_scraper.vocabularies.mentions import spellings
from osce_scraper.vocabularies.states import name_patterns

_SHORTEST_STATE: Final = 3
_SHORTEST_TRADE: Final = 6
_ALIASES: Final = {"bs": "sr", "hr": "sr", "sh": "sr", "cnr": "sr", "me": "sr"}
_SPEAKERS: Final = (
    *(("nouns", "organizations"), ("nouns", "documents"), ("nouns", "groups"), ("nouns", "people")),
    ("roles", "heads"),
)
"""The lists of who can speak."""
_LEMMAS: Final = (
    *(("nouns", "groups"), ("grammar", "words_of"), ("roles", "modifiers")),
    *(("nouns", "organizations"), ("nouns", "documents"), ("nouns", "people"), ("roles", "heads")),
)
"""The lists whose forms `Lexicon.root` brings together; the later one holds where two have a form."""

_SHORTEST_HALF: Final = 3


@dataclass(frozen=True, eq=False, kw_only=True)
class Lexicon(Tables):
    """The words of one language, all lower case: the tables of its file, and what several of them make together."""

    speech: Words
    """All verbs of speech, the core ones and the wide ones."""
    nominal: Words
    """Nouns that make a noun phrase a title, an organization, a document or a group."""
    voices: Words
    """Nouns of those who can speak: people, groups, organizations, and pronouns in any case."""
    function_words: Words
    """Words of grammar that begin or part phrases."""
    never_a_name: Words
    """Words that are no name however they are written."""
    opens_no_name: Words
    """The same without particles, which may open one: De Groot."""
    small_particles: Words
    """Particles that mean nothing else in this language and may open a surname: van der Meer."""
    paired: Words
    """First words of particles of several: van 't Hof."""
    before_titles: Words
    """What may stand between "N is", "N," and a title."""
    ranks: Words
    """Title and honorific in one: ambassador, major general."""
    first_names: Mapped
    name_endings: tuple[tuple[int, tuple[str, ...], str], ...]
    """Which word of a name (-1 the surname, 0 the first name), its endings, and the sex they hint at."""
    lemmas: Mapped
    """Forms of nouns and adjectives -> the nominative, and abbreviated ranks -> the whole word."""
    nominatives: Words
    """Title nouns, and nouns of those who speak, in the nominative."""

    def root(self, word: str) -> str:
        """What is the same in all forms of a word, for comparing titles; a word nobody listed is its own."""
        if self.compounds and word not in self.lemmas:  # außenministerin -> außenminister
            start = next((k for k in range(2, len(word) - 3) if word[k:] in self.lemmas), len(word))
            return word[:start] + self.lemmas.get(word[start:], "")
        if not self.free_order and len(word) > _SHORTEST_TRADE:  # ombudsman, ombudsperson; chairwoman, chair
            word = next((word.removesuffix(sex) for sex in self.roles.sexed if word.endswith(sex)), word)
        word = self.roles.alike.get(word, word)
        return self.lemmas.get(word, word)

    def sex_of(self, verb: str) -> str:
        """The sex of the subject by the ending of a verb: "сказала" is "f"; "" where none tells."""
        return next((sex for ending, sex in self.verbs.gender.items() if verb.endswith(ending)), "")


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
    return _read(tomllib.loads(file.read_text("utf-8")))


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Lower case without diacritics: Gashi = GASHI, Çela = Cela."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower().replace("ø", "o").replace("đ", "d").replace("ł", "l"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def halves(surname: str) -> tuple[str, ...]:
    """The parts of a folded double surname, each of which may stand for it; none of a simple one.

    >>> halves("krasniqi-berg"), halves("berg"), halves("al-hakim")
    (('krasniqi', 'berg'), (), ('hakim',))
    """
    return tuple(half for half in surname.split("-") if len(half) >= _SHORTEST_HALF) if "-" in surname else ()


def _read(data: dict[str, Any]) -> Lexicon:
    """The tables of a file, and what they make together."""
    if data.get("alphabets") == 2:
        data = in_both_alphabets(data)
    inflection = data.get("inflection", {})
    tables = _completed(read_table(Tables, data, inflection), inflection.get("third", {}))
    verbs, nouns, names = tables.verbs, tables.nouns, tables.names
    grammar = _function_words(tables)
    voices = nouns.organizations | nouns.groups | nouns.people | tables.roles.heads
    many = frozenset(f"{demonym}{nouns.plural}" for demonym in tables.places.demonyms if nouns.plural)  # Albanians
    never = voices | nouns.documents | grammar | many | _never_names(tables)
    lemmas = dict(tables.written_out)
    for table, key in _LEMMAS:
        lemmas |= listed_forms(_listed(data, table, key), inflection.get("nouns", {}))
    return Lexicon(
        **vars(tables),
        speech=(verbs.core | verbs.wide) - (grammar if tables.free_order else frozenset()),
        nominal=voices | nouns.documents,
        voices=voices | frozenset(tables.pronouns),
        function_words=grammar,
        never_a_name=never,
        opens_no_name=never - names.particles,
        small_particles=names.particles - grammar - tables.roles.connectors,
        paired=frozenset(phrase[0] for phrase in names.paired),
        before_titles=tables.roles.copulas | verbs.adverbs | verbs.auxiliaries | tables.grammar.determiners,
        ranks=tables.soft_honorifics.words | {" ".join(words) for words in tables.soft_honorifics.phrases},
        first_names=_first_names(names),
        name_endings=() if tables.cases else _name_endings(),
        lemmas=lemmas,
        nominatives=frozenset().union(*(_listed(data, *key) for key in _SPEAKERS)),
    )


def _listed(data: Mapping[str, Any], table: str, key: str) -> Words:
    """The words of a list in the one form the file gives."""
    return frozenset(data[table].get(key, "").split())


def _completed(tables: Tables, third: Mapping[str, str]) -> Tables:
    """The tables with what no file lists: verbs in the third person by their endings `third`, plurals, names of States, honorifics without their dot."""
    verbs, nouns, places = tables.verbs, tables.nouns, tables.places
    if third:
        further = {form for verb in verbs.core for form in forms(verb, third)} - verbs.core - verbs.wide
        verbs = replace(verbs, core=verbs.core | further, nounish=verbs.nounish | further)  # the jokes, he jokes
    if tables.free_order:
        places = replace(places, names=places.names | _states())
        # The small words of "teilte mit", "bëri të ditur" are no verbs.
        verbs = replace(verbs, core=verbs.core - _function_words(tables) - tables.roles.connectors)
    if nouns.plural:
        plurals = nouns.groups | {noun + nouns.plural for noun in tables.roles.heads | nouns.people}
        nouns = replace(nouns, groups=plurals - nouns.organizations - tables.roles.heads)
    honorifics = {spelled: sex for title, sex in tables.honorifics.items() for spelled in (title, title.rstrip("."))}
    names = _with_names_of_all(tables.names, _function_words(tables) | tables.roles.connectors)
    return replace(tables, verbs=verbs, nouns=nouns, names=names, places=places, honorifics=honorifics)


def _with_names_of_all(own: NameTable, grammar: Words) -> NameTable:
    """How names are written in all languages, but for particles that are words of grammar here: "do", "и"."""
    shared = _names_of_all()
    parts = {key: frozenset(shared[key].split()) for key in ("joined", "suffixes", "dotted")}
    return replace(
        own,
        particles=own.particles | (frozenset(shared["particles"].split()) - grammar),
        paired=own.paired + tuple(tuple(phrase.split()) for phrase in shared["paired"]),
        **{key: getattr(own, key) | words for key, words in parts.items()},
    )


def _function_words(tables: Tables) -> Words:
    """Words of grammar."""
    small, verbs = tables.grammar, tables.verbs
    linking = small.prepositions | small.subordinators | small.conjunctions | small.relative | small.determiners
    return linking | verbs.auxiliaries | verbs.adverbs | frozenset(tables.pronouns) | frozenset(tables.possessives)


def _never_names(tables: Tables) -> Words:
    """Words with a capital that name no person: days, places, adjectives, honorifics."""
    names, places = tables.names, tables.places
    titles = {spelled for title in tables.honorifics for word in title.split() for spelled in (word, word.rstrip("."))}
    verbs = tables.verbs.core | tables.negatives.signs if tables.cases else frozenset()  # Navela je, Tabla kaže
    return names.never | names.days | places.names | places.demonyms | tables.roles.modifiers | titles | verbs


@cache
def _states() -> Words:
    """Words of the names of States in all languages and cases: "казахстана", "österreichs"."""
    spelled = (name for pattern, id in name_patterns() if id for name in spellings(pattern))
    return frozenset(word for name in spelled for word in name.lower().split() if len(word) > _SHORTEST_STATE)


@cache
def _names_of_all() -> dict[str, Any]:
    """First names known in all languages, particles and endings of names."""
    return tomllib.loads(resources.files(__package__).joinpath("first_names.toml").read_text("utf-8"))


def _first_names(own: NameTable) -> Mapped:
    """First names and their sex; those of the language itself have the last word."""
    known = {name: sex for sex in ("m", "f") for name in _names_of_all()[sex].split()}
    folded = {fold(name): sex for name, sex in known.items()}
    return folded | known | dict.fromkeys(own.first_m, "m") | dict.fromkeys(own.first_f, "f")


def _name_endings() -> tuple[tuple[int, tuple[str, ...], str], ...]:
    keys = ((-1, "f_surnames"), (-1, "m_surnames"), (0, "f_names"))
    return tuple((word, tuple(_names_of_all()[key].split()), key[0]) for word, key in keys)
