"""One finding: where it is, which rule it breaks, what is wrong and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum

from .origin import Origin


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


def by_place(problem: Problem) -> tuple[Origin, str, str]:
    """Sort key: file, line and column first, so that a partner reads a file from top to bottom."""
    return (problem.origin, problem.rule, problem.message)
