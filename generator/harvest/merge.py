"""Three versions of a value: what the source said before, what it says now, and what stands in the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..domain.source_lock import value_hash
from ..intake.yaml_text import Data
from .changes import FieldChange, Tree


@dataclass(frozen=True)
class Merge:
    """The record as it shall be, what changes in it, what a person must decide, and what to remember."""

    data: dict[str, Data]
    changes: tuple[FieldChange, ...]
    conflicts: tuple[FieldChange, ...]
    values: Mapping[str, str]


def merged(record: Tree, before: Mapping[str, str], now: Tree) -> Merge:
    """Take over what the source has changed since last time, unless a person has changed it here."""
    data = dict(record)
    changes: list[FieldChange] = []
    conflicts: list[FieldChange] = []
    for key in [*now, *(key for key in before if key not in now)]:
        field = FieldChange(key, record.get(key), now.get(key))
        verdict = _verdict(field, before.get(key))
        if verdict == "conflict":
            conflicts.append(field)
        elif verdict == "take":
            changes.append(field)
            if field.theirs is None:
                data.pop(key, None)
            else:
                data[key] = field.theirs
    values = {key: value_hash(value) for key, value in now.items()}
    return Merge(data, tuple(changes), tuple(conflicts), values)


def _verdict(field: FieldChange, before: str | None) -> Literal["keep", "take", "conflict"]:
    theirs, ours = (None if one is None else value_hash(one) for one in (field.theirs, field.ours))
    if theirs in (before, ours):
        return "keep"
    return "take" if ours == before else "conflict"
