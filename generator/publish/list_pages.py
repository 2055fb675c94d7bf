"""Lists of offers: all, the archive, and for each way to look at them an overview and a list for each concept."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..domain.catalogue import OfferEntry
from ..domain.vocabulary import Concept
from .artefact import Artefact
from .calendar_events import events_text
from .calendars import ALL as CALENDAR
from .calendars import calendar_at, narrower_calendars
from .crossings import crossings
from .edition import Edition
from .feed import Feed
from .news import ALL, ALL_NAME, has_news, news_at
from .notices import notice_feeds
from .pages import Binder, Page
from .selections import can_be_chosen
from .shelves import living, paged_shelves
from .ways_in import FACETS, TOPICS, Facet, Tile, concepts_of, offers_by_code, tiles


def list_pages(edition: Edition, binder: Binder) -> Iterator[Artefact]:
    """Yield every list of offers."""
    yield from _all_offers(edition, binder)
    yield from _archive(edition, binder)
    for facet in FACETS:
        yield from _facet_pages(edition, binder, facet)


def _pages(
    binder: Binder, page: Page, offers: list[OfferEntry], values: Mapping[str, Any]
) -> Iterator[Artefact]:
    for leaf, shelf in paged_shelves(binder.edition, page.address, offers):
        yield binder.bind(page.at(leaf), {**values, "leaf": leaf, "shelf": shelf})


def _all_offers(edition: Edition, binder: Binder) -> Iterator[Artefact]:
    now = living(edition, edition.offers_in_order)
    values = {"archived": len(edition.offers_in_order) - len(now), "facets": FACETS}
    about = f"Alle Angebote zu Umwelt und nachhaltiger Entwicklung in {edition.site.city}."
    feeds = (
        *calendar_at(edition, CALENDAR, edition.site.name, edition.offers_in_order),
        *news_at(edition, ALL, ALL_NAME, now),
        *notice_feeds(edition),
    )
    page = Page(ALL, "angebote", "offers.html", "Angebote", about, feeds=feeds)
    yield from _pages(binder, page, now, values)


def _archive(edition: Edition, binder: Binder) -> Iterator[Artefact]:
    now = {one.id for one in living(edition, edition.offers_in_order)}
    past = [one for one in edition.offers_in_order if one.id not in now]
    about = "Was es einmal gab: frühere Angebote, mit ihrer Quelle."
    page = Page("/angebote/archiv/", "angebote", "archive.html", "Frühere Angebote", about)
    yield from _pages(binder, page, past, {})


def _facet_pages(edition: Edition, binder: Binder, facet: Facet) -> Iterator[Artefact]:
    concepts = concepts_of(edition, facet)
    counted = {one.concept.code: one for one in tiles(edition, facet, concepts.concepts)}
    tree = [
        (counted[concept.code], [counted[one.code] for one in concepts.narrower(concept.code)])
        for concept in concepts.top
    ]
    overview = {
        "facet": facet,
        "tree": [(tile, below) for tile, below in tree if tile.total],
        "without_offers": [one for one in counted.values() if not one.total],
        "others": [one for one in FACETS if one is not facet],
    }
    yield binder.bind(Page(facet.path, _frame(facet), "facet.html", facet.title, facet.intro), overview)
    for concept in concepts.concepts:
        yield from _concept_pages(binder, facet, counted, concept)


def _frame(facet: Facet) -> str:
    # The menu leads to the topics; all other ways in belong to the offers.
    return "themen" if facet is TOPICS else "angebote"


def _concept_pages(
    binder: Binder, facet: Facet, counted: Mapping[str, Tile], concept: Concept
) -> Iterator[Artefact]:
    edition = binder.edition
    below = concepts_of(edition, facet).narrower(concept.code)
    listed = offers_by_code(edition, facet)[concept.code]
    values = {
        "facet": facet,
        "concept": concept,
        "broader": counted.get(concept.broader or ""),
        "narrower": [counted[one.code] for one in below if counted[one.code].total],
        "crossings": crossings(edition, facet, concept.code),
        "parts": narrower_calendars(edition, facet, concept.code),
        "in_calendar": _in_calendar(edition, facet, concept, listed),
    }
    about = concept.definition or f"{concept.label}: Angebote in {edition.site.city}."
    address = counted[concept.code].address
    feeds = _feeds(edition, facet, concept, address, listed)
    topic = concept.label if facet is TOPICS and listed else ""
    page = Page(address, _frame(facet), "concept.html", concept.label, about, feeds=feeds, topic=topic)
    yield from _pages(binder, page, listed, values)


def _feeds(
    edition: Edition, facet: Facet, concept: Concept, address: str, listed: list[OfferEntry]
) -> tuple[Feed, ...]:
    has_dates = can_be_chosen(facet, concept.code)
    dates = calendar_at(edition, address, concept.label, listed) if has_dates else ()
    return (*dates, *news_at(edition, address, concept.label, listed)) if has_news(facet) else dates


def _in_calendar(edition: Edition, facet: Facet, concept: Concept, listed: list[OfferEntry]) -> str:
    """Return where the calendar shows the dates of a list that has no file of its own; empty where it has none."""
    if can_be_chosen(facet, concept.code) or not facet.parameter:
        return ""
    has_dates = any(events_text(edition, one) for one in listed)
    return f"{CALENDAR}?{facet.parameter}={concept.code}" if has_dates else ""
