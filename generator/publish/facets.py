"""All facets of the filters, declared once, and the file in which the browser finds them.

A facet says nothing about records of which nothing is known: unknown is never a value.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from ..domain.catalogue import ActorEntry, OfferEntry
from ..domain.evidence import Freshness
from ..domain.occurrence import Occurrence, as_day, as_moment
from ..domain.offer import Offer
from ..domain.ranges import AgeRange, GradeRange
from ..domain.schedule import HORIZON, Ongoing
from .edition import Edition
from .facet_columns import Span, by_record, by_value, day_number, merged, places, span_text
from .selections import calendars_of

Value = list[Any]
"""How the file names a value: code, label and perhaps the broader code; or the ends of a range; or spans."""
_KINDS = {
    "angebote": "Angebote",
    "akteure": "Akteure",
    "listen": "Themen und Listen",
    "leitbild": "Leitbild",
    "seiten": "Seiten",
}
_ROUND_THE_CLOCK = timedelta(days=1)


@dataclass(frozen=True)
class Facet:
    """One way to narrow down a list.

    `name` is the parameter in the address, `unknown` ends the sentence „Bei 3 Angeboten …“,
    `read` gives what an offer says (nothing where nothing is known) and `read_actor` the same of an actor,
    `values` puts what was said into the order of the form. `sorted` is true where neighbours share values.
    """

    name: str
    title: str
    kind: Literal["codes", "range", "days"]
    unknown: str
    read: Callable[[Edition, OfferEntry], Iterable[Hashable]]
    values: Callable[[Edition, Iterable[Hashable]], Mapping[Hashable, Value]]
    read_actor: Callable[[Edition, ActorEntry], Iterable[Hashable]] = lambda _edition, _entry: ()
    sorted: bool = False


def concepts(
    *vocabularies: str, prefix: str = ""
) -> Callable[[Edition, Iterable[Hashable]], dict[Hashable, Value]]:
    """Name codes as their vocabularies do, with all that is broader; `prefix` goes before labels of the first."""

    def values(edition: Edition, said: Iterable[Hashable]) -> dict[Hashable, Value]:
        found: dict[Hashable, Value] = {}
        known = set(said)
        for name in vocabularies:
            vocabulary = edition.vocabularies[name]
            used = {up for one in known if one in vocabulary for up in vocabulary.lineage(str(one))}
            for one in vocabulary.concepts:
                if one.code in used and one.code not in found:
                    before = prefix if name == vocabularies[0] else ""
                    broader = [one.broader] if one.broader in used else []
                    found[one.code] = [one.code, before + one.short_label, *broader]
        return found

    return values


def _goals(edition: Edition, said: Iterable[Hashable]) -> dict[Hashable, Value]:
    return {code: [code, f"{code} {label}"] for code, label in concepts("sdgs")(edition, said).values()}


def _providers(edition: Edition, said: Iterable[Hashable]) -> dict[Hashable, Value]:
    names = {code: edition.catalogue.actors[str(code)].record.name for code in set(said)}
    in_order = sorted(names, key=lambda code: (names[code].casefold(), str(code)))
    return {code: [code, names[code]] for code in in_order}


def _kinds(_edition: Edition, said: Iterable[Hashable]) -> dict[Hashable, Value]:
    known = set(said)
    return {code: [code, label] for code, label in _KINDS.items() if code in known}


def _ends(_edition: Edition, said: Iterable[Hashable]) -> dict[Hashable, Value]:
    return {one: list(one) for one in sorted(set(said), key=repr) if isinstance(one, tuple)}


def _spans(_edition: Edition, said: Iterable[Hashable]) -> dict[Hashable, Value]:
    return {one: [span_text(one)] for one in sorted(set(said), key=repr) if isinstance(one, tuple)}


def _range(given: AgeRange | GradeRange | None) -> Iterator[Hashable]:
    if given:
        yield (given.min, given.max)


def _accessible(offer: Offer) -> Iterator[str]:
    if offer.accessibility:
        if offer.accessibility.wheelchair in ("fully", "partially"):
            yield offer.accessibility.wheelchair
        yield from offer.accessibility.features


def days_of(edition: Edition, entry: OfferEntry) -> Iterator[tuple[Span, ...]]:
    """Yield the days on which an offer takes place, within the horizon; nothing where none is known."""
    if edition.freshness[entry.id] is Freshness.HISTORICAL:
        return
    schedule, today = entry.record.schedule, edition.today
    spans = [_span(one) for one in edition.coming(entry) if one.is_held]
    if isinstance(schedule, Ongoing) and schedule.until:
        start = schedule.start.first_day if schedule.start else today
        spans.append((start.toordinal(), schedule.until.last_day.toordinal()))
    first, last = today.toordinal(), (today + HORIZON).toordinal()
    seen = [
        (max(start, first) - first, min(until, last) - first)
        for start, until in spans
        if until >= first and start <= last
    ]
    if seen:
        yield merged(seen)


def _span(one: Occurrence) -> Span:
    """Return the first and last day; a night that ends after midnight belongs to the day it began."""
    first, last = one.day, as_day(one.end) if one.end else one.day
    if last != first and as_moment(one.end or first) - as_moment(one.start) < _ROUND_THE_CLOCK:
        last = first
    return first.toordinal(), last.toordinal()


FACETS: tuple[Facet, ...] = (
    Facet(
        "thema", "Thema", "codes", "ist das Thema nicht bekannt",
        lambda _, one: one.record.topics, concepts("topics"), lambda _, one: one.record.topics, sorted=True,
    ),
    Facet(
        "zielgruppe", "Für wen", "codes", "ist die Zielgruppe nicht bekannt",
        lambda _, one: one.record.audiences, concepts("audiences"), lambda _, one: one.record.audiences,
    ),
    Facet("alter", "Alter", "range", "ist das Alter nicht bekannt", lambda _, one: _range(one.record.age), _ends),
    Facet(
        "klasse", "Klasse", "range", "ist die Klasse nicht bekannt", lambda _, one: _range(one.record.grades), _ends,
    ),
    Facet("tage", "Wann", "days", "sind keine einzelnen Termine bekannt", days_of, _spans),
    Facet(
        "turnus", "Wie oft", "codes", "ist nicht bekannt, wie oft sie stattfinden",
        lambda _, one: [one.record.schedule.kind], concepts("schedule-kinds"),
    ),
    Facet(
        "stadtteil", "Stadtteil", "codes", "ist der Stadtteil nicht bekannt",
        lambda edition, one: edition.catalogue.districts_of(one.record), concepts("districts"),
        lambda _, one: _known(one.record.address.district if one.record.address else None),
    ),
    Facet(
        "reichweite", "Kommt zu Ihnen", "codes", "ist nicht bekannt, wohin sie kommen",
        lambda _, one: [area for place in one.record.places for area in place.service_area],
        concepts("service-areas"),
    ),
    Facet(
        "kosten", "Kosten", "codes", "ist der Preis nicht bekannt",
        lambda _, one: _known(one.record.cost.kind if one.record.cost else None), concepts("cost-kinds"),
    ),
    Facet(
        "art", "Art des Angebots", "codes", "ist die Art nicht bekannt",
        lambda _, one: [one.record.type], concepts("offer-types"),
    ),
    Facet(
        "format", "Format", "codes", "ist das Format nicht bekannt",
        lambda _, one: [one.record.format], concepts("formats"),
    ),
    Facet(
        "zugang", "Wer mitmachen kann", "codes", "ist nicht bekannt, wer mitmachen kann",
        lambda _, one: _known(one.record.access), concepts("access"),
    ),
    Facet(
        "sprache", "Sprache", "codes", "ist die Sprache nicht bekannt",
        lambda _, one: one.record.languages, concepts("languages"),
    ),
    Facet(
        "barrierefrei", "Barrierefreiheit", "codes", "ist dazu nichts bekannt",
        lambda _, one: _accessible(one.record), concepts("wheelchair", "accessibility-features", prefix="Rollstuhl: "),
    ),
    Facet(
        "ziel", "Nachhaltigkeitsziel", "codes", "ist kein Ziel genannt",
        lambda _, one: one.record.sdgs, _goals,
    ),
    Facet(
        "anbieter", "Anbieter", "codes", "ist der Anbieter nicht bekannt",
        lambda _, one: [one.record.actor], _providers,
    ),
    Facet(
        "stand", "Aktualität", "codes", "ist der Stand nicht bekannt",
        lambda edition, one: [str(edition.freshness[one.id])], concepts("freshness"),
    ),
    Facet(
        "in", "Suchen in", "codes", "ist die Art nicht bekannt",
        lambda _edition, _entry: ["angebote"], _kinds, lambda _edition, _entry: ["akteure"],
    ),
)  # fmt: skip
PAST = {"stand": str(Freshness.HISTORICAL)}
"""The value of a facet that hides its records until somebody asks for it."""


def _known(code: str | None) -> list[str]:
    return [code] if code and code != "unknown" else []


def school_holidays(edition: Edition) -> Sequence[Mapping[str, str]]:
    """Return the school holidays of the coming months as id, label, from and until (ISO days)."""
    known = edition.site.school_holidays
    coming = known.within(edition.today, edition.today + HORIZON) if known else ()
    return [
        {"id": one.id, "label": one.label, "from": str(one.start), "until": str(one.until)} for one in coming
    ]


def facets_of(edition: Edition, others: Mapping[str, int]) -> dict[str, Any]:
    """Return what the browser needs to filter: values and columns of every facet, by number of the search.

    `others` says how many things of which kind follow after the actors; all that is known of them is their kind.
    """
    kinds = [kind for kind, number in others.items() for _ in range(number)]
    return {
        "today": day_number(edition.today),
        "offers": len(edition.catalogue.offers),
        "records": len(edition.numbered) + len(kinds),
        "holidays": [dict(one) for one in school_holidays(edition)],
        "facets": [_column(edition, facet, kinds) for facet in FACETS],
    }


def said_of(edition: Edition, facet: Facet) -> list[tuple[Hashable, ...]]:
    """Return what each record says, by number."""
    offers, actors = edition.catalogue.offers, edition.catalogue.actors
    split = len(offers)
    return [
        *(tuple(dict.fromkeys(facet.read(edition, offers[one.id]))) for one in edition.numbered[:split]),
        *(
            tuple(dict.fromkeys(facet.read_actor(edition, actors[one.id])))
            for one in edition.numbered[split:]
        ),
    ]


def _column(edition: Edition, facet: Facet, kinds: Iterable[str]) -> dict[str, Any]:
    said = said_of(edition, facet)
    said += [(kind,) if facet.name == "in" else () for kind in kinds]
    values = facet.values(edition, [one for row in said for one in row])
    place = places(values)
    rows = [sorted(place[one] for one in row) for row in said]
    column = by_value(rows, len(values)) if facet.sorted else by_record(rows, len(values))
    about: dict[str, Any] = {
        "name": facet.name,
        "title": facet.title,
        "kind": facet.kind,
        "unknown": facet.unknown,
    }
    if facet.name in PAST:
        about["past"] = PAST[facet.name]
    if calendars := calendars_of(facet.name):
        about["calendars"] = calendars
    return {**about, "values": list(values.values()), "column": column}
