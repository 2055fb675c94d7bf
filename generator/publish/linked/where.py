"""Where an offer takes place, in the terms of schema.org."""

from collections.abc import Iterator

from ...domain.offer import Offer
from ...domain.venue import Address, Place
from ..edition import Edition
from .node import Node, known, uri


def address_node(address: Address) -> Node:
    """Return a postal address, as far as it is known."""
    found = known(streetAddress=address.street, postalCode=address.postal_code, addressLocality=address.city)
    return known(type_="PostalAddress", **found) if found else {}


def service_areas(offer: Offer) -> list[str]:
    """Return the codes of where the offer comes to, each once though several of its places may name it."""
    return list(dict.fromkeys(code for place in offer.places for code in place.service_area))


def locations(edition: Edition, offer: Offer) -> Iterator[Node]:
    """Yield the places of an offer that one can go to or open; what comes to people has none."""
    for place in offer.places:
        if place.kind == "online":
            if place.url:
                yield known(type_="VirtualLocation", name=place.name, url=place.url)
        elif place.kind != "mobile":
            yield _place(edition, offer, place)


def _place(edition: Edition, offer: Offer, place: Place) -> Node:
    owner = edition.catalogue.actors.get(offer.house_of(place) or "")
    home = owner.record.address if owner else None
    # As on the page: what the place itself says wins over the address of the house.
    address = home if home and not place.line else place
    where = place.point or address.point
    names = (owner.record.name if owner else "", place.name or "")
    districts = [*place.districts, *([place.district] if place.district else [])]
    return known(
        type_="Place",
        name=", ".join(one for one in names if one) or place.line,
        url=uri(edition.site, f"/akteure/{owner.id}/") if owner else None,
        address=address_node(address),
        geo=known(type_="GeoCoordinates", latitude=where[0], longitude=where[1]) if where else None,
        description=place.note,
        containedInPlace=[known(type_="Place", name=edition.label("districts", code)) for code in districts],
    )
