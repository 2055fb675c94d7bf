"""What makes a JSON schema speak German in an editor: messages, hovers and examples.

Editors know these keywords beside those of JSON Schema: `markdownDescription` (hover and completion),
`patternErrorMessage` and `errorMessage` (instead of their own words), `defaultSnippets` (offered in an empty file).
Examples stand in the words only: what stands under `examples` would be written into the record.
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
    example = next(iter(node.pop("examples", ())), "") or _EXAMPLES.get(node.get(CHECK_KEY, ""), "")
    # The model's own sentences are English and for developers.
    if "properties" in node:
        node.pop("description", None)
    told = {key: _below(key, value, words) for key, value in node.items()}
    return {**told, **_hover(node, example), **_messages(node, words, example)}


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


def _hover(node: Schema, example: str) -> Schema:
    limits = [_limit(node.get(f"min{what}"), node.get(f"max{what}"), unit) for what, unit in _BOUNDS]
    limits.append(_limit(node.get("minimum"), node.get("maximum"), ""))
    words = node.get("description", "")
    # Some descriptions say their limits themselves, and in better words.
    said = [] if "Zeichen" in words else [" · ".join(filter(None, limits))]
    said += [f"Zum Beispiel: `{example}`"] if example else []
    told = "\n\n".join(filter(None, [words, *said]))
    return {"markdownDescription": told} if words and told != words else {}


def _limit(least: object, most: object, unit: str) -> str:
    if most is None:
        return ""
    return f"{least} bis {most} {unit}".strip() if least else f"höchstens {most} {unit}".strip()


def _messages(node: Schema, words: str, example: str) -> Schema:
    if "enum" in node:
        return {"errorMessage": f"Das steht nicht in der Liste: {words}. Strg+Leertaste zeigt alle Werte."}
    # A block gets none: its message would also stand for an unknown or missing key, without naming it.
    kind = node.get("type")
    expected = _KINDS.get(kind, "") if isinstance(kind, str) else ""
    message = {"errorMessage": f"Hier steht {expected}: {words.rstrip('?')}."} if expected else {}
    if "pattern" in node or CHECK_KEY in node:
        line = " in einer Zeile" if node.get(CHECK_KEY) == "one-line" else ""
        such = f", zum Beispiel {example}" if example else ""
        message["patternErrorMessage"] = f"Das passt hier nicht. Erwartet: {words}{line}{such}."
    return message


def whole_record(schema: Schema, title: str) -> list[Schema]:
    """Return what an editor offers in an empty file: everything that a record needs, to be filled in."""
    body = {
        name: _blank(schema["properties"][name], number)
        for number, name in enumerate([*schema["required"], "confirmed_on"], 1)
    }
    words = "Alles, was der Eintrag braucht. Mit der Tabulatortaste geht es von Feld zu Feld."
    return [{"label": f"Neuer Eintrag: {title}", "description": words, "body": body}]


def _blank(schema: Schema, number: int) -> Any:  # noqa: ANN401 - JSON has no one type
    if schema.get("type") == "array":
        return [f"${number}"]
    return {"kind": f"${number}"} if "oneOf" in schema else f"${number}"
