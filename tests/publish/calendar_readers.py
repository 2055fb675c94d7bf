"""Two readers of calendars that know nothing of each other: icalendar with dateutil, and ical.js."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from dateutil.rrule import rrulestr

from tests.node import ask_node

BERLIN = ZoneInfo("Europe/Berlin")
Moment = int | str
"""Seconds since 1970, or a day such as `2027-01-16`."""


@dataclass(frozen=True, order=True)
class Found:
    """What takes place, as a reader found it; where a calendar gives no end, it is the start."""

    offer: str
    start: Moment
    end: Moment


@dataclass(frozen=True)
class State:
    """What programs go by when they hold an event already, and when it is now; of a series, its first date."""

    sequence: int
    status: str
    start: Moment


def states_by_icalendar(data: bytes) -> dict[str, State]:
    """Return the state of each event by its UID."""
    return {
        str(one["UID"]): State(one["SEQUENCE"], str(one.get("STATUS", "")), moment(one["DTSTART"].dt))
        for one in calendar_in(data).walk("VEVENT")
    }


def states_by_ical_js(data: bytes) -> dict[str, State]:
    """Return the same, as the other reader finds it."""
    found: dict[str, State] = {}
    for one in ask_node("calendar_reader.mjs", {"": data.decode()})[""]:
        found.setdefault(one["uid"], State(one["sequence"], one["status"], one["start"]))
    return found


def by_icalendar(files: Mapping[str, bytes]) -> dict[str, list[Found]]:
    return {path: sorted(_in_python(data), key=str) for path, data in files.items()}


def by_ical_js(files: Mapping[str, bytes]) -> dict[str, list[Found]]:
    answer = ask_node("calendar_reader.mjs", {path: data.decode() for path, data in files.items()})
    return {
        path: sorted((Found(_offer(one["uid"]), one["start"], one["end"]) for one in events), key=str)
        for path, events in answer.items()
    }


def moment(one: datetime | date) -> Moment:
    return int(one.timestamp()) if isinstance(one, datetime) else one.isoformat()


def _offer(uid: str) -> str:
    return uid.partition("@")[0].partition(".")[0]


def calendar_in(data: bytes) -> Any:  # noqa: ANN401 - icalendar's components have no useful type
    return icalendar.Calendar.from_ical(data)


def _in_python(data: bytes) -> Iterator[Found]:
    for event in calendar_in(data).walk("VEVENT"):
        start = event["DTSTART"].dt
        length = _world(event["DTEND"].dt) - _world(start) if "DTEND" in event else timedelta()
        for one in _starts(event, start):
            yield Found(_offer(event["UID"]), moment(one), moment(_world(one) + length))


def _world(one: Any) -> Any:  # noqa: ANN401 - a moment or a day, as it came
    return one.astimezone(UTC) if isinstance(one, datetime) else one


def _starts(event: Any, start: datetime | date) -> Iterator[datetime | date]:  # noqa: ANN401 - a component
    if "RRULE" not in event:
        yield start
        return
    rule = dict(event["RRULE"])
    last = _wall(rule.pop("UNTIL")[0])
    without = {one.dt for one in event["EXDATE"].dts} if "EXDATE" in event else set()
    text = bytes(icalendar.vRecur(rule).to_ical()).decode()  # type: ignore[no-untyped-call]
    for wall in rrulestr(text, dtstart=_wall(start)).xafter(_wall(start), inc=True):
        if wall > last:
            return
        one = wall.replace(tzinfo=BERLIN) if isinstance(start, datetime) else wall.date()
        if one not in without:
            yield one


def _wall(one: datetime | date) -> datetime:
    """What the clock on the wall shows; a day begins at midnight."""
    if isinstance(one, datetime):
        return one.astimezone(BERLIN).replace(tzinfo=None)
    return datetime.combine(one, time.min)
