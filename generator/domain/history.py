"""What changed in the catalogue lately, day by day, as the history of its folder tells it."""

from dataclasses import dataclass
from datetime import date

from .changes import Change


@dataclass(frozen=True)
class DayOfChanges:
    """What a day changed, whatever came and went in between."""

    day: date
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class History:
    """The days on which something changed, newest first; nothing is known before `since`."""

    since: date
    days: tuple[DayOfChanges, ...]
