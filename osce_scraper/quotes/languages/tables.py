"""The tables of a `<language>.toml`: a table is a class, a key a field of the same name, its type the way to read it."""

from dataclasses import dataclass

from osce_scraper.quotes.languages.grammar_tables import GrammarTable, VerbTable
from osce_scraper.quotes.languages.schema import Endings, Mapped, Names, Nouns, Phrases, Plurals, Verbs, Words


@dataclass(frozen=True, eq=False)
class RoleTable:
    """What titles are made of."""

    heads: Nouns
    offices: Nouns
    """Heads that are never a surname: head, director."""
    modifiers: Nouns
    """Deputy, former."""
    connectors: Words
    """Small words inside a title: of, for, in, and, de."""
    topical: Words
    """Connectors after which a title may name a topic in lower case: on freedom of the media."""
    pairing: Words
    """What holds two: mediator | between | A and B."""
    gerunds: Words
    """What ends like a participle and is a topic: the border | crossing."""
    female_endings: Endings
    """Endings of title nouns that tell the sex: spokeswoman, Direktorin."""
    alike: Mapped
    """What titles use for one another: the Interior Minister, Minister of Internal Affairs."""
    male_endings: Endings
    endings: Endings
    """Endings of title nouns nobody listed: postwoman, stove-maker."""
    adjectives: Endings
    """Endings of words that cannot end a title: Minister of Digital | Sovereignty."""
    males: Words
    """What is an ending of other words: a man, but a woman."""
    sexed: Endings
    """What one title ends with for men, women and anybody: chairman, chairwoman, chairperson."""
    relative: Mapped
    """Verbs of relative clauses that are titles, and the noun they stand for: heads -> head."""
    scholars: Words
    """Who is one in a field: lecturer | in criminal procedure."""
    serving: Words
    """Verbs of what somebody is: works | as."""
    calling: Words
    """Who somebody is: is | called | N."""
    capacities: Words
    """Nouns of the same: her | duties | as."""
    standing: Words
    """Ranks that do not complete another title: police inspector | Captain N."""
    units: Words
    """Parts of bodies, which have no names of their own: head of the training | department | N."""
    uniformed: Words
    """Words of the ranks of those who may be called | officers |: Lieutenant N."""
    officers: Words
    youthful: Words
    """What somebody of few years is called."""
    missions: Nouns
    """What an Ambassador leads, with "ambassador"."""
    copulas: Words
    surnames: Words
    """Title nouns that end surnames too: Stadlbauer."""
    no_compounds: Words
    """Words that only look like compounds of a title noun."""


@dataclass(frozen=True, eq=False)
class NounTable:
    """Those who can speak without a title."""

    organizations: Nouns
    documents: Nouns
    statements: Nouns
    """Documents that are somebody's words: a statement, not a report."""
    groups: Plurals
    """Who is many; the plurals of title heads too, where a language forms them by one ending."""
    plural: str
    """That ending: s."""
    people: Nouns
    relational: Words
    """Who is one of two: his colleague."""
    epithets: Nouns
    """What a person just named may be called: the diplomat."""


@dataclass(frozen=True, eq=False)
class NameTable:
    """How names are written, and what is written like one."""

    particles: Words
    """Van, de, bin."""
    joined: Words
    """Particles before a hyphen: al-Khatib."""
    surnames: Words
    """Months, titles, trades, colours that many people are called: May, Major, Mason, White."""
    suffixes: Words
    """What may end a name: kyzy, Jr."""
    dotted: Words
    """Of these, what has a dot: Jr."""
    courtesies: Words
    """What is said behind a first name, in lower case: Rustam aka."""
    paired: Phrases
    """Particles of several words: Mac an Bhaird."""
    days: Words
    """Days and months: capitalised words that end a title."""
    never: Names
    before_things: Words
    """Articles and links before which a single capital begins no name: le ministère de l’ | Intérieur."""
    endings: Endings
    """Endings of capitalised adjectives and nouns that are no names: Ошского управления."""
    first_m: Words
    first_f: Words


@dataclass(frozen=True, eq=False)
class SoftTable:
    """Titles and honorifics in one: the role of somebody of whom no other title is given."""

    words: Words
    phrases: Phrases


@dataclass(frozen=True, eq=False)
class PlaceTable:
    """Places, in whose name nobody speaks."""

    nouns: Nouns
    """Lake Sevan, the village of Orikhiv: what is named after it is no person."""
    names: Nouns
    demonyms: Nouns


@dataclass(frozen=True, eq=False)
class NegativeTable:
    """Words beside marks that tell of a name, not of speech."""

    naming: Nouns
    """The project | Q."""
    phrases: Phrases
    wording: Words
    """Of these, what may be several words in lower case: the motto | Q."""
    named: Nouns
    """Q | project."""
    signs: Nouns
    """A banner reads Q."""
    surfaces: Words
    """Q is written | on | the gate."""
    inscribed: Words
    """Q is | written | on the gate."""
    judging: Verbs
    """The words they call a thing are the speaker's own, however few: called the vote Q."""
    disputing: Verbs
    """Of these, what one does with a word, which is not one's own then: rejected the term Q."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Tables:
    """A language's file as it stands: its switches, then its tables."""

    language: str
    honorifics_are_capital: bool = True
    nouns_are_capital: bool = False
    """German: a capital letter tells nothing about names."""
    inflected: bool = False
    """Names change their ending with the case (Russian, Serbian, Ukrainian, Albanian)."""
    cases: bool = False
    """A noun in the nominative is no complement of another: директора | посол."""
    runs_on: bool = False
    """A title goes on in lower case after its noun: начальник отдела внутренних дел, conseillère fédérale."""
    free_order: bool = False
    """The subject may follow its verb: In Wien sagte N, Как отметил N."""
    drops_subject: bool = False
    """A verb alone may have a subject: rekao je."""
    compounds: bool = False
    """Title nouns are the ends of longer words: Außenministerin."""
    comma_incise: bool = False
    """Reporting clauses stand inside the marks between commas: « We agree, said N. Let us begin. »."""

    verbs: VerbTable
    grammar: GrammarTable
    roles: RoleTable
    nouns: NounTable
    names: NameTable
    places: PlaceTable
    negatives: NegativeTable
    pronouns: Mapped
    possessives: Mapped
    honorifics: Mapped
    written_out: Mapped
    """Sen.: senator."""
    soft_honorifics: SoftTable
    article_sex: Mapped
    """Die Beauftragte, la ministre: what the article before a title tells."""
