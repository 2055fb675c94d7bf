"""Which dates a calendar means; a contributor adds a case to `calendars.yml`."""

from datetime import date
from typing import Any

import pytest

from generator.harvest.clock import in_berlin_words
from generator.harvest.ical_feed import read_ical
from generator.harvest.occurrences import Happening, happenings_of
from generator.harvest.planning import window_of
from tests.harvest.tables import table

TODAY = date(2026, 11, 23)
CASES = table("calendars.yml")
MARKS = {"cancelled": "*", "excluded": "-", "scheduled": ""}


def dates_of(lines: str) -> tuple[Happening, ...]:
    body = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:x", *lines.strip().split("\n")])
    events, problems = read_ical(f"{body}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode(), "quelle.ics")
    assert problems == ()
    found, refused = happenings_of(events, window_of(TODAY), "quelle.ics")
    assert refused == ()
    return found


def said(one: Happening) -> str:
    start, end, original = (in_berlin_words(at) if at else "" for at in (one.start, one.end, one.original))
    until = f" – {end}" if end else ""
    moved = f" (statt {original})" if original != start else ""
    return f"{MARKS[one.status]}{start}{until}{moved}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_means_these_dates(case: dict[str, Any]) -> None:
    found = dates_of(case["lines"])
    assert [said(one) for one in found] == case["dates"]
    assert len({one.key for one in found}) == len(found)


def test_a_date_keeps_its_name_when_its_series_begins_at_another_hour() -> None:
    early, late = (
        dates_of(f"DTSTART;TZID=Europe/Berlin:20270104T{hour}0000\nRRULE:FREQ=WEEKLY;COUNT=3")
        for hour in (17, 18)
    )
    assert [one.key for one in early] == [one.key for one in late]


def test_the_window_ends_with_a_month() -> None:
    assert window_of(date(2027, 2, 28)).last == date(2028, 2, 29)
    assert window_of(date(2026, 11, 1)).last == window_of(date(2026, 11, 30)).last
