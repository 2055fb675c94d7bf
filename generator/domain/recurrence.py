"""Repetition in time: the days a rule means, by the rules of RFC 5545."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Annotated, Literal

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, WEEKLY, YEARLY, rrule, rrulestr, weekday
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .dates import BERLIN
from .numbers import Whole
from .record import Items, Part

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAY_CODES: tuple[Weekday, ...] = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
_FREQUENCY: dict[str, Literal[0, 1, 2]] = {"week": WEEKLY, "month": MONTHLY, "year": YEARLY}
_NOON = 12


@dataclass(frozen=True)
class PublicHoliday:
    """A yearly holiday: on a fixed day (`month_day` "10-03") or some days after Easter Sunday."""

    name: str
    month_day: str = ""
    days_after_easter: int = 0

    def in_year(self, year: int) -> date:
        """Return the day of this holiday in a year."""
        if self.month_day:
            month, day = (int(part) for part in self.month_day.split("-"))
            return date(year, month, min(day, monthrange(year, month)[1]))
        return easter(year) + timedelta(days=self.days_after_easter)


class Rule(Part):
    """How often something repeats; the weekdays and weeks narrow it down."""

    every: Literal["week", "month", "year"] = Field(description="Takt: jede Woche, jeden Monat, jedes Jahr")
    interval: Whole = Field(default=1, ge=1, le=12, description="nur jedes wievielte Mal, 2 heißt: alle zwei")
    weekdays: Annotated[list[Weekday], Items(7)] = Field(default=[], description="Wochentage")
    weeks: Annotated[list[Literal["1", "2", "3", "4", "5", "-1"]], Items(5)] = Field(
        default=[], description="der wievielte Wochentag im Monat; -1 ist der letzte"
    )
    months: Annotated[list[Whole], Items(12)] = Field(
        default=[], description="nur in diesen Monaten, 1 bis 12"
    )

    @model_validator(mode="after")
    def _makes_sense(self) -> "Rule":
        if self.weeks and (self.every == "week" or not self.weekdays):
            raise PydanticCustomError(
                "rule-contradiction", "„weeks“ passt nur zu „every: month“ oder „every: year“ mit „weekdays“."
            )
        if any(not 1 <= month <= 12 for month in self.months):  # noqa: PLR2004 - months of a year
            raise PydanticCustomError("number-range", "Monate gehen von 1 bis 12.")
        return self

    @property
    def counts_from_first(self) -> bool:
        """Whether only the first date tells which days are meant: every other week, every month."""
        return self.interval > 1 or not self.weekdays

    @property
    def ical(self) -> str:
        """The rule as calendars write it: `FREQ=MONTHLY;BYDAY=1SU,3SU`."""
        frequency = {"week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}[self.every]
        parts = {
            "INTERVAL": str(self.interval) if self.interval > 1 else "",
            "BYDAY": ",".join(map(_day_code, self._by_weekday())),
            "BYMONTH": ",".join(map(str, self.months)),
        }
        return ";".join([f"FREQ={frequency}", *(f"{key}={value}" for key, value in parts.items() if value)])

    def days(self, first: date, last: date) -> Iterator[date]:
        """Yield the days from `first` to `last`, both included, in order."""
        weekdays, months = tuple(self._by_weekday()), tuple(self.months)
        return iter(_days(self.every, self.interval, weekdays, months, first, last))

    def _by_weekday(self) -> list[weekday]:
        days = [weekday(WEEKDAY_CODES.index(day)) for day in self.weekdays]
        return [day(int(week)) for week in self.weeks for day in days] if self.weeks else days


@lru_cache(maxsize=5_000)
def _days(  # noqa: PLR0913, PLR0917 - the parts of a rule, which as a record has no hash
    every: str, interval: int, weekdays: tuple[weekday, ...], months: tuple[int, ...], first: date, last: date
) -> tuple[date, ...]:
    """Return the days of a rule; kept, because half a city meets "every Tuesday"."""
    moments = rrule(
        _FREQUENCY[every],
        dtstart=datetime(first.year, first.month, first.day),  # noqa: DTZ001 - days only, no zone
        until=datetime(last.year, last.month, last.day),  # noqa: DTZ001 - days only, no zone
        interval=interval,
        byweekday=weekdays or None,
        bymonth=months or None,
    )
    return tuple(moment.date() for moment in moments)


def _day_code(day: weekday) -> str:
    return f"{day.n or ''}{WEEKDAY_CODES[day.weekday][:2].upper()}"


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month."""
    return day + relativedelta(months=months)


def in_summer_time(day: date) -> bool:
    """Whether the clocks in Berlin show summer time at noon of that day."""
    return bool(datetime(day.year, day.month, day.day, _NOON, tzinfo=BERLIN).dst())


def repeated(rule: str, first: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the moments that a rule of a calendar ("FREQ=WEEKLY;BYDAY=MO") means, from `first` to `last`.

    Moments are wall-clock times without a zone. A rule that means nothing for ever takes seconds to end.

    Raises:
        ValueError: this is not a rule.
    """
    found = rrulestr(rule, dtstart=first)
    for moment in found:
        if moment > last:
            return
        yield moment
