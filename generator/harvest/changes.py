"""What an import would do, as values: for people to read before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..domain.source_lock import Lock
from ..intake.yaml_text import Data
from ..problem import Problem

SESSIONS = "Termin"
"""The key of a change of one date; all others are keys of records."""
Tree = Mapping[str, Data]
"""The data of one record, as it is read from YAML."""


@dataclass(frozen=True)
class FieldChange:
    """One value: what stands in the record, and what the source says; None where there is nothing."""

    key: str
    ours: Data | None
    theirs: Data | None


@dataclass(frozen=True)
class RecordChange:
    """A record that is new or changes; `data` is the whole record as it shall be."""

    record: str
    fields: tuple[FieldChange, ...]
    data: Tree
    is_new: bool = False
    resembles: tuple[str, ...] = ()
    """Other records with nearly the same title."""


@dataclass(frozen=True)
class Proposal:
    """What a source says anew about something that a person has changed here: shown, not written."""

    record: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Plan:
    """All that follows from one reading of a source.

    `notes` are sentences for people: what is gone, what was deleted here. `problems` tell what was not read.
    """

    changes: tuple[RecordChange, ...]
    proposals: tuple[Proposal, ...]
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]
    unchanged: int
    lock: Lock
