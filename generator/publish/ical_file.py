"""The text of calendar files: the only module that writes iCalendar (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import icalendar

# The rule of the European Union since 1996; it needs no list of years.
_BERLIN = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n").encode()
_END = b"END:VCALENDAR\r\n"
_PRODUCT = "-//Bildungsverzeichnis//Termine//DE"


@dataclass(frozen=True)
class Event:
    """One event, or a series of them: `rule` begins at `start` and leaves out the moments in `without`.

    `end` is as the calendar wants it: the day after the last one where there are no times. `changed` is the
    moment of the last change. Empty texts stand for what is not known.
    """

    uid: str
    start: datetime | date
    end: datetime | date | None
    changed: datetime
    summary: str
    rule: str = ""
    until: datetime | date | None = None
    without: tuple[datetime | date, ...] = ()
    status: str = ""
    description: str = ""
    location: str = ""
    categories: tuple[str, ...] = ()
    url: str = ""


def event_text(event: Event) -> bytes:
    """Return the lines of an event, folded and escaped."""
    made = icalendar.Event()
    for name, value in (
        ("uid", event.uid),
        ("dtstamp", event.changed),
        ("last-modified", event.changed),
        ("sequence", _sequence(event.changed)),
        ("dtstart", event.start),
        ("dtend", event.end),
        ("exdate", list(event.without)),
        ("status", event.status),
        ("summary", event.summary),
        ("description", event.description),
        ("location", event.location),
        ("categories", list(event.categories)),
        ("url", event.url),
        # Many dates in one's calendar are none of one's appointments.
        ("transp", "TRANSPARENT"),
    ):
        if value not in ("", None, []):
            made.add(name, value)
    if event.rule:
        made.add("rrule", icalendar.vRecur.from_ical(_bounded(event)))
    return bytes(made.to_ical())


def _sequence(changed: datetime) -> int:
    """Return the minutes since 1970: with each change a larger number, of which programs can hold 31 bits."""
    return max(0, int(changed.timestamp()) // 60)


def _bounded(event: Event) -> str:
    until = event.until
    if until is None:
        return event.rule
    # A moment must be in world time here, and a day must be a day.
    end = f"{until.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(until, datetime) else f"{until:%Y%m%d}"
    return f"{event.rule};UNTIL={end}"


def calendar_text(name: str, about: str, events: Iterable[bytes]) -> bytes:
    """Return a whole calendar; `events` are ready texts, for each stands in many calendars."""
    made = icalendar.Calendar()
    for key, value in (
        ("version", "2.0"),
        ("prodid", _PRODUCT),
        ("calscale", "GREGORIAN"),
        # The library does not know these names, and would leave the text as it is.
        ("name", icalendar.vText(name)),
        ("x-wr-calname", icalendar.vText(name)),
        ("description", about),
        ("x-wr-timezone", "Europe/Berlin"),
        ("x-published-ttl", "P1D"),
    ):
        made.add(key, value)
    made.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    head = made.to_ical().removesuffix(_END)
    return b"".join((head, _BERLIN, *events, _END))
