"""Which keys hold numbers, dates or codes, so that their values may stand in a record without quotes."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from .actor import Actor
from .offer import Offer
from .record import CHECK_KEY, VOCABULARY_KEY, schema_of

_DATES = ("day", "moment", "month-day", "partial-date")


@cache
def bare_keys() -> frozenset[str]:
    """Return the keys that hold no free text anywhere in an offer or an actor."""
    found = [pair for model in (Offer, Actor) for pair in _fields(schema_of(model))]
    texts = {key for key, leaves in found if all(map(_is_text, leaves))}
    return frozenset(key for key, _ in found if key not in texts)


def _fields(node: Any) -> Iterator[tuple[str, list[Any]]]:  # noqa: ANN401 - JSON has no one type
    if isinstance(node, dict):
        for key, field in node.get("properties", {}).items():
            leaves = list(_leaves(field))
            if leaves:
                yield key, leaves
        for value in node.values():
            yield from _fields(value)
    elif isinstance(node, list):
        for item in node:
            yield from _fields(item)


def _leaves(field: Any) -> Iterator[Any]:  # noqa: ANN401
    for one in field.get("anyOf", [field]):
        if one.get("type") == "array":
            yield from _leaves(one["items"])
        elif "type" in one and one["type"] not in ("null", "object"):
            yield one


def _is_text(leaf: Any) -> bool:  # noqa: ANN401
    is_listed = VOCABULARY_KEY in leaf or "enum" in leaf or "const" in leaf
    return leaf["type"] == "string" and not is_listed and leaf.get(CHECK_KEY) not in _DATES
