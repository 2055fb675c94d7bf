"""Two readers and a walk from day to day find the same dates of every rule, over more than two years of calendars.

The walk knows the records as they are written and nothing of the generator: no library for rules, no words of it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from tests.publish.calendar_readers import BERLIN, Found, by_ical_js, by_icalendar, moment
from tests.publish.editions import town
from tests.publish.test_calendars import SCHEDULES, files_of, with_schedules
from tests.town.sites import TOWN_DAY

RULES = {name: one for name, one in SCHEDULES.items() if "rule" in one}
NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAY = timedelta(days=1)
BUILDS = (TOWN_DAY, TOWN_DAY.replace(year=TOWN_DAY.year + 1))


def window(build: date) -> tuple[date, date]:
    """What a calendar holds: from the first day of last month to the end of this month in a year."""
    first = (build.replace(day=1) - DAY).replace(day=1)
    after = date(build.year + 1 + build.month // 12, build.month % 12 + 1, 1)
    return first, after - DAY


def easter(year: int) -> date:
    """Easter Sunday, after Gauss and Lichtenberg."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    golden = year % 19
    seed = (19 * golden + moon) % 30
    limit = 21 + seed - (seed + golden // 11) // 29
    first_sunday = 7 - (year + year // 4 + sun) % 7
    return date(year, 3, 1) + (limit + 7 - (limit - first_sunday) % 7 - 1) * DAY


def is_public_holiday(day: date) -> bool:
    days = town().site.public_holidays
    return any(
        f"{day:%m-%d}" == one.day if one.day else day == easter(day.year) + (one.days_after_easter or 0) * DAY
        for one in days
    )


def is_summer_time(day: date) -> bool:
    noon = datetime.combine(day, time(12), BERLIN)
    return noon.utcoffset() == timedelta(hours=2)


def happens(schedule: dict[str, Any], day: date) -> bool:
    rule, start = schedule["rule"], date.fromisoformat(schedule.get("from", str(day)))
    until = date.fromisoformat(schedule.get("until", str(day)))
    left_out = str(day) in schedule.get("except", []) or (
        schedule.get("not_on_public_holidays") and is_public_holiday(day)
    )
    in_time = start <= day <= until and in_season(schedule.get("season", {}), day)
    in_month = day.month in rule.get("months", range(1, 13))
    return not left_out and in_time and in_month and is_day_of(rule, day) and is_turn_of(rule, day, start)


def in_season(season: dict[str, Any], day: date) -> bool:
    if season.get("summer_time"):
        return is_summer_time(day)
    since, until, here = season.get("from", "01-01"), season.get("until", "12-31"), f"{day:%m-%d}"
    inside: bool = since <= here <= until if since <= until else here >= since or here <= until
    return inside


def is_day_of(rule: dict[str, Any], day: date) -> bool:
    if rule.get("weekdays") and NAMES[day.weekday()] not in rule["weekdays"]:
        return False
    place, is_last = str((day.day + 6) // 7), (day + 7 * DAY).month != day.month
    return not rule.get("weeks") or place in rule["weeks"] or (is_last and "-1" in rule["weeks"])


def is_turn_of(rule: dict[str, Any], day: date, start: date) -> bool:
    """Whether it is the turn of this week, month or year; without weekdays, also whether it is the day."""
    interval, has_weekdays = rule.get("interval", 1), bool(rule.get("weekdays"))
    if rule["every"] == "week":
        weeks = (day - day.weekday() * DAY - start + start.weekday() * DAY).days // 7
        return weeks % interval == 0 and (has_weekdays or day.weekday() == start.weekday())
    if rule["every"] == "month":
        months = (day.year - start.year) * 12 + day.month - start.month
        return months % interval == 0 and (has_weekdays or day.day == start.day)
    same_month = day.month == start.month or bool(rule.get("months"))
    return (day.year - start.year) % interval == 0 and (has_weekdays or (day.day == start.day and same_month))


def walked(name: str, schedule: dict[str, Any], first: date, last: date) -> Iterator[Found]:
    for day in (first + number * DAY for number in range((last - first).days + 1)):
        if happens(schedule, day):
            yield Found(name, *moments(schedule, day))


def moments(schedule: dict[str, Any], day: date) -> tuple[int | str, int | str]:
    if "start_time" not in schedule:
        return moment(day), moment(day + DAY)
    start = time.fromisoformat(schedule["start_time"])
    end = time.fromisoformat(schedule.get("end_time", schedule["start_time"]))
    begins = datetime.combine(day, start, BERLIN)
    ends = datetime.combine(day + (DAY if end < start else 0 * DAY), end, BERLIN)
    return moment(begins), moment(ends)


def test_the_builds_span_two_years() -> None:
    (first, middle), (again, last) = map(window, BUILDS)
    assert again < middle
    assert (last - first).days > 2 * 365


@pytest.fixture(scope="module", params=BUILDS, ids=str)
def read(request: pytest.FixtureRequest) -> tuple[date, dict[str, list[Found]], dict[str, list[Found]]]:
    files = files_of(replace(with_schedules(), today=request.param, made={}))
    return request.param, by_icalendar(files), by_ical_js(files)


@pytest.mark.parametrize("name", RULES)
def test_readers_and_walk_agree(
    name: str, read: tuple[date, dict[str, list[Found]], dict[str, list[Found]]]
) -> None:
    build, python, javascript = read
    path = f"angebote/{name}/termine.ics"
    expected = sorted(walked(name, RULES[name], *window(build)), key=str)
    assert python.get(path, []) == expected
    assert javascript.get(path, []) == expected
