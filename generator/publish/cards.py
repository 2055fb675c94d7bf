"""What a list shows of an offer or an actor."""

from collections import Counter
from dataclasses import dataclass

from ..domain.catalogue import ActorEntry, OfferEntry
from ..domain.dates import day_words
from ..domain.evidence import Freshness
from ..domain.occurrence import first_held
from ..domain.schedule_words import times_known
from .edition import Edition
from .words import badge, cost_in_short, place_in_short


@dataclass(frozen=True)
class Card:
    """One offer in a list."""

    id: str
    title: str
    summary: str
    type: str
    provider: str
    when: str
    where: str
    cost: str
    audiences: tuple[str, ...]
    freshness: Freshness
    badge: str

    @property
    def address(self) -> str:
        """Where the page of the offer is."""
        return f"/angebote/{self.id}/"


@dataclass(frozen=True)
class ActorCard:
    """One actor in a list."""

    id: str
    name: str
    summary: str
    type: str
    offers: int
    current: int

    @property
    def address(self) -> str:
        """Where the page of the actor is."""
        return f"/akteure/{self.id}/"


def card_of(edition: Edition, entry: OfferEntry) -> Card:
    """Put an offer on a card."""
    key = ("card", entry.id)
    if key not in edition.made:
        edition.made[key] = _new_card(edition, entry)
    card: Card = edition.made[key]
    return card


def _new_card(edition: Edition, entry: OfferEntry) -> Card:
    offer, freshness = entry.record, edition.freshness[entry.id]
    provider = edition.catalogue.actors[offer.actor].record.name
    return Card(
        id=entry.id,
        title=offer.title,
        summary=offer.summary,
        type=edition.label("offer-types", offer.type),
        provider=provider,
        when=_when_in_short(edition, entry),
        where=place_in_short(edition, offer),
        cost=cost_in_short(edition, offer.cost),
        audiences=tuple(edition.label("audiences", code) for code in offer.audiences),
        freshness=freshness,
        badge=badge(edition, offer, freshness),
    )


def _when_in_short(edition: Edition, entry: OfferEntry) -> str:
    """Say the next date where one may rely on it, or the schedule in words; nothing where nothing is known."""
    if edition.freshness[entry.id].is_current:
        coming = first_held(edition.coming(entry))
        if coming:
            return f"Nächster Termin: {day_words(coming.day)}"
    return times_known(entry.record.schedule)


def actor_card_of(edition: Edition, entry: ActorEntry) -> ActorCard:
    """Put an actor on a card."""
    offers = edition.catalogue.offers_of(entry.id)
    return ActorCard(
        id=entry.id,
        name=entry.record.name,
        summary=entry.record.summary,
        type=edition.label("actor-types", entry.record.type),
        offers=len(offers),
        current=sum(edition.freshness[one.id].is_current for one in offers),
    )


def alike(edition: Edition, entry: OfferEntry, most: int) -> tuple[Card, ...]:
    """Return offers that share topics and audiences, the reliable ones first."""
    record = entry.record
    neighbours = [
        one for code in record.topics for one in edition.living_by_topic.get(code, ()) if one.id != entry.id
    ]
    shared = Counter(one.id for one in neighbours)

    def worth(one: OfferEntry) -> tuple[int, int]:
        audiences = len(set(record.audiences) & set(one.record.audiences))
        points = 2 * shared[one.id] + audiences + 2 * edition.freshness[one.id].is_current
        return -points, edition.position[one.id]

    best = sorted({one.id: one for one in neighbours}.values(), key=worth)
    return tuple(card_of(edition, one) for one in best[:most])
