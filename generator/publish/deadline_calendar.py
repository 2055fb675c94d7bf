"""The calendar of registration: a whole day for each last day to sign up, of all offers together."""

from collections.abc import Iterator
from datetime import timedelta

from ..domain.catalogue import OfferEntry
from ..domain.recurrence import months_later
from ..domain.said import day_of_month
from .artefact import Artefact
from .calendar_events import changed_at, status_of, uid_of, url_of
from .deadlines import Deadline, registration_deadlines
from .edition import Edition
from .feed import Feed
from .ical_file import Event, calendar_text, event_text
from .shelves import living
from .words import freshness_sentence

_ABOUT = "Letzte Tage der Anmeldung aus „{}“. Bitte prüfen Sie vorher die Seite des Angebots."


def deadline_calendar(edition: Edition) -> Iterator[Artefact]:
    """Yield the calendar; it is there before the first deadline, so that people can subscribe in time."""
    for feed in deadline_calendar_at(edition):
        events = [event_text(one) for one in deadline_events(edition)]
        about = _ABOUT.format(edition.site.name)
        yield Artefact(feed.path[1:], calendar_text(feed.title, about, events))


def deadline_calendar_at(edition: Edition) -> tuple[Feed, ...]:
    """Return the calendar as the pages name it; none where no offer is alive."""
    if not living(edition, edition.catalogue.offers.values()):
        return ()
    name = f"Anmeldefristen: {edition.site.name}"
    return (Feed("/kalender/anmeldefristen.ics", name, "text/calendar", "Anmeldefristen"),)


def deadline_events(edition: Edition) -> Iterator[Event]:
    """Yield the deadlines from the first day of last month on, as the other calendars do with dates."""
    first = months_later(edition.today.replace(day=1), -1)
    for _, entry in sorted(edition.catalogue.offers.items()):
        for one in registration_deadlines(edition, entry):
            if one.day >= first:
                yield _event(edition, entry, one)


def _event(edition: Edition, entry: OfferEntry, deadline: Deadline) -> Event:
    offer = entry.record
    return Event(
        uid=uid_of(edition, f"{entry.id}.{deadline.name}"),
        start=deadline.day,
        end=deadline.day + timedelta(days=1),
        changed=changed_at(edition, entry),
        summary=f"Anmeldeschluss: {offer.title}",
        status=status_of(edition.freshness[entry.id]),
        description="\n".join(_description(edition, entry, deadline)),
        categories=tuple(edition.label("topics", code) for code in offer.topics),
        url=url_of(edition, entry),
    )


def _description(edition: Edition, entry: OfferEntry, deadline: Deadline) -> Iterator[str]:
    offer, registration = entry.record, entry.record.registration
    if deadline.session:
        yield f"Für den Termin am {day_of_month(deadline.session.day)}."
    if registration and registration.url:
        yield f"Anmelden: {registration.url}"
    if registration and registration.note:
        yield registration.note
    yield offer.summary
    yield freshness_sentence(offer, edition.freshness[entry.id])
