"""The forms for an offer and for an actor, and the data that they load."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..domain.actor import Actor
from ..domain.catalogue import ActorEntry, OfferEntry
from ..domain.offer import Offer
from ..domain.vocabulary import Vocabulary
from .artefact import Artefact
from .edition import Edition
from .form_layout import layout_of
from .pages import Binder, Page

KNOWN = "mitmachen/bekannt.json"
"""Where the names of all records are, by id."""


@dataclass(frozen=True)
class _Form:
    model: type[Offer] | type[Actor]
    address: str
    folder: str
    title: str
    lead: str
    confirm: str
    otherwise: str


_FORMS = (
    _Form(
        Offer,
        "/mitmachen/angebot/",
        "offers",
        "Angebot eintragen",
        "In fünf Minuten, ohne Programmieren. Nur wenige Angaben sind nötig; was Sie nicht wissen, lassen Sie leer.",
        "Ich spreche für den Anbieter und bestätige die Angaben.",
        "Nennen Sie die Seite, auf der die Angaben stehen.",
    ),
    _Form(
        Actor,
        "/mitmachen/akteur/",
        "actors",
        "Akteur eintragen",
        "Für Vereine, Schulen, Ämter, Betriebe und alle anderen, die etwas anbieten. Nur wenige Angaben sind nötig.",
        "Ich spreche für diesen Akteur und bestätige die Angaben.",
        "Nennen Sie die Seite, auf der die Angaben stehen.",
    ),
)


def form_pages(edition: Edition, binder: Binder) -> Iterator[Artefact]:
    """Yield the pages of both forms."""
    for form in _FORMS:
        *groups, backing = layout_of(form.model, edition)
        evidence = next(one for one in backing.fields if one.key == "evidence")
        values = {
            "title": form.title,
            "lead": form.lead,
            "confirm": form.confirm,
            "otherwise": form.otherwise,
            "kind": form.model.__name__.lower(),
            "folder": form.folder,
            "groups": groups,
            "evidence": evidence,
        }
        yield binder.bind(Page(form.address, "mitmachen", "form.html", form.title, form.lead), values)


def form_data(edition: Edition) -> Iterator[Artefact]:
    """Yield the data of each record as it was written, and the names of all."""
    catalogue = edition.catalogue
    for folder, entries in (("angebote", catalogue.offers), ("akteure", catalogue.actors)):
        for entry in entries.values():
            yield Artefact(f"{folder}/{entry.id}/eintrag.json", _json(_in_order(entry)))
    names = {
        "offers": {one.id: one.record.title for one in catalogue.offers.values()},
        "actors": {one.id: one.record.name for one in catalogue.actors.values()},
        "actors_aliases": _aliases(catalogue.actors.values()),
        **{key: _everyday_words(edition.vocabularies[key]) for key in ("topics", "audiences")},
    }
    yield Artefact(KNOWN, _json(names))


def _aliases(actors: Iterable[ActorEntry]) -> Mapping[str, str]:
    """Ids by the other names of actors; a name of two says nothing."""
    ids: dict[str, set[str]] = {}
    for one in actors:
        for name in (one.record.legal_name, one.record.short_name, *one.record.aliases):
            if name and name != one.record.name:
                ids.setdefault(name, set()).add(one.id)
    return {name: next(iter(found)) for name, found in ids.items() if len(found) == 1}


def _everyday_words(vocabulary: Vocabulary) -> Mapping[str, str]:
    """What else people call each code, to look through a long list."""
    return {one.code: " ".join(one.synonyms) for one in vocabulary.concepts if one.synonyms}


def _in_order(entry: OfferEntry | ActorEntry) -> Mapping[str, object]:
    return {key: entry.data[key] for key in type(entry.record).written_keys() if key in entry.data}


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
