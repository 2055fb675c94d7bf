"""Calendar feeds: the only module that knows icalendar. Bytes to plain events; nothing is repeated here."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import icalendar

from ..problem import Problem
from .row import cleaned, noticed, unreadable

MAX_EVENTS = 5_000
# What a time zone may say about its changes; anything more often than yearly would never end.
_ZONE_RULE = re.compile(r"FREQ=YEARLY(;(UNTIL|COUNT|INTERVAL|BYDAY|BYMONTH|BYMONTHDAY|WKST)=[-+,0-9A-Z]+)*")
_MOST_ZONE_RULES = 100
_YEARS = (1900, 2199)
_ASK = "Bitten Sie die Absenderin oder den Absender des Kalenders um eine gewöhnliche iCal-Datei."


@dataclass(frozen=True)
class Event:
    """One event as the calendar writes it; `rule` is without its end, which is `until`.

    `replaces` names the moment of a repeated event that this one stands for.
    """

    uid: str
    start: datetime | date
    end: datetime | date | None = None
    summary: str = ""
    categories: tuple[str, ...] = ()
    is_cancelled: bool = False
    rule: str = ""
    until: datetime | date | None = None
    extra: tuple[datetime | date, ...] = ()
    without: tuple[datetime | date, ...] = ()
    replaces: datetime | date | None = None


def read_ical(data: bytes, file: str) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """Bytes to events; never raises, whatever the bytes are."""
    if _has_endless_zone(data):
        message = "Eine Zeitzone dieses Kalenders wechselt öfter als jährlich; so etwas gibt es nicht."
        return (), (unreadable(file, message, _ASK),)
    events: list[Event] = []
    problems: list[Problem] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # guesses about time zones; the times are shown in the difference
            for component in _components(data):
                event = _event(component)
                if isinstance(event, Event):
                    events.append(event)
                else:
                    problems.append(noticed(file, event))
    except Exception:  # noqa: BLE001 - icalendar raises whatever a broken calendar leads it to
        return (), (unreadable(file, "Dieser Kalender lässt sich nicht lesen.", _ASK),)
    if len(events) > MAX_EVENTS:
        problems.append(noticed(file, f"Gelesen sind nur die ersten {MAX_EVENTS} Termine."))
    return tuple(events[:MAX_EVENTS]), tuple(problems)


def _has_endless_zone(data: bytes) -> bool:
    text = re.sub(r"\r?\n[ \t]", "", data.decode("utf-8", errors="replace")).upper()
    zones = re.findall(r"BEGIN:VTIMEZONE(.*?)(?:END:VTIMEZONE|\Z)", text, re.DOTALL)
    rules = [
        rule.strip()
        for zone in zones
        for rule in re.findall(r"^(?:RRULE|EXRULE)[^:\n]*:(.*)$", zone, re.MULTILINE)
    ]
    return len(rules) > _MOST_ZONE_RULES or not all(_ZONE_RULE.fullmatch(rule) for rule in rules)


def _components(data: bytes) -> Iterator[Any]:
    calendars = icalendar.Calendar.from_ical(data, multiple=True)
    for calendar in calendars:
        yield from calendar.walk("VEVENT")


def _event(component: Any) -> Event | str:  # noqa: ANN401 - icalendar's components have no useful type
    """Return the event, or a sentence that says why it cannot be read."""
    title = cleaned(str(component.get("SUMMARY", "")))
    name = f"Der Termin „{title[:60]}“" if title else "Ein Termin ohne Titel"
    try:
        start = component.get("DTSTART")
        if start is None or not component.get("UID"):
            return f"{name} hat keinen Beginn oder keine Kennung (UID)."
        rule, until = _rule(component.get("RRULE"))
        event = Event(
            cleaned(str(component["UID"])),
            start.dt,
            _end(component, start.dt),
            " ".join(title.split()),
            tuple(_categories(component)),
            str(component.get("STATUS", "")).upper() == "CANCELLED",
            rule,
            until,
            tuple(_moments(component.get("RDATE"))),
            tuple(_moments(component.get("EXDATE"))),
            component["RECURRENCE-ID"].dt if "RECURRENCE-ID" in component else None,
        )
        return event if _is_near(event) else f"{name} liegt zu weit weg."
    except Exception:  # noqa: BLE001 - one broken event must not hide the next
        return f"{name} lässt sich nicht lesen."


def _is_near(event: Event) -> bool:
    named = (event.start, event.end, event.replaces, *event.extra, *event.without)
    return all(_YEARS[0] <= one.year <= _YEARS[1] for one in named if one)


def _end(component: Any, start: datetime | date) -> datetime | date | None:  # noqa: ANN401
    if "DTEND" in component:
        end = component["DTEND"].dt
    elif "DURATION" in component:
        end = start + component["DURATION"].dt
    else:
        return None
    return end if isinstance(end, datetime) == isinstance(start, datetime) else None


def _rule(found: Any) -> tuple[str, datetime | date | None]:  # noqa: ANN401
    if found is None:
        return "", None
    if isinstance(found, list):  # never more than one, says the standard
        found = found[0]
    until = (found.get("UNTIL") or [None])[0]
    until = until if until and until.year <= _YEARS[1] else None
    kept = {key: value for key, value in found.items() if key.upper() != "UNTIL"}
    # icalendar has no types for this.
    return str(icalendar.vRecur(kept).to_ical().decode()), until  # type: ignore[no-untyped-call]


def _moments(found: Any) -> Iterator[datetime | date]:  # noqa: ANN401
    for group in found if isinstance(found, list) else [found] if found is not None else []:
        for one in group.dts:
            # A period says when it ends, too; the length is that of the event.
            yield one.dt[0] if isinstance(one.dt, tuple) else one.dt


def _categories(component: Any) -> Iterator[str]:  # noqa: ANN401
    found = component.get("CATEGORIES", [])
    for group in found if isinstance(found, list) else [found]:
        for one in getattr(group, "cats", [group]):
            yield cleaned(str(one))
