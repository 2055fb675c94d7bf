"""References between records: they exist, lead onward, and never in a circle."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from ..domain.catalogue import Catalogue, Entry, OfferEntry
from ..domain.offer import ROLES
from ..domain.record import Part
from ..domain.source import Source
from ..origin import FieldPath
from ..problem import Problem

Reference = tuple[FieldPath, str]
_NEW_FILE = "Legen Sie zuerst eine Datei „{}/{{name}}.yml“ an."
_STATEMENTS = "Die Kennungen stehen im Leitbild hinter den Überschriften der Aussagen."
_ENDED = "Ist auch er beendet? Dann tragen Sie ihn in ended.yml unter „actors“ ein."


@dataclass(frozen=True)
class _Known:
    """What may be named: what it is, the ids, and what to do where none is like it."""

    what: str
    ids: frozenset[str]
    otherwise: str

    def hint(self, name: str) -> str:
        close = get_close_matches(name, sorted(self.ids), n=1)
        return f"Meinten Sie „{close[0]}“?" if close else self.otherwise.format(name=name)


def every_reference_leads_somewhere(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """Every id named in a record is the id of a record."""
    actors = _Known("Der Akteur", _ids(catalogue, "actors", catalogue.actors), _NEW_FILE.format("actors"))
    offers = _Known("Das Angebot", _ids(catalogue, "offers", catalogue.offers), _NEW_FILE.format("offers"))
    statements = _Known("Die Aussage des Leitbilds", catalogue.leitbild.ids, _STATEMENTS)
    for offer in catalogue.offers.values():
        record = offer.record
        yield from _unknown(offer, _actors_of(offer), actors)
        yield from _unknown(offer, [(("series",), record.series)] if record.series else [], offers)
        if "leitbild.md" not in catalogue.unread:
            served: list[Reference] = [
                (("leitbild", index), one) for index, one in enumerate(record.leitbild)
            ]
            yield from _unknown(offer, served, statements)
    for actor in catalogue.actors.values():
        named = [(("part_of",), actor.record.part_of), (("successor",), actor.record.successor)]
        references: list[Reference] = [(path, one) for path, one in named if one]
        references += [(("member_of", index), one) for index, one in enumerate(actor.record.member_of)]
        yield from _unknown(actor, references, actors)
    for source in catalogue.sources.values():
        yield from _unknown(source, [(("actor",), source.record.actor)], actors)
        yield from _unknown(source, _offers_of(source.record), offers)


def ended_records_name_their_actor(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """The actor of a record that was taken out is the id of an actor, or of one that was taken out too."""
    ended = catalogue.ended
    gone = frozenset(one.id for one in ended.record.actors)
    known = _Known("Der Akteur", gone | _ids(catalogue, "actors", catalogue.actors), _ENDED)
    for kind, records in (("offers", ended.record.offers), ("actors", ended.record.actors)):
        named = enumerate(records)
        yield from _unknown(
            ended, [((kind, index, "actor"), one.actor) for index, one in named if one.actor], known
        )


def _offers_of(source: Source) -> list[Reference]:
    found: list[Reference] = [(("into",), source.into)] if source.into else []
    found += [(("match", index, "into"), one.into) for index, one in enumerate(source.match)]
    return found + [(("known", key), offer) for key, offer in source.known.items()]


def _ids(catalogue: Catalogue, folder: str, entries: Iterable[str]) -> frozenset[str]:
    """Return the ids of a folder; a file with mistakes has one too, and the mistakes are named there."""
    start = f"{folder}/"
    unread = (name for name in catalogue.unread if name.startswith(start))
    return frozenset([*entries, *(name.removeprefix(start).removesuffix(".yml") for name in unread)])


def _actors_of(offer: OfferEntry) -> list[Reference]:
    record = offer.record
    found: list[Reference] = [(("actor",), record.actor)]
    for role in ROLES:
        found += [((role, index), one) for index, one in enumerate(getattr(record, role))]
    places = enumerate(record.places)
    return found + [(("places", index, "actor"), place.actor) for index, place in places if place.actor]


def _unknown(entry: Entry[Part], references: Iterable[Reference], known: _Known) -> Iterator[Problem]:
    for path, name in references:
        if name not in known.ids:
            yield Problem(
                entry.origins.of(*path), "unknown-reference", f"{known.what} „{name}“ ist nicht eingetragen.",
                known.hint(name), field=str(path[0]), value=name,
            )  # fmt: skip


def nobody_refers_to_itself(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """The provider is not also a partner, and no network is a member of itself."""
    for offer in catalogue.offers.values():
        for role in ROLES:
            for index, name in enumerate(getattr(offer.record, role)):
                if name == offer.record.actor:
                    yield Problem(
                        offer.origins.of(role, index), "self-reference", f"„{name}“ ist schon der Anbieter.",
                        f"Löschen Sie den Eintrag unter „{role}“.", field=role, value=name,
                    )  # fmt: skip
    for name, actor in catalogue.actors.items():
        for index, network in enumerate(actor.record.member_of):
            if network == name:
                yield Problem(
                    actor.origins.of("member_of", index), "self-reference", "Niemand ist Mitglied bei sich selbst.",
                    "Löschen Sie den Eintrag unter „member_of“.", field="member_of", value=name,
                )  # fmt: skip


def no_circles(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """Following „part_of“, „successor“ or „series“ always comes to an end."""
    for field in ("part_of", "successor"):
        parents = {name: getattr(one.record, field) for name, one in catalogue.actors.items()}
        yield from _circles(field, parents, catalogue.actors)
    series = {name: one.record.series for name, one in catalogue.offers.items()}
    yield from _circles("series", series, catalogue.offers)


def _circles(
    field: str, parents: Mapping[str, str | None], entries: Mapping[str, Entry[Part]]
) -> Iterator[Problem]:
    settled: set[str] = set()
    for start in parents:
        trail: list[str] = []
        current: str | None = start
        while current and current in parents and current not in settled and current not in trail:
            trail.append(current)
            current = parents[current]
        if current in trail:
            circle = [*trail[trail.index(current) :], current]
            yield Problem(
                entries[current].origins.of(field), "reference-circle",
                f"„{field}“ führt im Kreis: {' → '.join(circle)}.", "Löschen Sie eine dieser Angaben.",
                field=field, value=str(parents[current]),
            )  # fmt: skip
        settled.update(trail)
