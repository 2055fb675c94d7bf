"""What makes a JSON schema speak German in an editor: messages, hovers and examples.

Editors know these keywords beside those of JSON Schema: `markdownDescription` (hover and completion),
`patternErrorMessage` and `errorMessage` (instead of their own words), `examples`.
"""

from typing import Any

from ..domain.record import CHECK_KEY

Schema = dict[str, Any]
# By the check that a text must pass: an example, which says more than any pattern.
_EXAMPLES = {
    "slug": "bachfreunde-musterstadt",
    "web": "https://www.beispiel.de",
    "email": "info@beispiel.de",
    "phone": "01234 567-0",
    "day": "2027-05-16",
    "moment": "2027-05-16 10:30",
    "partial-date": "2027-05",
    "clock": "18:30",
    "month-day": "04-01",
}
_KINDS = {
    "array": "eine Liste, jeder Wert hinter einem Strich in einer Zeile",
    "string": "ein Text",
    "integer": "eine ganze Zahl",
    "number": "eine Zahl",
    "boolean": "true für ja oder false für nein",
}
_BOUNDS = (("Length", "Zeichen"), ("Items", "Einträge"))


def for_editors(schema: Schema, words: str = "") -> Schema:
    """Return the schema with words for people; `words` describes the place, where the schema itself does not."""
    node = _without_nothing(schema)
    words = node.get("description", words)
    # The model's own sentences are English and for developers.
    if "properties" in node:
        node.pop("description", None)
    told = {key: _below(key, value, words) for key, value in node.items()}
    return {**told, **_hover(node), **_examples(node), **_messages(node, words)}


def _below(key: str, value: Any, words: str) -> Any:  # noqa: ANN401 - JSON has no one type
    if key in ("properties", "$defs"):
        return {name: for_editors(one) for name, one in value.items()}
    if isinstance(value, list):
        return [for_editors(one, words) if isinstance(one, dict) else one for one in value]
    return for_editors(value, words) if key in ("items", "additionalProperties") and value else value


def _without_nothing(node: Schema) -> Schema:
    """Leave out „or nothing“: what is not known is not written, so an editor should not offer it."""
    kept = {key: value for key, value in node.items() if key != "default" or value not in (None, [], {})}
    real = [one for one in kept.get("anyOf", ()) if one != {"type": "null"}]
    if len(real) == 1:
        del kept["anyOf"]
        return {**real[0], **kept}
    return kept


def _hover(node: Schema) -> Schema:
    limits = [_limit(node.get(f"min{what}"), node.get(f"max{what}"), unit) for what, unit in _BOUNDS]
    limits.append(_limit(node.get("minimum"), node.get("maximum"), ""))
    said = " · ".join(filter(None, limits))
    # Some descriptions say their limits themselves, and in better words.
    if not said or "description" not in node or "Zeichen" in node["description"]:
        return {}
    return {"markdownDescription": f"{node['description']}\n\n{said}"}


def _limit(least: object, most: object, unit: str) -> str:
    if most is None:
        return ""
    return f"{least} bis {most} {unit}".strip() if least else f"höchstens {most} {unit}".strip()


def _examples(node: Schema) -> Schema:
    example = _EXAMPLES.get(node.get(CHECK_KEY, ""))
    return {"examples": node.get("examples", [example])} if example else {}


def _messages(node: Schema, words: str) -> Schema:
    if "enum" in node:
        return {"errorMessage": f"Das steht nicht in der Liste: {words}. Strg+Leertaste zeigt alle Werte."}
    # A block gets none: its message would also stand for an unknown or missing key, without naming it.
    kind = node.get("type")
    expected = _KINDS.get(kind, "") if isinstance(kind, str) else ""
    message = {"errorMessage": f"Hier steht {expected}: {words.rstrip('?')}."} if expected else {}
    if "pattern" in node or CHECK_KEY in node:
        line = " in einer Zeile" if node.get(CHECK_KEY) == "one-line" else ""
        such = "".join(f", zum Beispiel {one}" for one in _examples(node).get("examples", ()))
        message["patternErrorMessage"] = f"Das passt hier nicht. Erwartet: {words}{line}{such}."
    return message
