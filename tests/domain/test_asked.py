"""Every type of offer asks for what fits it, and no key of the model is forgotten."""

import pytest

from generator.domain.actor import Actor
from generator.domain.asked import (
    ACTOR_NOT_ASKED,
    NOT_ASKED,
    actor_keys_asked,
    keys_asked,
    types_with_questions,
)
from generator.domain.offer import Offer
from generator.intake.load import load_schemas
from tests.town.sites import SCHEMAS

TYPES = load_schemas(SCHEMAS).vocabularies["offer-types"]
REQUIRED = {"title", "summary", "actor", "type", "topics", "audiences", "format", "schedule"}


def test_every_type_of_the_vocabulary_has_its_questions() -> None:
    assert types_with_questions() == set(TYPES.by_code)


@pytest.mark.parametrize("offer_type", TYPES.by_code)
def test_a_type_asks_for_keys_of_the_model_in_its_order(offer_type: str) -> None:
    asked = keys_asked(offer_type)
    assert [key for key in Offer.written_keys() if key in asked] == list(asked)
    assert set(asked) >= REQUIRED | {"evidence", "confirmed_on"}


def test_every_key_of_an_offer_is_asked_by_some_type_or_left_out_for_a_reason() -> None:
    asked = {key for offer_type in TYPES.by_code for key in keys_asked(offer_type)}
    assert asked.isdisjoint(NOT_ASKED)
    assert asked | NOT_ASKED.keys() == set(Offer.written_keys())


def test_every_key_of_an_actor_is_asked_or_left_out_for_a_reason() -> None:
    asked = set(actor_keys_asked())
    assert asked.isdisjoint(ACTOR_NOT_ASKED)
    assert asked | ACTOR_NOT_ASKED.keys() == set(Actor.written_keys())


def test_a_type_that_a_city_has_added_is_asked_for_everything() -> None:
    assert set(keys_asked("sternstunde")) == set(Offer.written_keys()) - NOT_ASKED.keys()
