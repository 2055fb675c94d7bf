"""Offers of a list, put apart by how far one may rely on them, whole or page by page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..domain.catalogue import OfferEntry
from ..domain.evidence import Freshness
from .cards import Card, card_of
from .edition import Edition
from .paging import Leaf, leaves

KINDS = ("current", "planned", "last_known", "historical")


@dataclass(frozen=True)
class Part:
    """What a page shows of one shelf: some cards of `total`, beginning with number `first`."""

    cards: tuple[Card, ...]
    total: int
    first: int

    @property
    def last(self) -> int:
        """The number of the last card shown."""
        return self.first + len(self.cards) - 1

    @property
    def is_whole(self) -> bool:
        """Whether no other page shows more of it."""
        return len(self.cards) == self.total


@dataclass(frozen=True)
class Shelf:
    """A list, or one page of it."""

    current: Part
    planned: Part
    last_known: Part
    historical: Part

    @property
    def total(self) -> int:
        """How many offers the whole list has."""
        return self.current.total + self.planned.total + self.last_known.total + self.historical.total

    @property
    def is_past(self) -> bool:
        """Whether this page shows nothing but what is over."""
        return not (self.current.cards or self.planned.cards or self.last_known.cards)


def shelf_of(edition: Edition, entries: Iterable[OfferEntry]) -> Shelf:
    """Sort offers onto the shelves of a list; on each, their order stays."""
    ordered, totals = _sorted(edition, entries)
    return _cut(edition, ordered, totals, slice(0, len(ordered)))


def paged_shelves(edition: Edition, base: str, entries: Iterable[OfferEntry]) -> Iterator[tuple[Leaf, Shelf]]:
    """Yield the pages of a list that begins at the address `base`; the shelves go on from page to page."""
    ordered, totals = _sorted(edition, entries)
    for leaf in leaves(base, len(ordered)):
        yield leaf, _cut(edition, ordered, totals, leaf.window)


def _kind(edition: Edition, entry: OfferEntry) -> str:
    freshness = edition.freshness[entry.id]
    return "current" if freshness.is_current else freshness.value


def _sorted(edition: Edition, entries: Iterable[OfferEntry]) -> tuple[list[OfferEntry], Counter[str]]:
    ordered = sorted(entries, key=lambda one: KINDS.index(_kind(edition, one)))
    return ordered, Counter(_kind(edition, one) for one in ordered)


def _cut(edition: Edition, ordered: Sequence[OfferEntry], totals: Counter[str], window: slice) -> Shelf:
    parts: dict[str, Part] = {}
    begins = 0
    for kind in KINDS:
        ends = begins + totals[kind]
        low, high = max(begins, window.start), min(ends, window.stop)
        cards = tuple(card_of(edition, one) for one in ordered[low:high])
        parts[kind] = Part(cards, totals[kind], low - begins + 1)
        begins = ends
    return Shelf(**parts)


def living(edition: Edition, entries: Iterable[OfferEntry]) -> list[OfferEntry]:
    """Return the offers that are not over."""
    return [one for one in entries if edition.freshness[one.id] is not Freshness.HISTORICAL]
