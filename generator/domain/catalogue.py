"""Everything the content says, together, and the questions one may ask of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from ..origin import Origins
from .actor import Actor
from .ended import EndedRecords
from .leitbild import Leitbild
from .offer import Offer
from .picture import Picture
from .record import Part
from .source import Source
from .vocabulary import Vocabularies

R_co = TypeVar("R_co", bound=Part, covariant=True)


@dataclass(frozen=True)
class Entry(Generic[R_co]):
    """A record that still knows its id, where each field was written, and the words of its file.

    `data` is the tree of the file: mappings and lists of texts, as they were written.
    """

    id: str
    record: R_co
    origins: Origins
    data: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)


OfferEntry = Entry[Offer]
ActorEntry = Entry[Actor]
AnyEntry = OfferEntry | ActorEntry


def name_of(entry: AnyEntry) -> str:
    """Return what people call a record: the title of an offer, the name of an actor."""
    return entry.record.title if isinstance(entry.record, Offer) else entry.record.name


def address_of(entry: AnyEntry) -> str:
    """Return where the page of a record is, from the root of the site."""
    return f"/{folder_of(entry)}/{entry.id}/"


def former_addresses_of(entry: AnyEntry) -> list[str]:
    """Return where the page of a record was before it was renamed."""
    return [f"/{folder_of(entry)}/{former}/" for former in entry.record.redirect_from]


def folder_of(entry: AnyEntry) -> str:
    """Return the part of the site that holds the page of a record."""
    return "angebote" if isinstance(entry.record, Offer) else "akteure"


NOTHING_ENDED = Entry("ended", EndedRecords(), Origins("ended.yml"))


@dataclass(frozen=True)
class Catalogue:
    """The offers and actors by id, with the lists and texts they refer to.

    `unread` names the files that are there but hold mistakes, so that nobody is told they are missing.
    """

    offers: Mapping[str, OfferEntry]
    actors: Mapping[str, ActorEntry]
    vocabularies: Vocabularies
    leitbild: Leitbild = field(default_factory=Leitbild)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    sources: Mapping[str, Entry[Source]] = field(default_factory=dict)
    ended: Entry[EndedRecords] = NOTHING_ENDED

    @cached_property
    def _offers_by_actor(self) -> Mapping[str, tuple[OfferEntry, ...]]:
        return _grouped((entry.record.actor, entry) for entry in self.offers.values())

    @cached_property
    def _offers_by_involved(self) -> Mapping[str, tuple[OfferEntry, ...]]:
        return _grouped(
            (actor, entry) for entry in self.offers.values() for actor in dict(_swap(entry.record.involved))
        )

    @cached_property
    def _offers_by_statement(self) -> Mapping[str, tuple[OfferEntry, ...]]:
        return _grouped((one, entry) for entry in self.offers.values() for one in entry.record.leitbild)

    @cached_property
    def _editions(self) -> Mapping[str, tuple[OfferEntry, ...]]:
        return _grouped((entry.record.series or "", entry) for entry in self.offers.values())

    @cached_property
    def _members(self) -> Mapping[str, tuple[ActorEntry, ...]]:
        return _grouped(
            (network, entry) for entry in self.actors.values() for network in entry.record.member_of
        )

    @cached_property
    def _parts(self) -> Mapping[str, tuple[ActorEntry, ...]]:
        return _grouped((entry.record.part_of or "", entry) for entry in self.actors.values())

    @cached_property
    def numbered_offers(self) -> tuple[OfferEntry, ...]:
        """All offers, neighbours in topic; their place here is their number in the search.

        Neighbours share a topic, which keeps postings and facet columns small.
        """
        return tuple(
            sorted(
                self.offers.values(), key=lambda one: (one.record.topics, one.record.title.casefold(), one.id)
            )
        )

    @cached_property
    def numbered_actors(self) -> tuple[ActorEntry, ...]:
        """All actors, neighbours in type; their numbers in the search follow those of the offers."""
        return tuple(
            sorted(
                self.actors.values(), key=lambda one: (one.record.type, one.record.name.casefold(), one.id)
            )
        )

    def offers_of(self, actor: str) -> tuple[OfferEntry, ...]:
        """Return the offers an actor provides."""
        return self._offers_by_actor.get(actor, ())

    def offers_with(self, actor: str) -> tuple[OfferEntry, ...]:
        """Return the offers in which an actor plays another part."""
        return self._offers_by_involved.get(actor, ())

    def offers_serving(self, statement: str) -> tuple[OfferEntry, ...]:
        """Return the offers that name a statement of the Leitbild."""
        return self._offers_by_statement.get(statement, ())

    def editions_of(self, series: str) -> tuple[OfferEntry, ...]:
        """Return the offers that belong to a series."""
        return self._editions.get(series, ())

    def members_of(self, network: str) -> tuple[ActorEntry, ...]:
        """Return the members of a network."""
        return self._members.get(network, ())

    def parts_of(self, actor: str) -> tuple[ActorEntry, ...]:
        """Return the actors that belong to another one."""
        return self._parts.get(actor, ())

    def districts_of(self, offer: Offer) -> tuple[str, ...]:
        """Return the districts where an offer takes place, as far as they are known."""
        found: dict[str, None] = {}
        for place in offer.places:
            found.update(dict.fromkeys([*([place.district] if place.district else []), *place.districts]))
            owner = self.actors.get(offer.house_of(place) or "")
            if owner and owner.record.address and owner.record.address.district:
                found[owner.record.address.district] = None
        return tuple(found)


def _swap(pairs: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return ((second, first) for first, second in pairs)


K = TypeVar("K")
V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
