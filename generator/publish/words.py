"""Short German sentences about one record: cost, audience, place, freshness. Unknown is said to be unknown."""

from collections.abc import Iterator
from datetime import date

from ..domain.cost import Cost
from ..domain.evidence import Freshness, freshness_of, is_old
from ..domain.offer import Offer
from ..domain.venue import Place
from .edition import Edition

COST_UNKNOWN = "Preis nicht bekannt – bitte beim Anbieter fragen"
_BY_FRESHNESS = {
    Freshness.CONFIRMED: "Vom Anbieter bestätigt ({}).",
    Freshness.CURRENT: "Laut Quelle läuft dieses Angebot ({}). Vom Anbieter noch nicht bestätigt.",
    Freshness.AGEING: "Laut Quelle lief dieses Angebot ({}). Bitte fragen Sie beim Anbieter nach.",
    Freshness.PLANNED: "Geplant ({}). Ob das Angebot zustande kam, ist nicht belegt.",
    Freshness.LAST_KNOWN: "Die letzte Bestätigung ist über zwei Jahre alt ({}).",
    Freshness.HISTORICAL: "Früheres Angebot ({}). Es ist vorbei.",
}


def cost_in_short(edition: Edition, cost: Cost | None) -> str:
    """Say the cost in a few words, for lists; nothing where nothing is known."""
    if cost is None or cost.kind == "unknown":
        return ""
    if cost.kind == "paid" and cost.amounts and not is_old(cost.as_of, edition.today):
        lowest = min(cost.amounts, key=lambda amount: amount.eur)
        return f"ab {lowest.words}" if len(cost.amounts) > 1 else lowest.words
    return edition.label("cost-kinds", cost.kind)


def cost_lines(edition: Edition, offer: Offer) -> Iterator[str]:
    """Say all that is known about the cost; old amounts carry their date."""
    cost = offer.cost
    if cost is None:
        yield COST_UNKNOWN
        return
    yield COST_UNKNOWN if cost.kind == "unknown" else edition.label("cost-kinds", cost.kind)
    for amount in cost.amounts:
        per = edition.label("cost-per", amount.per) if amount.per else ""
        price = f"{amount.words} {per}" if per else amount.words
        yield f"{amount.who}: {price}" if amount.who else price
    if has_old_prices(offer, edition.today):
        stand = f"Preise mit Stand {cost.as_of.words}" if cost.as_of else "Preise ohne Datum"
        yield f"{stand} – bitte beim Anbieter nachfragen"
    for text in (cost.free_when, cost.reductions, cost.note):
        if text:
            yield text


def has_old_prices(offer: Offer, today: date) -> bool:
    """Whether the offer names amounts of which nobody says that they still hold."""
    cost = offer.cost
    # Who confirms an offer confirms its prices, but only for as long as the confirmation itself is fresh; it is then
    # always newer than prices that are old.
    confirmed = freshness_of(offer.confirmed_on, None, today) is Freshness.CONFIRMED
    return bool(cost and cost.amounts and not confirmed and is_old(cost.as_of, today))


def audience_lines(edition: Edition, offer: Offer) -> Iterator[str]:
    """Say whom the offer is for: groups, age, grades, group size, and who may come."""
    yield ", ".join(edition.label("audiences", code) for code in offer.audiences)
    if offer.age:
        unit = "{} Jahren" if offer.age.max is None else "{} Jahre"
        yield f"Alter: {offer.age.words(unit)}"
    if offer.grades:
        yield offer.grades.words("Klasse {}")
    elif offer.education_levels:
        yield ", ".join(
            edition.vocabularies["education-levels"][code].short_label for code in offer.education_levels
        )
    if offer.group_size:
        note = f" ({offer.group_size.note})" if offer.group_size.note else ""
        yield f"Gruppe: {offer.group_size.words('{} Personen')}{note}"
    if offer.access:
        yield edition.label("access", offer.access)


def place_line(edition: Edition, offer: Offer, place: Place) -> str:
    """Say where, in one line."""
    owner = edition.catalogue.actors.get(offer.house_of(place) or "")
    house = owner.record.name if owner else ""
    street = place.line or (owner.record.address.line if owner and owner.record.address else "")
    if place.kind == "mobile":
        area = ", ".join(edition.label("service-areas", code) for code in place.service_area)
        comes = ": ".join(part for part in ("Kommt zu Ihnen", place.name or area) if part)
        return ", ".join(part for part in (comes, place.note) if part)
    if place.kind == "online":
        return ", ".join(part for part in (place.name or "Im Internet", place.note) if part)
    if place.kind == "meeting_point":
        house = "Treffpunkt"
    districts = ", ".join(
        edition.label("districts", code)
        for code in [*place.districts, *([place.district] if place.district else [])]
    )
    return ", ".join(part for part in (house, place.name, street, districts, place.note) if part)


def place_in_short(edition: Edition, offer: Offer) -> str:
    """Say where in a few words, for lists; empty where nothing is known."""
    if not offer.places:
        return ""
    place = offer.places[0]
    if place.kind == "mobile":
        return "Kommt zu Ihnen"
    if place.kind == "online":
        return "Im Internet"
    owner = edition.catalogue.actors.get(offer.house_of(place) or "")
    name = owner.record.name if owner else place.name or place.street or place.city or ""
    more = f" und {len(offer.places) - 1} weitere" if len(offer.places) > 1 else ""
    return f"{name}{more}"


def freshness_sentence(offer: Offer, freshness: Freshness) -> str:
    """Say plainly how far one may rely on an offer."""
    if _is_paused(offer, freshness):
        return "Dieses Angebot macht zurzeit Pause. Bitte fragen Sie beim Anbieter, wann es weitergeht."
    if offer.confirmed_on and freshness in (Freshness.CONFIRMED, Freshness.AGEING):
        day = offer.confirmed_on
        later = " Eine neue Bestätigung steht aus." if freshness is Freshness.AGEING else ""
        return f"Vom Anbieter bestätigt am {day.day}.{day.month}.{day.year}.{later}"
    known = offer.evidence.words if offer.evidence else "ohne Quelle"
    if freshness is Freshness.LAST_KNOWN and offer.evidence:
        if offer.evidence.basis == "lookup":
            return f"{known}. Ob das Angebot noch läuft, ist nicht belegt."
        return f"Zuletzt belegt: {offer.evidence.as_of.words}. Vom Anbieter nicht bestätigt."
    return _BY_FRESHNESS[freshness].format(known)


def badge(edition: Edition, offer: Offer, freshness: Freshness) -> str:
    """Say the same in two or three words, for lists."""
    if _is_paused(offer, freshness):
        return edition.label("record-status", offer.status)
    if freshness is Freshness.LAST_KNOWN and offer.evidence and offer.evidence.basis != "lookup":
        return f"Zuletzt belegt {offer.evidence.as_of.year}"
    if freshness is Freshness.LAST_KNOWN:
        return "Fortbestand offen"
    return edition.label("freshness", freshness)


def _is_paused(offer: Offer, freshness: Freshness) -> bool:
    return offer.status == "paused" and freshness is not Freshness.HISTORICAL


def actor_badge(edition: Edition, freshness: Freshness) -> str:
    """Say in two or three words how far one may rely on the profile of an actor."""
    return "Früherer Akteur" if freshness is Freshness.HISTORICAL else edition.label("freshness", freshness)
