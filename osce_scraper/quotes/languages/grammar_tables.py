"""The tables of verbs and small words of a `<language>.toml`; the others are in `tables.py`."""

from dataclasses import dataclass

from osce_scraper.quotes.languages.schema import Endings, Mapped, Nouns, Phrases, Verbs, Words


@dataclass(frozen=True, eq=False)
class VerbTable:
    """What tells that somebody speaks."""

    core: Verbs
    """Verbs that mean speech wherever they stand: said."""
    wide: Verbs
    """Verbs of speech, thought and judgement: opened, welcomed."""
    weak: Words
    """Wide verbs that report no speech where a verb of speech stands before them: believes."""
    nounish: Words
    """Forms that are nouns as often: reports, calls."""
    particles: Words
    """Parts of a verb behind it: pointed | out."""
    publishing: Words
    """What one does with a document: published."""
    participle_endings: Endings
    past_endings: Endings
    auxiliaries: Words
    passive: Words
    """Auxiliaries of the passive: was."""
    linking: Words
    """What else ties a subject to what it is: remained."""
    modal: Words
    """Auxiliaries of what is still to come: would."""
    perfect: Words
    """Auxiliaries of what was said before what is told: had."""
    adverbs: Words
    """What may stand between subject and verb: also."""
    gender: Mapped
    """Endings of a past tense that tell the sex of the subject: ла."""
    endings: Endings
    """Endings that only verbs have, listed or not."""
    irregular: Words
    """Past tenses that no ending tells and that are no nouns: met, took."""
    plural_endings: Endings
    """Endings of verbs in the plural, where the pronoun does not tell: sagten sie."""
    reading: Words
    """The plaque | reads | Q: of what cannot speak, these tell of words on it."""
    stated: Verbs
    """Verbs without a subject: heißt es in ..., говорится в ..."""
    reported: Words
    """Forms of indirect speech, which carry on what somebody said: sei, habe."""


@dataclass(frozen=True, eq=False)
class GrammarTable:
    """The small words, and the nouns that are nearly such."""

    abbreviations: Words
    """What takes a dot within a sentence: Dr."""
    numbered: Words
    """Of these, what is an abbreviation before a number only: No. 5, but "He said no. Then"."""
    agents: Words
    """What names the agent of a passive: by."""
    according: Phrases
    as_clause: Words
    """As N put it."""
    words_of: Nouns
    """In her | words |: Q."""
    own: Words
    """In her | own | words."""
    own_words: Words
    """Of these, what is nothing but what somebody said."""
    claims: Words
    """N's claim that: what is somebody's words."""
    quoting: Words
    """The Echo | quoted | N as saying."""
    how: Words
    all_that: Words
    """Q is | all | S says."""
    relative: Words
    personal: Words
    """Relatives that mean people: who."""
    conjunctions: Words
    joining: Words
    """And: what makes two speakers one voice."""
    subordinators: Words
    prepositions: Words
    place_prepositions: Words
    """What stands before places, not people."""
    determiners: Words
    definite: Words
    indefinite: Words
    """What brings somebody in: a woman."""
    articles: Words
    """Definite articles alone."""
    counting: Words
    """Determiners of many, or of one of them: what they open is nobody's title."""
    owning: Words
    """What makes even an event part of a title: the host | of | the meeting."""
    origins: Words
    """N of the Association, N from Osh."""
    times: Words
    """This | week: no speaker, whatever article it has."""
    ages: Endings
    """The 34-year-old is the person just named."""
    aged: Words
    """N, | aged | 34, a paramedic."""
    one_of: Phrases
    """One of: somebody out of a group is a person."""
    events: Nouns
    """At the opening: what a title never ends with."""
    alike: Words
    """Of these, what the noun behind it decides: at the | same | meeting, from the | same | village."""
    nominative: Words
    """Pronouns that can only be a subject: he, she, they."""
    latter: Words
    """Pronouns of whoever was named last: celui-ci."""
    first_person: Words
    """What only one person says: I, my."""
    genitive_articles: Words
    """Articles that hold a noun to the one before: Leiter | der Mission."""
    reflexive: Words
    """S’est dit: no passive, though it looks like one."""
    for_whom: Words
    """Pour N, Q: what opens a view."""
    postpositions: Words
    """N zufolge."""
    elided: Words
    """Words that lose their vowel before an apostrophe: l’OSCE."""
    enclitics: Words
    """Pronouns behind a hyphen: a-t-elle."""
