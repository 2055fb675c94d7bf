"""Lists of offers: all, the archive, and by topic, audience, district, type and goal."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from ..domain.catalogue import OfferEntry
from ..domain.evidence import Freshness
from ..domain.vocabulary import Concept
from .artefact import Artefact
from .cards import shelf_of
from .edition import Edition
from .pages import Binder, Page


@dataclass(frozen=True)
class Facet:
    """A way to look at the offers: a vocabulary with an address of its own."""

    vocabulary: str
    path: str
    title: str
    intro: str
    one: str
    codes: Callable[[Edition, OfferEntry], Iterable[str]]


@dataclass(frozen=True)
class Tile:
    """A concept in an overview, with how many offers it has."""

    concept: Concept
    address: str
    current: int
    total: int


FACETS = (
    Facet(
        "topics", "/themen/", "Themen", "Wählen Sie ein Thema. Die Zahl sagt, wie viele Angebote es dazu gibt.",
        "Thema", lambda _, one: one.record.topics,
    ),
    Facet(
        "audiences", "/zielgruppen/", "Zielgruppen", "Für wen suchen Sie etwas?",
        "Zielgruppe", lambda _, one: one.record.audiences,
    ),
    Facet(
        "districts", "/stadtteile/", "Stadtteile",
        "Angebote nach Stadtteil. Bei vielen Angeboten ist der Stadtteil noch nicht bekannt; sie stehen hier nicht.",
        "Stadtteil", lambda edition, one: edition.catalogue.districts_of(one.record),
    ),
    Facet(
        "offer-types", "/arten/", "Arten von Angeboten", "Kurs, Führung, Ausstellung oder Beratung: Was passt zu Ihnen?",
        "Art", lambda _, one: [one.record.type],
    ),
    Facet(
        "sdgs", "/ziele/", "Ziele für nachhaltige Entwicklung",
        "Die 17 Ziele der Vereinten Nationen. Anbieter nennen selbst, zu welchen Zielen ihr Angebot beiträgt.",
        "Ziel", lambda _, one: one.record.sdgs,
    ),
)  # fmt: skip


def list_pages(edition: Edition, binder: Binder) -> Iterator[Artefact]:
    """Yield every list of offers."""
    yield from _all_offers(edition, binder)
    for facet in FACETS:
        yield from _facet_pages(edition, binder, facet)


def offers_by_code(edition: Edition, facet: Facet) -> dict[str, list[OfferEntry]]:
    """Return the offers of each code, those of narrower codes included, in the order of the lists."""
    vocabulary = edition.vocabularies[facet.vocabulary]
    found: dict[str, list[OfferEntry]] = {code: [] for code in vocabulary.by_code}
    for entry in edition.offers_in_order:
        named = facet.codes(edition, entry)
        for code in dict.fromkeys(up for one in named for up in vocabulary.lineage(one)):
            found[code].append(entry)
    return found


def tiles(edition: Edition, facet: Facet, concepts: Iterable[Concept]) -> list[Tile]:
    """Return the concepts with their numbers of offers."""
    by_code = offers_by_code(edition, facet)
    return [_tile(edition, facet, concept, by_code[concept.code]) for concept in concepts]


def _tile(edition: Edition, facet: Facet, concept: Concept, offers: Collection[OfferEntry]) -> Tile:
    current = sum(edition.freshness[one.id].is_current for one in offers)
    return Tile(concept, f"{facet.path}{concept.code}/", current, len(offers))


def _all_offers(edition: Edition, binder: Binder) -> Iterator[Artefact]:
    living = [one for one in edition.offers_in_order if edition.freshness[one.id] is not Freshness.HISTORICAL]
    past = [one for one in edition.offers_in_order if edition.freshness[one.id] is Freshness.HISTORICAL]
    values = {"shelf": shelf_of(edition, living), "archived": len(past), "facets": FACETS}
    description = f"Alle Angebote zu Umwelt und nachhaltiger Entwicklung in {edition.site.city}."
    yield binder.bind(Page("/angebote/", "angebote", "offers.html", "Angebote", description), values)
    archive = {"shelf": shelf_of(edition, past)}
    about = "Was es einmal gab: frühere Angebote, mit ihrer Quelle."
    yield binder.bind(
        Page("/angebote/archiv/", "angebote", "archive.html", "Frühere Angebote", about), archive
    )


def _facet_pages(edition: Edition, binder: Binder, facet: Facet) -> Iterator[Artefact]:
    vocabulary = edition.vocabularies[facet.vocabulary]
    by_code = offers_by_code(edition, facet)
    counted = {one.code: _tile(edition, facet, one, by_code[one.code]) for one in vocabulary.concepts}
    tree = [
        (counted[concept.code], [counted[one.code] for one in vocabulary.narrower(concept.code)])
        for concept in vocabulary.top
    ]
    overview = {"facet": facet, "tree": tree}
    yield binder.bind(Page(facet.path, "themen", "facet.html", facet.title, facet.intro), overview)
    for concept in vocabulary.concepts:
        values = {
            "facet": facet,
            "concept": concept,
            "broader": counted.get(concept.broader or ""),
            "narrower": [counted[one.code] for one in vocabulary.narrower(concept.code)],
            "shelf": shelf_of(edition, by_code[concept.code]),
        }
        description = concept.definition or f"{concept.label}: Angebote in {edition.site.city}."
        yield binder.bind(
            Page(f"{facet.path}{concept.code}/", "themen", "concept.html", concept.label, description), values
        )
