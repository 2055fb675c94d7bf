"""The forms are made from the model: nothing in it is forgotten, and nothing asked that it does not know."""

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.domain.actor import Actor
from generator.domain.asked import ACTOR_NOT_ASKED, NOT_ASKED, keys_asked
from generator.domain.offer import Offer
from generator.publish import form_fields
from generator.publish.form_fields import Field, fields_of, spoken
from generator.publish.form_layout import keys_shown, keys_to_show, layout_of
from generator.publish.form_page import form_data
from tests.town.sites import TOWN, town_edition, town_site

__all__ = ["town_site"]
EDITION = town_edition()
MODELS = (Offer, Actor)
LEFT_OUT = {Offer: NOT_ASKED, Actor: ACTOR_NOT_ASKED}
PAGES = {Offer: "angebot", Actor: "akteur"}


def every(fields: tuple[Field, ...]) -> Iterator[Field]:
    for one in fields:
        yield one
        yield from every(one.parts)


def shown(model: type[Offer] | type[Actor]) -> dict[str, Field]:
    groups = layout_of(model, EDITION)
    return {spoken(one.path): one for group in groups for one in every(group.fields)}


def paths_in(model: type[Offer] | type[Actor]) -> set[str]:
    """Every place of a record where the model allows a value, without those that nobody is asked for."""
    schema = model.model_json_schema(by_alias=True)

    def walk(node: Mapping[str, Any], path: str) -> Iterator[str]:
        choices = [one for word in ("anyOf", "oneOf") for one in node.get(word, ())]
        if choices:
            yield from (found for one in choices for found in walk(one, path))
        elif "$ref" in node:
            yield from walk(schema["$defs"][node["$ref"].rsplit("/", 1)[-1]], path)
        elif "properties" in node:
            for key, one in node["properties"].items():
                if path or key not in LEFT_OUT[model]:
                    yield from walk(one, f"{path}.{key}".lstrip("."))
        elif node.get("type") == "array":
            yield from walk(node["items"], path)
        elif node.get("type") != "null":
            yield path

    return set(walk(schema, ""))


@pytest.mark.parametrize("model", MODELS)
def test_a_key_of_the_model_has_a_field_or_is_left_out_for_a_reason(model: type[Offer] | type[Actor]) -> None:
    assert sorted(keys_shown(model)) == sorted(keys_to_show(model, EDITION))
    assert set(keys_shown(model)) | LEFT_OUT[model].keys() == set(model.written_keys())
    assert all(LEFT_OUT[model].values())


@pytest.mark.parametrize("model", MODELS)
def test_every_value_that_the_model_allows_can_be_filled_in(model: type[Offer] | type[Actor]) -> None:
    leaves = {path for path, one in shown(model).items() if one.control not in ("group", "rows")}
    lists = {path for path, one in shown(model).items() if one.control == "rows"}
    assert paths_in(model) - leaves - lists == set()


@pytest.mark.parametrize("model", MODELS)
def test_every_field_has_a_name_in_german(model: type[Offer] | type[Actor]) -> None:
    for path, one in shown(model).items():
        assert re.match(r"[A-ZÄÖÜ]", one.label), path
        assert "„" not in one.label + one.hint, path


def test_words_of_the_form_are_about_fields_of_the_model() -> None:
    known = {path for model in MODELS for path in map(spoken, _all_paths(model))}
    named = (form_fields._NAMED, form_fields._SHOWN_WITH, form_fields._LISTS)  # noqa: SLF001 - its own tables
    for table in named:
        assert set(table) - known == set()
    assert form_fields._RARE - known == set()  # noqa: SLF001


def _all_paths(model: type[Offer] | type[Actor]) -> Iterator[str]:
    return (one.path for one in every(tuple(fields_of(model, EDITION))))


@pytest.mark.parametrize("model", MODELS)
def test_every_code_of_a_list_can_be_chosen(model: type[Offer] | type[Actor]) -> None:
    topics = EDITION.vocabularies["topics"]
    offered = {code for code, _ in shown(model)["topics"].choices}
    assert offered == {one.code for one in topics.concepts if not one.replaced_by}


def test_a_field_that_some_types_need_names_them() -> None:
    fields = shown(Offer)
    for code in EDITION.vocabularies["offer-types"].by_code:
        for key in keys_shown(Offer):
            assert (not fields[key].shown_with or code in fields[key].shown_with) == (key in keys_asked(code))


def test_a_kind_of_schedule_is_asked_for_its_own_fields_only() -> None:
    fields = shown(Offer)
    assert fields["schedule.sessions"].shown_with == ("dated",)
    assert set(fields["schedule.season"].shown_with) == {"recurring", "on_request"}
    assert fields["schedule.text"].shown_with == ()
    assert fields["schedule.sessions"].strict


def test_what_repeats_asks_for_its_rule_and_times_first() -> None:
    parts = [one for one in shown(Offer)["schedule"].parts if "recurring" in one.shown_with]
    assert [one.key for one in parts if not one.is_rare] == ["rule", "start_time", "end_time"]
    assert {"season", "from", "until"} <= {one.key for one in parts if one.is_rare}


def test_a_limit_is_said_where_it_is_lower_than_the_list_is_long() -> None:
    assert shown(Offer)["topics"].hint.endswith("eine bis acht")
    assert shown(Offer)["subjects"].hint.endswith("höchstens sechs")
    assert "höchstens" not in shown(Offer)["schedule.rule.weeks"].hint


class _Form(HTMLParser):
    """The names of all controls, and the ids that labels and descriptions point to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("input", "select", "textarea") and given.get("name"):
            self.names.add(spoken(str(given["name"])))
        self.ids += [str(given["id"])] if given.get("id") else []
        self.targets |= (
            set((given.get("aria-describedby") or "").split()) | {str(given["for"])}
            if "for" in given
            else set()
        )


@pytest.mark.parametrize("model", MODELS)
def test_the_page_has_a_control_for_every_field(model: type[Offer] | type[Actor], town_site: Path) -> None:
    form = _Form((town_site / "mitmachen" / PAGES[model] / "index.html").read_text(encoding="utf-8"))
    wanted = {path for path, one in shown(model).items() if one.control not in ("group", "rows")}
    assert wanted - {"confirmed_on"} <= form.names
    assert len(form.ids) == len(set(form.ids))
    assert form.targets - set(form.ids) == set()


def test_the_data_of_a_record_is_published_as_it_was_written() -> None:
    files = {one.path: json.loads(str(one.content)) for one in form_data(EDITION)}
    assert len(files) == len(EDITION.catalogue.offers) + len(EDITION.catalogue.actors) + 1
    bees = files["angebote/bienenschule/eintrag.json"]
    assert [key for key in Offer.written_keys() if key in bees] == list(bees)
    assert bees["age"] == {"min": "6", "max": "10"}
    assert bees["title"] in (TOWN / "offers" / "bienenschule.yml").read_text(encoding="utf-8")
    known = files["mitmachen/bekannt.json"]
    assert known["actors"]["musterverein"].startswith("Musterverein")
    assert set(known["actors_aliases"].values()) <= set(known["actors"])
    for name in EDITION.catalogue.actors["musterverein"].record.aliases:
        assert known["actors_aliases"][name] == "musterverein"
