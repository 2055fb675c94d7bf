"""Records to documents: which of their words count how much."""

from collections.abc import Iterable, Iterator
from datetime import date

from ..domain.catalogue import ActorEntry, Catalogue
from ..domain.evidence import Freshness
from ..domain.offer import Offer
from ..domain.vocabulary import Concept, Vocabularies
from .analysis import Analyser, Reading
from .index import Document, Meaning
from .thesaurus import Thesaurus
from .words import normal

# Among records with the same words, what one may rely on comes first.
_BOOSTS = {
    Freshness.CONFIRMED: 1.2, Freshness.CURRENT: 1.15, Freshness.AGEING: 1.1, Freshness.PLANNED: 0.9,
    Freshness.LAST_KNOWN: 1.0, Freshness.HISTORICAL: 0.55,
}  # fmt: skip
# People look for something to do more often than for somebody.
_ACTOR_BOOST = 0.85
_NAMES_KEPT_WHOLE = ("districts", "proper-names")
# Several lists: one file would be larger than a file may be.
_SYNONYMS = "everyday-words"


def analyser_for(vocabularies: Vocabularies, memory: dict[str, Reading] | None = None) -> Analyser:
    """Return an analyser that leaves names whole."""
    names = (one for name in _NAMES_KEPT_WHOLE if name in vocabularies for one in vocabularies[name].concepts)
    return Analyser(frozenset(normal(name.label) for name in names), memory if memory is not None else {})


def thesaurus_for(vocabularies: Vocabularies) -> Thesaurus:
    """Return the everyday words that the city keeps in its lists."""
    thesaurus = Thesaurus()
    groups = (
        one for name in vocabularies if name.startswith(_SYNONYMS) for one in vocabularies[name].concepts
    )
    for group in groups:
        thesaurus.add([group.label, *group.synonyms], group.other_languages)
    return thesaurus


def documents(catalogue: Catalogue, today: date) -> Iterator[Document]:
    """Yield a document for each offer, then for each actor, in the order of their numbers."""
    for offer in catalogue.numbered_offers:
        yield _offer(catalogue, offer.record, today)
    for actor in catalogue.numbered_actors:
        yield _actor(catalogue, actor, today)


def _offer(catalogue: Catalogue, offer: Offer, today: date) -> Document:
    provider = catalogue.actors.get(offer.actor)  # the check looks at offers whose actor nobody entered yet
    provider_names = [provider.record.name, provider.record.short_name] if provider else []
    features = offer.accessibility.features if offer.accessibility else ()
    labels = [
        *(("audiences", code) for code in offer.audiences),
        *(("education-levels", code) for code in offer.education_levels),
        *(("subjects", code) for code in offer.subjects),
        *(("languages", code) for code in offer.languages),
        *(("accessibility-features", code) for code in features),
        ("offer-types", offer.type),
        ("formats", offer.format),
        ("cost-kinds", offer.cost.kind if offer.cost else None),
        ("access", offer.access),
    ]
    places = [part for place in offer.places for part in (place.name, place.street, place.city)]
    districts = [catalogue.vocabularies["districts"].label(code) for code in catalogue.districts_of(offer)]
    texts = [
        offer.description, offer.notes, offer.schedule.text, offer.cost.note if offer.cost else None,
        offer.accessibility.note if offer.accessibility else None, offer.easy_summary.text if offer.easy_summary else None,
        *(place.note for place in offer.places),
    ]  # fmt: skip
    houses = dict.fromkeys(offer.house_of(place) for place in offer.places)
    return Document(
        {
            "title": offer.title,
            "names": _text(offer.aliases),
            "lead": offer.summary,
            "who": _text([*provider_names, *places, *districts]),
            "text": _text(texts),
            # The house says where it is and what one sees there; its offers take that for granted.
            "around": _text(
                catalogue.actors[one].record.summary for one in houses if one and one in catalogue.actors
            ),
        },
        _meanings(catalogue, offer.topics, labels),
        _BOOSTS[offer.freshness(today)],
    )


def _actor(catalogue: Catalogue, actor: ActorEntry, today: date) -> Document:
    record = actor.record
    labels = [*(("audiences", code) for code in record.audiences), ("actor-types", record.type)]
    address = record.address
    district = (
        catalogue.vocabularies["districts"].label(address.district) if address and address.district else None
    )
    names = [
        record.short_name,
        record.legal_name,
        *record.aliases,
        *(one.name for one in record.former_names),
    ]
    offers = [one.record for one in catalogue.offers_of(actor.id)]
    return Document(
        {
            "title": record.name,
            "names": _text(names),
            "lead": record.summary,
            "who": _text([address.street, address.city, district] if address else []),
            "text": _text([record.description, record.notes]),
            "around": _text(part for offer in offers for part in (offer.title, *offer.aliases)),
        },
        _meanings(catalogue, record.topics, labels),
        _ACTOR_BOOST * _BOOSTS[record.freshness(today)],
    )


def _meanings(
    catalogue: Catalogue, topics: Iterable[str], labels: Iterable[tuple[str, str | None]]
) -> dict[str, list[Meaning]]:
    by_field = {"topics": [("topics", code) for code in topics], "labels": labels}
    return {
        name: [meaning_of(one) for one in _concepts(catalogue.vocabularies, codes)]
        for name, codes in by_field.items()
    }


def _concepts(vocabularies: Vocabularies, codes: Iterable[tuple[str, str | None]]) -> Iterator[Concept]:
    """Yield each concept and those above it, once."""
    found = dict.fromkeys(
        (name, up) for name, code in codes if code for up in vocabularies[name].lineage(code)
    )
    return (vocabularies[name][code] for name, code in found)


def meaning_of(concept: Concept) -> Meaning:
    """Return what a concept is called, by the city and by people."""
    return Meaning(concept.label, (*concept.synonyms, *concept.other_languages))


def _text(parts: Iterable[str | None]) -> str:
    return " . ".join(part for part in parts if part)
