"""A voice as the record wants it: with the fullest name and role, and what the role tells of structure and country."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from osce_scraper.items import Speaker, Term
from osce_scraper.quotes.people.people import Person, Registry
from osce_scraper.quotes.speakers.late import LooseTitles
from osce_scraper.quotes.speakers.scene import Voice
from osce_scraper.vocabularies import calls_operation, field_operations_in, state_of_role, structure_of_role

_HYPHENED = re.compile(r"\b([A-ZÄÖÜ]{3,})-(?=[A-ZÄÖÜ][a-zäöü])")  # OSZE-Präsenz
_ENDING = re.compile(r"\b([A-Z]{3,})-[a-zë]{1,4}\b")  # ODIHR-it, OSBE-së, OEBS-a


def _parted(role: str) -> str:
    """A role as the vocabularies read it.

    >>> _parted("Leiter der OSZE-Präsenz"), _parted("Shefe e ODIHR-it")
    ('Leiter der OSZE Präsenz', 'Shefe e ODIHR')
    """
    return _ENDING.sub(r"\1", _HYPHENED.sub(r"\1 ", role))


@dataclass
class Standings:
    """Speakers of an article, each completed once."""

    registry: Registry
    loose: LooseTitles
    texts: Sequence[str]
    """The headline and the paragraphs."""
    completed: set[Person] = field(default_factory=set)
    made: dict[Voice, Speaker] = field(default_factory=dict)

    def speaker(self, voice: Voice) -> Speaker:
        """The voice with name, honorific, role and kind; made once, for who speaks does so more than once."""
        if voice not in self.made:
            self.made[voice] = self._made(voice)
        return self.made[voice]

    def _made(self, voice: Voice) -> Speaker:
        if voice.person is None:
            return Speaker(name=voice.phrase, kind=voice.kind, **self._standing(self._role_of_unnamed(voice)))
        self._complete(voice.person)
        role, honorific = voice.person.role_and_honorific()
        name = " ".join(voice.person.name)
        return Speaker(name=name, honorific=honorific, role=role, kind="person", **self._standing(role))

    def _standing(self, role: str | None) -> dict[str, Term | None]:
        if not role:
            return {}
        if self.registry.lexicon.free_order:
            role = _parted(role)
        structure = structure_of_role(role)
        if structure is None and calls_operation(role):
            structure = structure_of_role(role, self._operations)
        return {"structure": structure, "country": state_of_role(role)}

    @cached_property
    def _operations(self) -> tuple[Term, ...]:
        return field_operations_in(self.texts)

    def _role_of_unnamed(self, voice: Voice) -> str | None:
        """An organization stands for itself ("the OSCE Mission to Skopje said")."""
        return voice.phrase if voice.kind in ("organization", "group") else None

    def _complete(self, person: Person) -> None:
        """A title from elsewhere for somebody without one, or of whom only "heads the Mission" is known."""
        if person in self.completed:
            return
        self.completed.add(person)
        lexicon = self.registry.lexicon
        role, _ = person.role_and_honorific()
        words = (role or "").lower().split()
        if words and words[0] in lexicon.roles.relative:
            wanted = (
                frozenset([lexicon.roles.relative[words[0]], *words[1:]])
                - lexicon.roles.connectors
                - lexicon.grammar.determiners
            )
            title = self.loose.fullest(wanted)
        elif len(words) > 1:
            return
        else:
            title = (None if person.titles else self.loose.beside(person)) or self.loose.with_rank(person, words)
        if title:
            person.add_title(title)
