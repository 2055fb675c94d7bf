"""Until when people can sign up, and until when an offer is there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..domain.catalogue import OfferEntry
from ..domain.evidence import Freshness
from ..domain.occurrence import Occurrence, first_held
from ..domain.said import day_of_month
from ..domain.schedule import Dated, Ongoing, Recurring
from .calendar_events import named
from .edition import Edition


@dataclass(frozen=True)
class Deadline:
    """The last day of something; `name` tells it from the others of the offer and stays when the day moves."""

    name: str
    day: date
    session: Occurrence | None = None
    """The date that one signs up for; None where it is the whole offer."""


def registration_deadlines(edition: Edition, entry: OfferEntry) -> Iterator[Deadline]:
    """Yield the last days to sign up for an offer that is not over.

    „So many days before“ is reckoned for single dates only: for something that repeats, each week would have
    a last day, and the page says it once.
    """
    offer = entry.record
    registration = offer.registration
    if registration is None or edition.freshness[entry.id] is Freshness.HISTORICAL:
        return
    if isinstance(offer.schedule, Dated) and not first_held(edition.coming(entry)):
        return  # nobody needs to sign up for what does not take place
    if registration.deadline:
        yield Deadline("anmeldeschluss", registration.deadline)
    elif registration.deadline_days is not None and isinstance(offer.schedule, Dated):
        before = timedelta(days=registration.deadline_days)
        for name, one in named(offer.schedule.occurrences(date.min)):
            if one.is_held:
                yield Deadline(f"anmeldeschluss.{name}", one.day - before, one)


def last_days(edition: Edition, entry: OfferEntry) -> Iterator[tuple[Deadline, str]]:
    """Yield what ends with an offer that is not over, and how it is said: signing up, or the offer itself."""
    for one in registration_deadlines(edition, entry):
        what = f" für den Termin am {day_of_month(one.session.day)}" if one.session else ""
        yield one, f"Anmelden bis {day_of_month(one.day)}{what}"
    offer = entry.record
    if edition.freshness[entry.id] is Freshness.HISTORICAL or isinstance(offer.schedule, Dated):
        return
    until = offer.schedule.until if isinstance(offer.schedule, (Ongoing, Recurring)) else None
    if until and (offer.valid_until is None or until.last_day <= offer.valid_until):
        yield Deadline("ende", until.last_day), f"Läuft bis {until.words}"
    elif offer.valid_until:
        yield Deadline("ende", offer.valid_until), f"Läuft bis {day_of_month(offer.valid_until)}"
