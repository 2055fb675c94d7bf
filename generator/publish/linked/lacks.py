"""What search engines miss before they show the dates of an offer as events; nothing of it can be made up."""

from collections.abc import Iterator

from ...domain.catalogue import OfferEntry
from ...domain.evidence import Freshness
from ..edition import Edition
from .node import Node
from .sessions import moments, session_nodes

_ON_SITE = ("in_person", "hybrid")
_STATUS = "Es fehlt eine frische Bestätigung. Fragen Sie den Anbieter, ob die Termine noch stimmen."
_PLACE = "Es fehlt der Ort. Tragen Sie ein, wo man sich trifft: Name, Straße und Ort."
_ADDRESS = "Es fehlt die Anschrift. Tragen Sie beim Ort Straße, Postleitzahl und Ort ein."
_HOME = "Es fehlt die Anschrift. Tragen Sie sie im Profil von „{name}“ ein."


def lacks_of(edition: Edition, entry: OfferEntry) -> tuple[str, ...]:
    """Say what the dates on site of an offer lack, and how to add it; what is over is asked for nothing."""
    is_over = edition.freshness[entry.id] is Freshness.HISTORICAL
    if is_over or entry.record.format not in _ON_SITE:
        return ()
    dates = session_nodes(edition, entry, "Event", moments(edition, entry))
    return tuple(dict.fromkeys(words for date in dates for words in _missing(edition, entry, date)))


def _missing(edition: Edition, entry: OfferEntry, date: Node) -> Iterator[str]:
    if not any({"name", "address"} <= place.keys() for place in date.get("location", [])):
        yield _ask_for_place(edition, entry)
    if "eventStatus" not in date:
        yield _STATUS


def _ask_for_place(edition: Edition, entry: OfferEntry) -> str:
    offer = entry.record
    if not offer.places:
        return _PLACE
    houses = [edition.catalogue.actors.get(offer.house_of(place) or "") for place in offer.places]
    return next((_HOME.format(name=house.record.name) for house in houses if house), _ADDRESS)
