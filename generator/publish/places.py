"""Where offers take place: houses, meeting points and hills, put together where they are the same."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..domain.catalogue import ActorEntry, OfferEntry
from ..domain.evidence import Freshness
from ..domain.geography import Point, middle
from ..domain.venue import Address, Place
from .edition import Edition

_NOWHERE = ("mobile", "online")
_HOUSE_NUMBER = re.compile(r"\d")
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SAME_PLACE_DIGITS = 5  # about a metre
Street = tuple[str, str]


@dataclass(frozen=True)
class Spot:
    """One place with everything that happens there; `point` is None where we do not know it yet."""

    id: str
    name: str
    line: str
    district: str
    point: Point | None
    offers: tuple[OfferEntry, ...]
    actors: tuple[ActorEntry, ...]


@dataclass(frozen=True)
class _Mention:
    """A record that names a place."""

    name: str
    address: Address
    house: ActorEntry | None
    offer: OfferEntry | None = None

    def street(self, city: str) -> Street | None:
        """Street and town, where there is a house number: two mentions of it are one house."""
        street = self.address.street or ""
        if not _HOUSE_NUMBER.search(street):
            return None
        return street.casefold(), (self.address.city or city).casefold()


def spots_of(edition: Edition) -> list[Spot]:
    """Return the places of all offers that are not over, and the houses of actors, by name."""
    mentions = [*_houses(edition), *_mentions(edition, _living(edition))]
    points = _points_by_street(edition, mentions)
    groups: defaultdict[tuple[object, ...], list[_Mention]] = defaultdict(list)
    for one in mentions:
        groups[_key(edition, one, points)].append(one)
    spots = [_spot(edition, group, points) for group in groups.values()]
    return _with_own_ids(sorted(spots, key=lambda spot: (_alphabetical(spot.name), spot.line)))


def points_of(edition: Edition) -> list[list[Point]]:
    """Return the known points of each offer and actor, by its number in the search."""
    houses = list(_all_houses(edition))
    offers = list(_mentions(edition, edition.catalogue.offers.values()))
    points = _points_by_street(edition, [*houses, *offers])
    found: list[dict[Point, None]] = [{} for _ in edition.numbered]
    for one in [*houses, *offers]:
        point = _point(edition, one, points)
        number = _number(edition, one)
        if point and number is not None:
            found[number][point] = None
    return [list(one) for one in found]


def point_of(edition: Edition, entry: OfferEntry, place: Place) -> Point | None:
    """Return where a place of an offer is; a house that gives no point of its own is where its actor is."""
    return _mention(edition, entry, place).address.point


def postal_code_middles(edition: Edition) -> dict[str, Point]:
    """Return the middle of the known points of each postal code."""
    mentions = [*_all_houses(edition), *_mentions(edition, edition.catalogue.offers.values())]
    points = _points_by_street(edition, mentions)
    by_code: defaultdict[str, set[Point]] = defaultdict(set)
    for one in mentions:
        point = _point(edition, one, points)
        if one.address.postal_code and point:
            by_code[one.address.postal_code].add(point)
    return {code: middle(sorted(found)) for code, found in sorted(by_code.items())}


def _living(edition: Edition) -> Iterator[OfferEntry]:
    return (one for one in edition.offers_in_order if edition.freshness[one.id] is not Freshness.HISTORICAL)


def _all_houses(edition: Edition) -> Iterator[_Mention]:
    for entry in edition.catalogue.actors.values():
        if entry.record.address:
            yield _Mention(entry.record.name, entry.record.address, entry)


def _houses(edition: Edition) -> Iterator[_Mention]:
    """Yield the houses one could visit, with or without offers."""
    for one in _all_houses(edition):
        actor = one.house.record if one.house else None
        if (
            actor
            and actor.freshness(edition.today) is not Freshness.HISTORICAL
            and (one.address.street or one.address.point)
        ):
            yield one


def _mentions(edition: Edition, offers: Iterable[OfferEntry]) -> Iterator[_Mention]:
    for entry in offers:
        for place in entry.record.places:
            # An area without a point is no place one could go to.
            if place.kind not in _NOWHERE and (place.kind != "area" or place.point):
                yield _mention(edition, entry, place)


def _mention(edition: Edition, entry: OfferEntry, place: Place) -> _Mention:
    house = edition.catalogue.actors.get(entry.record.house_of(place) or "")
    if house is None:
        return _Mention(place.name or place.line, place, None, entry)
    home = house.record.address or Address()
    if _is_elsewhere(place, home):
        return _Mention(place.name or house.record.name, place, None, entry)
    return _Mention(house.record.name, home, house, entry)


def _is_elsewhere(place: Place, home: Address) -> bool:
    """Whether a place of an actor says of itself that it is not the actor's own house."""
    said = ("street", "postal_code", "city", "district", "point")
    return any(getattr(place, name) not in (None, getattr(home, name)) for name in said)


def _points_by_street(edition: Edition, mentions: Iterable[_Mention]) -> dict[Street, Point]:
    """A point given once is known to everybody in the same house."""
    found: dict[Street, Point] = {}
    for one in mentions:
        street = one.street(edition.site.city)
        if street and one.address.point:
            found.setdefault(street, one.address.point)
    return found


def _point(edition: Edition, one: _Mention, points: Mapping[Street, Point]) -> Point | None:
    street = one.street(edition.site.city)
    return one.address.point or (points.get(street) if street else None)


def _key(edition: Edition, one: _Mention, points: Mapping[Street, Point]) -> tuple[object, ...]:
    point = _point(edition, one, points)
    if point:
        return ("point", *(round(degrees, _SAME_PLACE_DIGITS) for degrees in point))
    street = one.street(edition.site.city)
    if street:
        return ("street", *street)
    if one.house:
        return ("house", one.house.id)
    return ("name", one.name.casefold(), (one.address.city or "").casefold())


def _number(edition: Edition, one: _Mention) -> int | None:
    if one.offer:
        return edition.number["offers", one.offer.id]
    return edition.number["actors", one.house.id] if one.house else None


def _spot(edition: Edition, group: list[_Mention], points: Mapping[Street, Point]) -> Spot:
    houses = Counter(one.house.id for one in group if one.house)
    order = sorted(
        houses, key=lambda name: (-houses[name], _alphabetical(edition.catalogue.actors[name].record.name))
    )
    actors = tuple(edition.catalogue.actors[name] for name in order)
    names = Counter(one.name for one in group)
    name = actors[0].record.name if actors else min(names, key=lambda one: (-names[one], one))
    offers = {one.offer.id: one.offer for one in group if one.offer}
    districts = [one.address.district for one in group if one.address.district]
    return Spot(
        id=actors[0].id if actors else _slug(name),
        name=name,
        line=next((one.address.line for one in group if one.address.line), ""),
        district=edition.label("districts", districts[0]) if districts else "",
        point=_point(edition, group[0], points),
        offers=tuple(offers.values()),
        actors=actors,
    )


def _with_own_ids(spots: list[Spot]) -> list[Spot]:
    taken: Counter[str] = Counter()
    found = []
    for spot in spots:
        taken[spot.id] += 1
        own = spot.id if taken[spot.id] == 1 else f"{spot.id}-{taken[spot.id]}"
        found.append(Spot(**{**vars(spot), "id": f"ort-{own}"}))
    return found


def _alphabetical(name: str) -> str:
    """Sort Ö beside O, as people look things up."""
    return unicodedata.normalize("NFD", name.casefold())


def _slug(name: str) -> str:
    flat = unicodedata.normalize("NFD", name.casefold().translate(_SPELLED_OUT))
    return "-".join(re.findall(r"[a-z0-9]+", flat.encode("ascii", "ignore").decode())) or "platz"
