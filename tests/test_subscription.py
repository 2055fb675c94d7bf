"""What a subscriber sees of an offer while its record changes in a real repository."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.publish.calendars import calendars
from tests.committed_town import TODAY, Town
from tests.publish.calendar_readers import calendar_in

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
    return {one.path: one.data for one in calendars(town.edition(today))}[CALENDAR]


def state(data: bytes) -> tuple[int, str]:
    """SEQUENCE and LAST-MODIFIED of the only event."""
    (event,) = calendar_in(data).walk("VEVENT")
    text: Any = event["LAST-MODIFIED"].to_ical().decode()
    return event["SEQUENCE"], text


def test_a_correction_on_the_same_day_reaches_subscribers(town: Town) -> None:
    states = []
    for moment, clock in (("2026-11-20T08:00:00Z", "11:00"), ("2026-11-20T08:01:00Z", "12:00")):
        town.commit(moment, bach=dated(town, f"- start: 2026-12-05 {clock}"))
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
