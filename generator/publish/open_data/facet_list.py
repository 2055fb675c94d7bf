"""The ways in to the offers as programs read them: each list with its values, and how many offers each has."""

from collections.abc import Iterator
from typing import Any

from ..calendars import FILE
from ..edition import Edition
from ..linked.node import known
from ..selections import can_be_chosen
from ..ways_in import FACETS, Facet, Tile, concepts_of, search_address, tiles


def facet_items(edition: Edition) -> Iterator[dict[str, Any]]:
    """Yield each way in; `parameter` is its name in the address of the search."""
    base = edition.site.address or ""
    for facet in FACETS:
        yield known(
            id=facet.vocabulary,
            title=facet.title,
            page=f"{base}{facet.path}",
            parameter=facet.parameter,
            values=[
                _value(facet, one, base)
                for one in tiles(edition, facet, concepts_of(edition, facet).concepts)
            ],
        )


def _value(facet: Facet, tile: Tile, base: str) -> dict[str, Any]:
    code = tile.concept.code
    has_calendar = tile.total and can_be_chosen(facet, code)
    return known(
        code=code,
        label=tile.concept.label,
        broader=tile.concept.broader,
        page=f"{base}{tile.address}",
        search=f"{base}{search_address(facet, code)}" if facet.parameter else None,
        calendar=f"{base}{tile.address}{FILE}" if has_calendar else None,
        current=tile.current,
        total=tile.total,
    )
