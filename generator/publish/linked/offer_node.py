"""An offer in the terms of schema.org: a course, an event, a service or a thing to learn from."""

from ...domain.catalogue import OfferEntry
from ...domain.offer import Offer
from ..edition import Edition
from .node import Node, known, schema_class, schema_value, uri
from .organisation import organisation
from .price import is_free, price_nodes
from .sessions import moments, period_node, session_nodes
from .where import locations, service_areas

COURSE, SERVICE, EVENT = "Course", "Service", "EducationEvent"
_THINGS = (COURSE, SERVICE, "LearningResource")


def offer_node(edition: Edition, entry: OfferEntry) -> Node:
    """Return the offer as one node that holds its dates."""
    wanted = schema_class(edition.vocabularies["offer-types"], entry.record.type, SERVICE)
    if wanted == COURSE:
        return _course(edition, entry)
    event = EVENT if wanted in _THINGS else wanted
    found = moments(edition, entry)
    dates = session_nodes(edition, entry, event, found)
    if dates:
        whole = _event(edition, entry, event)
        if len(dates) == 1:
            return _with_its_date(whole, dates[0])
        return {**whole, **period_node(edition, found), "subEvent": dates}
    # Events without a known date are described by what one can learn there.
    return _course(edition, entry) if wanted == EVENT else _thing(edition, entry, wanted)


def _with_its_date(event: Node, one: Node) -> Node:
    date = {key: value for key, value in one.items() if key != "location"}
    return {**event, **date, **_sold_out(event, one)}


def _sold_out(event: Node, one: Node) -> Node:
    """Return the prices of an event whose one date is full: they stay known, each of them is sold out."""
    if "offers" not in event or "offers" not in one:
        return {}
    (state,) = one["offers"]
    return {"offers": [{**price, **state} for price in event["offers"]]}


def _course(edition: Edition, entry: OfferEntry) -> Node:
    return {
        "@type": COURSE,
        **_work(edition, entry),
        **_teaching(edition, entry.record),
        **known(
            offers=price_nodes(edition, entry),
            hasCourseInstance=session_nodes(edition, entry, "CourseInstance", moments(edition, entry)),
        ),
    }


def _teaching(edition: Edition, offer: Offer) -> Node:
    return known(
        teaches=_labels(edition, "competences", offer.competences),
        educationalLevel=_terms(edition, "education-levels", offer.education_levels),
    )


def _thing(edition: Edition, entry: OfferEntry, type_: str) -> Node:
    offer = entry.record
    if type_ == "LearningResource":
        return {"@type": type_, **_work(edition, entry)}
    return {
        "@type": SERVICE,
        **_about(edition, entry),
        **known(
            serviceType=edition.label("offer-types", offer.type),
            audience=_audience(edition, offer),
            provider=organisation(edition, offer.actor),
            areaServed=_labels(edition, "service-areas", service_areas(offer)),
            offers=price_nodes(edition, entry),
        ),
    }


def _work(edition: Edition, entry: OfferEntry) -> Node:
    offer = entry.record
    return {
        **_about(edition, entry),
        **_learning(edition, offer),
        **known(
            provider=organisation(edition, offer.actor),
            dateModified=offer.confirmed_on.isoformat() if offer.confirmed_on else None,
            sdLicense=edition.site.data_license_url,
        ),
    }


def _event(edition: Edition, entry: OfferEntry, type_: str) -> Node:
    offer = entry.record
    return {
        "@type": type_,
        **_about(edition, entry),
        **_learning(edition, offer),
        **(_teaching(edition, offer) if type_ == EVENT else {}),
        **known(
            eventAttendanceMode=schema_value(edition.vocabularies["formats"], offer.format),
            maximumAttendeeCapacity=offer.group_size.max if offer.group_size else None,
            location=list(locations(edition, offer)),
            organizer=organisation(edition, offer.actor),
            offers=price_nodes(edition, entry),
        ),
    }


def _about(edition: Edition, entry: OfferEntry) -> Node:
    offer = entry.record
    return known(
        name=offer.title,
        alternateName=offer.aliases,
        description=offer.summary,
        url=uri(edition.site, f"/angebote/{entry.id}/"),
        sameAs=offer.url,
    )


def _learning(edition: Edition, offer: Offer) -> Node:
    topics = [known(type_="DefinedTerm", name=edition.label("topics", code)) for code in offer.topics]
    years = (offer.age.min, offer.age.max) if offer.age else (None, None)
    ages = "-".join("" if one is None else str(one) for one in years)
    return known(
        about=[*topics, *_terms(edition, "sdgs", offer.sdgs), *_terms(edition, "subjects", offer.subjects)],
        audience=_audience(edition, offer),
        typicalAgeRange=ages if offer.age else None,
        inLanguage=offer.languages,
        isAccessibleForFree=is_free(offer),
    )


def _audience(edition: Edition, offer: Offer) -> list[Node]:
    return [
        known(type_="Audience", audienceType=one) for one in _labels(edition, "audiences", offer.audiences)
    ]


def _labels(edition: Edition, vocabulary: str, codes: list[str]) -> list[str]:
    return [edition.label(vocabulary, code) for code in codes]


def _terms(edition: Edition, vocabulary: str, codes: list[str]) -> list[Node]:
    found = [edition.vocabularies[vocabulary][code] for code in codes]
    return [known(type_="DefinedTerm", name=one.label, url=one.uri) for one in found]
