"""Records for tests: whole and right, so that a test names only what it is about."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from generator.domain.actor import Actor
from generator.domain.catalogue import Catalogue, Entry
from generator.domain.leitbild import Leitbild
from generator.domain.offer import Offer
from generator.domain.record import Part
from generator.domain.schedule import Schedule
from generator.intake.load import load_schemas
from generator.origin import Origin, Origins
from generator.problem import Problem
from generator.rules import judge

PROJECT = Path(__file__).parents[1]
CASES = PROJECT / "tests" / "cases"
TOWN = CASES / "_town"
SCHEMAS = TOWN / "schemas"
VOCABULARIES = load_schemas(SCHEMAS).vocabularies
TODAY = date(2026, 11, 23)

P = TypeVar("P", bound=Part)
_SCHEDULE: TypeAdapter[Schedule] = TypeAdapter(Schedule)

OFFER: Mapping[str, Any] = {
    "title": "Waldspaziergang am Abend",
    "summary": "Wir gehen durch den Wald und hören den Tieren zu.",
    "actor": "musterverein",
    "type": "excursion",
    "topics": ["forest"],
    "audiences": ["families"],
    "format": "in_person",
    "schedule": {"kind": "on_request"},
    "confirmed_on": "2026-10-01",
}
ACTOR: Mapping[str, Any] = {
    "name": "Musterverein",
    "type": "association",
    "summary": "Ein Verein, den es nicht gibt, für Bildung in einer erfundenen Stadt.",
    "confirmed_on": "2026-10-01",
}


def an_offer(**changes: Any) -> Offer:  # noqa: ANN401 - whatever a record may hold
    """A right offer; a change to None takes the field out."""
    return Offer.model_validate(_changed(OFFER, changes), context={"vocabularies": VOCABULARIES})


def an_actor(**changes: Any) -> Actor:  # noqa: ANN401
    """A right actor; a change to None takes the field out."""
    return Actor.model_validate(_changed(ACTOR, changes), context={"vocabularies": VOCABULARIES})


def a_schedule(kind: str, **fields: Any) -> Schedule:  # noqa: ANN401
    """A schedule; give the keys that are Python words as `**{"from": …}`."""
    return _SCHEDULE.validate_python({"kind": kind, **fields})


def an_entry(name: str, record: P) -> Entry[P]:
    """A record under its id, as if it had been read from its file."""
    folder = "offers" if isinstance(record, Offer) else "actors"
    return Entry(name, record, Origins(f"{folder}/{name}.yml"))


def a_catalogue(
    offers: Mapping[str, Offer] | None = None,
    actors: Mapping[str, Actor] | None = None,
    **rest: Any,  # noqa: ANN401
) -> Catalogue:
    """A town with one actor, its offers and an empty Leitbild."""
    return Catalogue(
        {name: an_entry(name, record) for name, record in (offers or {}).items()},
        {name: an_entry(name, record) for name, record in (actors or {"musterverein": an_actor()}).items()},
        **{"vocabularies": VOCABULARIES, "leitbild": Leitbild(), **rest},
    )


def a_problem(**changes: Any) -> Problem:  # noqa: ANN401
    """A finding with everything in it."""
    given = {
        "origin": Origin("offers/bach.yml", 3, 8, 5),
        "rule": "text-length",
        "message": "Der Text ist zu kurz.",
        "hint": "Schreiben Sie etwas mehr.",
        "field": "summary",
        "value": "kurz",
    }
    return Problem(**{**given, **changes})


def judged(catalogue: Catalogue, today: date = TODAY) -> list[tuple[str, str, str]]:
    """File, rule and field of everything that the rules find, in their order."""
    return [(one.origin.file, one.rule, one.field) for one in judge(catalogue, today)]


def _changed(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**base, **changes}.items() if value is not None}
