"""What schedules know: what is next, what is over, and when summer time begins."""

from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

import pytest
from pydantic import ValidationError

from generator.domain.dates import BERLIN
from generator.domain.occurrence import Occurrence, as_day, as_moment, first_held
from generator.domain.recurrence import PublicHoliday, in_summer_time, months_later
from generator.domain.schedule import HORIZON, Season
from generator.domain.schedule_words import has_times, in_words, times_known, times_words
from tests.build import TODAY, a_schedule

SUNDAYS: dict[str, Any] = {"rule": {"every": "week", "weekdays": ["sunday"]}}


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_date_that_is_not_held_is_shown_but_is_not_the_next(status: str) -> None:
    schedule = a_schedule(
        "dated", sessions=[{"start": "2026-12-01", "status": status}, {"start": "2026-12-08"}]
    )
    following = first_held(schedule.occurrences(TODAY, ()))
    assert following is not None
    assert following.day == date(2026, 12, 8)
    assert [one.status for one in schedule.occurrences(TODAY, ())] == [status, "scheduled"]


def test_dates_of_a_rule_end_at_the_horizon() -> None:
    found = list(islice(a_schedule("recurring", **SUNDAYS).occurrences(TODAY, ()), 1000))
    assert found[-1].day <= TODAY + HORIZON < found[-1].day + timedelta(days=7)


@pytest.mark.parametrize(
    "schedule", [a_schedule("ongoing"), a_schedule("on_request"), a_schedule("self_paced")]
)
def test_where_no_dates_are_known_there_is_no_next(schedule: Any) -> None:  # noqa: ANN401 - one of several kinds
    assert first_held(schedule.occurrences(TODAY, ())) is None
    assert not schedule.is_over(TODAY)


def test_a_date_keeps_what_the_provider_says_about_it() -> None:
    schedule = a_schedule(
        "dated",
        sessions=[{"id": "a", "start": "2026-12-01", "status": "postponed", "note": "wegen Regen", "previous_start": "2026-11-30"}],
    )  # fmt: skip
    (one,) = list(islice(schedule.occurrences(TODAY, ()), 5))
    assert (one.status, one.note, one.end) == ("postponed", "wegen Regen", None)


def test_a_running_session_is_not_over() -> None:
    schedule = a_schedule("dated", sessions=[{"start": "2026-11-20", "end": "2026-11-23"}])
    assert not schedule.is_over(TODAY)
    assert schedule.is_over(date(2026, 11, 24))


@pytest.mark.parametrize("kind", ["ongoing", "recurring"])
@pytest.mark.parametrize(
    ("until", "over"),
    [("2026-11-22", True), ("2026-11-23", False), ("2026-11", False), ("2025", True), (None, False)],
)
def test_a_period_is_over_after_its_last_day(kind: str, until: str | None, *, over: bool) -> None:
    period = {"until": until} if until else {}
    assert a_schedule(kind, text="sonntags", **period).is_over(TODAY) is over


def test_the_past_is_over() -> None:
    assert a_schedule("past", until="2099").is_over(TODAY)


def test_an_evening_may_end_after_midnight() -> None:
    schedule = a_schedule("recurring", **SUNDAYS, start_time="22:00", end_time="01:00")
    following = first_held(schedule.occurrences(TODAY, ()))
    assert following is not None
    assert following.end == datetime(2026, 11, 30, 1, tzinfo=BERLIN)


def test_a_time_stays_the_same_on_the_clock_when_summer_time_begins() -> None:
    schedule = a_schedule("recurring", **SUNDAYS, start_time="11:00", end_time="12:00")
    before, after = list(islice(schedule.occurrences(date(2027, 3, 21), ()), 2))
    assert isinstance(before.start, datetime)
    assert isinstance(after.start, datetime)
    assert (before.start.hour, after.start.hour) == (11, 11)
    assert (before.start.utcoffset(), after.start.utcoffset()) == (timedelta(hours=1), timedelta(hours=2))


def test_only_who_keeps_holidays_is_closed() -> None:
    holiday = [PublicHoliday("Erster Advent", "11-29")]
    open_then = first_held(a_schedule("recurring", **SUNDAYS).occurrences(TODAY, holiday))
    closed = first_held(
        a_schedule("recurring", **SUNDAYS, not_on_public_holidays=True).occurrences(TODAY, holiday)
    )
    assert open_then is not None
    assert closed is not None
    assert (open_then.day, closed.day) == (date(2026, 11, 29), date(2026, 12, 6))


@pytest.mark.parametrize(
    ("season", "day", "inside"),
    [
        ({"from": "04-01", "until": "10-31"}, date(2026, 4, 1), True),
        ({"from": "04-01", "until": "10-31"}, date(2026, 10, 31), True),
        ({"from": "04-01", "until": "10-31"}, date(2026, 11, 1), False),
        ({"from": "11-15", "until": "02-28"}, date(2026, 12, 31), True),
        ({"from": "11-15", "until": "02-28"}, date(2026, 1, 1), True),
        ({"from": "11-15", "until": "02-28"}, date(2026, 3, 1), False),
        ({"from": "11-15", "until": "02-28"}, date(2026, 11, 14), False),
        ({"summer_time": True}, date(2026, 3, 29), True),
        ({"summer_time": True}, date(2026, 3, 28), False),
        ({"summer_time": True}, date(2026, 10, 25), False),
        ({"summer_time": True, "from": "05-01", "until": "12-31"}, date(2026, 4, 30), False),
        ({"summer_time": True, "from": "05-01", "until": "12-31"}, date(2026, 12, 1), False),
        ({"summer_time": True, "from": "05-01", "until": "12-31"}, date(2026, 5, 1), True),
    ],
)
def test_a_season_has_its_days(season: dict[str, Any], day: date, *, inside: bool) -> None:
    assert Season.model_validate(season).has(day) is inside


def test_summer_time_is_what_the_clocks_show_at_noon() -> None:
    assert [in_summer_time(date(2027, 3, day)) for day in (27, 28)] == [False, True]
    assert [in_summer_time(date(2027, 10, day)) for day in (30, 31)] == [True, False]


@pytest.mark.parametrize(
    ("holiday", "year", "day"),
    [
        (PublicHoliday("Karfreitag", days_after_easter=-2), 2027, date(2027, 3, 26)),
        (PublicHoliday("Ostersonntag"), 2028, date(2028, 4, 16)),
        (PublicHoliday("Tag der Einheit", "10-03"), 2027, date(2027, 10, 3)),
        (PublicHoliday("Schalttag", "02-29"), 2028, date(2028, 2, 29)),
        (PublicHoliday("Schalttag", "02-29"), 2027, date(2027, 2, 28)),
    ],
)
def test_a_holiday_has_a_day_in_every_year(holiday: PublicHoliday, year: int, day: date) -> None:
    assert holiday.in_year(year) == day


def test_a_month_later_is_the_last_day_where_the_month_is_shorter() -> None:
    assert months_later(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_later(date(2024, 2, 29), 12) == date(2025, 2, 28)


def test_a_whole_day_counts_from_its_first_minute() -> None:
    midnight = datetime(2027, 1, 1, tzinfo=BERLIN)
    assert as_moment(date(2027, 1, 1)) == midnight
    assert as_moment(midnight) is midnight
    assert as_day(midnight) == as_day(date(2027, 1, 1)) == date(2027, 1, 1)


def test_dates_with_and_without_a_time_have_one_order() -> None:
    schedule = a_schedule("dated", sessions=[{"start": "2026-12-01 10:00"}, {"start": "2026-12-01"}])
    assert [as_moment(one.start).hour for one in schedule.occurrences(TODAY, ())] == [0, 10]


def test_an_unknown_kind_of_schedule_is_refused() -> None:
    with pytest.raises(ValidationError):
        a_schedule("sometimes")
    with pytest.raises(TypeError):
        in_words("sonntags")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "fields", "has_any", "known"),
    [
        ("ongoing", {}, False, ""),
        (
            "ongoing",
            {"from": "2026-11-01", "until": "2027-02"},
            False,
            "Vom 1. November 2026 bis Februar 2027",
        ),
        ("ongoing", {"text": "immer"}, True, "Immer"),
        (
            "ongoing",
            {"opening_hours": [{"days": ["monday"], "open": "09:00", "close": "10:00"}], "until": "2027-02"},
            True,
            "Montag 9–10 Uhr, bis Februar 2027",
        ),
        ("on_request", {}, True, "Nach Vereinbarung"),
    ],
)
def test_only_something_ongoing_may_say_nothing(
    kind: str, fields: dict[str, Any], known: str, *, has_any: bool
) -> None:
    assert has_times(a_schedule(kind, **fields)) is has_any
    assert times_known(a_schedule(kind, **fields)) == known


@pytest.mark.parametrize(
    ("kind", "fields", "first"),
    [
        ("dated", {"sessions": [{"start": "2026-12-08 10:00"}, {"start": "2026-12-01"}]}, date(2026, 12, 1)),
        ("ongoing", {"from": "2020-05", "until": "2027"}, date(2020, 5, 1)),
        ("past", {"until": "2013"}, date(2013, 1, 1)),
        ("past", {}, date.max),
        ("on_request", {}, date.max),
    ],
)
def test_schedules_can_be_put_in_order(kind: str, fields: dict[str, Any], first: date) -> None:
    assert a_schedule(kind, **fields).first_day == first


def at(text: str) -> datetime | date:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN) if "T" in text else date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        ("2026-12-05", None, "2026-12-05"),
        ("2026-12-05T14:00", "2026-12-05T16:30", "2026-12-05"),
        ("2026-12-05", "2026-12-07", "2026-12-07"),
        ("2026-12-31T22:00", "2027-01-01T01:00", "2026-12-31"),
        ("2026-12-31T22:00", "2027-01-01T06:00", "2026-12-31"),
        ("2026-12-31T22:00", "2027-01-01T06:01", "2027-01-01"),
        ("2026-12-04T18:00", "2026-12-06T02:00", "2026-12-05"),
        ("2026-12-05T01:00", "2026-12-05T02:00", "2026-12-05"),
    ],
)
def test_a_night_belongs_to_the_day_before(start: str, end: str | None, last: str) -> None:
    assert Occurrence(at(start), at(end) if end else None).last_day == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("start", "end", "day", "words"),
    [
        ("2026-12-05", None, "2026-12-05", ""),
        ("2026-12-05T14:00", None, "2026-12-05", "14 Uhr"),
        ("2026-12-05T14:00", "2026-12-05T16:30", "2026-12-05", "14–16:30 Uhr"),
        ("2026-12-31T22:00", "2027-01-01T01:00", "2026-12-31", "22–1 Uhr"),
        ("2027-01-30", "2027-02-02", "2027-01-30", "bis Dienstag, 2. Februar 2027"),
        ("2027-01-30", "2027-02-02", "2027-02-01", "seit Samstag, 30. Januar 2027, bis Dienstag, 2. Februar 2027"),
        ("2027-01-30T10:00", "2027-02-02T16:00", "2027-01-30", "10 Uhr bis Dienstag, 2. Februar 2027, 16 Uhr"),
    ],
)  # fmt: skip
def test_times_read_well_below_their_day(start: str, end: str | None, day: str, words: str) -> None:
    one = Occurrence(at(start), at(end) if end else None)
    assert times_words(one, date.fromisoformat(day)) == words
