"""What an offer costs, in the terms of schema.org; unknown is never free, and old prices stay away."""

from decimal import Decimal

from ...domain.catalogue import OfferEntry
from ...domain.cost import Amount
from ...domain.offer import Offer
from ..edition import Edition
from ..words import has_old_prices
from .node import Node, known

_IS_FREE = {"free": True, "donation": True, "paid": False, "material_only": False}


def is_free(offer: Offer) -> bool | None:
    """Whether taking part costs nothing; None where nobody knows or it depends."""
    return _IS_FREE.get(offer.cost.kind) if offer.cost else None


def price_nodes(edition: Edition, entry: OfferEntry) -> list[Node]:
    """Return each known price that may still hold."""
    offer = entry.record
    if offer.cost is None or not edition.freshness[entry.id].is_current:
        return []
    link = offer.registration.url if offer.registration else None
    if offer.cost.kind == "free":
        return [known(type_="Offer", price="0", priceCurrency="EUR", url=link)]
    if has_old_prices(offer, edition.today):
        return []
    return [_price(edition, one, link) for one in offer.cost.amounts]


def _price(edition: Edition, amount: Amount, link: str | None) -> Node:
    per = edition.label("cost-per", amount.per) if amount.per else None
    price = str(amount.eur.quantize(Decimal("0.01")))
    return known(type_="Offer", name=amount.who, description=per, price=price, priceCurrency="EUR", url=link)
