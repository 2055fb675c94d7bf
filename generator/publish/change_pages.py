"""What changed lately, as a page and as a feed."""

from collections.abc import Iterator
from itertools import chain, islice

from ..domain.catalogue import name_of
from ..domain.dates import day_words
from ..domain.offer import Offer
from .artefact import Artefact
from .atom_file import News, atom_text
from .edition import Edition
from .feed import Feed, head_of
from .pages import Binder, Page
from .told import Told, told

ADDRESS = "/neues/"
MOST_OF_A_DAY = 50
"""So many records the page shows for one day; more nobody reads, and the interface has them all."""
_MOST_ENTRIES = 100
_LEAD = "Was an Angeboten und Akteuren neu, anders oder nicht mehr da ist, Angabe für Angabe."


def change_page(edition: Edition, binder: Binder) -> Artefact:
    """Return the page; where nothing tells what changed, it says so."""
    history = edition.history
    days = [
        (day, day_words(day), ones[:MOST_OF_A_DAY], len(ones) - len(ones[:MOST_OF_A_DAY]))
        for day, ones in told(edition)
    ]
    page = Page(
        ADDRESS, "angebote", "changes.html", "Was sich geändert hat", _LEAD, feeds=change_feeds(edition)
    )
    return binder.bind(
        page, {"lead": _LEAD, "since": day_words(history.since) if history else "", "days": days}
    )


def change_feeds(edition: Edition) -> tuple[Feed, ...]:
    """Return the feed as pages name it; none where nothing tells, or the site has no address."""
    if edition.history is None or not edition.site.address:
        return ()
    return (
        Feed(f"{ADDRESS}aenderungen.atom", "Was sich geändert hat", "application/atom+xml", "Änderungen"),
    )


def change_feed(edition: Edition) -> Iterator[Artefact]:
    """Yield the feed of changes, an entry for each record and day."""
    for feed in change_feeds(edition):
        newest = islice(chain.from_iterable(ones for _, ones in told(edition)), _MOST_ENTRIES)
        text = atom_text(head_of(edition, feed, ADDRESS), [_news(edition, one) for one in newest])
        yield Artefact(feed.path[1:], text)


def _news(edition: Edition, one: Told) -> News:
    site = edition.site.address
    return News(
        id=f"{site}{ADDRESS}#{one.anchor}",
        address=f"{site}{one.address}" if one.is_there else f"{site}{ADDRESS}#{one.anchor}",
        title=f"{one.kind}: {one.name}",
        updated=one.day,
        author=_author(edition, one),
        summary="\n".join(line.text for line in one.lines) or f"{one.thing}: {one.kind.lower()}",
    )


def _author(edition: Edition, one: Told) -> str:
    entry = one.change.entry
    if not isinstance(entry.record, Offer):
        return name_of(entry)
    provider = edition.catalogue.actors.get(entry.record.actor)
    return provider.record.name if provider else edition.site.name
