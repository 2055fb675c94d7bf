"""What one can subscribe to: all offers, or those of a topic, an audience, a district, or of two of these together.

Each of these once more with those alone that are free of charge. A selection has the address of its lists, one
after the other: „kostenlos, für Familien, im Schinkel“ is
`/zielgruppen/families/stadtteile/schinkel/kosten/free/`. Only the address of a single list is a page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from ..domain.catalogue import OfferEntry
from .edition import Edition
from .ways_in import AUDIENCES, COSTS, DISTRICTS, TOPICS, Facet, codes_by_offer, concepts_of

Choice = tuple[Facet, str]
"""A list of offers: the way in, and the code of its concept."""
CROSSED = (TOPICS, AUDIENCES, DISTRICTS)
FREE: Choice = (COSTS, "free")
MOST_CROSSED = 2
"""With more, each date would be written too often: a selection of three is a file that the browser makes."""


@dataclass(frozen=True)
class Selection:
    """Offers that all lists of the choice have in common; an empty choice leaves all."""

    choice: tuple[Choice, ...]
    offers: Sequence[OfferEntry]


def selections(edition: Edition) -> Iterator[Selection]:
    """Yield every selection that has offers, the one of all first."""
    costs = codes_by_offer(edition, COSTS)
    for size in range(MOST_CROSSED + 1):
        for facets in combinations(CROSSED, size):
            for codes, offers in _by_codes(edition, facets).items():
                choice = tuple(zip(facets, codes, strict=True))
                yield Selection(choice, offers)
                if free := [one for one in offers if FREE[1] in costs[one.id]]:
                    yield Selection((*choice, FREE), free)


def can_be_chosen(facet: Facet, code: str) -> bool:
    """Whether a list is a selection by itself."""
    return facet in CROSSED or (facet, code) == FREE


def calendars_of(parameter: str) -> dict[str, str]:
    """Return what the filters in the browser must know of the lists with a calendar, by their name in addresses.

    `path` is the address of the lists; where only one of them has a calendar, `code` names it.
    """
    for facet in CROSSED:
        if facet.parameter == parameter:
            return {"path": facet.path}
    facet, code = FREE
    return {"path": facet.path, "code": code} if facet.parameter == parameter else {}


def folder_of(choice: Sequence[Choice]) -> str:
    """Return what the files of a selection stand below; the choice has the order of the selections."""
    return "".join(f"{facet.path.rstrip('/')}/{code}" for facet, code in choice) + "/"


def words_of(edition: Edition, choice: Sequence[Choice]) -> str:
    """Return how people call a selection."""
    return ", ".join(concepts_of(edition, facet)[code].short_label for facet, code in choice)


def ordered(*lists: Choice) -> tuple[Choice, ...]:
    """Return lists as a choice: its address names them always in the same order."""
    order = (*CROSSED, FREE[0])
    return tuple(sorted(lists, key=lambda one: order.index(one[0])))


def _by_codes(edition: Edition, facets: Sequence[Facet]) -> dict[tuple[str, ...], list[OfferEntry]]:
    found: dict[tuple[str, ...], list[OfferEntry]] = {}
    carried = [codes_by_offer(edition, facet) for facet in facets]
    for entry in edition.offers_in_order:
        for codes in product(*(one[entry.id] for one in carried)):
            found.setdefault(codes, []).append(entry)
    return found
