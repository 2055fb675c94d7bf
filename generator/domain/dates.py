"""Dates of honest precision: a year, a month or a day, never more than the source says."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .record import CHECK_KEY

BERLIN = ZoneInfo("Europe/Berlin")
FIRST_YEAR, LAST_YEAR = 1000, 2199
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
# Digits of other scripts would pass \d and int(); nobody means them here.
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?", re.ASCII)
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_MONTH_DAY = re.compile(r"(\d{2})-(\d{2})", re.ASCII)
_GERMAN_DAY = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})", re.ASCII)
_SHORT_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_GERMAN_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?: ?Uhr)?", re.ASCII)
_DAY_AND_CLOCK = re.compile(r"(.+?\d),?[ T](?:um )?(\d{1,2}(?:[:.]\d{2})?(?: ?Uhr)?)", re.ASCII)
_LEAP_YEAR = 2024


def _no_date(value: object, hint: str, meant: str = "") -> PydanticCustomError:
    meant = meant or _day_meant(str(value))
    return PydanticCustomError(
        "date", "„{value}“ ist kein Datum.",
        {"value": str(value), "hint": f"Schreiben Sie: {meant}" if meant else hint},
    )  # fmt: skip


def _day_meant(text: str) -> str:
    """Return a day as it is written here; empty where it cannot be told."""
    day = _GERMAN_DAY.fullmatch(text.strip()) or _SHORT_DAY.fullmatch(text.strip())
    return f"{day['year']}-{int(day['month']):02}-{int(day['day']):02}" if day else ""


def _clock_meant(text: str) -> str:
    german = _GERMAN_CLOCK.fullmatch(text.strip())
    meant = f"{int(german[1]):02}:{german[2] or '00'}" if german else ""
    return meant if _CLOCK.fullmatch(meant) else ""


def _moment_meant(text: str) -> str:
    parts = _DAY_AND_CLOCK.fullmatch(text.strip())
    day, clock = (_day_meant(parts[1]), _clock_meant(parts[2])) if parts else ("", "")
    return f"{day} {clock}" if day and clock else ""


def _impossible(value: object, why: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError(
        "date-impossible", "„{value}“ {why}.", {"value": str(value), "why": why, "hint": hint}
    )


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day; `month` and `day` are 0 where unknown."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `2013`, `2013-06` or `2013-06-07`; anything else is a finding."""
        if isinstance(value, cls):
            return value
        match = _PARTIAL.fullmatch(value.strip()) if isinstance(value, str) else None
        if not match:
            raise _no_date(value, "Schreiben Sie zum Beispiel 2027-05-16, 2027-05 oder nur 2027.")
        year, month, day = (int(part or 0) for part in match.groups())
        if not FIRST_YEAR <= year <= LAST_YEAR:
            allowed = f"Erlaubt sind die Jahre {FIRST_YEAR} bis {LAST_YEAR}."
            raise _impossible(value, "liegt zu weit weg", allowed)
        try:
            date(year, month if match[2] else 1, day if match[3] else 1)
        except ValueError:
            raise _impossible(value, "gibt es im Kalender nicht", "Prüfen Sie Tag und Monat.") from None
        return cls(year, month, day)

    @property
    def first_day(self) -> date:
        """The earliest day that is meant."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day that is meant."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def words(self) -> str:
        """The date as people read it: „2013“, „Juni 2013“ or „7. Juni 2013“."""
        if not self.month:
            return str(self.year)
        month = f"{MONTHS[self.month - 1]} {self.year}"
        return f"{self.day}. {month}" if self.day else month

    def __str__(self) -> str:
        """Return the date as it is written in a record."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        """Let pydantic read and write the date as text."""
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _core: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe the date for editors."""
        # Editors read a bare year as a number; both spellings are the same date.
        return {
            "type": ["string", "integer"],
            CHECK_KEY: "partial-date",
            "pattern": f"^{_PARTIAL.pattern}$",
            "examples": ["2027-05-16"],
        }


def day_words(day: date) -> str:
    """A day with its weekday: „Samstag, 16. Januar 2027“."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day}. {MONTHS[day.month - 1]} {day.year}"


def clock_words(clock: time) -> str:
    """A time of day as people write it: „10 Uhr“ or „10:30 Uhr“."""
    return f"{clock.hour}:{clock.minute:02} Uhr" if clock.minute else f"{clock.hour} Uhr"


def span_words(start: time, end: time | None) -> str:
    """Two times of day: „10–18 Uhr“, „10:30–12 Uhr“; only the start where the end is unknown."""
    if end is None:
        return clock_words(start)
    return f"{clock_words(start).removesuffix(' Uhr')}–{clock_words(end)}"


def _parse_day(value: object) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value.strip()):
        raise _no_date(value, "Schreiben Sie Jahr, Monat und Tag mit Bindestrichen, zum Beispiel 2027-05-16.")
    return PartialDate.parse(value).first_day


def _parse_clock(value: object) -> object:
    if isinstance(value, time):
        return value
    match = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        meant = _clock_meant(str(value))
        hint = f"Schreiben Sie: {meant}" if meant else ""
        raise PydanticCustomError(
            "clock", "„{value}“ ist keine Uhrzeit.", {"value": str(value), "hint": hint}
        )
    return time(int(match[1]), int(match[2]))


def _parse_moment(value: object) -> object:
    if isinstance(value, date):
        return value
    match = _MOMENT.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        hint = "Schreiben Sie zum Beispiel 2027-05-16 10:30 oder nur den Tag: 2027-05-16."
        raise _no_date(value, hint, _moment_meant(str(value)))
    day = PartialDate.parse(match[1]).first_day
    if not match[2]:
        return day
    clock = _parse_clock(match[2])
    assert isinstance(clock, time)  # noqa: S101 - narrows the type; _parse_clock refuses all else
    moment = datetime.combine(day, clock, tzinfo=BERLIN)
    if moment.astimezone(ZoneInfo("UTC")).astimezone(BERLIN).replace(tzinfo=None) != moment.replace(
        tzinfo=None
    ):
        why = "gibt es nicht: In dieser Nacht wird die Uhr vorgestellt"
        raise _impossible(value, why, "Prüfen Sie die Uhrzeit.")
    return moment


def _parse_month_day(value: object) -> object:
    match = _MONTH_DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        if match:
            date(_LEAP_YEAR, int(match[1]), int(match[2]))
            return match[0]
    except ValueError:
        pass
    raise _no_date(value, "Schreiben Sie Monat und Tag zweistellig, zum Beispiel 04-01 für den 1. April.")


def _described(check: str, **words: Any) -> WithJsonSchema:  # noqa: ANN401 - JSON has no one type
    return WithJsonSchema({"type": "string", CHECK_KEY: check, **words}, mode="validation")


Day = Annotated[
    date, BeforeValidator(_parse_day), _described("day", format="date", pattern=f"^{_DAY.pattern}$")
]
Clock = Annotated[
    time,
    BeforeValidator(_parse_clock),
    _described("clock", pattern=f"^{_CLOCK.pattern}$", examples=["18:30"]),
]
Moment = Annotated[
    datetime | date,
    BeforeValidator(_parse_moment),
    _described("moment", pattern=f"^{_MOMENT.pattern}$"),
]
MonthDay = Annotated[
    str,
    BeforeValidator(_parse_month_day),
    _described("month-day", pattern=f"^{_MONTH_DAY.pattern}$", examples=["04-01"]),
]
