"""When an offer takes place: a closed family of schedules that know what is next."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .codes import SessionStatus
from .dates import BERLIN, Clock, Day, Moment, MonthDay, PartialDate
from .numbers import Whole
from .occurrence import Occurrence, as_day, as_moment
from .record import Items, Part
from .recurrence import PublicHoliday, Rule, Weekday, in_summer_time
from .text import Line, Note, Slug, YesNo

HORIZON = timedelta(days=400)


class Session(Part):
    """One date as the provider gives it."""

    id: Slug | None = Field(default=None, description="Kennung; nötig, wenn der Termin verlegt wird")
    start: Moment = Field(description="Beginn: JJJJ-MM-TT HH:MM oder nur der Tag")
    end: Moment | None = Field(default=None, description="Ende: JJJJ-MM-TT HH:MM oder nur der Tag")
    status: SessionStatus = Field(default="scheduled", description="Stand des Termins")
    previous_start: Moment | None = Field(default=None, description="früherer Beginn, wenn verlegt")
    note: Line | None = Field(default=None, description="Hinweis zu diesem Termin")

    @model_validator(mode="after")
    def _in_order(self) -> "Session":
        if self.end is None:
            return self
        if isinstance(self.start, datetime) != isinstance(self.end, datetime):
            raise PydanticCustomError(
                "date-order", "Beginn und Ende brauchen beide eine Uhrzeit oder beide keine."
            )
        if self.end < self.start:
            raise PydanticCustomError("date-order", "Das Ende liegt vor dem Beginn.")
        return self

    def occurrence(self) -> Occurrence:
        """Return the date without what only the provider needs."""
        return Occurrence(
            self.start, self.end, self.status, self.note or "", self.id or "", self.previous_start
        )


class Season(Part):
    """A part of each year."""

    start: MonthDay | None = Field(default=None, alias="from", description="erster Tag, MM-TT")
    until: MonthDay | None = Field(default=None, description="letzter Tag, MM-TT")
    summer_time: YesNo = Field(default=False, description="nur solange die Sommerzeit gilt")

    @model_validator(mode="after")
    def _complete(self) -> "Season":
        if not self.summer_time and not (self.start and self.until):
            raise PydanticCustomError(
                "season-incomplete", "Eine Saison braucht „from“ und „until“ oder „summer_time: true“."
            )
        return self

    def has(self, day: date) -> bool:
        """Whether the day lies in the season; a season may run over New Year."""
        if self.summer_time and not in_summer_time(day):
            return False
        if not self.start or not self.until:
            return True
        month_day = f"{day:%m-%d}"
        if self.start <= self.until:
            return self.start <= month_day <= self.until
        return month_day >= self.start or month_day <= self.until


class OpeningHours(Part):
    """When a place is open, on some weekdays."""

    days: Annotated[list[Weekday], Items(7)] = Field(description="Wochentage")
    open: Clock = Field(description="geöffnet ab, HH:MM")
    close: Clock = Field(description="geöffnet bis, HH:MM")
    season: Season | None = Field(default=None, description="nur in dieser Jahreszeit")


class _Schedule(Part):
    text: Note | None = Field(default=None, description="Zeiten in Worten, wie die Quelle sie nennt")

    def occurrences(self, after: date, holidays: Iterable[PublicHoliday]) -> Iterator[Occurrence]:
        """Yield the known dates from the day `after` on, in order; most schedules know none."""
        del after, holidays
        return iter(())

    @property
    def first_day(self) -> date:
        """The earliest day it names; far away where it names none."""
        return date.max

    @property
    def last_day(self) -> date:
        """The last day it names; far away where it has no end."""
        return date.max

    def is_over(self, day: date) -> bool:
        """Whether the schedule says that everything lies before the day."""
        return self.last_day < day


class _Period(_Schedule):
    start: PartialDate | None = Field(
        default=None, alias="from", description="seit wann: JJJJ, JJJJ-MM oder JJJJ-MM-TT"
    )
    until: PartialDate | None = Field(default=None, description="bis wann: JJJJ, JJJJ-MM oder JJJJ-MM-TT")

    @model_validator(mode="after")
    def _in_order(self) -> "_Period":
        if self.start and self.until and self.until.last_day < self.start.first_day:
            raise PydanticCustomError(
                "date-order", "„until“ liegt vor „from“.", {"hint": "Vertauschen Sie die beiden Angaben."}
            )
        return self

    @property
    def first_day(self) -> date:
        """The earliest day of the period."""
        known = self.start or self.until
        return known.first_day if known else date.max

    @property
    def last_day(self) -> date:
        """The last day of the period; far away where it has no end."""
        return self.until.last_day if self.until else date.max


class Dated(_Schedule):
    """Single dates."""

    kind: Literal["dated"]
    sessions: Annotated[list[Session], Field(min_length=1, max_length=200)] = Field(description="die Termine")

    def occurrences(self, after: date, holidays: Iterable[PublicHoliday] = ()) -> Iterator[Occurrence]:
        """Yield the sessions that are not over on the day `after`."""
        del holidays
        found = (session.occurrence() for session in self.sessions)
        yield from sorted(
            (one for one in found if one.last_day >= after),
            key=lambda one: as_moment(one.start),
        )

    @property
    def first_day(self) -> date:
        """The day of the first session."""
        return min(as_day(session.start) for session in self.sessions)

    @property
    def last_day(self) -> date:
        """The day on which the last session ends."""
        return max(session.occurrence().last_day for session in self.sessions)


class Recurring(_Period):
    """Something that repeats: by a rule where the source gives one, in words always."""

    kind: Literal["recurring"]
    rule: Rule | None = Field(default=None, description="die Regel, nach der sich die Termine wiederholen")
    start_time: Clock | None = Field(default=None, description="Beginn, HH:MM")
    end_time: Clock | None = Field(default=None, description="Ende, HH:MM")
    season: Season | None = Field(default=None, description="nur in dieser Jahreszeit")
    without: list[Day] = Field(
        default=[], alias="except", max_length=200, description="fällt an diesen Tagen aus"
    )
    not_on_public_holidays: YesNo = Field(default=False, description="fällt an Feiertagen aus")

    @model_validator(mode="after")
    def _says_when(self) -> "Recurring":
        if self.rule is None and self.text is None:
            raise PydanticCustomError(
                "schedule-empty", "Ein wiederkehrendes Angebot braucht „rule“ oder „text“."
            )
        if self.end_time and not self.start_time:
            raise PydanticCustomError(
                "date-order", "„end_time“ braucht auch „start_time“.", {"hint": "Ergänzen Sie den Beginn."}
            )
        return self

    def occurrences(self, after: date, holidays: Iterable[PublicHoliday] = ()) -> Iterator[Occurrence]:
        """Yield the dates of the next thirteen months; where the rule does not fix them there are none."""
        if self.rule is None:
            return
        first = self._not_before(after)
        if self.rule.counts_from_first:
            if self.start is None or not self.start.day:
                return
            first = self.start.first_day
        last = min(self.last_day, after + HORIZON)
        free = {
            one.in_year(year) for one in holidays for year in (after.year, after.year + 1, after.year + 2)
        }
        for day in self.rule.days(first, last):
            if day >= after and self._happens(day, free):
                yield self._on(day)

    def _not_before(self, day: date) -> date:
        return max(day, self.start.first_day) if self.start else day

    def _happens(self, day: date, free: set[date]) -> bool:
        if day in self.without or (self.season and not self.season.has(day)):
            return False
        return not (self.not_on_public_holidays and day in free)

    def _on(self, day: date) -> Occurrence:
        if not self.start_time:
            return Occurrence(start=day)
        end = datetime.combine(day, self.end_time, BERLIN) if self.end_time else None
        start = datetime.combine(day, self.start_time, BERLIN)
        if end and end < start:
            end += timedelta(days=1)
        return Occurrence(start=start, end=end)


class Ongoing(_Period):
    """Something one can use over a longer time."""

    kind: Literal["ongoing"]
    opening_hours: list[OpeningHours] = Field(default=[], max_length=20, description="Öffnungszeiten")


class OnRequest(_Schedule):
    """By arrangement with the provider."""

    kind: Literal["on_request"]
    season: Season | None = Field(default=None, description="nur in dieser Jahreszeit")
    lead_time_days: Whole | None = Field(
        default=None, ge=0, le=730, description="so viele Tage vorher anfragen"
    )


class SelfPaced(_Schedule):
    """Whenever one likes."""

    kind: Literal["self_paced"]


class Past(_Period):
    """What has been, kept for the record."""

    kind: Literal["past"]

    @property
    def last_day(self) -> date:
        """Past is past, whenever it was."""
        return date.min


Schedule = Annotated[Dated | Recurring | Ongoing | OnRequest | SelfPaced | Past, Field(discriminator="kind")]
