"""All offers as services (Human Services Data Specification 3.0).

Ids are made from addresses, so the same offer has the same id in every build. The specification wants a state in
every postal address; a record does not name it, so an address stands in the description of its place.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from ...domain.catalogue import OfferEntry
from ...domain.evidence import Freshness
from ...domain.occurrence import Occurrence
from ..edition import Edition
from ..linked.node import Node, known, uri
from ..linked.sessions import moments
from ..linked.where import service_areas
from ..places import point_of
from ..words import audience_lines, cost_lines, place_line
from .data_file import DataFile, as_json

HSDS = "daten/hsds.json"


def hsds_file(edition: Edition) -> DataFile:
    """Return all offers as services; the site has a public address."""
    services = [_service(edition, one) for _, one in sorted(edition.catalogue.offers.items())]
    return DataFile(
        HSDS, "Angebote nach HSDS", "Für Verzeichnisse sozialer Dienste (Open Referral, Fassung 3.0).",
        "JSON", "application/json", as_json(services), len(services), ("Angebot", "Angebote"),
    )  # fmt: skip


def _id(page: str | None, part: object = "") -> str:
    return str(uuid5(NAMESPACE_URL, f"{page}#{part}" if part else str(page)))


def _service(edition: Edition, entry: OfferEntry) -> Node:
    offer, page = entry.record, uri(edition.site, f"/angebote/{entry.id}/")
    cost = offer.cost and offer.cost.kind != "unknown"
    own = _id(page)
    return known(
        id=own,
        organization_id=_organisation(edition, offer.actor)["id"],
        name=offer.title,
        description=offer.summary,
        url=offer.url or page,
        status=_status(edition, entry),
        fees_description=". ".join(cost_lines(edition, offer)) if cost else None,
        eligibility_description=". ".join(audience_lines(edition, offer)),
        minimum_age=offer.age.min if offer.age else None,
        maximum_age=offer.age.max if offer.age else None,
        assured_date=offer.confirmed_on.isoformat() if offer.confirmed_on else None,
        organization=_organisation(edition, offer.actor),
        schedules=list(_schedules(edition, entry, own)),
        service_areas=[
            known(id=_id(page, code), service_id=own, name=edition.label("service-areas", code))
            for code in service_areas(offer)
        ],
        service_at_locations=list(_locations(edition, entry, own)),
        languages=[
            known(id=_id(page, code), service_id=own, name=edition.label("languages", code), code=code)
            for code in offer.languages
        ],
    )


def _status(edition: Edition, entry: OfferEntry) -> str:
    freshness = edition.freshness[entry.id]
    if freshness is Freshness.HISTORICAL:
        return "defunct"
    if entry.record.status == "paused":
        return "temporarily closed"
    # What nobody has confirmed for long is not said to be active.
    return "active" if freshness.is_current else "inactive"


def _organisation(edition: Edition, name: str) -> Node:
    actor, page = edition.catalogue.actors[name].record, uri(edition.site, f"/akteure/{name}/")
    return known(id=_id(page), name=actor.name, description=actor.summary, website=actor.website, uri=page)


def _schedules(edition: Edition, entry: OfferEntry, service: str) -> Iterator[Node]:
    found = moments(edition, entry)
    for one, id_ in zip(found, _ids(service, found), strict=True):
        if one.is_held:
            start, end = one.start, one.end
            lasts = one.last_day > one.day
            yield known(
                id=id_,
                service_id=service,
                valid_from=f"{one.day}" if lasts else None,
                valid_to=f"{one.last_day}" if lasts else None,
                dtstart=f"{start:%Y-%m-%d}",
                opens_at=f"{start:%H:%M}" if isinstance(start, datetime) else None,
                closes_at=f"{end:%H:%M}" if isinstance(end, datetime) else None,
                description=edition.label("session-status", one.status),
            )


def _ids(service: str, found: list[Occurrence]) -> Iterator[str]:
    """Yield an id for each date; of dates at the same time, from the second on with its number."""
    seen: Counter[str] = Counter()
    for one in found:
        when = f"{one.start}/{one.end}"
        seen[when] += 1
        yield _id(service, when if seen[when] == 1 else f"{when}/{seen[when]}")


def _locations(edition: Edition, entry: OfferEntry, service: str) -> Iterator[Node]:
    for number, place in enumerate(entry.record.places):
        if place.kind != "mobile":
            words = place_line(edition, entry.record, place)
            point = point_of(edition, entry, place)
            location = known(
                id=_id(service, f"ort-{number}"),
                location_type="virtual" if place.kind == "online" else "physical",
                url=place.url if place.kind == "online" else None,
                name=place.name or words,
                description=words,
                transportation=place.public_transport,
                latitude=point[0] if point else None,
                longitude=point[1] if point else None,
            )
            yield known(
                id=_id(service, f"dort-{number}"), service_id=service, location_id=location["id"],
                location=location,
            )  # fmt: skip
