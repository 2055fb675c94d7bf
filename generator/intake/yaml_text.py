"""YAML text to plain data with origins: libyaml's events, and a builder that allows only what records need.

Every scalar stays text until the model reads it. Tags, anchors, aliases, merge keys, duplicate keys and
second documents are findings, as is any depth a record never has; so no input can blow up or run code.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NoReturn

import yaml

from ..origin import FieldPath, Origin, Origins
from ..problem import Problem
from .characters import character_problem, is_harmless, why_forbidden
from .yaml_mistakes import Complaint, syntax_problem

MAX_DEPTH = 8
_SWALLOWED = re.compile(r"\s+(#[^\s#!=-].*)")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Data = dict[str, "Data"] | list["Data"] | str


@dataclass(frozen=True)
class Document:
    """The data of one file, and where each part of it was written."""

    data: Data
    origins: Origins


class _Refused(Exception):  # noqa: N818 - it carries a finding and never leaves this module
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@dataclass
class _Builder:
    file: str
    events: Iterator[yaml.Event]
    lines: list[str]
    values: dict[FieldPath, Origin] = field(default_factory=dict)
    keys: dict[FieldPath, Origin] = field(default_factory=dict)


def parse_yaml(text: str, file: str) -> Document | tuple[Problem, ...]:
    """Read one record; what is not a plain record comes back as findings, never as an exception."""
    return build(yaml.parse(text, Loader=_LOADER), text.split("\n"), file)


def build(events: Iterable[yaml.Event], lines: list[str], file: str) -> Document | tuple[Problem, ...]:
    """Build a record from YAML events; `lines` are the source lines, for finding swallowed text."""
    builder = _Builder(file, iter(events), lines)
    try:
        data = _document(builder)
    except _Refused as refusal:
        return (refusal.problem,)
    except yaml.MarkedYAMLError as error:
        return (syntax_problem(_complaint(error, file, lines)),)
    except yaml.reader.ReaderError as error:
        return (
            Problem(
                Origin(file),
                "yaml-syntax",
                f"Das Zeichen an Stelle {error.position + 1} lässt sich nicht lesen.",
                "Löschen Sie das Zeichen.",
            ),
        )
    return Document(data, Origins(file, builder.values, builder.keys))


def _document(builder: _Builder) -> Data:
    event = _next(builder)
    while isinstance(event, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
        event = _next(builder)
    data = "" if isinstance(event, yaml.StreamEndEvent) else _node(builder, event, (), 1)
    while not isinstance(event, yaml.StreamEndEvent):
        event = _next(builder)
        if isinstance(event, yaml.DocumentStartEvent):
            _refuse(
                builder, event, "yaml-second-document", "Hier beginnt ein zweites Dokument („---“).",
                "Jede Datei enthält genau einen Eintrag. Legen Sie für den zweiten eine eigene Datei an.",
            )  # fmt: skip
    if not data:
        hint = "Beginnen Sie mit der Vorlage aus der Anleitung."
        raise _Refused(Problem(Origin(builder.file), "file-empty", "Die Datei ist leer.", hint))
    return data


def _next(builder: _Builder) -> yaml.Event:
    return next(builder.events, yaml.StreamEndEvent())


def _node(builder: _Builder, event: yaml.Event, path: FieldPath, depth: int) -> Data:
    origin = _origin(builder, event)
    builder.values[path] = origin
    _plain_only(builder, event)
    if depth > MAX_DEPTH:
        _refuse(
            builder, event, "yaml-too-deep", f"Hier liegen mehr als {MAX_DEPTH} Ebenen ineinander.",
            "So viele braucht kein Eintrag. Prüfen Sie Einrückung und Klammern.",
        )  # fmt: skip
    if isinstance(event, yaml.ScalarEvent):
        # For other programs these two words mean that nothing is there.
        return "" if _scalar(builder, event) in ("null", "~") and not event.style else str(event.value)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(builder, path, depth)
    if not isinstance(event, yaml.SequenceStartEvent):
        _refuse(builder, event, "yaml-syntax", "Hier fehlt ein Wert.", "Tragen Sie einen Wert ein.")
    return _sequence(builder, path, depth)


def _mapping(builder: _Builder, path: FieldPath, depth: int) -> Data:
    found: dict[str, Data] = {}
    while not isinstance(event := _next(builder), (yaml.MappingEndEvent, yaml.StreamEndEvent)):
        key = _key(builder, event)
        if key in found:
            first = builder.keys[(*path, key)]
            _refuse(
                builder, event, "yaml-duplicate-key", f"Das Feld „{key[:60]}“ steht zweimal, zuerst in Zeile {first.line}.",
                "Behalten Sie nur eines davon.",
            )  # fmt: skip
        builder.keys[(*path, key)] = _origin(builder, event)
        found[key] = _node(builder, _next(builder), (*path, key), depth + 1)
    return found


def _sequence(builder: _Builder, path: FieldPath, depth: int) -> Data:
    found: list[Data] = []
    while not isinstance(event := _next(builder), (yaml.SequenceEndEvent, yaml.StreamEndEvent)):
        found.append(_node(builder, event, (*path, len(found)), depth + 1))
    return found


def _key(builder: _Builder, event: yaml.Event) -> str:
    _plain_only(builder, event)
    if not isinstance(event, yaml.ScalarEvent):
        _refuse(
            builder, event, "yaml-key", "Der Name eines Feldes muss ein einfaches Wort sein.",
            "Steht hier eine Klammer { oder [ am Anfang eines Textes? Dann setzen Sie den Text in Anführungszeichen.",
        )  # fmt: skip
    key = _scalar(builder, event)
    if key == "<<":
        _refuse(
            builder, event, "yaml-merge-key", "„<<“ übernimmt Felder von anderswo; das ist nicht erlaubt.",
            "Schreiben Sie die Felder aus.",
        )  # fmt: skip
    return key


def _plain_only(builder: _Builder, event: yaml.Event) -> None:
    if isinstance(event, yaml.AliasEvent):
        _refuse(
            builder, event, "yaml-alias", "Mit „*“ darf ein Text nicht beginnen.",
            "Setzen Sie den ganzen Text in Anführungszeichen. Verweise mit * gibt es hier nicht.",
        )  # fmt: skip
    if isinstance(event, yaml.NodeEvent) and event.anchor:
        _refuse(
            builder, event, "yaml-anchor", "Mit „&“ darf ein Text nicht beginnen.",
            "Setzen Sie den ganzen Text in Anführungszeichen. Marken mit & gibt es hier nicht.",
        )  # fmt: skip
    if getattr(event, "tag", None):
        _refuse(
            builder, event, "yaml-tag", "Mit „!“ darf ein Text nicht beginnen.",
            "Setzen Sie den ganzen Text in Anführungszeichen. Typangaben mit ! gibt es hier nicht.",
        )  # fmt: skip


def _scalar(builder: _Builder, event: yaml.ScalarEvent) -> str:
    # Escapes in double quotes can smuggle in what the text itself may not hold.
    for character in "" if is_harmless(event.value) else event.value:
        reason = why_forbidden(character)
        if reason:
            raise _Refused(character_problem(_origin(builder, event), character, reason))
    _nothing_swallowed(builder, event)
    return str(event.value)


def _nothing_swallowed(builder: _Builder, event: yaml.ScalarEvent) -> None:
    """Refuse ` #wort` behind a plain value: YAML takes it for a comment and the text would be lost."""
    if event.style or event.end_mark is None or event.end_mark.line >= len(builder.lines):
        return
    found = _SWALLOWED.match(builder.lines[event.end_mark.line], event.end_mark.column)
    if found:
        lost = found[1]
        raise _Refused(
            Problem(
                Origin(builder.file, event.end_mark.line + 1, found.start(1) + 1, len(lost)),
                "text-swallowed",
                f"Ab „{lost[:40]}“ geht der Text verloren, weil # einen Kommentar beginnt.",
                "Setzen Sie den ganzen Text in Anführungszeichen. Ein Kommentar braucht ein Leerzeichen hinter #.",
            )
        )


def _origin(builder: _Builder, event: yaml.Event) -> Origin:
    start, end = event.start_mark, event.end_mark
    if start is None:
        return Origin(builder.file)
    if start.line >= len(builder.lines):  # what is missing at the end of a file
        return Origin(builder.file, len(builder.lines), len(builder.lines[-1]) + 1)
    length = end.column - start.column if end is not None and end.line == start.line else 0
    return Origin(builder.file, start.line + 1, start.column + 1, length)


def _refuse(builder: _Builder, event: yaml.Event, rule: str, message: str, hint: str) -> NoReturn:
    raise _Refused(Problem(_origin(builder, event), rule, message, hint))


def _complaint(error: yaml.MarkedYAMLError, file: str, lines: list[str]) -> Complaint:
    at, began = (
        Origin(file, min(mark.line + 1, max(1, len(lines))), mark.column + 1) if mark else None
        for mark in (error.problem_mark, error.context_mark)
    )
    place = at or began or Origin(file)
    return Complaint(f"{error.context} {error.problem}", place, began or place, lines)
