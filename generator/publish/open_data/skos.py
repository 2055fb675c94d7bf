"""The lists as concept schemes (SKOS in JSON-LD), with their places in vocabularies of others."""

from typing import Any

from ...domain.vocabulary import Concept, Vocabulary
from ..edition import Edition
from ..linked.node import Node, known, uri
from .api import lists_of
from .data_file import DataFile, as_json

VOCABULARIES = "daten/vokabulare.jsonld"
JSON_LD = "application/ld+json"
_REFERENCE = {"@type": "@id"}
_CONTEXT: dict[str, Any] = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "id": "@id",
    "type": "@type",
    "license": {"@id": "dct:license", **_REFERENCE},
    "title": {"@id": "dct:title"},
    "isReplacedBy": {"@id": "dct:isReplacedBy", **_REFERENCE},
    "notation": "skos:notation",
    "prefLabel": "skos:prefLabel",
    "altLabel": "skos:altLabel",
    "definition": "skos:definition",
    **{
        name: {"@id": f"skos:{name}", **_REFERENCE}
        for name in (
            "inScheme",
            "topConceptOf",
            "hasTopConcept",
            "broader",
            "narrower",
            "exactMatch",
            "closeMatch",
        )
    },
}


def skos_file(edition: Edition) -> DataFile:
    """Return all lists as one graph; the site has a public address."""
    lists = lists_of(edition)
    schemes = [node for one in lists for node in _scheme(edition, one)]
    context = {**_CONTEXT, "@language": edition.site.language}
    return DataFile(
        VOCABULARIES, "Listen als SKOS", "Die Begriffe mit ihren Adressen in anderen Vokabularen.",
        "JSON-LD", JSON_LD, as_json({"@context": context, "@graph": schemes}), len(lists), ("Liste", "Listen"),
    )  # fmt: skip


def _scheme(edition: Edition, one: Vocabulary) -> list[Node]:
    base = uri(edition.site, f"/{VOCABULARIES}#{one.id}") or ""
    scheme = known(
        id=base,
        type="skos:ConceptScheme",
        title=one.title,
        license=edition.site.data_license_url,
        hasTopConcept=[f"{base}/{each.code}" for each in one.top],
    )
    return [scheme, *(_concept(one, each, base) for each in one.concepts)]


def _concept(vocabulary: Vocabulary, one: Concept, base: str) -> Node:
    # SKOS wants each label of a concept once.
    others = [text for text in dict.fromkeys([*one.synonyms, one.short_label]) if text != one.label]
    return known(
        id=f"{base}/{one.code}",
        type="skos:Concept",
        inScheme=base,
        topConceptOf=base if one.broader is None else None,
        notation=one.code,
        prefLabel=one.label,
        altLabel=others,
        definition=one.definition,
        broader=f"{base}/{one.broader}" if one.broader else None,
        narrower=[f"{base}/{each.code}" for each in vocabulary.narrower(one.code)],
        exactMatch=one.uri,
        closeMatch=one.close_match,
        isReplacedBy=f"{base}/{one.replaced_by}" if one.replaced_by else None,
    )
