"""JSON Schemas for editors and forms, derived from the model; the codes come from the vocabularies."""

import json
import re
from collections.abc import Iterator
from typing import Any

from ..domain.actor import Actor
from ..domain.ended import EndedRecords
from ..domain.offer import Offer
from ..domain.record import VOCABULARY_KEY, Part, schema_of
from ..domain.vocabulary import Vocabularies
from .editor_words import Schema, for_editors, whole_record

_NUMBER = re.compile(r"-?[1-9]\d*")
_KINDS = ("schedule-kinds", "place-kinds")
# Where a validator of ours stands before the number, pydantic writes its own names for the bounds.
_BOUNDS = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum"}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FILES: tuple[tuple[str, type[Part], str], ...] = (
    ("offer.schema.json", Offer, "Angebot"),
    ("actor.schema.json", Actor, "Akteur"),
)


def json_schemas(vocabularies: Vocabularies) -> Iterator[tuple[str, str]]:
    """Yield name and text of the schema of each kind of record."""
    for name, model, title in _FILES:
        schema = _with_codes(schema_of(model), vocabularies)
        yield name, _text(schema, title, defaultSnippets=whole_record(schema, title))


def editor_schemas(vocabularies: Vocabularies) -> Iterator[tuple[str, str]]:
    """Yield name and text of each schema that editors read: of the records, and of those taken out."""
    yield from json_schemas(vocabularies)
    ended = _with_codes(schema_of(EndedRecords), vocabularies)
    yield "ended.schema.json", _text(ended, "Beendete Einträge")


def _text(schema: Schema, title: str, **more: object) -> str:
    whole = {"$schema": _DIALECT, **for_editors(schema), "title": title, **more}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _with_codes(node: Any, vocabularies: Vocabularies) -> Any:  # noqa: ANN401 - JSON has no one type
    if isinstance(node, list):
        return [_with_codes(item, vocabularies) for item in node]
    if not isinstance(node, dict):
        return node
    filled = {
        _BOUNDS.get(key, key): _with_codes(value, vocabularies)
        for key, value in node.items()
        if key != "title" or not isinstance(value, str)
    }
    if VOCABULARY_KEY in node:
        concepts = vocabularies[node[VOCABULARY_KEY]].concepts
        filled["enum"] = [concept.code for concept in concepts]
        filled["markdownEnumDescriptions"] = [concept.label for concept in concepts]
    elif "const" in node or "enum" in node:
        filled.update(_labels(node, vocabularies))
    numbers = [
        int(value) for value in filled.get("enum", []) if isinstance(value, str) and _NUMBER.fullmatch(value)
    ]
    if numbers:
        # An editor reads a bare 1 as a number; both spellings are the same code.
        filled["enum"] = [*filled["enum"], *numbers]
        filled["type"] = ["string", "integer"]
    return filled


def _labels(node: Any, vocabularies: Vocabularies) -> dict[str, Any]:  # noqa: ANN401
    """Return the labels of a closed list that the model itself holds, where a vocabulary knows them."""
    for name in _KINDS:
        vocabulary = vocabularies[name]
        if node.get("const") in vocabulary:
            return {"description": vocabulary.label(node["const"])}
        if all(code in vocabulary for code in node.get("enum", [None])):
            return {"markdownEnumDescriptions": [vocabulary.label(code) for code in node["enum"]]}
    return {}
