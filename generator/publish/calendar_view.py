"""What the calendar's templates show: rows of a list, days of a list, cells of a month's grid."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from ..domain.dates import day_words
from ..domain.days_off import SchoolHoliday, public_holidays_within
from ..domain.evidence import Freshness
from ..domain.schedule_words import remark_words, times_words
from .calendar_dates import Calendar, Date, Month
from .cards import Card, card_of
from .edition import Edition

SHOWN_IN_CELL = 3


@dataclass(frozen=True)
class Row:
    """One date in a list."""

    number: int
    card: Card
    moment: str
    """The start for machines, `2026-12-05T14:00` or a day."""
    until: str
    """The last day for machines where it is not the first."""
    times: str
    status: str
    remark: str
    cancelled: bool


@dataclass(frozen=True)
class Day:
    """One day of a list; a day too full for the list has a page of its own instead of rows."""

    day: date
    off: str
    total: int
    rows: tuple[Row, ...] = ()

    @property
    def words(self) -> str:
        """The day with its weekday."""
        return day_words(self.day)

    @property
    def anchor(self) -> str:
        """The place of the day on the page of its month."""
        return f"tag-{self.day}"

    @property
    def address(self) -> str:
        """Where the page of the day is, if it has one."""
        return f"{Month.of(self.day).address}{self.day:%d}/"


@dataclass(frozen=True)
class Entry:
    """One date in a cell of the grid."""

    number: int
    card: Card
    start: str
    status: str
    cancelled: bool


@dataclass(frozen=True)
class Cell:
    """One day in the grid of a month; all days that are shown, and how many more there are."""

    day: date
    is_past: bool
    is_today: bool
    off: tuple[str, ...]
    entries: tuple[Entry, ...]
    more: int
    anchor: str


@dataclass(frozen=True)
class View:
    """Makes rows, days and cells of one calendar."""

    edition: Edition
    calendar: Calendar

    @cached_property
    def holidays(self) -> Mapping[date, str]:
        """The public holidays of all months."""
        months = self.calendar.months
        return public_holidays_within(self.edition.site.holidays, months[0].first, months[-1].last)

    def school_holidays(self, first: date, last: date) -> tuple[SchoolHoliday, ...]:
        """Return the school holidays that touch the span."""
        known = self.edition.site.school_holidays
        return known.within(first, last) if known else ()

    def off(self, day: date) -> tuple[str, ...]:
        """Return the names of what makes the day free."""
        public = self.holidays.get(day)
        names = [f"Feiertag: {public}"] if public else []
        return (*names, *(one.label for one in self.school_holidays(day, day)))

    def days(self, by_day: Mapping[date, Sequence[Date]], most: int) -> list[Day]:
        """Put dates into a list of days; when `most` rows are shown, later days only tell their number."""
        made, left = [], most
        for day, dates in by_day.items():
            left -= len(dates)
            rows = tuple(self._row(one, day) for one in dates) if left >= 0 else ()
            made.append(Day(day, " · ".join(self.off(day)), len(dates), rows))
        return made

    def whole_day(self, day: date, dates: Sequence[Date]) -> Day:
        """Put all dates of one day into a list."""
        return self.days({day: dates}, len(dates))[0]

    def grid(self, month: Month) -> Iterator[tuple[int, list[Cell | None]]]:
        """Yield the weeks of a month with their cells; None is a day of another month."""
        dates = self._spread(month)
        for week, days in month.weeks:
            yield week, [self._cell(day, dates.get(day, [])) if day else None for day in days]

    def _spread(self, month: Month) -> dict[date, list[Date]]:
        """Put each date on every day it lasts."""
        found: dict[date, list[Date]] = {}
        for start, dates in self.calendar.by_day[month].items():
            for one in dates:
                for ahead in range((min(one.last, month.last) - start).days + 1):
                    found.setdefault(start + timedelta(days=ahead), []).append(one)
        return found

    def _cell(self, day: date, dates: Sequence[Date]) -> Cell:
        today = self.edition.today
        shown = len(dates) if len(dates) <= SHOWN_IN_CELL + 1 else SHOWN_IN_CELL
        listed = day in self.calendar.by_day[Month.of(day)]
        return Cell(
            day=day,
            is_past=day < today,
            is_today=day == today,
            off=self.off(day),
            entries=tuple(self._entry(one, day) for one in dates[:shown]),
            more=len(dates) - shown,
            anchor=f"tag-{day}" if listed else "termine",
        )

    def _row(self, one: Date, day: date) -> Row:
        occurrence = one.one
        return Row(
            number=one.number,
            card=card_of(self.edition, one.entry),
            moment=_moment(occurrence.start),
            until=str(one.last) if one.last > day else "",
            times=times_words(occurrence, day),
            status=self._status(one),
            remark=remark_words(occurrence),
            cancelled=one.is_cancelled,
        )

    def _entry(self, one: Date, day: date) -> Entry:
        card = card_of(self.edition, one.entry)
        start = one.one.start
        begins = isinstance(start, datetime) and one.one.day == day
        status = self._status(one) or (card.badge if card.freshness in _UNSURE else "")
        return Entry(one.number, card, f"{start:%H:%M}" if begins else "", status, one.is_cancelled)

    def _status(self, one: Date) -> str:
        code = one.one.status
        return "" if code == "scheduled" else self.edition.label("session-status", code)


_UNSURE = (Freshness.PLANNED, Freshness.LAST_KNOWN)


def _moment(start: datetime | date) -> str:
    return f"{start:%Y-%m-%dT%H:%M}" if isinstance(start, datetime) else str(start)
