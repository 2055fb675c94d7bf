"""Days off: the public holidays of the state and the school holidays, asked for by a span of days."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .dates import MONTHS, Day
from .record import Items, Part
from .recurrence import PublicHoliday
from .text import Name, Slug, WebAddress


class SchoolHoliday(Part):
    """One stretch of days without school, both ends included."""

    id: Slug = Field(description="Kennung, zum Beispiel herbstferien-2027")
    label: Name = Field(description="Name mit Jahr, zum Beispiel Herbstferien 2027")
    start: Day = Field(alias="from", description="erster freier Tag")
    until: Day = Field(description="letzter freier Tag")

    @model_validator(mode="after")
    def _in_order(self) -> "SchoolHoliday":
        if self.until < self.start:
            raise PydanticCustomError(
                "date-order", "„until“ liegt vor „from“.", {"hint": "Vertauschen Sie die beiden Angaben."}
            )
        return self

    def has(self, day: date) -> bool:
        """Whether the day is free of school."""
        return self.start <= day <= self.until

    @property
    def words(self) -> str:
        """Say from when until when: „23. Dezember 2026 bis 9. Januar 2027“, „7. Mai 2027“."""
        last = _day(self.until)
        if self.start == self.until:
            return last
        year = "" if self.start.year == self.until.year else f" {self.start.year}"
        if self.start.month == self.until.month and not year:
            return f"{self.start.day}. bis {last}"
        return f"{self.start.day}. {MONTHS[self.start.month - 1]}{year} bis {last}"


class SchoolHolidays(Part):
    """The school holidays of the state, and where they are known from."""

    sources: Annotated[list[WebAddress], Items(10)] = Field(description="woher die Termine bekannt sind")
    note: Name | None = Field(default=None, description="wer die Termine festlegt")
    periods: Annotated[list[SchoolHoliday], Field(min_length=1, max_length=200)] = Field(
        description="die Ferien"
    )

    @model_validator(mode="after")
    def _one_of_each(self) -> "SchoolHolidays":
        names = [one.id for one in self.periods]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise PydanticCustomError("said-twice", "„{value}“ steht zweimal in der Liste.", {"value": twice})
        return self

    def within(self, first: date, last: date) -> tuple[SchoolHoliday, ...]:
        """Return the holidays that share at least one day with the span, the earliest first."""
        return tuple(
            sorted(
                (one for one in self.periods if one.start <= last and one.until >= first),
                key=lambda one: (one.start, one.until),
            )
        )


def public_holidays_within(holidays: Iterable[PublicHoliday], first: date, last: date) -> dict[date, str]:
    """Return the public holidays of a span with their names, in order; two on one day share it."""
    found: dict[date, list[str]] = {}
    known = tuple(holidays)
    for year in range(first.year, last.year + 1):
        for one in known:
            if first <= (day := one.in_year(year)) <= last:
                found.setdefault(day, []).append(one.name)
    return {day: ", ".join(found[day]) for day in sorted(found)}


def _day(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
