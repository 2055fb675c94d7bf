"""The page of the map: a drawing of our own beside an equal list of the same places."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .artefact import Artefact
from .cards import Card, card_of
from .edition import Edition
from .map_drawing import WIDTH, Cluster, clusters_of, grid_of, labels_of, scale_bar, view_of
from .pages import Binder, Page
from .places import Spot, postal_code_middles, spots_of

ADDRESS = "/karte/"
POSTAL_CODES = "daten/plz.json"
MOST_LINKS = 1500
"""Offers shown on the page in all, so that it stays small in a city with thousands of them."""
MOST_AT_ONE_PLACE = 8
_NAMED = 3


@dataclass(frozen=True)
class Row:
    """One place in the list, with the first of its offers; `numbers` are those of all of them."""

    spot: Spot
    cards: tuple[tuple[int, Card], ...]
    numbers: tuple[int, ...]

    @property
    def more(self) -> int:
        """How many offers are not shown."""
        return len(self.spot.offers) - len(self.cards)


@dataclass(frozen=True)
class Dot:
    """A point in the drawing: one place, or several that are too near to each other."""

    x: float
    y: float
    target: str
    label: str
    places: int


def map_page(edition: Edition, binder: Binder, search: str) -> Iterator[Artefact]:
    """Yield the page and the middles of the postal codes, for reckoning distances in the browser.

    `search` is the folder of the search, which has the filters' data.
    """
    spots = spots_of(edition)
    rows = _rows(edition, spots)
    located = [row for row in rows if row.spot.point]
    values = {
        "located": located,
        "lost": _by_district([row for row in rows if not row.spot.point]),
        "total": len(rows),
        "missing": len(rows) - len(located),
        "drawing": _drawing(edition, [row.spot for row in located]) if located else None,
        "postal_codes": POSTAL_CODES,
        "facets": f"/{search}/facets.json",
    }
    about = f"Wo Angebote zu Umwelt und Nachhaltigkeit in {edition.site.city} stattfinden, als Karte und als Liste."
    yield binder.bind(Page(ADDRESS, "karte", "map.html", "Karte", about), values)
    middles = {code: _short(point) for code, point in postal_code_middles(edition).items()}
    yield Artefact(POSTAL_CODES, json.dumps(middles, separators=(",", ":"), allow_nan=False))


def _rows(edition: Edition, spots: Sequence[Spot]) -> list[Row]:
    each = max(1, min(MOST_AT_ONE_PLACE, MOST_LINKS // max(1, len(spots))))
    return [_row(edition, spot, each) for spot in spots]


def _row(edition: Edition, spot: Spot, most: int) -> Row:
    offers = [(edition.number["offers", one.id], one) for one in spot.offers]
    actors = [edition.number["actors", one.id] for one in spot.actors]
    cards = tuple((number, card_of(edition, one)) for number, one in offers[:most])
    return Row(spot, cards, tuple(sorted([number for number, _ in offers] + actors)))


def _by_district(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.spot.district, []).append(row)
    # Those without a district come last.
    return sorted(groups.items(), key=lambda pair: (not pair[0], pair[0]))


def _drawing(edition: Edition, spots: Sequence[Spot]) -> dict[str, Any]:
    points = [point for spot in spots if (point := spot.point)]
    concepts = edition.vocabularies["districts"].concepts
    districts = [(one.label, point) for one in concepts if (point := one.point)]
    view = view_of([*points, *(point for _, point in districts)])
    clusters = clusters_of(view.position(point) for point in points)
    bar = scale_bar(view.metres)
    areas, names = labels_of(
        [(label, view.position(point)) for label, point in districts],
        [(_short_name(one, spots), one.position) for one in clusters],
    )
    return {
        "width": WIDTH,
        "view": view,
        "dots": [_dot(cluster, spots) for cluster in clusters],
        "districts": districts,
        "areas": areas,
        "names": names,
        "bar": bar,
        "grid": grid_of(view, bar.length),
    }


def _short_name(cluster: Cluster, spots: Sequence[Spot]) -> str:
    """The name in the drawing; with several places there, that of the first."""
    more = len(cluster.members) - 1
    name = spots[cluster.members[0]].name
    return f"{name} +{more}" if more else name


def _dot(cluster: Cluster, spots: Sequence[Spot]) -> Dot:
    members = [spots[index] for index in cluster.members]
    names = "; ".join(one.name for one in members[:_NAMED])
    rest = f" und {len(members) - _NAMED} weitere" if len(members) > _NAMED else ""
    label = names if len(members) == 1 else f"{len(members)} Orte: {names}{rest}"
    x, y = cluster.position
    return Dot(round(x, 1), round(y, 1), members[0].id, label, len(members))


def _short(point: tuple[float, float]) -> list[float]:
    return [round(degrees, 5) for degrees in point]
