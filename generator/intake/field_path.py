"""From a finding of the model to the place in the record: path in the data, model around it, words."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin

from ..domain.record import Part
from ..origin import FieldPath
from .yaml_text import Data

MOST_QUOTED = 60


@dataclass(frozen=True)
class Spot:
    """A place in a record: its path in the data, and the model that describes what lies there."""

    path: FieldPath
    around: type[Part] | None
    here: type[Part] | None = None
    """The model of the block that belongs here, or of the entries of the list."""

    @property
    def words(self) -> str:
        """The path as partners read it: „places, 2. Eintrag › name“."""
        said = ""
        for part in self.path:
            said += (
                f", {part + 1}. Eintrag" if isinstance(part, int) else f"{' › ' if said else ''}{short(part)}"
            )
        return said

    @property
    def key(self) -> str:
        """The last step of the path where it is a key; empty for an entry of a list."""
        return short(self.path[-1]) if self.path and isinstance(self.path[-1], str) else ""

    @property
    def is_needed(self) -> bool:
        """Whether the record is not complete without this key."""
        fields = self.around.model_fields.items() if self.around and self.key else ()
        return any(field.is_required() for name, field in fields if self.key in (name, field.alias))

    @property
    def first_key_below(self) -> str:
        """The key that a block here begins with: the first one it needs, or the first of all."""
        fields = self.here.model_fields.items() if self.here else ()
        needed = sorted(fields, key=lambda one: not one[1].is_required())
        return next((field.alias or name for name, field in needed), "")

    @property
    def known_keys(self) -> tuple[str, ...]:
        """The keys that may stand beside this one."""
        return self.around.written_keys() if self.around else ()


def spot_of(model: type[Part], location: tuple[str | int, ...], data: Data) -> Spot:
    """Translate a location of pydantic; it also names union members, which the data does not have."""
    path: list[str | int] = []
    around: type[Part] | None = model
    current: Any = model
    node: Any = data
    for index, step in enumerate(location):
        last = index == len(location) - 1
        if isinstance(step, int):
            path.append(step)
            node = node[step] if isinstance(node, list) and step < len(node) else None
            current = _item_type(current)
        elif _is_member_tag(node, step, last=last):
            current = _member(current, step)
        elif step == "[key]":
            continue
        else:
            around = _as_part(current, node)
            path.append(step)
            node = node.get(step) if isinstance(node, dict) else None
            current = _field_type(around, step) if around else _value_type(current)
    return Spot(tuple(path), around, _as_part(current, node) or _as_part(_item_type(current), None))


def short(value: object) -> str:
    """Quote no more of what somebody wrote than fits in a line."""
    text = str(value)
    return text if len(text) <= MOST_QUOTED else text[: MOST_QUOTED - 1] + "…"


def _is_member_tag(node: object, step: str, *, last: bool) -> bool:
    return (
        isinstance(node, dict)
        and node.get("kind") == step
        and step not in node
        and not (last and step == "kind")
    )


def _strip(annotation: Any) -> Any:  # noqa: ANN401 - annotations have no common type
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def _members(annotation: Any) -> Iterator[Any]:  # noqa: ANN401
    annotation = _strip(annotation)
    if get_origin(annotation) in (Union, types.UnionType):
        for member in get_args(annotation):
            yield from _members(member)
    else:
        yield annotation


def _is_part(value: object) -> TypeGuard[type[Part]]:
    return isinstance(value, type) and issubclass(value, Part)


def _as_part(annotation: Any, node: object) -> type[Part] | None:  # noqa: ANN401
    parts = [member for member in _members(annotation) if _is_part(member)]
    if len(parts) > 1 and isinstance(node, dict):
        return next((part for part in parts if _tag(part) == node.get("kind")), None)
    return parts[0] if parts else None


def _tag(part: type[Part]) -> str | None:
    kind = part.model_fields.get("kind")
    if kind is None or get_origin(kind.annotation) is not Literal:
        return None
    return str(get_args(kind.annotation)[0])


def _member(annotation: Any, tag: str) -> Any:  # noqa: ANN401
    return next((part for part in _members(annotation) if _is_part(part) and _tag(part) == tag), None)


def _field_type(part: type[Part], key: str) -> Any:  # noqa: ANN401
    for name, field in part.model_fields.items():
        if key in (name, field.alias):
            return field.annotation
    return None


def _item_type(annotation: Any) -> Any:  # noqa: ANN401
    return next((get_args(member)[0] for member in _members(annotation) if get_origin(member) is list), None)


def _value_type(annotation: Any) -> Any:  # noqa: ANN401
    return next((get_args(member)[1] for member in _members(annotation) if get_origin(member) is dict), None)
