"""Calendars to subscribe to: of each offer, each actor, and each selection of offers.

A calendar stays where it is while no date is known, and where an offer was taken out: who subscribed to it loses the
dates that are gone, and hears of the next one. A file that is missing would leave all of them as they were.
"""

from collections import Counter
from collections.abc import Collection, Iterator

from ..domain.catalogue import OfferEntry, address_of, name_of
from .artefact import Artefact
from .calendar_events import events_text
from .edition import Edition
from .feed import Feed
from .ical_file import calendar_text
from .selections import CROSSED, FREE, Choice, folder_of, ordered, selections, words_of
from .ways_in import Facet, codes_by_offer, concepts_of, offers_by_code

ALL = "/kalender/"
FILE = "termine.ics"


def calendars(edition: Edition) -> Iterator[Artefact]:
    """Yield every calendar."""
    about = f"Termine aus „{edition.site.name}“. Bitte prüfen Sie vor dem Besuch die Seite des Angebots."
    for feeds, offers in _all(edition):
        in_order = sorted(offers, key=lambda one: one.id)
        for feed in feeds:
            events = (events_text(edition, one) for one in in_order)
            yield Artefact(feed.path[1:], calendar_text(feed.title, about, events))


def offer_calendar(edition: Edition, entry: OfferEntry) -> tuple[Feed, ...]:
    """Return the calendar that the page of an offer names; none where it has no dates."""
    if not events_text(edition, entry):
        return ()
    return calendar_at(edition, address_of(entry), name_of(entry), [entry])


def calendar_at(
    edition: Edition, address: str, name: str, offers: Collection[OfferEntry]
) -> tuple[Feed, ...]:
    """Return the calendar beside the page of these offers; none where there are no offers."""
    if not offers:
        return ()
    is_empty = not any(events_text(edition, one) for one in offers)
    return (_feed(address, name, is_empty=is_empty),)


def _feed(address: str, name: str, *, is_empty: bool) -> Feed:
    subject = "Künftige Termine" if is_empty else "Termine"
    return Feed(f"{address}{FILE}", f"Termine: {name}", "text/calendar", subject, is_empty)


def narrower_calendars(edition: Edition, facet: Facet, code: str) -> list[tuple[str, list[tuple[str, Feed]]]]:
    """Return the calendars of parts of a list, each with what narrows it in a word, by way in.

    Named are those alone that have some of the dates of the list, but not all.
    """
    if facet not in CROSSED:
        return []
    dated = [one for one in offers_by_code(edition, facet)[code] if events_text(edition, one)]
    found: list[tuple[str, list[tuple[str, Feed]]]] = []
    for other in (*CROSSED, FREE[0]):
        counts = Counter(one for entry in dated for one in codes_by_offer(edition, other)[entry.id])
        wanted = [FREE[1]] if other is FREE[0] else concepts_of(edition, other).by_code
        parts = [one for one in wanted if 0 < counts[one] < len(dated)]
        if parts and other is not facet:
            found.append((other.one, [_part(edition, (facet, code), (other, one)) for one in parts]))
    return found


def _part(edition: Edition, whole: Choice, other: Choice) -> tuple[str, Feed]:
    choice = ordered(whole, other)
    return words_of(edition, [other]), _feed(folder_of(choice), words_of(edition, choice), is_empty=False)


def _all(edition: Edition) -> Iterator[tuple[tuple[Feed, ...], Collection[OfferEntry]]]:
    catalogue = edition.catalogue
    for offer in catalogue.offers.values():
        yield calendar_at(edition, address_of(offer), name_of(offer), [offer]), [offer]
    for ended in catalogue.ended.record.offers:
        yield (_feed(f"/angebote/{ended.id}/", ended.title, is_empty=True),), ()
    for actor in catalogue.actors.values():
        offers = catalogue.offers_of(actor.id)
        yield calendar_at(edition, address_of(actor), name_of(actor), offers), offers
    for one in selections(edition):
        address = folder_of(one.choice) if one.choice else ALL
        name = words_of(edition, one.choice) if one.choice else edition.site.name
        yield calendar_at(edition, address, name, one.offers), one.offers
