"""What the calendar lists: every known date of the next months, and what runs without dates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..domain.catalogue import OfferEntry
from ..domain.dates import MONTHS
from ..domain.evidence import Freshness
from ..domain.occurrence import Occurrence, as_moment
from ..domain.recurrence import months_later
from ..domain.schedule import Ongoing, Recurring
from ..domain.schedule_words import times_known
from .edition import Edition

MONTHS_AHEAD = 12
"""So many months follow the current one: the last still ends within the horizon of the domain."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Month:
    """A month of a year."""

    first: date

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month of a day."""
        return cls(day.replace(day=1))

    @property
    def last(self) -> date:
        """The last day."""
        return (self.first + timedelta(days=31)).replace(day=1) - _DAY

    @property
    def words(self) -> str:
        """The month as people read it: „Dezember 2026“."""
        return f"{MONTHS[self.first.month - 1]} {self.first.year}"

    @property
    def address(self) -> str:
        """Where its page is."""
        return f"/kalender/{self.first:%Y-%m}/"

    @property
    def weeks(self) -> Iterator[tuple[int, list[date | None]]]:
        """Yield each week from Monday on: its number, and its days; None lies in another month."""
        monday = self.first - timedelta(days=self.first.weekday())
        while monday <= self.last:
            days = [monday + timedelta(days=index) for index in range(7)]
            yield monday.isocalendar().week, [day if Month.of(day) == self else None for day in days]
            monday += timedelta(days=7)


@dataclass(frozen=True)
class Date:
    """One date of an offer in the calendar."""

    entry: OfferEntry
    number: int
    first: date
    """The first day that is shown: none lies before today."""
    last: date
    one: Occurrence

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return not self.one.is_held


@dataclass(frozen=True)
class Calendar:
    """All months with their dates, each by the day it is listed under."""

    months: tuple[Month, ...]
    by_day: dict[Month, dict[date, list[Date]]]
    dates: tuple[Date, ...]

    def total(self, month: Month) -> int:
        """How many dates a month has; one that runs over from the month before counts again."""
        return sum(map(len, self.by_day[month].values()))

    def fresh(self, month: Month) -> dict[date, list[Date]]:
        """Return the dates that begin in this month, by day."""
        found = {
            day: [one for one in dates if Month.of(one.first) == month]
            for day, dates in self.by_day[month].items()
        }
        return {day: dates for day, dates in found.items() if dates}

    def around(self, month: Month) -> tuple[Month | None, Month | None]:
        """Return the month before and the month after, as far as there are any."""
        place = self.months.index(month)
        return (self.months[place - 1] if place else None), next(iter(self.months[place + 1 :]), None)


def calendar_of(edition: Edition) -> Calendar:
    """Gather the dates of every offer that is not over."""
    months = tuple(
        Month.of(months_later(edition.today.replace(day=1), ahead)) for ahead in range(MONTHS_AHEAD + 1)
    )
    dates = sorted(
        (
            date
            for entry in edition.catalogue.offers.values()
            for date in _dates(edition, entry, months[-1].last)
        ),
        key=lambda one: (one.first, as_moment(one.one.start), edition.position[one.entry.id]),
    )
    by_day: dict[Month, dict[date, list[Date]]] = {month: {} for month in months}
    for one in dates:
        for month in _months_of(one, months[-1]):
            by_day[month].setdefault(max(one.first, month.first), []).append(one)
    return Calendar(
        months, {month: dict(sorted(days.items())) for month, days in by_day.items()}, tuple(dates)
    )


def _dates(edition: Edition, entry: OfferEntry, last: date) -> Iterator[Date]:
    if edition.freshness[entry.id] is Freshness.HISTORICAL:
        return
    number = edition.number["offers", entry.id]
    for one in edition.coming(entry):
        if one.day > last:
            return
        yield Date(entry, number, max(one.day, edition.today), one.last_day, one)


def _months_of(one: Date, last: Month) -> Iterator[Month]:
    month, until = Month.of(one.first), min(one.last, last.first)
    yield month
    while (until.year, until.month) > (month.first.year, month.first.month):
        month = Month.of(month.last + _DAY)
        yield month


def running(edition: Edition) -> list[tuple[int, OfferEntry, str]]:
    """Return what one may rely on and that runs without single dates, with its number and times in words."""

    def is_running(entry: OfferEntry) -> bool:
        schedule = entry.record.schedule
        return isinstance(schedule, Ongoing) and not (
            schedule.start and schedule.start.first_day > edition.today
        )

    return _reliable(edition, is_running)


def only_in_words(edition: Edition) -> list[tuple[int, OfferEntry, str]]:
    """Return what repeats and one may rely on, but on days that only the provider knows."""

    def has_no_days(entry: OfferEntry) -> bool:
        schedule = entry.record.schedule
        return isinstance(schedule, Recurring) and next(edition.coming(entry), None) is None

    return _reliable(edition, has_no_days)


def _reliable(edition: Edition, wanted: Callable[[OfferEntry], bool]) -> list[tuple[int, OfferEntry, str]]:
    return [
        (
            edition.number["offers", one.id],
            one,
            times_known(one.record.schedule),
        )
        for one in edition.offers_in_order
        if edition.freshness[one.id].is_current and wanted(one)
    ]
