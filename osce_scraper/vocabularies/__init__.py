"""What labels mean: fields of work, structures, States, meeting series.

The value of a Term is what the page prints; its id comes from the TOML files here or is None. Unknown labels are
kept and counted, never guessed. Ids are slugs the site itself uses, ISO 3166-1 alpha-2 for States; a published id
is never reused. Loaded once at first use; no files are read after that.

What running text names (`states_in`, `meetings_in`, the two `_of_role`) is inflected, possessive, abbreviated: the
label of those Terms is the vocabulary's own, in English.
"""

import re
from collections.abc import Iterable
from functools import cache

from osce_scraper.items import Term
from osce_scraper.vocabularies import roles
from osce_scraper.vocabularies.labels import Vocabulary, load
from osce_scraper.vocabularies.mentions import Names

# The menu marks the chair: "Finland – OSCE Chairpersonship 2025".
_CHAIR = re.compile(r"\s+[-–—]\s+OSCE\s+Chair\w*(?:\s+\d{4})?\s*$", re.IGNORECASE)


@cache
def vocabulary(name: str) -> Vocabulary:
    """A vocabulary of this package by its file's name: fields_of_work, structures, states, meetings."""
    return load(f"{name}.toml")


def field_of_work(label: str) -> Term:
    """The Term for a printed field of work; id None when it is unknown.

    >>> field_of_work("Tolerance and non‑discrimination").id, field_of_work("Tulip growing").id
    ('tolerance-and-non-discrimination', None)
    """
    return vocabulary("fields_of_work").term(label)


def structure(label: str) -> Term:
    """The Term for a printed issuer; id None when it is unknown.

    >>> structure("OSCE Centre in Ashgabat").id, structure("Centre in Ashgabat (closed)").id
    ('centre-in-ashgabat', 'centre-in-ashgabat')
    """
    return vocabulary("structures").term(label)


def state(label: str) -> Term:
    """The Term for a printed State; id None when it is unknown.

    >>> state("Finland – OSCE Chairpersonship 2025").id, state("Czech Republic").id, state("Kosovo").id
    ('FI', 'CZ', None)
    """
    return Term(id=vocabulary("states").term(_CHAIR.sub("", label)).id, label=label)


def meeting(label: str) -> Term:
    """The Term for a meeting series as the site's menu prints it; id None when it is unknown."""
    return vocabulary("meetings").term(label)


@cache
def _state_names() -> Names:
    return Names({name: entry.id for entry in vocabulary("states") for name in entry.names})


@cache
def _meeting_names() -> Names:
    return Names({name: entry.id for entry in vocabulary("meetings") for name in entry.aliases})


def states_in(texts: Iterable[str]) -> tuple[Term, ...]:
    """States and partners named in running text, in order of first mention, each once; English labels.

    >>> [term.label for term in states_in(["In Ashgabat, Turkmenistan, with Finland’s support"])]
    ['Turkmenistan', 'Finland']
    """
    return tuple(_own_term("states", id) for id in _state_names().first_mentions(texts))


def meetings_in(texts: Iterable[str]) -> tuple[Term, ...]:
    """Meeting series of the OSCE named in running text, in order of first mention, each once.

    >>> [term.id for term in meetings_in(["At the 30th OSCE Ministerial Council in Skopje"])]
    ['ministerial-councils']
    """
    return tuple(_own_term("meetings", id) for id in _meeting_names().first_mentions(texts))


def structure_of_role(role: str) -> Term | None:
    """The OSCE structure somebody of this role stands for; None when the role names none.

    >>> structure_of_role("Head of the OSCE Mission to Skopje")
    Term(id='mission-to-skopje', label='Mission to Skopje')
    """
    id = roles.structure_id(role, vocabulary("structures"))
    return None if id is None else _own_term("structures", id)


def state_of_role(role: str) -> Term | None:
    """The State somebody of this role stands for; None when the role names none.

    >>> state_of_role("MP, Kyrgyzstan")
    Term(id='KG', label='Kyrgyzstan')
    """
    id = roles.state_id(role, vocabulary("states"), vocabulary("structures"))
    return None if id is None else _own_term("states", id)


@cache
def _own_term(name: str, id: str) -> Term:
    return next(Term(id=id, label=entry.label) for entry in vocabulary(name) if entry.id == id)
