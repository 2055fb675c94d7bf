"""News to subscribe to: what was last confirmed or found in a source, of all offers and of each topic.

Without a public address there are none: an entry could lead nowhere, and its id would change later.
"""

from collections.abc import Iterable, Iterator
from heapq import nsmallest

from ..domain.catalogue import OfferEntry
from .artefact import Artefact
from .atom_file import Head, News, atom_text
from .edition import Edition
from .feed import Feed
from .shelves import living
from .ways_in import TOPICS, concepts_of, offers_by_code
from .words import freshness_sentence

ALL, ALL_NAME = "/angebote/", "Alle Angebote"
_FILE = "neu.atom"
_MOST = 30


def news(edition: Edition) -> Iterator[Artefact]:
    """Yield the feed of all offers and that of each topic that has any."""
    yield from _artefacts(edition, ALL, ALL_NAME, edition.offers_in_order)
    by_code = offers_by_code(edition, TOPICS)
    for concept in concepts_of(edition, TOPICS).concepts:
        yield from _artefacts(edition, f"{TOPICS.path}{concept.code}/", concept.label, by_code[concept.code])


def news_at(edition: Edition, page: str, name: str, offers: Iterable[OfferEntry]) -> tuple[Feed, ...]:
    """Return the feed that goes with a page; none where nothing is alive, or the site has no address."""
    if not edition.site.address or not living(edition, offers):
        return ()
    path = f"/{_FILE}" if page == ALL else f"{page}{_FILE}"
    return (Feed(path, f"Neues: {name}", "application/atom+xml"),)


def _artefacts(edition: Edition, page: str, name: str, offers: Iterable[OfferEntry]) -> Iterator[Artefact]:
    address = edition.site.address
    for feed in news_at(edition, page, name, offers):
        head = Head(
            id=f"{address}{feed.path}",
            address=f"{address}{feed.path}",
            page=f"{address}{page}",
            title=f"{edition.site.name} – {feed.title}",
            author=edition.site.name,
            rights=edition.site.data_license,
            language=edition.site.language,
        )
        newest = nsmallest(
            _MOST, living(edition, offers), key=lambda one: (-one.record.known_on.toordinal(), one.id)
        )
        yield Artefact(feed.path[1:], atom_text(head, [_news(edition, one) for one in newest]))


def _news(edition: Edition, entry: OfferEntry) -> News:
    offer = entry.record
    place = f"{edition.site.address}/angebote/{entry.id}/"
    return News(
        id=place,
        address=place,
        title=offer.title,
        updated=offer.known_on,
        author=edition.catalogue.actors[offer.actor].record.name,
        summary=f"{offer.summary}\n{freshness_sentence(offer, edition.freshness[entry.id])}",
        categories=tuple((code, edition.label("topics", code)) for code in offer.topics),
    )
