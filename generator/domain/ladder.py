"""When a record falls to the next step of the ladder, and who should look at it before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .actor import Actor
from .evidence import (
    AGEING_MONTHS,
    CONFIRMED_MONTHS,
    SOURCE_AGEING_MONTHS,
    SOURCE_CURRENT_MONTHS,
    Freshness,
)
from .offer import Offer
from .recurrence import months_later

SOON = timedelta(days=60)
"""Early enough to ask before a confirmation runs out."""
AGED = (Freshness.AGEING, Freshness.LAST_KNOWN)
"""The steps from which a confirmation lifts a record up again."""


@dataclass(frozen=True)
class Fall:
    """The day from which on one may rely less on a record, and the step on which it is then."""

    day: date
    step: Freshness


def next_step(record: Offer | Actor, today: date) -> Fall | None:
    """Return when and where a record falls if nobody does anything; None where it stays as it is."""
    now = record.freshness(today)
    # Only on these days anything can change, so there is no need to look at all the others.
    for day in sorted(set(_turning_days(record))):
        if day > today and record.freshness(day).rank > now.rank:
            return Fall(day, record.freshness(day))
    return None


def needs_confirmation(record: Offer | Actor, today: date) -> bool:
    """Whether the provider should confirm a record now: it has aged, or will within sixty days."""
    now = record.freshness(today)
    return now in AGED or (now.is_current and falls_soon(next_step(record, today), today))


def falls_soon(fall: Fall | None, today: date) -> bool:
    """Whether a record ages within sixty days; what comes to its end as planned does not age."""
    return fall is not None and fall.step in AGED and fall.day <= today + SOON


def _turning_days(record: Offer | Actor) -> Iterator[date]:
    """Yield the first day after each day that counts for the ladder."""
    for day in _last_days(record):
        if day < date.max:
            yield day + timedelta(days=1)


def _last_days(record: Offer | Actor) -> Iterator[date]:
    if record.confirmed_on:
        yield months_later(record.confirmed_on, CONFIRMED_MONTHS)
        yield months_later(record.confirmed_on, AGEING_MONTHS)
    if record.evidence:
        known = record.evidence.as_of.last_day
        yield months_later(known, SOURCE_CURRENT_MONTHS)
        yield months_later(known, SOURCE_AGEING_MONTHS)
    if isinstance(record, Offer):
        yield record.schedule.last_day
        if record.valid_until:
            yield record.valid_until
