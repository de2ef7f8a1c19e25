"""What labels mean: fields of work, structures, States, meeting series.

The value of a Term is what the page prints; its id comes from the TOML files here or is None. Unknown labels are
kept and counted, never guessed. Ids are slugs the site itself uses, ISO 3166-1 alpha-2 for States; a published id
is never reused. Loaded once at first use; no files are read after that.

Running text and roles (`states_in`, `meetings_in`, `structure_of_role`, `state_of_role`) inflect and abbreviate
names in many languages: the label of those Terms is the vocabulary's own, in English.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache

from osce_scraper.items import Term
from osce_scraper.vocabularies import roles, states
from osce_scraper.vocabularies.labels import toml_text, vocabulary
from osce_scraper.vocabularies.mentions import Names

# The menu marks the chair: "Finland – OSCE Chairpersonship 2025".
_CHAIR = re.compile(r"\s+[-–—]\s+OSCE\s+Chair\w*(?:\s+\d{4})?\s*$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def field_of_work(label: str) -> Term:
    """The Term for a printed field of work; id None when it is unknown.

    >>> field_of_work("Tolerance and non‑discrimination").id, field_of_work("Tulip growing").id
    ('tolerance-and-non-discrimination', None)
    """
    return vocabulary("fields_of_work").term(label)


@lru_cache(maxsize=4096)
def structure(label: str) -> Term:
    """The Term for a printed issuer; id None when it is unknown.

    >>> structure("OSCE Centre in Ashgabat").id, structure("Project Coordinator in Baku (closed)").id
    ('centre-in-ashgabat', 'project-coordinator-in-baku')
    """
    return vocabulary("structures").term(label)


@lru_cache(maxsize=4096)
def state(label: str) -> Term:
    """The Term for a printed State; id None when it is unknown.

    >>> state("Finland – OSCE Chairpersonship 2025").id, state("Czech Republic").id, state("Kosovo").id
    ('FI', 'CZ', None)
    """
    return Term(id=vocabulary("states").term(_CHAIR.sub("", label)).id, label=label)


def meeting(label: str) -> Term:
    """The Term for a meeting series as the site's menu prints it; id None when it is unknown.

    >>> meeting("Annual OSCE Asian conferences").id
    'asian-conferences'
    """
    return vocabulary("meetings").term(label)


@cache
def _meeting_names() -> Names:
    look_alikes = [(phrase, None) for phrase in tomllib.loads(toml_text("look_alikes"))["meetings"]]
    return Names([*look_alikes, *((name, entry.id) for entry in vocabulary("meetings") for name in entry.aliases)])


def states_in(texts: Iterable[str]) -> tuple[Term, ...]:
    """States and partners named in running text, in order of first mention, each once; English labels.

    >>> [term.label for term in states_in(["In Ashgabat, Turkmenistan, with Finland’s support", "США и Украина"])]
    ['Turkmenistan', 'Finland', 'United States of America', 'Ukraine']
    """
    return tuple(vocabulary("states")[id].term for id in states.first_mentions(texts))


def meetings_in(texts: Iterable[str]) -> tuple[Term, ...]:
    """Meeting series of the OSCE named in running text, in order of first mention, each once; the menu's labels.

    >>> [term.id for term in meetings_in(["At the 30th OSCE Ministerial Council in Skopje"])]
    ['ministerial-councils']
    """
    return tuple(vocabulary("meetings")[id].term for id in _meeting_names().first_mentions(texts))


def field_operations_in(texts: Iterable[str]) -> tuple[Term, ...]:
    """Field operations named with their place in running text in English, in order of first mention, each once.

    >>> [term.id for term in field_operations_in(["The OSCE Mission to Skopje and its partners met."])]
    ['mission-to-skopje']
    """
    return tuple(vocabulary("structures")[id].term for id in roles.field_operations_in(texts))


def calls_operation(role: str) -> bool:
    """Whether a role calls a field operation by its noun alone, so that the article must tell which it is.

    >>> calls_operation("Head of the OSCE Mission"), calls_operation("Head of the OSCE Mission to Skopje")
    (True, False)
    """
    return roles.operation_noun(role) is not None


def structure_of_role(role: str, named: Iterable[Term] = ()) -> Term | None:
    """The OSCE structure somebody of this role stands for; None when the role names none.

    `named` are the field operations that the article names: where one alone is a mission, it is "the OSCE Mission".

    >>> structure_of_role("Head of the OSCE Mission to Skopje")
    Term(id='mission-to-skopje', label='Mission to Skopje')
    >>> structure_of_role("Head of the OSCE Mission", field_operations_in(["The OSCE Mission to Skopje met."])).id
    'mission-to-skopje'
    """
    id = roles.structure_id(role) or roles.operation_id(role, [term.id for term in named if term.id])
    return None if id is None else vocabulary("structures")[id].term


def state_of_role(role: str) -> Term | None:
    """The State somebody of this role stands for; None when the role names none, or only a host.

    >>> state_of_role("MP, Kyrgyzstan"), state_of_role("Head of the OSCE Mission to Moldova")
    (Term(id='KG', label='Kyrgyzstan'), None)
    """
    id = roles.state_id(role)
    return None if id is None else vocabulary("states")[id].term
