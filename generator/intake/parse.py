"""Document to entry: either the record is right, or every mistake in it is named once."""

from collections.abc import Iterator
from itertools import chain
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..domain.catalogue import Entry
from ..domain.record import Part
from ..domain.vocabulary import Vocabularies
from ..origin import FieldPath
from ..problem import MOST, Problem, first_ones
from .field_path import Spot, spot_of
from .nearest import key_meant
from .wording import HINTS, Words, in_german, unknown_field
from .yaml_text import Data, Document

P = TypeVar("P", bound=Part)
_BACKING = ("evidence", "confirmed_on")
_ABOUT_KEYS = ("missing", "union_tag_not_found")


def parse(
    document: Document, model: type[P], name: str, vocabularies: Vocabularies
) -> Entry[P] | tuple[Problem, ...]:
    """Ask the model whether the data is a record; `name` becomes the id of the entry."""
    data = document.data
    if not isinstance(data, dict) or not data:
        return (
            Problem(
                document.origins.of(), "record-shape", "Die Datei beginnt nicht mit einem Feld.",
                "Ein Eintrag besteht aus Zeilen „feld: Wert“, zum Beispiel „title: Bachexkursion“.",
            ),
        )  # fmt: skip
    empty = [path for path, value in _leaves(data, ()) if value in ("", [], {})]
    findings: Iterator[Problem] = (_empty_field(document, model, path) for path in empty)
    try:
        record = model.model_validate(data, context={"vocabularies": vocabularies})
    except ValidationError as error:
        findings = chain(findings, _findings(error, document, model, vocabularies, frozenset(empty)))
    else:
        if not empty:
            return Entry(name, record, document.origins, data)
    return first_ones(findings, document.origins.file)


def _empty_field(document: Document, model: type[Part], path: FieldPath) -> Problem:
    spot = spot_of(model, path, document.data)
    what = f"Das Feld „{spot.key}“" if spot.key else "Dieser Eintrag der Liste"
    hint = "Tragen Sie einen Wert ein, oder löschen Sie die Zeile. Was fehlt, gilt als nicht bekannt."
    if spot.is_needed:
        hint = "Tragen Sie einen Wert ein; ohne ihn ist der Eintrag nicht vollständig."
    return Problem(document.origins.of_key(*path), "empty-field", f"{what} ist leer.", hint, field=spot.words)


def _leaves(data: Data, path: FieldPath) -> Iterator[tuple[FieldPath, Data]]:
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(data, list) and data:
        for index, value in enumerate(data):
            yield from _leaves(value, (*path, index))
    else:
        yield path, data


def _findings(
    error: ValidationError,
    document: Document,
    model: type[P],
    vocabularies: Vocabularies,
    empty: frozenset[FieldPath],
) -> Iterator[Problem]:
    details = error.errors(include_url=False)[: 2 * MOST]
    spots = [spot_of(model, _location(one), document.data) for one in details]
    meant = {
        (*spot.path[:-1], key_meant(str(spot.path[-1]), spot.known_keys))
        for one, spot in zip(details, spots, strict=True)
        if one["type"] == "extra_forbidden"
    }
    known: set[FieldPath] = set()
    for one, spot in zip(details, spots, strict=True):
        # A misspelt key is one mistake, not an unknown key and a missing one; so is an empty block.
        misspelt = one["type"] == "missing" and spot.path in meant
        if misspelt or spot.path in known or _lies_in(spot.path, empty):
            continue
        known.add(spot.path)
        if one["type"] == "extra_forbidden":
            words = unknown_field(str(spot.path[-1]), spot.known_keys)
            yield _problem(document, spot, words, "", key=True)
        else:
            words = in_german(one, spot, vocabularies)
            key = one["type"] in _ABOUT_KEYS or "[key]" in one["loc"]
            yield _problem(document, spot, words, _shown(one["input"]), key=key)
    # The model looks for these two only where all else is right.
    if (
        _is_unbacked(document.data, model)
        and () not in known
        and not any((key,) in meant for key in _BACKING)
    ):
        words = ("not-backed", "Es fehlt „confirmed_on“ oder „evidence“.", HINTS["not-backed"])
        yield _problem(document, Spot((), None), words, "", key=False)


def _location(one: ErrorDetails) -> FieldPath:
    """Where a finding of the model is, as closely as can be told."""
    if one["type"] in ("union_tag_invalid", "union_tag_not_found"):
        return (*one["loc"], "kind")
    if one["type"] == "said-twice":
        return (*one["loc"], one["ctx"]["index"])
    return one["loc"]


def _lies_in(path: FieldPath, empty: frozenset[FieldPath]) -> bool:
    return any(path[:length] in empty for length in range(1, len(path) + 1))


def _is_unbacked(data: Data, model: type[Part]) -> bool:
    wants = all(key in model.model_fields for key in _BACKING)
    return wants and isinstance(data, dict) and not any(key in data for key in _BACKING)


def _problem(document: Document, spot: Spot, words: Words, value: str, *, key: bool) -> Problem:
    rule, message, hint = words
    find = document.origins.of_key if key else document.origins.of
    return Problem(find(*spot.path), rule, message, hint, field=spot.words, value=value)


def _shown(value: object) -> str:
    return value[:200] if isinstance(value, str) else ""
