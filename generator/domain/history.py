"""What changed in the catalogue lately, day by day, as the history of its folder tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from .changes import Change


@dataclass(frozen=True)
class DayOfChanges:
    """What a day changed, whatever came and went in between."""

    day: date
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class History:
    """The days on which something changed, newest first; nothing is known before `since`.

    `changed` says, however long ago, when the file of a record last changed, by its name: `offers/wald.yml`.
    """

    since: date
    days: tuple[DayOfChanges, ...]
    changed: Mapping[str, datetime] = field(default_factory=dict)
