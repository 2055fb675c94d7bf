"""The dates of an offer, each with what a search engine needs to show it as an event."""

from dataclasses import replace
from datetime import date, datetime, time
from itertools import islice

from ...domain.catalogue import OfferEntry
from ...domain.dates import BERLIN
from ...domain.evidence import Freshness
from ...domain.occurrence import Occurrence
from ...domain.schedule import Dated
from ..edition import Edition
from .node import Node, known, schema_value
from .organisation import organisation
from .where import locations

MOST_DATES = 8
"""So many dates of a rule are named, as many as the page lists."""
_SOLD_OUT = known(type_="Offer", availability="https://schema.org/SoldOut")
_NEEDED = ("@type", "name", "address", "url")


def moments(edition: Edition, entry: OfferEntry) -> list[Occurrence]:
    """Return the dates of an offer: those that it names, or the next ones of its rule."""
    schedule = entry.record.schedule
    if isinstance(schedule, Dated):
        return [_as_it_stands(edition, entry, one) for one in schedule.occurrences(date.min)]
    if not edition.freshness[entry.id].is_current:
        return []
    return list(islice(edition.coming(entry), MOST_DATES))


def _as_it_stands(edition: Edition, entry: OfferEntry, one: Occurrence) -> Occurrence:
    # As in the calendars: of an offer that is over, nobody need come to what was still to be.
    is_off = edition.freshness[entry.id] is Freshness.HISTORICAL and one.last_day >= edition.today
    return replace(one, status="cancelled") if is_off else one


def period_node(edition: Edition, found: list[Occurrence]) -> Node:
    """Return from when to when an event lasts that holds these dates, and whether it is off altogether.

    Nobody need come on a date that does not take place, so it counts only where there is no other.
    """
    held = [one for one in found if one.is_held] or found
    is_off = all(one.status == "cancelled" for one in found)
    return known(
        startDate=held[0].start.isoformat(),
        endDate=max((one.end or one.start for one in held), key=_until).isoformat(),
        eventStatus=schema_value(edition.vocabularies["session-status"], "cancelled") if is_off else None,
    )


def _until(end: datetime | date) -> datetime:
    """Return an end that can be compared; a whole day lasts until its last minute."""
    return end if isinstance(end, datetime) else datetime.combine(end, time.max, BERLIN)


def session_nodes(edition: Edition, entry: OfferEntry, type_: str, found: list[Occurrence]) -> list[Node]:
    """Return a node of this class for each of its dates, whole enough to be shown alone.

    Description and prices stand once, in what holds the dates: with them a block of eight dates would be half as
    large again, and search engines show a date without them.
    """
    offer = entry.record
    shared = known(
        type_=type_,
        name=offer.title,
        eventAttendanceMode=schema_value(edition.vocabularies["formats"], offer.format),
        location=[_in_short(one) for one in locations(edition, offer)],
        organizer=organisation(edition, offer.actor),
    )
    return [{**shared, **_dates(edition, entry, one)} for one in found]


def _in_short(place: Node) -> Node:
    """Return what a search engine needs of a place; each date of a series repeats it."""
    return {key: value for key, value in place.items() if key in _NEEDED}


def _dates(edition: Edition, entry: OfferEntry, one: Occurrence) -> Node:
    # What may not take place is not said to take place.
    said = edition.freshness[entry.id].is_current or one.status != "scheduled"
    # The list has no value of schema.org for „full“: such a date takes place and is sold out.
    code = "scheduled" if one.status == "full" else one.status
    return known(
        startDate=one.start.isoformat(),
        endDate=one.end.isoformat() if one.end else None,
        eventStatus=schema_value(edition.vocabularies["session-status"], code) if said else None,
        previousStartDate=one.previous_start.isoformat() if one.previous_start else None,
        offers=[_SOLD_OUT] if one.status == "full" else None,
    )
