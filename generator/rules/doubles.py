"""Offers that were probably entered twice; whether they were, a person decides."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations, product

from ..domain.catalogue import Catalogue, OfferEntry
from ..domain.evidence import Freshness
from ..domain.likeness import are_alike, likeness_keys, says_enough
from ..domain.occurrence import as_day
from ..domain.schedule import Dated, OnRequest, Schedule, SelfPaced
from ..problem import Problem, Severity
from .identity import key_of

SIMILAR = 0.9
_FULL_SHELF = 40  # what so many share tells nothing; those that are alike share a rarer key too

Anchor = tuple[str, str]
"""A kind of common ground and which one it is, such as `("actor", "musterverein")`."""


def titles_differ(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """No actor has two offers of the same or nearly the same title."""
    by_actor: defaultdict[str, list[OfferEntry]] = defaultdict(list)
    for offer in catalogue.offers.values():
        for other in by_actor[offer.record.actor]:
            if _nearly_same(offer, other) and not _belong_together(offer, other):
                yield Problem(
                    offer.origins.of("title"), "similar-title", f"Das Angebot „{other.id}“ hat fast denselben Titel.",
                    "Ist es dasselbe Angebot? Dann genügt ein Eintrag mit mehreren Terminen.",
                    Severity.WARNING, "title", offer.record.title,
                )  # fmt: skip
                break
        by_actor[offer.record.actor].append(offer)


def offers_are_entered_once(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No living offer is entered a second time by somebody who takes part in it or lives at the same place."""
    for first, second in doubles(catalogue, today):
        if first.record.actor == second.record.actor and _nearly_same(first, second):
            continue  # titles_differ has said it
        yield Problem(
            second.origins.of("title"), "similar-offer",
            f"Das ist wahrscheinlich dasselbe Angebot wie „{first.record.title}“ ({first.id}).",
            "Wenn ja, genügt ein Eintrag. Weitere Anbieter stehen dort unter „partners“.",
            Severity.WARNING, "title", second.record.title,
        )  # fmt: skip


def doubles(catalogue: Catalogue, today: date) -> Iterator[tuple[OfferEntry, OfferEntry]]:
    """Yield pairs of living offers that are probably one; in each pair the order of the catalogue, no pair twice."""
    shelves: defaultdict[tuple[Anchor, str], list[OfferEntry]] = defaultdict(list)
    for offer in catalogue.offers.values():
        if offer.record.freshness(today) is not Freshness.HISTORICAL:
            for shelf in product(_anchors(catalogue, offer), likeness_keys(offer.record.title)):
                shelves[shelf].append(offer)
    pairs = {
        (one.id, other.id)
        for shelf in shelves.values()
        if len(shelf) <= _FULL_SHELF
        for one, other in combinations(shelf, 2)
    }
    for names in sorted(pairs):
        one, other = (catalogue.offers[name] for name in names)
        if _are_probably_one(one, other):
            yield one, other


def _anchors(catalogue: Catalogue, entry: OfferEntry) -> set[Anchor]:
    """Return what an offer would share with its double: an actor, a house, or for a telling title the district."""
    offer = entry.record
    found = {("actor", offer.actor), *(("actor", actor) for _, actor in offer.involved)}
    found |= {("actor", house) for place in offer.places if (house := offer.house_of(place))}
    found |= {("street", key_of(place.line)) for place in offer.places if place.street}
    if says_enough(offer.title):
        found |= {("district", code) for code in catalogue.districts_of(offer)}
    return found


def _are_probably_one(one: OfferEntry, other: OfferEntry) -> bool:
    return (
        not set(one.record.audiences).isdisjoint(other.record.audiences)
        and are_alike(one.record.title, other.record.title)
        and _may_meet(one.record.schedule, other.record.schedule)
        and not _belong_together(one, other)
    )


def _may_meet(one: Schedule, other: Schedule) -> bool:
    """Whether both may take place on the same day; what is unknown may."""
    if isinstance(one, Dated) and isinstance(other, Dated):
        return not _days(one).isdisjoint(_days(other))
    (first, last), (other_first, other_last) = _span(one), _span(other)
    return first <= other_last and other_first <= last


def _days(schedule: Dated) -> set[date]:
    return {as_day(session.start) for session in schedule.sessions}


def _span(schedule: Schedule) -> tuple[date, date]:
    if isinstance(schedule, Dated):
        return min(_days(schedule)), max(_days(schedule))
    if isinstance(schedule, (OnRequest, SelfPaced)):
        return date.min, date.max
    return (
        schedule.start.first_day if schedule.start else date.min,
        schedule.until.last_day if schedule.until else date.max,
    )


def _nearly_same(one: OfferEntry, other: OfferEntry) -> bool:
    matcher = SequenceMatcher(None, key_of(one.record.title), key_of(other.record.title))
    return (
        matcher.real_quick_ratio() > SIMILAR and matcher.quick_ratio() > SIMILAR and matcher.ratio() > SIMILAR
    )


def _belong_together(one: OfferEntry, other: OfferEntry) -> bool:
    """Whether both are editions of a series, or one is the series of the other."""
    series = {one.record.series, other.record.series}
    return not series.isdisjoint({one.id, other.id}) or (len(series) == 1 and None not in series)
