"""Records follow when keys and codes are renamed: nothing is lost, and a second run changes nothing."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.actor import Actor
from generator.domain.offer import Offer
from generator.domain.record import Part
from generator.domain.vocabulary import Vocabulary
from generator.intake.migrations import migrated
from generator.intake.migrations.renamed_keys import RENAMED, with_keys_renamed
from generator.intake.migrations.replaced_codes import with_codes_replaced
from generator.intake.yaml_text import Data
from tests.build import ACTOR, OFFER, VOCABULARIES

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("migrations.yml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - it makes nothing but text
)
MODELS: dict[str, type[Part]] = {"offer": Offer, "actor": Actor}


def names_of(case: dict[str, Any]) -> dict[tuple[str, ...], str]:
    return {tuple(old.split(".")): new for old, new in case["renamed"].items()}


@pytest.mark.parametrize("case", [one for one in CASES if "renamed" in one], ids=lambda one: one["case"])
def test_a_renamed_key_takes_its_value_along(case: dict[str, Any]) -> None:
    new = with_keys_renamed(case["old"], names_of(case))
    assert new == case["new"]
    assert list(new) == list(case["new"])
    assert with_keys_renamed(new, names_of(case)) == new


def with_replacements(vocabulary: Vocabulary, replaced: dict[str, str]) -> Vocabulary:
    """The same list, in which some codes have given way to others."""
    whole = vocabulary.model_dump()
    for concept in whole["concepts"]:
        concept["replaced_by"] = replaced.get(concept["code"])
    return Vocabulary.model_validate(whole)


@pytest.mark.parametrize("case", [one for one in CASES if "record" in one], ids=lambda one: one["case"])
def test_a_replaced_code_gives_way_to_its_successor(case: dict[str, Any]) -> None:
    whole = OFFER if case["record"] == "offer" else ACTOR
    model = MODELS[case["record"]]
    lists = {name: with_replacements(one, case["replaced"]) for name, one in VOCABULARIES.items()}
    new = with_codes_replaced({**whole, **case["old"]}, model, lists)
    assert new == {**whole, **case["new"]}
    assert with_codes_replaced(new, model, lists) == new


def test_a_step_leaves_a_record_that_it_does_not_concern() -> None:
    assert migrated(dict(OFFER), Offer, VOCABULARIES) == OFFER
    assert migrated({"unsinn": ["x", {"y": ""}]}, Actor, VOCABULARIES) == {"unsinn": ["x", {"y": ""}]}


def test_every_renamed_key_leads_to_one_of_its_own_that_the_model_knows() -> None:
    for model, names in RENAMED.items():
        assert len({(*path[:-1], new) for path, new in names.items()}) == len(names)
        for path, new in names.items():
            assert len(path) > 1 or new in model.written_keys()
            assert path[0] not in model.written_keys() or len(path) > 1


TREES: st.SearchStrategy[Data] = st.recursive(
    st.text("abc", max_size=3),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from("abcde"), below, max_size=4),
    max_leaves=20,
)
PATHS = st.lists(st.sampled_from("abcde"), min_size=1, max_size=3).map(tuple)


def size(tree: Data) -> int:
    below = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return 1 + sum(map(size, below))


@given(
    st.dictionaries(st.sampled_from("abcde"), TREES, max_size=4),
    st.dictionaries(PATHS, st.sampled_from("xyz")),
)
def test_no_renaming_loses_anything_and_twice_is_once(
    record: dict[str, Data], names: dict[tuple[str, ...], str]
) -> None:
    new = with_keys_renamed(record, names)
    assert with_keys_renamed(new, names) == new
    if len(set(names.values())) == len(names):  # two keys of one new name are a table's mistake
        assert size(new) == size(record)
