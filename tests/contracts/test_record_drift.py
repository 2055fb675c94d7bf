"""A model that asks for something new must not go past the browser unseen."""

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

import pytest
from pydantic import AfterValidator, Field

from generator.domain.actor import Actor
from generator.domain.offer import Offer
from generator.domain.record import Part
from generator.intake.load import load_schemas
from generator.publish.assets import ASSETS
from generator.publish.form_schema import NAMED_CHECKS, PATTERN_RULES, small
from generator.publish.minify import small_script
from tests.build import PROJECT
from tests.contracts.test_record_twins import schemas, the_browser
from tests.town.sites import SCHEMAS

# Words of a block or a list; those of a text have a function each in record_check.js.
STRUCTURE = {
    "ref", "kinds", "type", "first", "properties", "required", "keys", "values", "checks", "maxItems", "minItems",
    "items", "unique", "defs", "bare",
}  # fmt: skip
# Each function that the model calls for a field, and what stands for it in the browser's schema.
STANDS_FOR = {
    "_one_line": "one-line", "_slug": "slug", "_web": "web", "_email": "email", "_phone": "phone", "check": "number",
    "_parse_day": "day", "_parse_moment": "moment", "_parse_clock": "clock", "_parse_month_day": "month-day",
    "PartialDate.parse": "partial-date",
    "_unique": "unique", "Code._check": "enum", "_yes_or_no": "enum",
    "_joined": "nothing: it changes only how blanks are shown",
    "greater_than_validator": "gt", "greater_than_or_equal_validator": "ge", "less_than_or_equal_validator": "le",
    "max_digits_validator": "digits", "decimal_places_validator": "places",
}  # fmt: skip
# What pydantic itself looks at; all of it is in its JSON schema, or said here.
CONSTRAINTS = {
    "min_length", "max_length", "pattern", "ge", "gt", "le",
    "strip_whitespace",  # all texts are trimmed but codes and exact patterns, which the corpus shows
}  # fmt: skip
# Rules of the model that no offer and no actor can break.
ELSEWHERE = {
    "colour-contrast": "colours stand in site.yml",
    "holiday": "public holidays stand in site.yml",
    "map-tiles": "the map is set up in site.yml",
    "source-incomplete": "mappings stand in sources",
}

# Rules of `generator/rules` that wait for `bne check`; all others stop a record that stands alone.
LATER = {
    **dict.fromkeys(("unknown-reference", "reference-circle", "self-reference", "id-taken"), "other records"),
    **dict.fromkeys(("duplicate-name", "similar-title", "similar-offer", "not-found-by"), "other records"),
    **dict.fromkeys(("picture-unused", "id-ended"), "other records"),
    **dict.fromkeys(("duplicate-statement", "vocabulary-code", "deprecated-code"), "the city's lists"),
    **dict.fromkeys(("shouting", "contact-in-text", "private-mailbox", "shortened-address"), "only a hint"),
    **dict.fromkeys(("mobile-without-area", "price-without-date", "award-without-year"), "only a hint"),
    **dict.fromkeys(("confirmation-old", "translation-outdated", "all-dates-past"), "only a hint"),
}


@cache
def known() -> dict[str, set[str]]:
    """What the browser says it knows."""
    return {kind: set(names) for kind, names in the_browser()["known"].items()}


def nodes_of(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a schema of the browser and every schema in it."""
    yield node
    inner = [node.get(word) for word in ("items", "keys", "values")]
    inner += [*node.get("properties", {}).values(), *node.get("defs", {}).values()]
    for one in inner:
        if one:
            yield from nodes_of(one)


def all_nodes() -> list[dict[str, Any]]:
    return [node for schema in schemas().values() for node in nodes_of(schema)]


def test_the_browser_knows_every_word_of_its_schema() -> None:
    leaves = [
        node for node in all_nodes() if not node.keys() & {"ref", "kinds", "properties", "values", "items"}
    ]
    assert {word for node in leaves for word in node} == known()["words"]
    assert {word for node in all_nodes() for word in node} <= known()["words"] | STRUCTURE


def test_the_browser_has_every_check_that_the_model_names_and_no_other() -> None:
    blocks = {name for node in all_nodes() for word in ("first", "checks") for name in node.get(word, ())}
    assert blocks == known()["blocks"]
    assert (
        {node["check"] for node in all_nodes() if "check" in node} == known()["formats"] == set(NAMED_CHECKS)
    )


def test_a_new_word_in_the_model_stops_the_build_of_the_schema() -> None:
    class Wider(Offer):
        rounds: Annotated[int, Field(multiple_of=3)] | None = None

    with pytest.raises(KeyError, match="multipleOf"):
        small(Wider.model_json_schema())


def functions_of(node: Any) -> Iterator[str]:  # noqa: ANN401 - pydantic's schema has no one type
    """Yield the name of each function that pydantic calls for a field of the model."""
    if isinstance(node, dict):
        called = node.get("function")
        if isinstance(called, dict):
            function = getattr(called["function"], "func", called["function"])
            yield str(getattr(function, "__qualname__", "")).removeprefix("_checked.<locals>.")
        for value in node.values():
            yield from functions_of(value)
    elif isinstance(node, (list, tuple)):
        for value in node:
            yield from functions_of(value)


def blocks_in(model: type[Part]) -> set[str]:
    """Every name that the schema gives to a model's own validator, as the model has it."""
    return {
        one.func.__qualname__
        for part in (model, *model.__subclasses__())
        for one in part.__pydantic_decorators__.model_validators.values()
    } | {name for inner in model.__subclasses__() for name in blocks_in(inner)}


def test_every_function_of_the_model_stands_for_something_in_the_browser() -> None:
    found = {name for model in (Offer, Actor) for name in functions_of(model.__pydantic_core_schema__)}
    assert found - blocks_in(Part) == STANDS_FOR.keys()
    checks = set(NAMED_CHECKS) | PATTERN_RULES.keys() | known()["words"] | {"unique"}
    assert {one for one in STANDS_FOR.values() if not one.startswith("nothing")} <= checks


def test_a_new_function_of_the_model_would_be_seen() -> None:
    def _is_rhymed(text: str) -> str:
        return text

    class Wider(Offer):
        verse: Annotated[str, AfterValidator(_is_rhymed)] | None = None

    assert any("_is_rhymed" in name for name in functions_of(Wider.__pydantic_core_schema__))


def constraints_of(node: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(node, dict):
        if node.get("type") in ("str", "int", "float", "decimal", "list", "dict"):
            yield from node.keys() - {
                "type",
                "items_schema",
                "keys_schema",
                "values_schema",
                "metadata",
                "ref",
            }
        for value in node.values():
            yield from constraints_of(value)
    elif isinstance(node, (list, tuple)):
        for value in node:
            yield from constraints_of(value)


def test_every_limit_of_the_model_is_one_that_the_schema_carries() -> None:
    found = {word for model in (Offer, Actor) for word in constraints_of(model.__pydantic_core_schema__)}
    assert found <= CONSTRAINTS


def test_the_browser_has_words_for_every_rule_of_the_model() -> None:
    sources = (PROJECT / "generator" / "domain").glob("*.py")
    raised = {
        rule
        for source in sources
        for rule in re.findall(r'PydanticCustomError\(\s*"([a-z-]+)"', source.read_text(encoding="utf-8"))
    }
    assert len(raised) > 20
    assert raised - known()["sentences"] == ELSEWHERE.keys()


def test_every_rule_between_records_is_known_to_the_browser_or_waits_for_a_reason() -> None:
    folder = PROJECT / "generator" / "rules"
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    rules = {rule for rule in load_schemas(SCHEMAS).rulebook.by_id if f'"{rule}"' in source}
    assert rules - known()["sentences"] == LATER.keys()


def size(*texts: str) -> int:
    return sum(len(gzip.compress(text.encode(), 9)) for text in texts)


def test_what_the_browser_loads_stays_small() -> None:
    paths = sorted((ASSETS / "js").glob("record_*.js"))
    assert len(paths) == 5
    assert size(*(small_script(path.read_text(encoding="utf-8")) for path in paths)) < 8 * 1024
    for schema in schemas().values():
        assert size(json.dumps(schema, ensure_ascii=False, separators=(",", ":"))) < 6 * 1024
