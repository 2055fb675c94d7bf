"""One real date of an offer, and how days and moments compare."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .dates import BERLIN

NOT_HELD = ("cancelled", "postponed")
"""States of a date that does not take place when it says."""
MORNING = time(6)
"""What ends by then belongs to the evening before."""


@dataclass(frozen=True)
class Occurrence:
    """One real date of an offer: `start` is a moment, or a whole day."""

    start: datetime | date
    end: datetime | date | None = None
    status: str = "scheduled"
    note: str = ""
    id: str = ""
    """What the provider calls it; empty where there is no need to."""
    previous_start: datetime | date | None = None

    @property
    def is_held(self) -> bool:
        """Whether it takes place, as far as anybody knows."""
        return self.status not in NOT_HELD

    @property
    def day(self) -> date:
        """The day on which it starts."""
        return as_day(self.start)

    @property
    def last_day(self) -> date:
        """The last day people would name; an evening that ends after midnight is one day."""
        first = self.day
        last = as_day(self.end) if self.end else first
        is_night = last > first and isinstance(self.end, datetime) and self.end.time() <= MORNING
        return last - timedelta(days=1) if is_night else last


def first_held(dates: Iterable[Occurrence]) -> Occurrence | None:
    """Return the first of some dates that takes place."""
    return next((one for one in dates if one.is_held), None)


def as_day(moment: datetime | date) -> date:
    """Return the day of a moment, in local time."""
    return moment.date() if isinstance(moment, datetime) else moment


def as_moment(moment: datetime | date) -> datetime:
    """Return a moment that can be compared; a whole day counts from its first minute."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time.min, BERLIN)
