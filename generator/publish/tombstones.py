"""Addresses of records that were taken out say so, and lead to what lives and is most like it."""

from collections.abc import Iterator

from ..domain.catalogue import OfferEntry
from ..domain.ended import Ended
from ..domain.said import day_of_month
from .artefact import Artefact
from .cards import Card, card_of
from .edition import Edition
from .pages import Binder, Page
from .shelves import living

MOST_ALIKE = 6


def tombstones(edition: Edition, binder: Binder) -> Iterator[Artefact]:
    """Yield a page for each record that was taken out; no list, search or export leads there."""
    ended = edition.catalogue.ended.record
    for folder, records in (("angebote", ended.offers), ("akteure", ended.actors)):
        for one in records:
            values = {
                "title": one.title,
                "day": day_of_month(one.ended_on),
                "actor": edition.catalogue.actors.get(one.actor or ""),
                "alike": living_alike(edition, one),
            }
            about = "Dieser Eintrag ist beendet."
            page = Page(f"/{folder}/{one.id}/", folder, "ended.html", one.title, about, is_found=False)
            yield binder.bind(page, values)


def living_alike(edition: Edition, ended: Ended) -> tuple[Card, ...]:
    """Return living offers with the same topics, actor or audiences, what is most like it first."""
    shared = [(_likeness(ended, one), one) for one in living(edition, edition.offers_in_order)]
    best = sorted((pair for pair in shared if pair[0]), key=lambda pair: -pair[0])
    return tuple(card_of(edition, one) for _, one in best[:MOST_ALIKE])


def _likeness(ended: Ended, one: OfferEntry) -> int:
    topics = len(set(ended.topics) & set(one.record.topics))
    audiences = len(set(ended.audiences) & set(one.record.audiences))
    # Whom it is for says little alone: half of all offers are for families.
    return 4 * topics + 3 * (one.record.actor in (ended.actor, ended.id)) + (audiences if topics else 0)
