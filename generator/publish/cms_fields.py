"""From a JSON schema to the fields of an editing page that Sveltia CMS and Decap CMS both draw."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..domain.record import REFERENCE_KEY

Tree = dict[str, Any]
LONG, MARKDOWN = 200, 6000
"""Texts that may be longer than this get a box of several lines, or one for Markdown."""
_SHOWN = {"actors": "name", "offers": "title"}
"""The collections of the site, and by which key their entries are called."""


@dataclass(frozen=True)
class FieldMaker:
    """Makes fields from the parts of one schema; `definitions` are its `$defs`."""

    definitions: Mapping[str, Tree]

    def fields(self, schema: Tree) -> list[Tree]:
        """Return a field for each property of a block."""
        needed = schema.get("required", ())
        return [self.field(name, one, required=name in needed) for name, one in schema["properties"].items()]

    def field(self, name: str, schema: Tree, *, required: bool) -> Tree:
        """Return one field; its label is the description of the model."""
        whole = self._whole(schema)
        words = whole.get("description", name)
        label = words.partition(":")[0].partition(",")[0]
        hint = {"hint": words} if words != label else {}
        head = {"name": name, "label": label[0].upper() + label[1:], "required": required, **hint}
        return {**head, **self._widget(whole)}

    def _whole(self, schema: Tree) -> Tree:
        name = schema.get("$ref", "").rpartition("/")[2]
        return {**self.definitions[name], **schema} if name else schema

    def _widget(self, schema: Tree) -> Tree:
        if "oneOf" in schema:
            return _block(list(self._of_all_kinds(schema["oneOf"])))
        if "properties" in schema:
            return _block(self.fields(schema))
        if "propertyNames" in schema:
            return _block(list(self._by_code(schema)))
        if schema.get("type") == "array":
            return self._list(schema)
        return _single(schema)

    def _of_all_kinds(self, kinds: list[Tree]) -> Iterator[Tree]:
        """Yield the fields of all kinds of a block; neither CMS can show those of one kind only."""
        having: dict[str, list[str]] = {}
        known: dict[str, Tree] = {}
        options = []
        for properties in (self._whole(one)["properties"] for one in kinds):
            kind = properties["kind"]
            options.append({"label": kind["description"], "value": kind["const"]})
            for name, one in properties.items():
                having.setdefault(name, []).append(kind["description"])
                known.setdefault(name, one)
        yield {"name": "kind", "label": "Art", "required": True, "widget": "select", "options": options}
        for name in [one for one in known if one != "kind"]:
            field = self.field(name, known[name], required=False)
            only = "" if len(having[name]) == len(kinds) else f" (nur: {', '.join(having[name])})"
            yield {**field, "hint": f"{field.get('hint', field['label'])}{only}"}

    def _by_code(self, schema: Tree) -> Iterator[Tree]:
        names = schema["propertyNames"]
        for code, label in zip(names["enum"], names["markdownEnumDescriptions"], strict=True):
            yield self.field(code, {**schema["additionalProperties"], "description": label}, required=False)

    def _list(self, schema: Tree) -> Tree:
        item = self._whole(schema["items"])
        size = {"min": schema.get("minItems"), "max": schema.get("maxItems")}
        limits = {key: value for key, value in size.items() if value is not None}
        if REFERENCE_KEY in schema:
            item = {**item, REFERENCE_KEY: schema[REFERENCE_KEY]}
        if "properties" in item:
            return {"widget": "list", "collapsed": True, **limits, "fields": self.fields(item)}
        one = _single(item)
        if one["widget"] in ("select", "relation"):
            return {**one, "multiple": True, **limits}
        return {"widget": "list", **limits, "field": {"name": "value", "label": "Wert", **one}}


def _block(fields: list[Tree]) -> Tree:
    return {"widget": "object", "collapsed": True, "fields": fields}


def _single(schema: Tree) -> Tree:
    if "enum" in schema:
        return {"widget": "select", "options": list(_options(schema))}
    if schema.get(REFERENCE_KEY) in _SHOWN:
        return _relation(schema[REFERENCE_KEY])
    if schema.get("type") == "boolean":
        return _yes_or_no(schema)
    numbers = [one for one in (schema, *schema.get("anyOf", ())) if one.get("type") in ("integer", "number")]
    return _number(schema, numbers[0]) if numbers else _text(schema)


def _options(schema: Tree) -> Iterator[Tree]:
    labels: list[str] = schema.get("markdownEnumDescriptions") or schema["enum"]
    numbers = {str(code): code for code in schema["enum"] if isinstance(code, int)}
    for code, label in zip(schema["enum"], labels, strict=False):
        if isinstance(code, str):  # bare digits in a record are a number for a CMS
            yield {"label": label, "value": numbers.get(code, code)}


def _relation(collection: str) -> Tree:
    key = _SHOWN[collection]
    return {
        "widget": "relation", "collection": collection, "value_field": "{{slug}}",
        "display_fields": [key], "search_fields": [key],
    }  # fmt: skip


def _yes_or_no(schema: Tree) -> Tree:
    if "default" in schema:
        return {"widget": "boolean", "default": schema["default"]}
    # A switch knows no third place, and what is not known must not become „no“.
    return {
        "widget": "select",
        "options": [{"label": "ja", "value": "true"}, {"label": "nein", "value": "false"}],
    }


def _number(schema: Tree, kind: Tree) -> Tree:
    bounds = {"min": schema.get("minimum"), "max": schema.get("maximum")}
    known = {key: value for key, value in bounds.items() if value is not None}
    return {"widget": "number", "value_type": "int" if kind["type"] == "integer" else "float", **known}


def _text(schema: Tree) -> Tree:
    """Return a text field; dates are texts too, because a CMS would write them in other ways."""
    most = schema.get("maxLength", 0)
    if most >= MARKDOWN:
        return {"widget": "markdown"}
    limits = {"minlength": schema.get("minLength"), "maxlength": most or None}
    pattern = schema.get("pattern")
    message = {"pattern": [pattern, schema.get("patternErrorMessage", "")]} if pattern else {}
    widget = "text" if most > LONG else "string"
    return {"widget": widget, **{key: value for key, value in limits.items() if value}, **message}
