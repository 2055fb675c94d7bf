"""The schemas as the form in the browser loads them: only what checking needs, in few words.

`assets/js/record_check.js` goes through a node word by word, so the order here is the order in which it checks.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..domain.bare import bare_keys
from ..domain.record import CHECK_KEY, CHECKS_KEY, FIRST_CHECKS_KEY, REFERENCE_KEY, VOCABULARY_KEY
from ..domain.vocabulary import Vocabularies
from .artefact import Artefact
from .json_schema import json_schemas

Node = dict[str, Any]
FOLDER = "mitmachen/schema"
_REFERENCE = "#/$defs/"
# Which rule a text breaks that has not the form of its kind; all others break „text-pattern“.
PATTERN_RULES = {
    "clock": "clock",
    "day": "date",
    "email": "email-address",
    "moment": "date",
    "month-day": "date",
    "number": "number",
    "one-line": "one-line",
    "partial-date": "date",
    "phone": "phone-number",
    "slug": "bad-id",
}
# What a pattern cannot say; the browser knows these by name.
NAMED_CHECKS = ("web", "day", "moment", "month-day", "partial-date")
# What people read but no check needs, and what is said in other words.
LEFT_OUT = {
    "$schema", "default", "defaultSnippets", "description", "discriminator", "errorMessage", "examples", "format",
    "markdownDescription", "markdownEnumDescriptions", "patternErrorMessage", "title", REFERENCE_KEY, VOCABULARY_KEY,
}  # fmt: skip


def form_schemas(vocabularies: Vocabularies) -> Iterator[Artefact]:
    """Yield `offer.json` and `actor.json`."""
    for name, text in json_schemas(vocabularies):
        schema = {**small(json.loads(text)), "bare": sorted(bare_keys())}
        path = f"{FOLDER}/{name.split('.')[0]}.json"
        yield Artefact(path, json.dumps(schema, ensure_ascii=False, separators=(",", ":")))


def small(node: Node) -> Node:
    """Return a schema in the words of the browser.

    Raises:
        KeyError: it uses a word of JSON Schema that nobody has taught the browser.
    """
    if "oneOf" in node:
        kinds = node["discriminator"]["mapping"]
        return {"kinds": {kind: reference.removeprefix(_REFERENCE) for kind, reference in kinds.items()}}
    if "anyOf" in node:
        return small({**_without_null(node["anyOf"]), **{key: node[key] for key in node if key != "anyOf"}})
    if node.get("type") == "boolean":
        return {"type": "string", "enum": ["true", "false"], "rule": "yes-or-no"}
    words: Node = {}
    for word in sorted(node.keys() - LEFT_OUT, key=_ORDER.__getitem__):
        words.update(_WORDS[word](node, node[word]))
    return words


def _without_null(choices: list[Node]) -> Node:
    # What is absent is not there, and a number that may also be text is one to the browser.
    return next(one for one in choices if one.get("type") != "null")


def _type(_node: Node, value: Any) -> Node:  # noqa: ANN401 - JSON has no one type
    return {"type": value if isinstance(value, str) else "string"}


def _check(node: Node, value: str) -> Node:
    # An address of the web has more to it than its pattern.
    found = {"pattern": node["pattern"]} if "pattern" in node and value != "web" else {}
    rule = {"rule": PATTERN_RULES[value]} if value in PATTERN_RULES else {}
    return {**found, **rule, **({"check": value} if value in NAMED_CHECKS else {})}


def _pattern(node: Node, value: str) -> Node:
    return {} if CHECK_KEY in node else {"pattern": value, "exact": True}


def _codes(_node: Node, value: list[str | int]) -> Node:
    return {"enum": [one for one in value if isinstance(one, str)]}


def _fields(_node: Node, value: Mapping[str, Node]) -> Node:
    return {"properties": {key: small(field) for key, field in value.items()}}


def _values(_node: Node, value: bool | Node) -> Node:  # noqa: FBT001 - as JSON Schema has it
    return {} if isinstance(value, bool) else {"values": small(value)}


def _named(word: str) -> Callable[[Node, Any], Node]:
    return lambda _, value: {word: value}


# All words of JSON Schema that the model uses, in the order in which Python checks them.
_WORDS: Mapping[str, Callable[[Node, Any], Node]] = {
    "$ref": lambda _, value: {"ref": value.removeprefix(_REFERENCE)},
    "type": _type,
    FIRST_CHECKS_KEY: _named("first"),
    "properties": _fields,
    "required": _named("required"),
    "propertyNames": lambda _, value: {"keys": small({"type": "string", **value})},
    "additionalProperties": _values,
    CHECKS_KEY: _named("checks"),
    "maxItems": _named("maxItems"),
    "minItems": _named("minItems"),
    "items": lambda _, value: {"items": small(value)},
    "uniqueItems": _named("unique"),
    "minLength": _named("minLength"),
    "maxLength": _named("maxLength"),
    CHECK_KEY: _check,
    "pattern": _pattern,
    "const": lambda _, value: {"enum": [value]},
    "enum": _codes,
    "minimum": _named("ge"),
    "exclusiveMinimum": _named("gt"),
    "maximum": _named("le"),
    "max_digits": _named("digits"),
    "decimal_places": _named("places"),
    "$defs": lambda _, value: {"defs": {name: small(one) for name, one in value.items()}},
}
_ORDER = {word: place for place, word in enumerate(_WORDS)}
