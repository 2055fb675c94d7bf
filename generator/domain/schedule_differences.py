"""What changed in the times of an offer, date by date where there are dates."""

from collections.abc import Iterator
from datetime import date

from .occurrence import NOT_HELD, as_day
from .said import day_of_month
from .schedule import Dated, Recurring, Schedule, Session
from .schedule_words import in_words, occurrence_words

_STATUS = {
    "scheduled": "findet nun statt",
    "full": "ist ausgebucht",
    "cancelled": "fällt aus",
    "postponed": "ist verschoben, ein neuer steht noch nicht fest",
    "rescheduled": "ist verlegt",
}


def schedule_differences(old: Schedule, new: Schedule) -> Iterator[str]:
    """Yield a sentence for each change."""
    if isinstance(old, Dated) and isinstance(new, Dated):
        yield from _sessions(old.sessions, new.sessions)
    elif in_words(old) != in_words(new):
        yield f"Zeiten: bisher {in_words(old)}; jetzt {in_words(new)}"
    if isinstance(old, Recurring) and isinstance(new, Recurring):
        yield from _days_off(old.without, new.without)
    if old.text != new.text and in_words(old) == in_words(new):
        yield f"Zeiten in Worten: {new.text}" if new.text else "Zeiten in Worten: gestrichen"


def _sessions(old: list[Session], new: list[Session]) -> Iterator[str]:
    pairs = list(_pairs(old, new))
    known = {id(one) for one, _ in pairs}
    for one, other in pairs:
        yield from _session(one, other)
    for one in old:
        if id(one) not in known:
            yield f"Termin gestrichen: {_said(one)}"
    taken = {id(other) for _, other in pairs}
    for other in new:
        if id(other) not in taken:
            yield _new(other)


def _new(session: Session) -> str:
    if session.status in NOT_HELD:
        return f"Termin am {day_of_month(as_day(session.start))} {_STATUS[session.status]}"
    return f"Neuer Termin: {_said(session)}"


def _pairs(old: list[Session], new: list[Session]) -> Iterator[tuple[Session, Session]]:
    """Find the same date in both: by its id, else by where it was moved from, else by its start."""
    left = list(old)
    for other in new:
        same = next((one for one in left if _is_same(one, other)), None)
        if same is not None:
            left.remove(same)
            yield same, other


def _is_same(one: Session, other: Session) -> bool:
    if one.id and other.id:
        return one.id == other.id
    return one.start in (other.start, other.previous_start)


def _session(one: Session, other: Session) -> Iterator[str]:
    day = day_of_month(as_day(one.start))
    if one.start != other.start:
        yield f"Termin am {day} verlegt auf {_said(other)}"
    elif one.end != other.end:
        yield f"Termin am {day}: jetzt {_said(other)}"
    if one.status != other.status and (one.start == other.start or other.status != "rescheduled"):
        yield f"Termin am {day} {_STATUS.get(other.status, other.status)}"
    if one.note != other.note:
        yield f"Termin am {day}, Hinweis: {other.note or 'gestrichen'}"


def _days_off(old: list[date], new: list[date]) -> Iterator[str]:
    yield from (f"Termin am {day_of_month(day)} fällt aus" for day in new if day not in old)
    yield from (f"Termin am {day_of_month(day)} findet doch statt" for day in old if day not in new)


def _said(session: Session) -> str:
    return occurrence_words(session.occurrence())
