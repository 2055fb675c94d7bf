"""Two states of a record and what is said about them; the cases stand in differences.yml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.domain.actor import Actor
from generator.domain.differences import differences
from generator.domain.offer import Offer
from generator.domain.said import term_of
from tests.build import a_catalogue, an_actor, an_offer

FILE = Path(__file__).with_name("differences.yml")
# The loader that leaves everything text, as a record is read.
CASES = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
TOWN = a_catalogue(actors={"musterverein": an_actor(), "amt": an_actor(name="Amt")})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_change_is_said_as_people_say_it(case: dict[str, Any]) -> None:
    make = an_actor if case.get("kind") == "actor" else an_offer
    before, after = make(**case.get("before", {})), make(**case["after"])
    assert [one.sentence for one in differences(before, after, TOWN)] == case["says"]


@pytest.mark.parametrize("model", [Offer, Actor])
def test_every_field_has_a_short_name(model: type[Offer] | type[Actor]) -> None:
    terms = {name: term_of(model, name) for name in model.model_fields}
    assert {name: term for name, term in terms.items() if not 3 <= len(term) <= 40} == {}
    assert {name: term for name, term in terms.items() if not term[0].isupper()} == {}
