"""The browser's twins of the writer and of the check: same bytes; same verdict, same place, same rule.

What is expected comes from Python in the same run; nothing is stored that could grow old.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import ucd_3_2_0

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from generator.domain.bare import bare_keys
from generator.domain.catalogue import Catalogue, Entry
from generator.domain.dates import Moment
from generator.domain.offer import Offer
from generator.domain.text import web_address_problem
from generator.domain.vocabulary import Vocabularies
from generator.intake.characters import is_harmless, why_forbidden
from generator.intake.field_path import Spot, spot_of
from generator.intake.folder import SourceFile
from generator.intake.load import MODELS, load_schemas, read_entry
from generator.intake.nearest import key_meant
from generator.intake.parse import parse
from generator.intake.yaml_text import Data, Document, parse_yaml
from generator.intake.yaml_writer import write_yaml
from generator.origin import Origins
from generator.publish.assets import ASSETS
from generator.publish.form_schema import form_schemas
from generator.publish.minify import small_script
from generator.rules.addresses import samples_are_replaced
from generator.rules.freshness import nothing_is_known_from_the_future
from generator.rules.privacy import people_have_agreed
from tests.build import CASES, TODAY
from tests.build import SCHEMAS as TOWN_SCHEMAS
from tests.node import ask_node
from tests.record_trees import OTHERS, WEB, a_wild_tree, broken_records, dice, whole_records
from tests.town.sites import CITY, SCHEMAS

VOCABULARIES = {
    name: load_schemas(folder).vocabularies for name, folder in (("city", SCHEMAS), ("town", TOWN_SCHEMAS))
}
# The rules between records that need no other record, and keep one from being published.
DUTIES = (nothing_is_known_from_the_future, people_have_agreed, samples_are_replaced)
HIDDEN = {("forbidden-character", "")}


@dataclass(frozen=True)
class Case:
    """A record, and the schema it belongs to: `city/offers` or the like."""

    schema: str
    data: dict[str, Data]

    @property
    def model(self) -> Any:  # noqa: ANN401 - a kind of record
        return MODELS[self.schema.split("/")[1]]

    @property
    def vocabularies(self) -> Vocabularies:
        return VOCABULARIES[self.schema.split("/")[0]]


@cache
def schemas() -> dict[str, Any]:
    """What the site publishes for the form, by `city/offers` and the like."""
    return {
        f"{name}/{Path(one.path).stem}s": json.loads(one.data)
        for name, vocabularies in VOCABULARIES.items()
        for one in form_schemas(vocabularies)
    }


@cache
def scripts() -> TemporaryDirectory[str]:
    """The folder of the scripts as the site publishes them; it goes with the process."""
    folder = TemporaryDirectory(prefix="scripts-")
    for path in (ASSETS / "js").glob("record_*.js"):
        (Path(folder.name) / path.name).write_text(small_script(path.read_text(encoding="utf-8")), "utf-8")
    (Path(folder.name) / "package.json").write_text('{"type": "module"}', "utf-8")
    return folder


def the_browser(cases: Iterable[Case] = (), **more: object) -> Any:  # noqa: ANN401 - JSON
    """What the browser writes and finds."""
    asked = {
        "scripts": scripts().name,
        "records": [(one.data, one.schema) for one in cases],
        "schemas": schemas(),
        "today": str(TODAY),
    }
    return ask_node("records.mjs", {**asked, **more})


def whole(seed: int, kind: str, likely: float, count: int) -> Iterator[Case]:
    """Yield records that the model accepts."""
    name = f"city/{kind}"
    found = whole_records(seed, schemas()[name], MODELS[kind], VOCABULARIES["city"], likely)
    yield from (Case(name, data) for data in islice(found, count))


def files() -> Iterator[Case]:
    """Every real record, and every case of a broken one that YAML can read."""
    for schema, paths in (
        ("city/offers", sorted((CITY / "offers").glob("*.yml"))),
        ("city/actors", sorted((CITY / "actors").glob("*.yml"))),
        ("town/offers", sorted(CASES.glob("*/*.yml"))),
    ):
        for path in paths:
            document = parse_yaml(path.read_bytes().decode("utf-8-sig", "replace"), path.name)
            if isinstance(document, Document) and isinstance(document.data, dict):
                yield Case(schema, document.data)


def rich(seed: int, kind: str) -> Iterator[Case]:
    """As few records as hold every field of the model."""
    schema = schemas()[f"city/{kind}"]
    left = {(block, key) for block, node in blocks_of(schema) for key in node["properties"]}
    for case in whole(seed, kind, 1, 99):
        here = set(fields_in(case.data, schema, schema, ""))
        if left & here:
            left -= here
            yield case
        if not left:
            return
    pytest.fail(f"no record holds {left}, so nobody compares these fields")


def broken(seed: int) -> Iterator[Case]:
    """Rich records with each of their places broken in some ways."""
    random = dice(seed)
    for case in [*rich(seed, "offers"), *rich(seed, "actors")]:
        yield from (Case(case.schema, data) for data in broken_records(random, case.data, 1))


def blocks_of(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "", schema
    yield from schema["defs"].items()


def fields_in(
    data: Data, schema: dict[str, Any], node: dict[str, Any], name: str
) -> Iterator[tuple[str, str]]:
    """Yield block and key of every field in a record."""
    if isinstance(data, list):
        for item in data:
            yield from fields_in(item, schema, node["items"], name)
    elif isinstance(data, dict) and "values" in node:
        for item in data.values():
            yield from fields_in(item, schema, node["values"], name)
    elif isinstance(data, dict):
        block = node.get("ref") or node.get("kinds", {}).get(data.get("kind")) or name
        fields = schema["defs"].get(block, schema)["properties"]
        for key, value in data.items():
            yield block, key
            yield from fields_in(value, schema, fields[key], block)


def texts_in(data: Data) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    else:
        for value in data.values() if isinstance(data, dict) else data:
            yield from texts_in(value)


def said_by_python(case: Case) -> set[tuple[str, str]]:
    """Rule and place in words of everything that `bne check` says about the record."""
    if any(why_forbidden(one) for text in texts_in(case.data) if not is_harmless(text) for one in text):
        return HIDDEN
    found = parse(Document(case.data, Origins("x.yml")), case.model, "x", case.vocabularies)
    if isinstance(found, Entry):
        offers, actors = ({"x": found}, {}) if case.model is Offer else ({}, {"x": found})
        alone = Catalogue(offers, actors, case.vocabularies)
        return {(one.rule, one.field) for rule in DUTIES for one in rule(alone, TODAY)}
    return {(one.rule, one.field) for one in found}


def said_by_browser(case: Case, found: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """The same, as the browser found it.

    Python takes a misspelt key and the missing one for one mistake. In a form nobody types keys, so the
    browser does not guess and names both.
    """
    spots = [
        spot_of(case.model, tuple(one["path"]), case.data) for one in found if one["rule"] == "unknown-field"
    ]
    meant = {(*spot.path[:-1], key_meant(str(spot.path[-1]), spot.known_keys)) for spot in spots}
    hidden = {("missing-field", path) for path in meant}
    hidden |= {("not-backed", ()) for path in meant if path in {("evidence",), ("confirmed_on",)}}
    # Python names the field, the browser the place in it.
    ends = [1 if one["rule"] == "sample-address" else len(one["path"]) for one in found]
    return {
        (one["rule"], Spot(tuple(one["path"][:end]), None).words)
        for one, end in zip(found, ends, strict=True)
        if (one["rule"], tuple(one["path"])) not in hidden
    }


def test_a_thousand_hostile_records_are_written_and_read_alike_and_accepted() -> None:
    cases = [*whole(1, "offers", 0.3, 700), *whole(2, "actors", 0.4, 300)]
    texts = [write_yaml(one.data, one.model.written_keys()) for one in cases]
    answer = the_browser(cases, texts=texts)
    assert len(cases) == 1000
    assert answer["written"] == texts
    assert [read for read, _ in answer["read"]] == [one.data for one in cases]
    for case, text, found in zip(cases, texts, answer["found"], strict=True):
        assert said_by_browser(case, found) == said_by_python(case)
        entry = read_entry(SourceFile("offers/x.yml", text.encode()), case.model, case.vocabularies)
        assert isinstance(entry, Entry), (entry, text)


def test_any_tree_of_any_text_is_written_alike_and_read_back_by_every_reader() -> None:
    random = dice(3)
    trees = [tree for tree in (a_wild_tree(random) for _ in range(1200)) if isinstance(tree, dict)]
    trees += [{"note": text, "max": text, "days": [text], text: {text: ""}} for text in OTHERS]
    trees = [tree for tree in trees if not any(key.isdecimal() for key in tree)]  # JavaScript moves these
    order, bare = ("title", "summary"), sorted(bare_keys())
    texts = [write_yaml(tree, order) for tree in trees]
    assert the_browser(trees=trees, bare=bare)["trees"] == texts
    # With nothing bare, even readers that look for numbers and dates find only texts.
    pure = [(tree, write_yaml(tree, order, ())) for tree in trees]
    readable = [(tree, text) for tree, text in pure if "\\ud800" not in text]
    assert len(readable) > 500
    read = the_browser(texts=[text for _, text in readable])["read"]
    for (tree, text), (as_text, as_data) in zip(readable, read, strict=True):
        assert as_text == as_data == yaml.safe_load(text) == tree, text


def test_the_browser_finds_what_python_finds() -> None:
    cases = [*files(), *whole(4, "offers", 0.4, 40), *whole(4, "actors", 0.4, 20), *broken(5)]
    answer = the_browser(cases)["found"]
    verdicts: list[bool] = []
    for case, found in zip(cases, answer, strict=True):
        python, browser = said_by_python(case), said_by_browser(case, found)
        verdicts.append(not python)
        if python == HIDDEN:
            assert "forbidden-character" in {rule for rule, _ in browser}
        else:
            assert browser == python, json.dumps(case.data, ensure_ascii=False)
        assert all(0 < len(one["message"]) < 250 and "undefined" not in one["message"] for one in found)
    assert verdicts.count(True) > 300
    assert verdicts.count(False) > 300


def test_the_same_characters_are_forbidden() -> None:
    first, last = zip(*the_browser(characters=True)["forbidden"], strict=True)
    browser = {point for one, other in zip(first, last, strict=True) for point in range(one, other + 1)}
    python = {point for point in range(0x110000) if why_forbidden(chr(point))}
    # Each side knows the characters of its own year; both know those of 2002.
    assert {point for point in python ^ browser if ucd_3_2_0.category(chr(point)) != "Cn"} == set()
    assert len(python) > 800_000


def is_moment(text: str) -> bool:
    try:
        TypeAdapter(Moment).validate_python(text)
    except ValidationError:
        return False
    return True


def test_the_hours_that_clocks_skip_are_the_same() -> None:
    texts = [
        f"{year}-{month:02}-{day:02}{clock}"
        for year in (1000, 1999, *range(1981, 2200, 3), 2200)
        for month, day in ((2, 29), (3, 24), *((3, day) for day in range(25, 32)), (10, 31))
        for clock in (" 01:59", " 02:00", "T02:59", " 03:00", " 24:00")
    ]
    answer = the_browser(formats=[("moment", text) for text in texts])["formats"]
    assert [not broken for broken in answer] == [is_moment(text) for text in texts]


def test_web_addresses_are_the_same() -> None:
    random = dice(6)
    letters = [
        "a",
        "b",
        "z",
        "-",
        "1",
        "_",
        "ä",
        "ö",
        "ü",
        "é",
        "ñ",
        "ß",
        "ø",
        "а",
        "ı",
        "日",
        "\u0308",
        ".",
        "xn--",
        ".de",
        ":80",
        "@",
    ]
    hosts = ["".join(random.choice(letters) for _ in range(random.randint(1, 7))) for _ in range(3000)]
    coded = [f"xn--{host.encode('punycode').decode('ascii', 'replace')}" for host in hosts]
    made = [
        f"xn--{''.join(random.choice('abcxyz0189-') for _ in range(random.randint(0, 8)))}" for _ in hosts
    ]
    texts = [*WEB, *(f"https://{host}.example/" for host in (*hosts, *coded, *made))]
    texts += [f"http://{host}" for host in hosts]
    answer = the_browser(formats=[("web", text) for text in texts])["formats"]
    python = [not web_address_problem(text) for text in texts]
    assert [
        text for text, found, right in zip(texts, answer, python, strict=True) if (not found) != right
    ] == []
    assert python.count(True) > 300
