"""From events of a calendar to the dates they mean, within a window and never without end."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice

from ..domain.dates import BERLIN
from ..domain.recurrence import repeated
from ..problem import Problem
from .clock import as_local
from .ical_feed import Event
from .row import noticed

MAX_STEPS = 100_000
"""So many dates of a whole calendar are looked at, past ones included."""
_MOST_BARREN = 2  # rules that mean no day at all take seconds each to find out
_RULE = re.compile(
    r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:COUNT|INTERVAL|BYDAY|BYMONTH|BYMONTHDAY|BYSETPOS|WKST)=[-+,0-9A-Z]+)*"
)


@dataclass(frozen=True)
class Window:
    """The days that are looked at, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Happening:
    """One real date. `key` names it for good, wherever it is moved; `original` is its place in the series.

    `status` is "scheduled", "cancelled", or "excluded" where the series leaves it out.
    """

    key: str
    start: datetime | date
    end: datetime | date | None
    status: str
    original: datetime | date
    summary: str
    categories: tuple[str, ...]


@dataclass
class _Budget:
    steps: int = MAX_STEPS
    barren: int = 0


def happenings_of(
    events: Iterable[Event], window: Window, file: str
) -> tuple[tuple[Happening, ...], tuple[Problem, ...]]:
    """Repeat what repeats, put changed dates in the place of the regular ones; in order of time."""
    by_uid: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_uid[event.uid].append(event)
    budget = _Budget()
    found: list[Happening] = []
    problems: list[Problem] = []
    for group in by_uid.values():
        for event in group:
            why = "" if event.replaces else _refused(event, budget)
            if why:
                problems.append(
                    noticed(file, f"Der Termin „{event.summary[:60]}“ ist nicht übernommen: {why}")
                )
        found += _group(group, window, budget)
    return tuple(sorted(found, key=lambda one: (as_local(one.start), one.key))), tuple(problems)


def _refused(event: Event, budget: _Budget) -> str:
    if not event.rule:
        return ""
    if not _RULE.fullmatch(event.rule):
        return "Er wiederholt sich öfter als täglich oder nach einer ungewöhnlichen Regel."
    if budget.steps <= 0 or budget.barren > _MOST_BARREN:
        return "Der Kalender enthält zu viele Wiederholungen."
    return ""


def _group(group: Sequence[Event], window: Window, budget: _Budget) -> Iterator[Happening]:
    masters = [event for event in group if event.replaces is None][-1:]  # the last one is the newest
    changed = {_wall(event.replaces, _zone(masters or group)): event for event in group if event.replaces}
    found: list[Happening] = []
    if masters and not _refused(masters[0], budget):
        found += _series(masters[0], changed, window, budget)
    # A feed may show a changed date without the series it belongs to.
    for moment, event in changed.items():
        key = _key(event.uid, moment, _zone(masters or group))
        found.append(_happening(event, key, (event.start, event.end), event.start))
    yield from (one for one in found if _is_within(one, window))


def _series(
    master: Event, changed: dict[datetime, Event], window: Window, budget: _Budget
) -> Iterator[Happening]:
    """Yield each date of a master event; dates that were changed are taken out of `changed`."""
    seen: defaultdict[str, int] = defaultdict(int)
    for moment in _moments(master, window, budget):
        regular = _unwall(moment, master)
        key = _key(master.uid, moment, _zone([master])) if master.rule or master.extra else master.uid
        seen[key] += 1
        key = f"{key}/{seen[key]}" if seen[key] > 1 else key
        event = changed.pop(moment, None) or changed.pop(datetime.combine(moment.date(), time()), None)
        if event:
            yield _happening(event, key, (event.start, event.end), regular)
        else:
            excluded = _is_without(master, moment)
            yield _happening(master, key, (regular, _end(master, moment)), regular, excluded=excluded)


def _zone(events: Sequence[Event]) -> tzinfo:
    start = events[0].start
    return (start.tzinfo if isinstance(start, datetime) else None) or BERLIN


def _moments(event: Event, window: Window, budget: _Budget) -> Iterator[datetime]:
    """Yield the wall-clock starts, past ones included, to the end of the window."""
    zone = _zone([event])
    first = _wall(event.start, zone)
    last = datetime.combine(window.last, time.max)
    until = _wall(event.until, zone) if event.until else last
    if event.until and not isinstance(event.until, datetime):
        until += timedelta(days=1, seconds=-1)
    regular: list[datetime] = [first]
    if event.rule and first <= min(last, until):
        # Nonsense that looks like a rule means the one date that is written.
        with suppress(ValueError, OverflowError):
            regular += islice(repeated(event.rule, first, min(last, until)), max(0, budget.steps))
        budget.barren += len(regular) == 1
    budget.steps -= len(regular)
    yield from sorted({*regular, *(_wall(one, zone) for one in event.extra)})


def _wall(moment: datetime | date | None, zone: tzinfo) -> datetime:
    """Return the time on the wall of a zone; a whole day begins at midnight."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment or date.min, time())
    return (moment.astimezone(zone) if moment.tzinfo else moment).replace(tzinfo=None)


def _unwall(moment: datetime, event: Event) -> datetime | date:
    return moment.replace(tzinfo=_zone([event])) if isinstance(event.start, datetime) else moment.date()


def _end(event: Event, moment: datetime) -> datetime | date | None:
    if event.end is None:
        return None
    zone = _zone([event])
    length = _wall(event.end, zone) - _wall(event.start, zone)
    return _unwall(moment + length, event)


def _is_without(event: Event, moment: datetime) -> bool:
    zone = _zone([event])
    return any(
        _wall(one, zone) == moment if isinstance(one, datetime) else one == moment.date()
        for one in event.without
    )


def _key(uid: str, moment: datetime, zone: tzinfo) -> str:
    """Name a date of a series by its day in Berlin, so that another hour is the same date, moved."""
    return f"{uid}/{as_local(moment.replace(tzinfo=zone)):%Y-%m-%d}"


def _happening(
    event: Event,
    key: str,
    span: tuple[datetime | date, datetime | date | None],
    original: datetime | date,
    *,
    excluded: bool = False,
) -> Happening:
    status = "cancelled" if event.is_cancelled else "excluded" if excluded else "scheduled"
    start, end = span
    return Happening(key, start, _last_day(start, end), status, original, event.summary, event.categories)


def _last_day(start: datetime | date, end: datetime | date | None) -> datetime | date | None:
    """Calendars end whole days on the day after; people do not."""
    if end is None or isinstance(end, datetime):
        return end
    last = end - timedelta(days=1)
    return last if last > start else None


def _is_within(one: Happening, window: Window) -> bool:
    return as_local(one.end or one.start).date() >= window.first and as_local(one.start).date() <= window.last
