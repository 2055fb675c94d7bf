"""The JSON interface: seven lists as files, each under an address that stays."""

from collections.abc import Iterator
from typing import Any

from ...domain.addresses import addresses_of
from ...domain.vocabulary import Vocabulary
from ..edition import Edition
from ..linked.node import known
from .change_list import change_items
from .data_file import DataFile, as_json
from .facet_list import facet_items
from .record_json import actor_json, offer_json

API = "api/v1"
JSON = "application/json"
NO_LISTS = ("everyday-words", "proper-names")
"""Lists with these beginnings help the search; no record uses their codes."""


LISTS = {
    "offers": ("Alle Angebote", "Jedes Angebot mit allen Angaben.", ("Angebot", "Angebote")),
    "actors": ("Alle Akteure", "Jeder Akteur mit seinem Profil.", ("Akteur", "Akteure")),
    "vocabularies": ("Alle Listen", "Die Codes der Angaben mit ihren deutschen Namen.", ("Liste", "Listen")),
    "statements": (
        "Aussagen des Leitbilds",
        "Jede Aussage mit den Angeboten, die sie leben.",
        ("Aussage", "Aussagen"),
    ),
    "facets": (
        "Alle Filter",
        "Themen, Zielgruppen, Stadtteile und mehr: wie viele Angebote es zu jedem Wert gibt und wo sie stehen.",
        ("Filter", "Filter"),
    ),
    "changes": (
        "Letzte Änderungen",
        "Was sich in den letzten 30 Tagen geändert hat, Angabe für Angabe; ohne „since“ ist es nicht bekannt.",
        ("Änderung", "Änderungen"),
    ),
    "addresses": (
        "Alle Adressen",
        "Jede Seite eines Eintrags, auch frühere: wohin sie umgezogen ist oder seit wann der Eintrag beendet ist.",
        ("Adresse", "Adressen"),
    ),
}
"""Title, text and what is counted, for each list."""


def api_files(edition: Edition) -> Iterator[DataFile]:
    """Yield the lists of the interface."""
    catalogue = edition.catalogue
    yield _list(edition, "offers", [offer_json(edition, one) for _, one in sorted(catalogue.offers.items())])
    yield _list(edition, "actors", [actor_json(edition, one) for _, one in sorted(catalogue.actors.items())])
    yield _list(edition, "vocabularies", [_vocabulary(one) for one in lists_of(edition)])
    yield _list(edition, "statements", _statements(edition))
    yield _list(edition, "facets", list(facet_items(edition)))
    since = {"since": str(edition.history.since)} if edition.history else {}
    yield _list(edition, "changes", list(change_items(edition)), **since)
    addresses = addresses_of(catalogue).model_dump(mode="json", exclude_none=True)
    yield _list(edition, "addresses", addresses["addresses"])


def lists_of(edition: Edition) -> list[Vocabulary]:
    """Return the lists whose codes records use."""
    return [one for name, one in sorted(edition.vocabularies.items()) if not name.startswith(NO_LISTS)]


def _list(edition: Edition, name: str, items: list[Any], **more: str) -> DataFile:
    title, text, counted = LISTS[name]
    license_ = {"id": edition.site.data_license, "url": edition.site.data_license_url}
    content = as_json({"license": license_, "count": len(items), **more, name: items})
    return DataFile(f"{API}/{name}.json", title, text, "JSON", JSON, content, len(items), counted)


def _vocabulary(one: Vocabulary) -> dict[str, Any]:
    concepts = [
        known(code=each.code, label=each.label, broader=each.broader, uri=each.uri, close_match=each.close_match,
              definition=each.definition, synonyms=each.synonyms, replaced_by=each.replaced_by)
        for each in one.concepts
    ]  # fmt: skip
    return {"id": one.id, "title": one.title, "open": one.open, "concepts": concepts}


def _statements(edition: Edition) -> list[dict[str, Any]]:
    catalogue = edition.catalogue
    return [
        {
            "id": one.id,
            "title": one.title,
            "page": f"{edition.site.address or ''}/leitbild/#{one.id}",
            "license": edition.site.data_license,
            "offers": sorted(entry.id for entry in catalogue.offers_serving(one.id)),
        }
        for one in catalogue.leitbild.statements
    ]
