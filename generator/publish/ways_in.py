"""Ways to look at the offers: by topic, audience, cost, language …; each is a list of concepts with addresses."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from ..domain.catalogue import OfferEntry
from ..domain.offer import Offer
from ..domain.ranges import HIGHEST_GRADE, LOWEST_GRADE
from ..domain.vocabulary import Concept, Vocabularies, Vocabulary
from .edition import Edition

UNKNOWN_COST, PAST = "unknown", "past"
_NO_WHEELCHAIR = "not"


@dataclass(frozen=True)
class Facet:
    """A way to look at the offers: a vocabulary with an address of its own.

    `parameter` is its name in the address of the search; empty where the search does not ask for it.
    `without` are codes that nobody looks for; they have no list.
    """

    vocabulary: str
    path: str
    title: str
    intro: str
    one: str
    parameter: str
    codes: Callable[[Edition, OfferEntry], Iterable[str]]
    without: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Tile:
    """A concept in an overview, with how many offers it has."""

    concept: Concept
    address: str
    current: int
    total: int


def _cost(offer: Offer) -> Iterable[str]:
    return [offer.cost.kind] if offer.cost else []


def _service_areas(offer: Offer) -> Iterable[str]:
    return [code for place in offer.places for code in place.service_area]


def _grades(offer: Offer) -> Iterable[str]:
    if offer.grades is None:
        return []
    low, high = offer.grades.min or LOWEST_GRADE, offer.grades.max or HIGHEST_GRADE
    return map(str, range(low, high + 1))


def _accessibility(offer: Offer) -> Iterable[str]:
    found = offer.accessibility
    if found is None:
        return []
    return [*([found.wheelchair] if found.wheelchair else []), *found.features]


FACETS = (
    Facet(
        "topics", "/themen/", "Themen", "Wählen Sie ein Thema. Die Zahl sagt, wie viele Angebote es dazu gibt.",
        "Thema", "thema", lambda _, one: one.record.topics,
    ),
    Facet(
        "audiences", "/zielgruppen/", "Zielgruppen", "Für wen suchen Sie etwas?",
        "Zielgruppe", "zielgruppe", lambda _, one: one.record.audiences,
    ),
    Facet(
        "education-levels", "/bildungsstufen/", "Bildungsstufen",
        "Von der Kita bis zur Erwachsenenbildung. Angebote ohne Angabe stehen hier nicht.",
        "Bildungsstufe", "", lambda _, one: one.record.education_levels,
    ),
    Facet(
        "grades", "/klassen/", "Klassen",
        "Angebote, die eine Klasse nennen. Viele nennen nur die Bildungsstufe oder ein Alter; sie stehen hier nicht.",
        "Klasse", "klasse", lambda _, one: _grades(one.record),
    ),
    Facet(
        "offer-types", "/arten/", "Arten von Angeboten", "Kurs, Führung, Ausstellung oder Beratung: Was passt zu Ihnen?",
        "Art", "art", lambda _, one: [one.record.type],
    ),
    Facet(
        "formats", "/form/", "Form der Angebote", "Vor Ort, im Internet, oder kommt das Angebot zu Ihnen?",
        "Form", "format", lambda _, one: [one.record.format],
    ),
    Facet(
        "service-areas", "/einsatzgebiete/", "Einsatzgebiete",
        "Angebote, die zu Ihnen kommen: Hier sehen Sie, wie weit.",
        "Einsatzgebiet", "reichweite", lambda _, one: _service_areas(one.record),
    ),
    Facet(
        "districts", "/stadtteile/", "Stadtteile",
        "Angebote nach Stadtteil. Bei vielen Angeboten ist der Stadtteil noch nicht bekannt; sie stehen hier nicht.",
        "Stadtteil", "stadtteil", lambda edition, one: edition.catalogue.districts_of(one.record),
    ),
    Facet(
        "schedule-kinds", "/zeiten/", "Wann Angebote stattfinden",
        "An festen Tagen, immer wieder oder nach Absprache: Was passt zu Ihrem Kalender?",
        "Zeit", "turnus", lambda _, one: [one.record.schedule.kind], frozenset({PAST}),
    ),
    Facet(
        "cost-kinds", "/kosten/", "Kosten",
        "Angebote, deren Kosten bekannt sind. Die anderen stehen hier nicht: Unbekannt heißt nicht kostenlos.",
        "Kosten", "kosten", lambda _, one: _cost(one.record), frozenset({UNKNOWN_COST}),
    ),
    Facet(
        "languages", "/sprachen/", "Sprachen",
        "In welcher Sprache findet das Angebot statt? Bei vielen Angeboten steht das nicht dabei; sie fehlen hier.",
        "Sprache", "sprache", lambda _, one: one.record.languages,
    ),
    Facet(
        "accessibility", "/barrierefreie-angebote/", "Barrierefreie Angebote",
        "Hier steht nur, was bekannt ist. Wo nichts bekannt ist, fragen Sie bitte beim Anbieter nach.",
        "Barrierefreiheit", "barrierefrei", lambda _, one: _accessibility(one.record),
        frozenset({_NO_WHEELCHAIR}),
    ),
    Facet(
        "sdgs", "/ziele/", "Ziele für nachhaltige Entwicklung",
        "Die 17 Ziele der Vereinten Nationen. Anbieter nennen selbst, zu welchen Zielen ihr Angebot beiträgt.",
        "Ziel", "ziel", lambda _, one: one.record.sdgs,
    ),
)  # fmt: skip
_BY_LIST = {one.vocabulary: one for one in FACETS}
TOPICS, AUDIENCES, DISTRICTS, COSTS = (
    _BY_LIST[name] for name in ("topics", "audiences", "districts", "cost-kinds")
)


def search_address(facet: Facet, code: str) -> str:
    """Return where the search shows the offers of a list, for facets that it asks for."""
    return f"/suche/?in=angebote&{facet.parameter}={code}"


def concepts_of(edition: Edition, facet: Facet) -> Vocabulary:
    """Return the concepts of a facet that have a list."""
    key = ("concepts", facet.path)
    if key not in edition.made:
        make = _MADE_HERE.get(facet.vocabulary, _from_file)
        edition.made[key] = _without(make(edition.vocabularies, facet.vocabulary), facet.without)
    found: Vocabulary = edition.made[key]
    return found


def _without(whole: Vocabulary, codes: frozenset[str]) -> Vocabulary:
    return _listing(whole, whole.id, [one for one in whole.concepts if one.code not in codes])


def _listing(whole: Vocabulary, name: str, concepts: Iterable[Concept]) -> Vocabulary:
    # A copy would keep what the whole list has already worked out about itself.
    return Vocabulary(id=name, title=whole.title, open=whole.open, concepts=list(concepts))


def _from_file(vocabularies: Vocabularies, name: str) -> Vocabulary:
    return vocabularies[name]


def _accessibility_concepts(vocabularies: Vocabularies, name: str) -> Vocabulary:
    """Access by wheelchair and the features stand in two lists; people look for both in one."""
    wheelchair, features = vocabularies["wheelchair"], vocabularies["accessibility-features"]
    access = [
        one.model_copy(update={"label": f"{wheelchair.title}: {one.label}"}) for one in wheelchair.concepts
    ]
    return _listing(features, name, [*access, *features.concepts])


def _grade_concepts(_vocabularies: Vocabularies, name: str) -> Vocabulary:
    grades = range(LOWEST_GRADE, HIGHEST_GRADE + 1)
    concepts = [Concept(code=str(number), label=f"Klasse {number}") for number in grades]
    return Vocabulary(id=name, title="Klassen", open=False, concepts=concepts)


_MADE_HERE: Mapping[str, Callable[[Vocabularies, str], Vocabulary]] = {
    "accessibility": _accessibility_concepts,
    "grades": _grade_concepts,
}


def offers_by_code(edition: Edition, facet: Facet) -> dict[str, list[OfferEntry]]:
    """Return the offers of each code, those of narrower codes included, in the order of the lists."""
    key = ("offers by code", facet.path)
    if key not in edition.made:
        found: dict[str, list[OfferEntry]] = {code: [] for code in concepts_of(edition, facet).by_code}
        codes = codes_by_offer(edition, facet)
        for entry in edition.offers_in_order:
            for code in codes[entry.id]:
                found[code].append(entry)
        edition.made[key] = found
    made: dict[str, list[OfferEntry]] = edition.made[key]
    return made


def codes_of(edition: Edition, facet: Facet, entry: OfferEntry) -> Iterable[str]:
    """Return the codes under which an offer is listed, those above them included, each once."""
    vocabulary = concepts_of(edition, facet)
    return dict.fromkeys(up for one in facet.codes(edition, entry) for up in vocabulary.lineage(one))


def codes_by_offer(edition: Edition, facet: Facet) -> dict[str, tuple[str, ...]]:
    """Return the codes under which each offer is listed, by its id."""
    key = ("codes by offer", facet.path)
    if key not in edition.made:
        edition.made[key] = {one.id: tuple(codes_of(edition, facet, one)) for one in edition.offers_in_order}
    made: dict[str, tuple[str, ...]] = edition.made[key]
    return made


def tiles(edition: Edition, facet: Facet, concepts: Iterable[Concept]) -> list[Tile]:
    """Return the concepts with their numbers of offers."""
    by_code = offers_by_code(edition, facet)
    return [_tile(edition, facet, concept, by_code[concept.code]) for concept in concepts]


def _tile(edition: Edition, facet: Facet, concept: Concept, offers: Collection[OfferEntry]) -> Tile:
    current = sum(edition.freshness[one.id].is_current for one in offers)
    return Tile(concept, f"{facet.path}{concept.code}/", current, len(offers))
