"""What a subscriber sees of an offer while its record changes in a real repository."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from generator.publish.calendars import calendars
from tests.committed_town import TODAY, Town
from tests.publish.calendar_readers import (
    State,
    calendar_in,
    moment,
    states_by_ical_js,
    states_by_icalendar,
)

CALENDAR = "angebote/bachexkursion/termine.ics"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    made = Town(tmp_path)
    made.commit("2026-11-01T12:00:00Z", bach=dated(made, "- start: 2026-12-05 10:00"))
    return made


def dated(town: Town, *sessions: str) -> str:
    """The record of the offer with these dates; each may have more lines."""
    listed = "".join("    " + one.replace("\n", "\n      ") + "\n" for one in sessions)
    return town.plain.replace("  kind: on_request\n", f"  kind: dated\n  sessions:\n{listed}")


def calendar(town: Town, today: date = TODAY) -> bytes:
    return files(town, today)[CALENDAR]


def files(town: Town, today: date = TODAY) -> dict[str, bytes]:
    return {one.path: one.data for one in calendars(town.edition(today))}


def read(data: bytes) -> dict[str, State]:
    """What both readers find."""
    found = states_by_icalendar(data)
    assert found == states_by_ical_js(data)
    return found


def state(data: bytes) -> tuple[int, str]:
    """SEQUENCE and LAST-MODIFIED of the only event."""
    (event,) = calendar_in(data).walk("VEVENT")
    text: Any = event["LAST-MODIFIED"].to_ical().decode()
    return event["SEQUENCE"], text


def test_a_correction_on_the_same_day_reaches_subscribers(town: Town) -> None:
    states = []
    for when, clock in (("2026-11-20T08:00:00Z", "11:00"), ("2026-11-20T08:01:00Z", "12:00")):
        town.commit(when, bach=dated(town, f"- start: 2026-12-05 {clock}"))
        states.append(state(calendar(town)))
    assert [text for _, text in states] == ["20261120T080000Z", "20261120T080100Z"]
    assert states[0][0] + 1 == states[1][0]


def test_what_does_not_touch_the_record_changes_no_byte(town: Town) -> None:
    before = calendar(town)
    town.commit("2026-11-20T08:00:00Z", wald=town.plain)
    assert calendar(town) == before


def test_to_get_a_history_takes_nothing_back(town: Town, tmp_path: Path) -> None:
    with_history, _ = state(calendar(town))
    (tmp_path / ".git").rename(tmp_path / "elsewhere")
    without, text = state(calendar(town))
    assert text == "20261001T000000Z"
    assert without < with_history


OTHER = "- start: 2027-04-01 10:00"
MOVED = "- start: 2026-12-12 14:00\nprevious_start: 2026-12-05 10:00\nstatus: {}"
LIFE = [
    ("2026-11-20", "- start: 2026-12-05 10:00", "CONFIRMED", "2026-12-05T10:00+01:00"),
    ("2026-11-21", MOVED.format("rescheduled"), "CONFIRMED", "2026-12-12T14:00+01:00"),
    ("2026-11-22", MOVED.format("full"), "CONFIRMED", "2026-12-12T14:00+01:00"),
    ("2026-11-23", MOVED.format("cancelled"), "CANCELLED", "2026-12-12T14:00+01:00"),
    ("2026-12-12", "", "CANCELLED", "2026-12-12T14:00+01:00"),
    ("2026-12-13", "", "CANCELLED", "2026-12-12T14:00+01:00"),
    ("2027-02-01", "", "", ""),
]
"""A day, how the record then has the date where it is changed, and what the calendar says of it."""


def test_a_subscriber_follows_a_date_from_its_plan_to_its_end(town: Town) -> None:
    uid, last = "bachexkursion.20261205-1000@bildung.beispiel.de", 0
    for day, session, status, start in LIFE:
        if session:
            town.commit(f"{day}T08:00:00Z", bach=dated(town, session, OTHER))
        events = read(calendar(town, date.fromisoformat(day)))
        assert len(events) == (2 if status else 1), day
        assert "CANCELLED" not in {one.status for name, one in events.items() if name != uid}, day
        if status:
            one = events[uid]
            assert (one.status, one.start) == (status, moment(datetime.fromisoformat(start))), day
            assert last + bool(session) <= one.sequence, day
            last = one.sequence
        else:
            assert uid not in events


WEEKLY = 'schedule:\n  kind: recurring\n  rule:\n    every: week\n    weekdays: [thursday]\n  start_time: "18:00"\n'


@pytest.mark.parametrize("ending", ["status: ended\n", "valid_until: 2026-11-30\n"])
def test_what_still_was_to_come_of_an_offer_that_ended_is_cancelled(town: Town, ending: str) -> None:
    record = dated(town, "- start: 2026-11-12 18:00", "- start: 2026-12-10 18:00")
    assert_cancelled(town, record, record + ending, last_seen=date(2026, 12, 11))


def test_what_still_was_to_come_of_a_rule_that_ended_is_cancelled(town: Town) -> None:
    record = town.plain.replace("schedule:\n  kind: on_request\n", WEEKLY)
    assert_cancelled(town, record, record + "status: ended\n", last_seen=date(2028, 1, 1))


def assert_cancelled(town: Town, record: str, ended: str, last_seen: date) -> None:
    town.commit("2026-11-10T08:00:00Z", bach=record)
    before = files(town, date(2026, 11, 20))
    town.commit("2026-11-21T08:00:00Z", bach=ended)
    after = files(town, date(2026, 12, 5))
    held = {path for path, data in before.items() if b"BEGIN:VEVENT" in data}
    assert held >= {
        CALENDAR,
        "kalender/termine.ics",
        "akteure/musterverein/termine.ics",
        "themen/water/termine.ics",
    }
    for path in sorted(held):
        then, now = read(before[path]), read(after[path])
        assert {"CONFIRMED"} == {one.status for one in then.values()}
        assert {"CANCELLED"} == {one.status for one in now.values()}
        (uid,) = now
        assert now[uid].sequence > then[uid].sequence
        assert now[uid].start == moment(datetime.fromisoformat("2026-12-10T18:00+01:00"))
    left = files(town, last_seen)
    assert set(before) == set(after) == set(left)
    assert not any(b"BEGIN:VEVENT" in data for data in left.values())


def test_dates_of_a_rule_end_with_the_offer(town: Town) -> None:
    record = town.plain.replace("schedule:\n  kind: on_request\n", WEEKLY)
    town.commit("2026-11-10T08:00:00Z", bach=record)
    (long,) = calendar_in(files(town, date(2026, 11, 20))[CALENDAR]).walk("VEVENT")
    town.commit("2026-11-21T08:00:00Z", bach=record + "valid_until: 2026-12-10\n")
    (short,) = calendar_in(files(town, date(2026, 11, 22))[CALENDAR]).walk("VEVENT")
    assert short["UID"] == long["UID"]
    assert short["SEQUENCE"] > long["SEQUENCE"]
    assert short["RRULE"]["UNTIL"] == [datetime.fromisoformat("2026-12-10T17:00+00:00")]
    assert b"VEVENT" not in files(town, date(2026, 12, 11))[CALENDAR]
