"""The description of the JSON interface (OpenAPI 3.1), with schemas made from the model."""

from typing import Any

from ...domain.actor import Actor
from ...domain.changes import Kind
from ...domain.evidence import Freshness
from ...domain.offer import Offer
from ...domain.record import schema_of
from ..edition import Edition
from .api import API, JSON, LISTS
from .data_file import DataFile, as_json
from .record_json import NOT_SHOWN, OLD_CONTACT, OLD_PRICES, actor_json, offer_json

_PROMISE = (
    "Die Adressen unter /api/v1/ bleiben. Neue Angaben können dazukommen; keine fällt weg und keine ändert ihre "
    "Bedeutung. Was das nicht halten kann, erscheint unter /api/v2/, und /api/v1/ bleibt danach zwölf Monate. "
    "Fehlt eine Angabe, ist sie nicht bekannt."
)
_TEXT: dict[str, Any] = {"type": "string"}
_DAY: dict[str, Any] = {"type": "string", "format": "date"}
RECORD_HEAD: dict[str, Any] = {
    "id": {**_TEXT, "description": "Kennung; sie bleibt"},
    "page": {**_TEXT, "description": "Adresse der Seite des Eintrags"},
    "record": {**_TEXT, "description": "der Eintrag allein, wie er geschrieben wurde"},
    "license": {**_TEXT, "description": "Lizenz der Daten"},
    "freshness": {"enum": [one.value for one in Freshness], "description": "wie verlässlich der Eintrag ist"},
    "freshness_text": {**_TEXT, "description": "dasselbe als Satz"},
    "marks": {
        "type": "array",
        "items": {"enum": [OLD_PRICES, OLD_CONTACT]},
        "description": "Warnungen der Seite: Preise oder Kontaktdaten sind vielleicht nicht mehr aktuell",
    },
}
_ALWAYS = ["id", "page", "record", "license", "freshness"]


def openapi_file(edition: Edition) -> DataFile:
    """Return the description of the interface."""
    site = edition.site
    server = [{"url": site.address}] if site.address else []
    content = {
        "openapi": "3.1.0",
        "info": {
            "title": f"{site.name}: Daten",
            "version": "1.0.0",
            "description": _PROMISE,
            "license": {"name": site.data_license, "url": site.data_license_url},
        },
        **({"servers": server} if server else {}),
        "paths": _paths(),
        "components": {"schemas": _schemas(edition)},
    }
    return DataFile(
        f"{API}/openapi.json", "Beschreibung der Schnittstelle", "Was in den JSON-Dateien steht (OpenAPI 3.1).",
        "JSON", "application/openapi+json", as_json(content), len(LISTS), ("Liste", "Listen"),
    )  # fmt: skip


_LICENSE = {"type": "object", "properties": {"id": _TEXT, "url": _TEXT}, "required": ["id", "url"]}
_ITEMS = {"offers": "Offer", "actors": "Actor", "vocabularies": "Vocabulary", "statements": "Statement",
          "facets": "Facet", "changes": "Change", "addresses": "PageAddress"}  # fmt: skip


def _paths() -> dict[str, Any]:
    lists = {
        f"/{API}/{name}.json": {
            "get": {"operationId": name, "summary": LISTS[name][0], "responses": _answer(name, item)}
        }
        for name, item in _ITEMS.items()
    }
    return {**lists, f"/{API}/actors/{{id}}/offers.json": {"get": _programme()}}


def _programme() -> dict[str, Any]:
    """Describe the file that partners' own websites read."""
    one = _object(title=_TEXT, page=_TEXT, when=_TEXT, where=_TEXT, cost=_TEXT, freshness=_TEXT, badge=_TEXT)
    body = _object(license=_LICENSE, directory=_TEXT, page=_TEXT, offers={"type": "array", "items": one})
    parameter = {
        "name": "id",
        "in": "path",
        "required": True,
        "schema": _TEXT,
        "description": "Kennung des Akteurs",
    }
    return {
        "operationId": "programme",
        "summary": "Die laufenden Angebote eines Akteurs, in Worten für eine Liste",
        "parameters": [parameter],
        "responses": {"200": {"description": "Die ganze Liste", "content": {JSON: {"schema": body}}}},
    }


def _answer(name: str, schema: str) -> dict[str, Any]:
    properties = {
        "license": _LICENSE,
        "count": {"type": "integer", "minimum": 0},
        name: {"type": "array", "items": {"$ref": f"#/components/schemas/{schema}"}},
    }
    required = list(properties)
    if name == "changes":
        properties["since"] = {**_DAY, "description": "so weit reicht die Liste; fehlt ohne Verlauf"}
    body = {"type": "object", "properties": properties, "required": required}
    return {"200": {"description": "Die ganze Liste", "content": {JSON: {"schema": body}}}}


def _schemas(edition: Edition) -> dict[str, Any]:
    schemas: dict[str, Any] = {}
    for model in (Offer, Actor):
        # Written as output: what the record does not say is left out, so nothing but the head is required.
        schema = _without_nothing(schema_of(model, "serialization", "#/components/schemas/{model}"))
        schemas |= schema.pop("$defs")
        required = [key for key in schema["required"] if key not in NOT_SHOWN]
        own = {key: one for key, one in schema["properties"].items() if key not in NOT_SHOWN}
        schemas[model.__name__] = {
            **schema, "properties": {**RECORD_HEAD, **own}, "required": [*_ALWAYS, *required],
        }  # fmt: skip
    concept = {"type": "object", "properties": {"code": _TEXT, "label": _TEXT}, "required": ["code", "label"]}
    schemas["Vocabulary"] = _object(id=_TEXT, title=_TEXT, concepts={"type": "array", "items": concept})
    offers = {"type": "array", "items": _TEXT}
    schemas["Statement"] = _object(id=_TEXT, title=_TEXT, page=_TEXT, license=_TEXT, offers=offers)
    schemas["Facet"] = _facet()
    schemas["Change"] = _change()
    schemas["PageAddress"] = _page_address()
    return _with_examples(schemas, edition)


def _with_examples(schemas: dict[str, Any], edition: Edition) -> dict[str, Any]:
    """Return the schemas with a real record each, where there is one."""
    offers, actors = edition.catalogue.offers, edition.catalogue.actors
    if offers:
        schemas["Offer"]["examples"] = [offer_json(edition, offers[min(offers)])]
    if actors:
        schemas["Actor"]["examples"] = [actor_json(edition, actors[min(actors)])]
    return schemas


def _facet() -> dict[str, Any]:
    whole = {"type": "integer", "minimum": 0}
    value = _object(
        code=_TEXT,
        label=_TEXT,
        page=_TEXT,
        current={**whole, "description": "laufende Angebote"},
        total={**whole, "description": "alle Angebote, auch frühere"},
    )
    value["properties"] |= {
        "broader": {**_TEXT, "description": "Code des Oberbegriffs"},
        "search": {**_TEXT, "description": "die Suche mit diesem Filter"},
        "calendar": {**_TEXT, "description": "die Termine dazu (iCalendar)"},
    }
    facet = _object(id=_TEXT, title=_TEXT, page=_TEXT, values={"type": "array", "items": value})
    facet["properties"]["parameter"] = {**_TEXT, "description": "Name in der Adresse der Suche"}
    return facet


def _without_nothing(node: Any) -> Any:  # noqa: ANN401 - JSON has no one type
    """Return a schema without defaults that say nothing: a key that is left out is no empty list."""
    if isinstance(node, list):
        return [_without_nothing(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _without_nothing(one) for key, one in node.items() if key != "default" or one not in ([], None)
    }


def _change() -> dict[str, Any]:
    field = _object(key=_TEXT, text={**_TEXT, "description": "zum Beispiel „Preis: von 5 auf 7 Euro“"})
    always = _object(
        day=_DAY,
        kind={"enum": [one.value for one in Kind], "description": "was geschehen ist"},
        type={"enum": ["offer", "actor"]},
        id=_TEXT,
        name=_TEXT,
    )
    sometimes = {
        "former_id": {**_TEXT, "description": "frühere Kennung eines umbenannten Eintrags"},
        "page": {**_TEXT, "description": "Adresse der Seite; fehlt, wo es keine mehr gibt"},
        "fields": {"type": "array", "items": field},
    }
    return {**always, "properties": {**always["properties"], **sometimes}}


def _page_address() -> dict[str, Any]:
    always = _object(address={**_TEXT, "description": "Adresse der Seite auf dieser Website"})
    sometimes = {
        "moved_to": {**_TEXT, "description": "die neue Adresse, wo der Eintrag umgezogen ist"},
        "ended_on": {**_DAY, "description": "letzter Tag eines Eintrags, den es nicht mehr gibt"},
    }
    return {**always, "properties": {**always["properties"], **sometimes}}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}
