"""The configuration of a CMS holds every field and every code of the model, in forms that both CMS know."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.intake.folder import SourceFile
from generator.intake.load import read_document
from generator.intake.yaml_text import Document
from generator.publish.cms_config import cms_config
from generator.publish.json_schema import json_schemas
from tests.publish.editions import town
from tests.town.sites import CITY, TOWN, bne

TEXT = cms_config(town().vocabularies, "stadt/verzeichnis", "main")
CONFIG = yaml.safe_load(TEXT)
COLLECTIONS = {one["name"]: one for one in CONFIG["collections"]}
SCHEMAS = {name.partition(".")[0] + "s": json.loads(text) for name, text in json_schemas(town().vocabularies)}
# What each widget must have, and may have; every field may have what any field has.
WIDGETS: dict[str, tuple[set[str], set[str]]] = {
    "string": (set(), {"pattern", "minlength", "maxlength"}),
    "text": (set(), {"pattern", "minlength", "maxlength"}),
    "markdown": (set(), set()),
    "number": ({"value_type"}, {"min", "max"}),
    "boolean": ({"default"}, set()),
    "select": ({"options"}, {"multiple", "min", "max"}),
    "relation": (
        {"collection", "value_field", "display_fields", "search_fields"},
        {"multiple", "min", "max"},
    ),
    "object": ({"fields"}, {"collapsed"}),
    "list": (set(), {"fields", "field", "collapsed", "min", "max"}),
}
ANY = {"name", "label", "widget", "required", "hint"}
RECORDS = [
    path
    for content in (TOWN, CITY)
    for folder in COLLECTIONS
    for path in sorted((content / folder).glob("*.yml"))
]


def all_fields(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in fields:
        yield one
        yield from all_fields([*one.get("fields", []), *([one["field"]] if "field" in one else [])])


def keys_of(fields: list[dict[str, Any]], path: str = "") -> Iterator[str]:
    for one in fields:
        yield f"{path}{one['name']}"
        yield from keys_of(one.get("fields", []), f"{path}{one['name']}.")


def keys_of_model(schema: dict[str, Any], node: dict[str, Any], path: str = "") -> Iterator[str]:
    """Every key that a record may have, however deep."""
    if "$ref" in node:
        node = {**schema["$defs"][node["$ref"].rpartition("/")[2]], **node}
    for name, one in node.get("properties", {}).items():
        yield f"{path}{name}"
        yield from keys_of_model(schema, one, f"{path}{name}.")
    for one in (*node.get("oneOf", ()), *([node["items"]] if "items" in node else [])):
        yield from keys_of_model(schema, one, path)
    for code in node.get("propertyNames", {}).get("enum", ()):
        yield f"{path}{code}"
        yield from keys_of_model(schema, node["additionalProperties"], f"{path}{code}.")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_key_of_the_model_has_its_field(name: str) -> None:
    wanted = set(keys_of_model(SCHEMAS[name], SCHEMAS[name]))
    assert len(wanted) > 50
    assert set(keys_of(COLLECTIONS[name]["fields"])) == wanted


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_field_is_one_that_both_know(name: str) -> None:
    for one in all_fields(COLLECTIONS[name]["fields"]):
        must, may = WIDGETS[one["widget"]]
        assert {"name", "label", "widget", *must} <= one.keys() <= ANY | must | may, one
        assert one["label"].strip(), one
    names = [one["name"] for one in COLLECTIONS[name]["fields"]]
    assert len(names) == len(set(names))


def test_choices_are_said_once_and_in_german() -> None:
    choices = [
        one
        for collection in COLLECTIONS.values()
        for one in all_fields(collection["fields"])
        if one["widget"] == "select"
    ]
    assert len(choices) > 20
    for one in choices:
        values = [option["value"] for option in one["options"]]
        assert len(values) == len(set(values)) > 1
        assert all(isinstance(value, (str, int)) and not isinstance(value, bool) for value in values)
    (topics,) = [one for one in choices if one["name"] == "topics" and one["max"] == 8]
    assert {"label": "Wasser und Gewässer", "value": "water"} in topics["options"]


def test_relations_lead_to_collections_that_are_there() -> None:
    found = [
        one
        for collection in COLLECTIONS.values()
        for one in all_fields(collection["fields"])
        if one["widget"] == "relation"
    ]
    assert len(found) > 5
    for one in found:
        target = COLLECTIONS[one["collection"]]
        assert set(one["display_fields"]) <= {field["name"] for field in target["fields"]}


def misfits(data: Any, one: dict[str, Any]) -> Iterator[str]:  # noqa: ANN401 - a tree of text
    """What of a record the field could not show or would change."""
    if one.get("multiple"):
        yield from in_each(data, {**one, "multiple": False})
    elif one["widget"] == "list":
        yield from in_each(data, one.get("field") or {**one, "widget": "object"})
    elif one["widget"] == "object":
        fields = {field["name"]: field for field in one["fields"]}
        for key, value in data.items():
            yield from misfits(value, fields[key]) if key in fields else [f"{one['name']}: {key}"]
    elif not fits(data, one):
        yield f"{one['name']}: {data}"


def in_each(items: list[Any], one: dict[str, Any]) -> Iterator[str]:
    for item in items:
        yield from misfits(item, one)


def fits(text: str, one: dict[str, Any]) -> bool:
    if one["widget"] == "select":
        return text in {str(option["value"]) for option in one["options"]}
    return "pattern" not in one or re.search(one["pattern"][0], text) is not None


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_record_fits_into_the_fields(path: Path) -> None:
    document = read_document(SourceFile(f"{path.parent.name}/{path.name}", path.read_bytes()))
    assert isinstance(document, Document)
    whole = {"widget": "object", "name": path.stem, "fields": COLLECTIONS[path.parent.name]["fields"]}
    assert list(misfits(document.data, whole)) == []


def test_it_is_plain_data_for_every_reader() -> None:
    assert json.loads("".join(line for line in TEXT.splitlines(keepends=True) if line[0] != "#")) == CONFIG
    assert CONFIG["backend"] == {"name": "github", "repo": "stadt/verzeichnis", "branch": "main"}
    assert "http" not in TEXT.partition("collections")[0]


def test_the_command_prints_or_writes_it(tmp_path: Path) -> None:
    shown = bne("cms", "--content", TOWN, "--repository", "https://github.com/stadt/verzeichnis")
    assert (shown.returncode, shown.stdout) == (0, TEXT)
    file = tmp_path / "config.yml"
    assert bne("cms", "--repository", "stadt/verzeichnis", "--output", file).returncode == 0
    assert file.read_text(encoding="utf-8") == TEXT


def test_a_foreign_repository_is_refused() -> None:
    done = bne("cms", "--repository", "https://beispiel.de/a/b")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--repository besitz/name" in done.stderr
