"""One finding: where it is, which rule it breaks, what is wrong and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from .origin import Origin

MOST = 50
"""So many findings of one file are named; nobody reads more at a time."""


class Severity(StrEnum):
    """An error keeps a record from being published; a warning asks a person to look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """A finding about one place in the content, as a value; it is never raised.

    `message` and `hint` are German sentences for partners. `rule` is a stable id and an anchor on the
    rules page. `field` names the place in the record in words ("topics, 2. Eintrag"), `value` is what
    was found there; both may be empty.
    """

    origin: Origin
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    field: str = ""
    value: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this finding keeps the content from being published."""
        return self.severity is Severity.ERROR


def first_ones(problems: Iterable[Problem], file: str) -> tuple[Problem, ...]:
    """Take the first findings of a file, and say so where there are more."""
    found = tuple(islice(problems, MOST + 1))
    if len(found) <= MOST:
        return found
    more = Problem(
        Origin(file), "many-problems", f"In dieser Datei stehen mehr als {MOST} Fehler; hier sind die ersten.",
        "Beheben Sie diese und prüfen Sie dann noch einmal.",
    )  # fmt: skip
    return (more, *found[:MOST])


def by_place(problem: Problem) -> tuple[Origin, str, str]:
    """Sort key: file, line and column first, so that a partner reads a file from top to bottom."""
    return (problem.origin, problem.rule, problem.message)
