"""Every kind of page a site has, and where a city has one of it."""

from collections.abc import Callable, Iterable
from itertools import chain

from generator.domain.evidence import Freshness
from generator.domain.occurrence import first_held
from generator.domain.standing import standings_of
from generator.publish.calendar_dates import calendar_of
from generator.publish.desk_pages import desk_of
from generator.publish.edition import Edition
from generator.publish.ways_in import FACETS, TOPICS, offers_by_code

Finder = Callable[[Edition], Iterable[str]]


def at(address: str) -> Finder:
    return lambda _edition: [address]


def _offers_that_are(step: Freshness) -> Finder:
    return lambda edition: (f"/angebote/{name}/" for name, one in edition.freshness.items() if one is step)


def _offers_with_dates(edition: Edition) -> Iterable[str]:
    for name, entry in edition.catalogue.offers.items():
        if edition.freshness[name].is_current and first_held(entry.record.dates(edition.today, ())):
            yield f"/angebote/{name}/"


def _topics(*, empty: bool) -> Finder:
    return lambda edition: (
        f"/themen/{code}/"
        for code, offers in offers_by_code(edition, TOPICS).items()
        if (not offers) == empty
    )


def _actors(*, network: bool) -> Finder:
    return lambda edition: (
        f"/akteure/{name}/"
        for name, entry in edition.catalogue.actors.items()
        if entry.record.is_network == network and (not network or edition.catalogue.members_of(name))
    )


def _desks(edition: Edition) -> Iterable[str]:
    """Desks on which something waits, and of actors that have offers."""
    for entry in edition.catalogue.actors.values():
        if any(one.is_due for one in standings_of(edition.catalogue, entry, edition.today)[1:]):
            yield desk_of(entry)


def _moved(edition: Edition) -> Iterable[str]:
    for folder, entries in (("angebote", edition.catalogue.offers), ("akteure", edition.catalogue.actors)):
        yield from (f"/{folder}/{old}/" for one in entries.values() for old in one.record.redirect_from)


def _offer(name: str) -> Finder:
    return lambda edition: [f"/angebote/{name}/"] if name in edition.catalogue.offers else []


def _first_word(edition: Edition) -> Iterable[str]:
    titles = chain.from_iterable(one.record.title.split() for one in edition.catalogue.offers.values())
    return (f"/suche/?q={word}" for word in titles if word.isalpha() and len(word) > 5)


def _months(edition: Edition) -> Iterable[str]:
    calendar = calendar_of(edition)
    return (month.address for month in calendar.months if calendar.total(month) > 1)


KINDS: dict[str, Finder] = {
    "home": at("/"),
    "all offers": at("/angebote/"),
    "archive": at("/angebote/archiv/"),
    **{f"overview of {facet.vocabulary}": at(facet.path) for facet in FACETS},
    "topic with offers": _topics(empty=False),
    "topic without offers": _topics(empty=True),
    "cost without offers": at("/kosten/material_only/"),
    **{f"offer, {step}": _offers_that_are(step) for step in Freshness},
    "offer with dates": _offers_with_dates,
    "offer with cancelled dates": _offer("bachtage"),
    "offer with hostile text": _offer("feindliche-zeichen"),
    "offer with very long words": _offer("langes-wort"),
    "offer in many scripts": _offer("schriften-der-welt"),
    "calendar": at("/kalender/"),
    "calendar of a month": _months,
    "calendar of the current month": lambda edition: [calendar_of(edition).months[0].address],
    "all actors": at("/akteure/"),
    "actor": _actors(network=False),
    "desk of an actor": _desks,
    "network": _actors(network=True),
    "leitbild": at("/leitbild/"),
    "map": at("/karte/"),
    "search": at("/suche/"),
    "search with hits": _first_word,
    "search without hits": at("/suche/?q=qqqqqqqqqqqq"),
    "pinboard": at("/merkliste/"),
    "open data": at("/daten/"),
    "about": at("/ueber/"),
    "contribute": at("/mitmachen/"),
    "form for an offer": at("/mitmachen/angebot/"),
    "form for an actor": at("/mitmachen/akteur/"),
    "rules": at("/mitmachen/regeln/"),
    "lists": at("/mitmachen/listen/"),
    "imprint": at("/impressum/"),
    "privacy": at("/datenschutz/"),
    "accessibility": at("/barrierefreiheit/"),
    "easy language": at("/leichte-sprache/"),
    "moved page": _moved,
    "unknown page": at("/gibt/es/nicht/"),
}


def address_of(edition: Edition, kind: str) -> str | None:
    """Return the address of the first page of a kind; None where there is none."""
    return next(iter(KINDS[kind](edition)), None)
