"""Dates of honest precision, clock times, and moments in Berlin."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.domain.dates import (
    BERLIN,
    Clock,
    Day,
    Moment,
    MonthDay,
    PartialDate,
    clock_words,
    day_words,
    span_words,
)

MOMENT: TypeAdapter[datetime | date] = TypeAdapter(Moment)


def read(kind: Any, value: object) -> object:  # noqa: ANN401 - annotations have no common type
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("2013", "2013", date(2013, 1, 1), date(2013, 12, 31)),
        ("2013-06", "Juni 2013", date(2013, 6, 1), date(2013, 6, 30)),
        ("2013-06-07", "7. Juni 2013", date(2013, 6, 7), date(2013, 6, 7)),
        ("2024-02", "Februar 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", "Februar 2023", date(2023, 2, 1), date(2023, 2, 28)),
        ("1000", "1000", date(1000, 1, 1), date(1000, 12, 31)),
        ("2199-12-31", "31. Dezember 2199", date(2199, 12, 31), date(2199, 12, 31)),
    ],
)
def test_a_date_says_no_more_than_it_knows(text: str, words: str, first: date, last: date) -> None:
    when = PartialDate.parse(text)
    assert (when.words, when.first_day, when.last_day, str(when)) == (words, first, last, text)


def test_a_date_may_have_blanks_around_it() -> None:
    assert PartialDate.parse(" 2013-06 ") == PartialDate(2013, 6)


def test_a_date_that_was_read_stays_the_same() -> None:
    when = PartialDate(2013, 6)
    assert PartialDate.parse(when) is when
    assert TypeAdapter(PartialDate).dump_json(when) == b'"2013-06"'


@pytest.mark.parametrize("value", ["13", "2013-6", "2013-06-07T10:00", "", None, 2013, ["2013"], "２０１３"])
def test_other_spellings_are_no_date(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        read(PartialDate, value)
    assert caught.value.errors()[0]["type"] == "date"


def test_dates_have_an_order() -> None:
    assert sorted([PartialDate(2014), PartialDate(2013, 6, 7), PartialDate(2013, 6)]) == [
        PartialDate(2013, 6),
        PartialDate(2013, 6, 7),
        PartialDate(2014),
    ]


def test_a_day_that_is_one_passes() -> None:
    assert read(Day, date(2026, 5, 16)) == read(Day, "2026-05-16") == date(2026, 5, 16)


def test_a_moment_is_no_day() -> None:
    with pytest.raises(ValidationError):
        read(Day, datetime(2026, 5, 16, tzinfo=BERLIN))


@pytest.mark.parametrize(
    ("text", "clock"), [("00:00", time(0)), ("09:30", time(9, 30)), ("23:59", time(23, 59))]
)
def test_a_clock_time_has_two_digits_each(text: str, clock: time) -> None:
    assert read(Clock, text) == read(Clock, clock) == clock


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("9:30", "09:30"),
        ("9.30 Uhr", "09:30"),
        ("9 Uhr", "09:00"),
        ("18", "18:00"),
        ("24:00", ""),
        ("7:60", ""),
        ("abends", ""),
        ("٩:٣٠", ""),
    ],
)
def test_a_clock_time_in_another_spelling_is_put_right(text: str, hint: str) -> None:
    with pytest.raises(ValidationError) as caught:
        read(Clock, text)
    assert caught.value.errors()[0]["ctx"]["hint"] == (f"Schreiben Sie: {hint}" if hint else "")


@pytest.mark.parametrize(
    ("text", "hint"),
    [("1.5.2026", "2026-05-01"), ("01. 05. 2026", "2026-05-01"), ("2026-5-1", "2026-05-01")],
)
def test_a_day_in_another_spelling_is_put_right(text: str, hint: str) -> None:
    for kind in (Day, Moment, PartialDate):
        with pytest.raises(ValidationError) as caught:
            read(kind, text)
        assert caught.value.errors()[0]["ctx"]["hint"] == f"Schreiben Sie: {hint}"


def test_a_moment_is_in_berlin() -> None:
    summer, winter = MOMENT.validate_python("2027-07-01 10:00"), MOMENT.validate_python("2027-01-01T10:00")
    assert isinstance(summer, datetime)
    assert isinstance(winter, datetime)
    assert (summer.astimezone(UTC).hour, winter.astimezone(UTC).hour) == (8, 9)


def test_a_moment_may_be_a_whole_day() -> None:
    assert MOMENT.validate_python("2027-07-01") == date(2027, 7, 1)
    assert MOMENT.validate_python(date(2027, 7, 1)) == date(2027, 7, 1)


@pytest.mark.parametrize("text", ["2027-03-28 02:00", "2027-03-28 02:59"])
def test_the_hour_that_the_clock_skips_is_none(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        MOMENT.validate_python(text)
    assert caught.value.errors()[0]["type"] == "date-impossible"


@pytest.mark.parametrize("text", ["2027-03-28 01:59", "2027-03-28 03:00", "2027-10-31 02:30"])
def test_the_hours_around_it_are_some(text: str) -> None:
    moment = MOMENT.validate_python(text)
    assert isinstance(moment, datetime)
    assert f"{moment:%Y-%m-%d %H:%M}" == text


@pytest.mark.parametrize("text", ["02-29", "12-31", " 04-01 "])
def test_a_day_of_the_year_may_be_the_leap_day(text: str) -> None:
    assert read(MonthDay, text) == text.strip()


@pytest.mark.parametrize("value", ["02-30", "13-01", "4-1", "April", 401, None])
def test_a_day_of_the_year_is_written_in_digits(value: object) -> None:
    with pytest.raises(ValidationError):
        read(MonthDay, value)


def test_times_are_said_as_people_write_them() -> None:
    assert clock_words(time(10)) == "10 Uhr"
    assert clock_words(time(9, 5)) == "9:05 Uhr"
    assert span_words(time(10), time(18)) == "10–18 Uhr"
    assert span_words(time(10, 30), time(12)) == "10:30–12 Uhr"
    assert span_words(time(10), None) == "10 Uhr"
    assert day_words(date(2027, 1, 16)) == "Samstag, 16. Januar 2027"


def test_editors_learn_the_form() -> None:
    kinds: tuple[Any, ...] = (PartialDate, Clock, Moment, MonthDay)
    schemas = [TypeAdapter(kind).json_schema() for kind in kinds]
    assert all(schema["pattern"].startswith("^") for schema in schemas)
    assert TypeAdapter(Day).json_schema()["format"] == "date"
