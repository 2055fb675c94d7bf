"""What every reader gives: rows of named texts, each with its place in the source."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..intake.characters import why_forbidden
from ..intake.yaml_text import Data
from ..origin import Origin
from ..problem import Problem, Severity

Grid = tuple[tuple[int, tuple[str, ...]], ...]
"""The lines of a table with their numbers, counted from 1; empty lines are left out."""
MAX_ROWS = 5_000
MAX_COLUMNS = 200
_SPACES = ("\u00a0", "\u202f", "\u2007", "\u2009")


@dataclass(frozen=True)
class Row:
    """One thing a source speaks of; a property that is said several times has several texts.

    `sessions` are dates in the form of a record, where the source itself says which texts are dates.
    """

    origin: Origin
    cells: Mapping[str, tuple[str, ...]]
    sessions: tuple[Data, ...] = field(default=())

    def text(self, column: str | None) -> str:
        """The first text of a column; empty where it has none."""
        return next(iter(self.cells.get(column or "", ())), "")


def cleaned(text: str) -> str:
    """Take out what nobody sees and records refuse; line breaks stay."""
    for space in _SPACES:
        text = text.replace(space, " ")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(ch for ch in text if not why_forbidden(ch)).strip()


def unreadable(file: str, message: str, hint: str = "", line: int = 1) -> Problem:
    """Say that a source, or a part of it, cannot be read."""
    return Problem(Origin(file, line), "source-data", message, hint)


def noticed(file: str, message: str, hint: str = "", line: int = 1) -> Problem:
    """Say what a person should look at; the rest of the source is read all the same."""
    return Problem(Origin(file, line), "source-data", message, hint, Severity.WARNING)
