"""Calendars to subscribe to: of each offer, actor, topic, audience and district with dates, and one of all."""

from collections.abc import Collection, Iterator

from ..domain.catalogue import OfferEntry, address_of, name_of
from .artefact import Artefact
from .calendar_events import events_text
from .edition import Edition
from .feed import Feed
from .ical_file import calendar_text
from .ways_in import FACETS, Facet, concepts_of, offers_by_code

ALL = "/kalender/"
_FILE = "termine.ics"
_LISTS = ("topics", "audiences", "districts")
"""The ways in whose lists have calendars; each more would be a file for each of its concepts."""


def calendars(edition: Edition) -> Iterator[Artefact]:
    """Yield every calendar that has a date in it."""
    about = f"Termine aus „{edition.site.name}“. Bitte prüfen Sie vor dem Besuch die Seite des Angebots."
    for address, name, offers in _listed(edition):
        for feed in calendar_at(edition, address, name, offers):
            in_order = sorted(offers, key=lambda one: one.id)
            events = (events_text(edition, one) for one in in_order)
            yield Artefact(feed.path[1:], calendar_text(feed.title, about, events))


def calendar_at(
    edition: Edition, address: str, name: str, offers: Collection[OfferEntry]
) -> tuple[Feed, ...]:
    """Return the calendar beside the page of these offers; none where they have no dates."""
    if not any(events_text(edition, one) for one in offers):
        return ()
    return (Feed(f"{address}{_FILE}", f"Termine: {name}", "text/calendar", "Termine"),)


def has_calendars(facet: Facet) -> bool:
    """Whether the lists of this way in have calendars."""
    return facet.vocabulary in _LISTS


def _listed(edition: Edition) -> Iterator[tuple[str, str, Collection[OfferEntry]]]:
    """Yield the address of each page with a calendar, its name, and its offers."""
    catalogue = edition.catalogue
    yield ALL, edition.site.name, catalogue.offers.values()
    for offer in catalogue.offers.values():
        yield address_of(offer), name_of(offer), [offer]
    for actor in catalogue.actors.values():
        yield address_of(actor), name_of(actor), catalogue.offers_of(actor.id)
    for facet in filter(has_calendars, FACETS):
        by_code = offers_by_code(edition, facet)
        for concept in concepts_of(edition, facet).concepts:
            yield f"{facet.path}{concept.code}/", concept.label, by_code[concept.code]
