"""Document to entry: either the record is right, or every mistake in it is named once."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import ValidationError

from ..domain.catalogue import Entry
from ..domain.record import Part
from ..domain.vocabulary import Vocabularies
from ..origin import FieldPath
from ..problem import Problem
from .field_path import Spot, spot_of
from .wording import HINTS, Words, in_german, key_meant, unknown_field
from .yaml_text import Data, Document

P = TypeVar("P", bound=Part)
_BACKING = ("evidence", "confirmed_on")


def parse(
    document: Document, model: type[P], name: str, vocabularies: Vocabularies
) -> Entry[P] | tuple[Problem, ...]:
    """Ask the model whether the data is a record; `name` becomes the id of the entry."""
    data = document.data
    if not isinstance(data, dict):
        return (
            Problem(
                document.origins.of(), "record-shape", "Die Datei beginnt nicht mit einem Feld.",
                "Ein Eintrag besteht aus Zeilen „feld: Wert“, zum Beispiel „title: Bachexkursion“.",
            ),
        )  # fmt: skip
    empty = tuple(_empty_fields(document))
    try:
        record = model.model_validate(data, context={"vocabularies": vocabularies})
    except ValidationError as error:
        return (*empty, *_findings(error, document, model, vocabularies, {one.field for one in empty}))
    return empty or Entry(name, record, document.origins)


def _empty_fields(document: Document) -> Iterator[Problem]:
    for path, value in _leaves(document.data, ()):
        if value in ("", [], {}) and path:
            spot = Spot(path, None)
            yield Problem(
                document.origins.of_key(*path), "empty-field", f"Das Feld „{spot.words}“ ist leer.",
                "Tragen Sie einen Wert ein, oder löschen Sie die Zeile. Was fehlt, gilt als nicht bekannt.",
                field=spot.words,
            )  # fmt: skip


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
    error: ValidationError, document: Document, model: type[P], vocabularies: Vocabularies, known: set[str]
) -> Iterator[Problem]:
    details = error.errors(include_url=False)
    spots = [spot_of(model, one["loc"], document.data) for one in details]
    meant = {
        (spot.path[:-1], key_meant(str(spot.path[-1]), spot.known_keys))
        for one, spot in zip(details, spots, strict=True)
        if one["type"] == "extra_forbidden"
    }
    for one, spot in zip(details, spots, strict=True):
        # A misspelt key is one mistake, not an unknown key and a missing one.
        misspelt = one["type"] == "missing" and (spot.path[:-1], str(spot.path[-1])) in meant
        if misspelt or spot.words in known:
            continue
        known.add(spot.words)
        if one["type"] == "extra_forbidden":
            words = unknown_field(str(spot.path[-1]), spot.known_keys)
            yield _problem(document, spot, words, "", key=True)
        else:
            words = in_german(one, spot, vocabularies)
            key = one["type"] == "missing" or "[key]" in one["loc"]
            yield _problem(document, spot, words, _shown(one["input"]), key=key)
    if _is_unbacked(document.data, model) and not any(
        (("",), key) in meant or ((), key) in meant for key in _BACKING
    ):
        words = ("not-backed", "Es fehlt „confirmed_on“ oder „evidence“.", HINTS["not-backed"])
        if "" not in known:
            yield _problem(document, Spot((), None), words, "", key=False)


def _is_unbacked(data: Data, model: type[Part]) -> bool:
    wants = all(key in model.model_fields for key in _BACKING)
    return wants and isinstance(data, dict) and not any(key in data for key in _BACKING)


def _problem(document: Document, spot: Spot, words: Words, value: str, *, key: bool) -> Problem:
    rule, message, hint = words
    find = document.origins.of_key if key else document.origins.of
    return Problem(find(*spot.path), rule, message, hint, field=spot.words, value=value)


def _shown(value: object) -> str:
    return value[:200] if isinstance(value, str) else ""
