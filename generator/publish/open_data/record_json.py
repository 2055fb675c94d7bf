"""A record as the JSON interface gives it: what the page says, with the warnings of the page."""

from collections.abc import Iterable
from typing import Any

from ...domain.catalogue import ActorEntry, AnyEntry, OfferEntry, address_of
from ...domain.evidence import Freshness
from ..contact_age import has_old_contact
from ..edition import Edition
from ..words import freshness_sentence, has_old_prices

NOT_SHOWN = frozenset({"findable_by"})
"""Keys that no page shows: only the tests of the search need them."""
OLD_PRICES, OLD_CONTACT = "prices_may_be_old", "contact_may_be_old"


def offer_json(edition: Edition, entry: OfferEntry) -> dict[str, Any]:
    """Return an offer with its page, its licence and how far one may rely on it."""
    offer, freshness = entry.record, edition.freshness[entry.id]
    ways = offer.registration and (offer.registration.phone or offer.registration.email)
    marks = (
        (OLD_PRICES, has_old_prices(offer, edition.today)),
        (OLD_CONTACT, bool(ways and not freshness.is_current)),
    )
    head = _head(edition, entry, freshness)
    return {**head, "freshness_text": freshness_sentence(offer, freshness), **_marked(marks), **_said(entry)}


def actor_json(edition: Edition, entry: ActorEntry) -> dict[str, Any]:
    """Return an actor with its page, its licence and how far one may rely on it."""
    actor = entry.record
    head = _head(edition, entry, actor.freshness(edition.today))
    return {**head, **_marked([(OLD_CONTACT, has_old_contact(actor, edition.today))]), **_said(entry)}


def _head(edition: Edition, entry: AnyEntry, freshness: Freshness) -> dict[str, Any]:
    page = address_of(entry)
    return {
        "id": entry.id,
        "page": f"{edition.site.address or ''}{page}",
        "record": f"{edition.site.address or ''}{page}eintrag.json",
        "license": edition.site.data_license,
        "freshness": freshness.value,
    }


def _marked(marks: Iterable[tuple[str, bool]]) -> dict[str, Any]:
    found = [name for name, holds in marks if holds]
    return {"marks": found} if found else {}


def _said(entry: AnyEntry) -> dict[str, Any]:
    # Only what the record says: absent means unknown, and defaults are no statements of the provider.
    return entry.record.model_dump(
        mode="json", by_alias=True, exclude_unset=True, exclude_none=True, exclude=set(NOT_SHOWN)
    )
