"""From a list to a narrower one: which other concepts its offers have, each a link to the search."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..domain.catalogue import OfferEntry
from .edition import Edition
from .shelves import living
from .ways_in import FACETS, Facet, codes_by_offer, concepts_of, offers_by_code, search_address

MOST = 4
_OFFERED = ("audiences", "topics", "offer-types", "formats", "districts", "cost-kinds")


@dataclass(frozen=True)
class Crossing:
    """A narrower list: the concept that is added, where its offers are found, how many they are."""

    label: str
    address: str
    total: int


def crossings(edition: Edition, facet: Facet, code: str) -> list[tuple[str, list[Crossing]]]:
    """Return what narrows the list of a concept, the largest first, by facet.

    The search hides what is over until it is asked for, so the numbers count the other offers. Concepts
    that all of them share would narrow nothing and are left out.
    """
    if not facet.parameter:
        return []
    others = (one for one in FACETS if one.vocabulary in _OFFERED and one is not facet)
    offers = living(edition, offers_by_code(edition, facet)[code])
    start = search_address(facet, code)
    found = ((other.one, list(_crossings(edition, offers, other, start))) for other in others)
    return [(one, links) for one, links in found if links]


def _crossings(edition: Edition, offers: list[OfferEntry], other: Facet, start: str) -> Iterator[Crossing]:
    concepts, carried = concepts_of(edition, other), codes_by_offer(edition, other)
    counts = Counter(found for one in offers for found in carried[one.id])
    narrower = [(found, total) for found, total in counts.most_common() if total < len(offers)]
    for found, total in narrower[:MOST]:
        yield Crossing(concepts[found].short_label, f"{start}&{other.parameter}={found}", total)
