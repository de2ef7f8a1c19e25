"""What labels mean: fields of work, structures, States, meeting series.

The value of a Term is what the page prints; its id comes from the TOML files here or is None. Unknown labels are
kept and counted, never guessed. Ids are slugs the site itself uses, ISO 3166-1 alpha-2 for States; a published id
is never reused. Loaded once at first use; no files are read after that.
"""

from collections.abc import Iterable

from osce_scraper.items import Term


def field_of_work(label: str) -> Term:
    """The Term for a printed field of work; id None when it is unknown."""
    raise NotImplementedError


def structure(label: str) -> Term:
    """The Term for a printed issuer ("OSCE Centre in Ashgabat", "Centre in Ashgabat"); id None when unknown."""
    raise NotImplementedError


def state(label: str) -> Term:
    """The Term for a printed State; id None when it is unknown."""
    raise NotImplementedError


def states_in(texts: Iterable[str]) -> tuple[Term, ...]:
    """States and partners named in running text, in order of first mention, each once."""
    raise NotImplementedError


def meetings_in(texts: Iterable[str]) -> tuple[Term, ...]:
    """Meeting series of the OSCE named in running text, in order of first mention, each once."""
    raise NotImplementedError


def structure_of_role(role: str) -> Term | None:
    """The OSCE structure somebody of this role stands for ("Head of the OSCE Mission to Skopje")."""
    raise NotImplementedError


def state_of_role(role: str) -> Term | None:
    """The State somebody of this role stands for ("Foreign Minister of Malta", "MP, Kyrgyzstan")."""
    raise NotImplementedError
