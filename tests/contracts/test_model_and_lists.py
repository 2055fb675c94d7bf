"""The model, the closed lists and the templates speak of the same things, and of no city."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from generator.domain.actor import Actor
from generator.domain.evidence import Freshness
from generator.domain.offer import Offer
from generator.domain.picture import Image
from generator.domain.record import VOCABULARY_KEY
from generator.domain.schedule import Schedule
from generator.domain.venue import Place
from generator.intake.load import load_schemas
from tests.town.sites import PROJECT, SCHEMAS

LISTS = load_schemas(SCHEMAS).vocabularies
GENERATOR = PROJECT / "generator"
SOURCES = [
    path for path in sorted(GENERATOR.rglob("*")) if path.is_file() and "__pycache__" not in path.parts
]


def values_of(node: Any, key: str) -> Iterator[Any]:  # noqa: ANN401 - JSON has no one type
    if isinstance(node, dict):
        if key in node:
            yield node[key]
        for value in node.values():
            yield from values_of(value, key)
    elif isinstance(node, list):
        for item in node:
            yield from values_of(item, key)


def literals(model: type[Any], field: str) -> set[str]:
    return set(get_args(model.model_fields[field].annotation))


def codes(name: str) -> set[str]:
    return set(LISTS[name].by_code)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(GENERATOR).as_posix())
def test_the_generator_knows_no_city(path: Path) -> None:
    assert not re.search("osnabr(ü|ue|u\u0308)ck", path.read_text(encoding="utf-8"), re.IGNORECASE)


@pytest.mark.parametrize("model", [Offer, Actor])
def test_every_list_that_the_model_asks_for_is_there(model: type[Offer] | type[Actor]) -> None:
    named = set(values_of(model.model_json_schema(), VOCABULARY_KEY))
    assert named
    assert named - set(LISTS) == set()


def test_kinds_of_schedules_are_those_of_the_model() -> None:
    union = get_args(get_args(Schedule)[0])
    assert {kind for one in union for kind in literals(one, "kind")} == codes("schedule-kinds")


def test_kinds_of_places_are_those_of_the_model() -> None:
    assert literals(Place, "kind") == codes("place-kinds")


def test_people_on_pictures_are_those_of_the_model() -> None:
    assert literals(Image, "people") == codes("image-people")


def test_steps_of_freshness_are_those_of_the_model() -> None:
    assert [step.value for step in Freshness] == list(LISTS["freshness"].by_code)


@pytest.mark.parametrize(
    ("name", "used"),
    [
        ("actor-status", {"active", "inactive", "renamed", "unknown"}),
        ("actor-types", {"network"}),
        ("cost-kinds", {"free", "paid", "unknown"}),
        ("evidence-basis", {"lookup"}),
        ("formats", {"at_your_place"}),
        ("record-status", {"active", "planned", "ended"}),
        ("session-status", {"scheduled", "cancelled"}),
    ],
)
def test_codes_that_the_generator_itself_speaks_of_are_there(name: str, used: set[str]) -> None:
    words = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES if path.suffix in (".py", ".html"))
    assert [code for code in used if f'"{code}"' not in words and f"'{code}'" not in words] == []
    assert used - codes(name) == set()


def test_every_motif_of_a_topic_is_drawn() -> None:
    macros = (GENERATOR / "templates" / "parts" / "macros.html").read_text(encoding="utf-8")
    drawn = set(re.findall(r'^"([a-z]+)": "[Mm]', macros, re.MULTILINE))
    wanted = {concept.motif for concept in LISTS["topics"].concepts if concept.motif}
    assert wanted
    assert wanted - drawn == set()


def test_every_list_says_german_words_for_its_codes() -> None:
    for name, vocabulary in LISTS.items():
        assert vocabulary.id == name
        labels = [concept.label for concept in vocabulary.concepts]
        assert len(set(labels)) == len(labels), name
