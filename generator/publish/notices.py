"""What people would be sorry to miss, of all offers: dates that do not take place, and what ends soon.

Both feeds are there before anything stands in them, so that people can subscribe in time. Their entries are as
old as what they say: a cancelled date as the last change of the offer, an end as the day it came near.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..domain.catalogue import OfferEntry, address_of
from ..domain.occurrence import Occurrence
from ..domain.schedule import Dated
from ..domain.schedule_words import occurrence_words
from .artefact import Artefact
from .atom_file import News, atom_text
from .calendar_events import changed_at, named
from .deadlines import Deadline, last_days
from .edition import Edition
from .feed import Feed, head_of
from .shelves import living
from .words import freshness_sentence

SOON = timedelta(days=30)
_PAGE = "/angebote/"
CANCELLED = Feed("/abgesagt.atom", "Abgesagte Termine", "application/atom+xml", "Absagen")
ENDING = Feed("/endet-bald.atom", "Was bald endet", "application/atom+xml", "Letzte Gelegenheiten")


@dataclass(frozen=True)
class _Notice:
    """What is to be said about an offer; `name` tells it from all else that is said about it."""

    entry: OfferEntry
    name: str
    title: str
    said: str
    day: date
    updated: date


def notices(edition: Edition) -> Iterator[Artefact]:
    """Yield both feeds."""
    for feed in notice_feeds(edition):
        found = sorted(_FOUND[feed](edition), key=lambda one: (one.day, one.entry.id, one.name))
        head = head_of(edition, feed, _PAGE)
        yield Artefact(feed.path[1:], atom_text(head, [_news(edition, one) for one in found]))


def notice_feeds(edition: Edition) -> tuple[Feed, ...]:
    """Return the feeds as the pages name them; none where nothing is alive, or the site has no address."""
    return tuple(_FOUND) if edition.site.address and living(edition, edition.offers_in_order) else ()


def _cancelled(edition: Edition) -> Iterator[_Notice]:
    for entry in living(edition, edition.offers_in_order):
        schedule = entry.record.schedule
        dates = named(schedule.occurrences(date.min)) if isinstance(schedule, Dated) else ()
        for name, one in dates:
            if not one.is_held and one.last_day >= edition.today:
                yield _off(edition, entry, name, one)


def _off(edition: Edition, entry: OfferEntry, name: str, one: Occurrence) -> _Notice:
    status = edition.vocabularies["session-status"][one.status]
    said = f"{status.label}: {occurrence_words(one)}"
    said = f"{said}. {one.note}" if one.note else said
    title = f"{status.short_label}: {entry.record.title}"
    return _Notice(entry, f"{one.status}-{name}", title, said, one.day, changed_at(edition, entry).date())


def _ending(edition: Edition) -> Iterator[_Notice]:
    for entry in living(edition, edition.offers_in_order):
        for deadline, said in last_days(edition, entry):
            if edition.today <= deadline.day <= edition.today + SOON:
                yield _end(entry, deadline, said)


def _end(entry: OfferEntry, deadline: Deadline, said: str) -> _Notice:
    # A deadline that moves is news, so its day is part of the name.
    name = f"{deadline.name}-{deadline.day}"
    updated = max(entry.record.known_on, deadline.day - SOON)
    return _Notice(entry, name, f"{said}: {entry.record.title}", said, deadline.day, updated)


_FOUND = {CANCELLED: _cancelled, ENDING: _ending}


def _news(edition: Edition, notice: _Notice) -> News:
    offer = notice.entry.record
    page = f"{edition.site.address}{address_of(notice.entry)}"
    sentences = (
        f"{notice.said.rstrip('.')}.",
        offer.summary,
        freshness_sentence(offer, edition.freshness[notice.entry.id]),
    )
    return News(
        id=f"{page}#{notice.name}",
        address=page,
        title=notice.title,
        updated=notice.updated,
        author=edition.catalogue.actors[offer.actor].record.name,
        summary="\n".join(sentences),
        categories=tuple((code, edition.label("topics", code)) for code in offer.topics),
    )
