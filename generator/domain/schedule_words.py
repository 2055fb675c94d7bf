"""A schedule in one German sentence, so that nobody has to read a rule."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from functools import singledispatch

from .dates import MONTHS, WEEKDAYS, PartialDate, clock_words, day_words, span_words
from .occurrence import NOT_HELD, Occurrence, as_day
from .recurrence import WEEKDAY_CODES, Rule
from .schedule import (  # fmt: skip
    Dated,
    Ongoing,
    OnRequest,
    OpeningHours,
    Past,
    Recurring,
    Schedule,
    Season,
    SelfPaced,
    Session,
)

_OFF = {"cancelled": "abgesagt", "postponed": "verschoben"}
_ALL_OFF = {"cancelled": "abgesagt", "postponed": "verschoben, neuer Termin offen"}
UNKNOWN = "Termine nicht bekannt – bitte beim Anbieter fragen"
_EVERY = {
    "week": ("jede Woche", "alle {} Wochen"),
    "month": ("jeden Monat", "alle {} Monate"),
    "year": ("jedes Jahr", "alle {} Jahre"),
}


def in_words(schedule: Schedule) -> str:
    """Say when the offer takes place; what is unknown is said to be unknown."""
    return _sentence(_say(schedule))


def has_times(schedule: Schedule) -> bool:
    """Whether anything is known about the times."""
    return not isinstance(schedule, Ongoing) or bool(schedule.text or schedule.opening_hours)


def times_known(schedule: Schedule) -> str:
    """Say what is known of the times, be it only from when to when; nothing where nothing is."""
    if isinstance(schedule, Ongoing) and not has_times(schedule):
        return _sentence(_period(schedule.start, schedule.until))
    return in_words(schedule)


@singledispatch
def _say(schedule: object) -> str:
    raise TypeError(type(schedule))


@_say.register
def _(schedule: Dated) -> str:
    # Who reads only this line must not come for nothing.
    held = [one for one in schedule.sessions if one.status not in NOT_HELD]
    states = Counter(one.status for one in schedule.sessions)
    off = [f"{states[state]} {words}" for state, words in _OFF.items() if states[state]]
    if held:
        return "; ".join([_dates(held), *off])
    heading = _ALL_OFF[next(iter(states))] if len(states) == 1 else "abgesagt oder verschoben"
    return f"{heading}: {_dates(schedule.sessions)}"


def _dates(sessions: Sequence[Session]) -> str:
    if len(sessions) == 1:
        return occurrence_words(sessions[0].occurrence())
    first, *_, last = sorted(as_day(one.start) for one in sessions)
    return f"{len(sessions)} Termine vom {_day(first)} bis zum {_day(last)}"


@_say.register
def _(schedule: Recurring) -> str:
    if schedule.rule is None:
        return _joined(schedule.text or "", _period(schedule.start, schedule.until))
    times = span_words(schedule.start_time, schedule.end_time) if schedule.start_time else ""
    return _joined(
        rule_words(schedule.rule),
        times,
        season_words(schedule.season) if schedule.season else "",
        "nicht an Feiertagen" if schedule.not_on_public_holidays else "",
        _period(schedule.start, schedule.until),
    )


@_say.register
def _(schedule: Ongoing) -> str:
    times = schedule.text or "; ".join(hours_words(one) for one in schedule.opening_hours)
    period = _period(schedule.start, schedule.until)
    if not times:
        return _joined(period, UNKNOWN) if period else UNKNOWN
    return _joined(times, period)


@_say.register
def _(schedule: OnRequest) -> str:
    days = "1 Tag" if schedule.lead_time_days == 1 else f"{schedule.lead_time_days} Tage"
    lead = f"bitte {days} vorher anfragen" if schedule.lead_time_days else ""
    season = season_words(schedule.season) if schedule.season else ""
    return _joined("nach Vereinbarung", season, lead, schedule.text or "")


@_say.register
def _(schedule: SelfPaced) -> str:
    return schedule.text or "jederzeit, wann Sie möchten"


@_say.register
def _(schedule: Past) -> str:
    if schedule.start and not schedule.until:
        when = f"Beginn {schedule.start.words}"
    else:
        when = _period(schedule.start, schedule.until)
    return _joined("hat stattgefunden", when or "Zeitpunkt nicht bekannt", schedule.text or "")


def rule_words(rule: Rule) -> str:
    """Say how often: „jeden Sonntag“, „am 1. und 3. Sonntag im Monat“, „alle 2 Wochen dienstags“."""
    days = [WEEKDAYS[WEEKDAY_CODES.index(day)] for day in rule.weekdays]
    months = _months(rule.months)
    if rule.weeks:
        which = _and(["letzten" if week == "-1" else f"{week}." for week in rule.weeks])
        # Where months are named, the weeks are counted in each of them, also in a yearly rule.
        counted = "im Jahr" if rule.every == "year" and not months else "im Monat"
        span = "" if months.startswith(" im") else f" {counted}"
        every = "" if rule.interval == 1 else ", " + _EVERY[rule.every][1].format(rule.interval)
        return f"am {which} {_and(days)}{span}{months}{every}"
    if rule.every == "week" and rule.interval == 1 and days:
        return f"jeden {_and(days)}{months}"
    every = _EVERY[rule.every][0] if rule.interval == 1 else _EVERY[rule.every][1].format(rule.interval)
    if rule.every != "week" and days:  # without weeks, all such days of the month or year are meant
        often = "jeden" if rule.interval == 1 else f"{every} an jedem"
        return f"{often} {_and(days)}{months}"
    return f"{every}{' am ' + _and(days) if days else ''}{months}"


def season_words(season: Season) -> str:
    """Say which part of the year: „1. April bis 31. Oktober“, „während der Sommerzeit“."""
    summer = "während der Sommerzeit" if season.summer_time else ""
    if season.start and season.until:
        return _joined(f"{_month_day(season.start)} bis {_month_day(season.until)}", summer)
    return summer


def hours_words(hours: OpeningHours) -> str:
    """Say when it is open: „Montag bis Freitag 9–17 Uhr“."""
    indices = [WEEKDAY_CODES.index(day) for day in hours.days]
    names = [WEEKDAYS[index] for index in indices]
    days = f"{names[0]} bis {names[-1]}" if _is_run(indices) else _and(names)
    season = f" ({season_words(hours.season)})" if hours.season else ""
    return f"{days} {span_words(hours.open, hours.close)}{season}"


def occurrence_words(one: Occurrence) -> str:
    """Say one date: „Samstag, 16. Januar 2027, 10–12:30 Uhr“."""
    start = day_words(one.day)
    if not isinstance(one.start, datetime):
        return f"{start} bis {day_words(as_day(one.end))}" if one.end and as_day(one.end) > one.day else start
    if isinstance(one.end, datetime) and one.end.date() > one.day:
        return f"{start}, {clock_words(one.start.time())} bis {day_words(one.end.date())}, {clock_words(one.end.time())}"
    end = one.end.time() if isinstance(one.end, datetime) else None
    return f"{start}, {span_words(one.start.time(), end)}"


def remark_words(one: Occurrence) -> str:
    """Say what is to be known about a date: „verlegt vom 3. Mai 2026, 14 Uhr – Treffpunkt am Tor“."""
    before = one.previous_start
    if before is None or before == one.start:
        return one.note
    clock = clock_words(before.time()) if isinstance(before, datetime) else ""
    moved = f"verlegt vom {_joined(_day(as_day(before)), clock)}"
    return f"{moved} – {one.note}" if one.note else moved


def times_words(one: Occurrence, day: date) -> str:
    """Say a date below the heading of a day: „10–12:30 Uhr“, „22 Uhr bis Sonntag, 7. Februar 2027, 16 Uhr“."""
    since = f"seit {day_words(one.day)}, " if one.day < day else ""
    end = one.end
    if one.last_day == one.day:
        if not isinstance(one.start, datetime):
            return since.removesuffix(", ")
        return since + span_words(one.start.time(), end.time() if isinstance(end, datetime) else None)
    start = f"{clock_words(one.start.time())} " if isinstance(one.start, datetime) and not since else ""
    close = f", {clock_words(end.time())}" if isinstance(end, datetime) else ""
    return f"{since}{start}bis {day_words(one.last_day)}{close}"


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:]


def _period(start: PartialDate | None, until: PartialDate | None) -> str:
    if start and until:
        return _from_until(start, until)
    if start:
        return f"seit {'dem ' if start.day else ''}{start.words}"
    return f"bis {'zum ' if until.day else ''}{until.words}" if until else ""


def _from_until(start: PartialDate, until: PartialDate) -> str:
    if start == until:
        return _on(start)
    if start.month and not until.month and start.year == until.year:
        return f"ab {'dem ' if start.day else ''}{start.words}, Ende noch im selben Jahr"
    return f"{'vom' if start.day else 'von'} {start.words} bis {'zum ' if until.day else ''}{until.words}"


def _on(when: PartialDate) -> str:
    if when.day:
        return f"am {when.words}"
    return f"im {when.words}" if when.month else f"im Jahr {when.words}"


def _month_day(text: str) -> str:
    month, day = text.split("-")
    return f"{int(day)}. {MONTHS[int(month) - 1]}"


def _day(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def _months(months: list[int]) -> str:
    names = [MONTHS[month - 1] for month in months]
    if _is_run(months):
        return f", {names[0]} bis {names[-1]}"
    return f" im {_and(names)}" if names else ""


def _is_run(numbers: list[int]) -> bool:
    # Two in a row are named one by one; from three on it is a span.
    return len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))  # noqa: PLR2004


def _and(words: list[str]) -> str:
    return " und ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
