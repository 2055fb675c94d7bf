"""Courses and learning resources for education portals (Allgemeines Metadatenprofil für Bildungsressourcen).

The profile has no events. It knows school subjects, but not our topics: those are its keywords.
"""

import re
from collections.abc import Iterator

from ...domain.catalogue import OfferEntry
from ...domain.evidence import Freshness
from ...domain.offer import Offer
from ..edition import Edition
from ..linked.node import Node, known, schema_class, uri
from ..linked.price import is_free
from .data_file import DataFile, as_json

AMB = "daten/amb.json"
TYPES = ("Course", "LearningResource")
_RESOURCE_TYPE = re.compile(r"http://w3id\.org/openeduhub/vocabs/new_lrt/|https://w3id\.org/kim/hcrt/")
_LEVEL = "https://w3id.org/kim/educationalLevel/"


def amb_file(edition: Edition) -> DataFile:
    """Return the records of the profile; the site has a public address."""
    records = [_record(edition, one, type_) for one, type_ in _fitting(edition)]
    return DataFile(
        AMB, "Kurse und Lernmaterial nach AMB", "Für Bildungsportale, was nicht vorbei ist; Veranstaltungen kennt dieses Profil nicht.",
        "JSON", "application/json", as_json(records), len(records), ("Angebot", "Angebote"),
    )  # fmt: skip


def _fitting(edition: Edition) -> Iterator[tuple[OfferEntry, str]]:
    for _, one in sorted(edition.catalogue.offers.items()):
        type_ = schema_class(edition.vocabularies["offer-types"], one.record.type, "")
        # The profile has no word for what is over, so that would look as if it still could be had.
        if type_ in TYPES and edition.freshness[one.id] is not Freshness.HISTORICAL:
            yield one, type_


def _record(edition: Edition, entry: OfferEntry, type_: str) -> Node:
    offer, site = entry.record, edition.site
    page = uri(site, f"/angebote/{entry.id}/")
    return {
        "@context": ["https://w3id.org/kim/amb/context.jsonld", {"@language": site.language}],
        **known(
            id=page,
            type=list(dict.fromkeys(["LearningResource", type_])),
            name=offer.title,
            description=offer.summary,
            about=_concepts(edition, "subjects", offer.subjects),
            keywords=[edition.label("topics", code) for code in offer.topics],
            educationalLevel=_concepts(edition, "education-levels", offer.education_levels, _LEVEL),
            learningResourceType=_resource_type(edition, offer),
            # Sign languages and easy language have codes that the profile does not know.
            inLanguage=[code for code in offer.languages if re.fullmatch(r"[a-z]{2}", code)],
            isAccessibleForFree=is_free(offer),
            publisher=[_publisher(edition, offer.actor)],
            dateModified=offer.confirmed_on.isoformat() if offer.confirmed_on else None,
            mainEntityOfPage=[_about_record(edition, page)],
        ),
    }


def _about_record(edition: Edition, page: str | None) -> Node:
    """Say who describes the offer here; the licence is that of the description, not of the offer."""
    site = edition.site
    provider = known(id=f"{site.address}/", type="Service", name=site.name)
    return known(id=page, type="WebContent", provider=provider)


def _publisher(edition: Edition, name: str) -> Node:
    page = uri(edition.site, f"/akteure/{name}/")
    return known(type="Organization", id=page, name=edition.catalogue.actors[name].record.name)


def _resource_type(edition: Edition, offer: Offer) -> list[Node]:
    concept = edition.vocabularies["offer-types"][offer.type]
    found = [one for one in (concept.uri, *concept.close_match) if one and _RESOURCE_TYPE.match(one)]
    return [known(id=one, type="Concept", prefLabel={"de": concept.label}) for one in found]


def _concepts(edition: Edition, vocabulary: str, codes: list[str], prefix: str = "") -> list[Node]:
    concepts = [edition.vocabularies[vocabulary][code] for code in codes]
    return [
        known(id=one.uri, type="Concept", prefLabel={"de": one.label})
        for one in concepts
        if one.uri and one.uri.startswith(prefix)
    ]
