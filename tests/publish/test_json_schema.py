import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from generator.publish.json_schema import editor_schemas
from tests.publish.editions import town
from tests.town.sites import CITY, SCHEMAS, TOWN

TEXTS = dict(editor_schemas(town().vocabularies))
FOLDERS = {"offer.schema.json": "offers", "actor.schema.json": "actors"}
RECORDS = [
    (schema, path)
    for schema, folder in FOLDERS.items()
    for content in (TOWN, CITY)
    for path in sorted((content / folder).glob("*.yml"))
]


def fields(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401 - JSON has no one type
    if isinstance(node, dict):
        yield from node.get("properties", {}).items()
        for value in node.values():
            yield from fields(value)
    elif isinstance(node, list):
        for item in node:
            yield from fields(item)


class _Plain(yaml.SafeLoader):
    """Reads YAML as editors do, but for dates, which JSON does not know."""


_Plain.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_files_are_those_of_the_model(name: str) -> None:
    assert (SCHEMAS / name).read_text(encoding="utf-8") == TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_the_files_are_valid_schemas(name: str) -> None:
    schema = json.loads(TEXTS[name])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_field_is_described_in_german(name: str) -> None:
    found = list(fields(json.loads(TEXTS[name])))
    assert len(found) > 50
    undescribed = [
        field for field, schema in found if not schema.get("description") and "const" not in schema
    ]
    assert undescribed == []


@pytest.mark.parametrize("name", FOLDERS)
def test_every_code_comes_with_its_label(name: str) -> None:
    schemas = [schema for _, schema in fields(json.loads(TEXTS[name]))]
    coded = [one for one in [*schemas, *(one.get("items", {}) for one in schemas)] if "x-vocabulary" in one]
    assert len(coded) > 3
    for one in coded:
        # Editors read bare digits as numbers, so a code like 4 is there in both forms.
        assert {str(code) for code in one["enum"]} == set(town().vocabularies[one["x-vocabulary"]].by_code)
        labels = [concept.label for concept in town().vocabularies[one["x-vocabulary"]].concepts]
        assert one["markdownEnumDescriptions"][: len(labels)] == labels


@pytest.mark.parametrize(
    ("schema", "path"), [pytest.param(schema, path, id=path.stem) for schema, path in RECORDS]
)
def test_what_the_model_accepts_an_editor_accepts_too(schema: str, path: Any) -> None:  # noqa: ANN401
    record = yaml.load(path.read_text(encoding="utf-8"), Loader=_Plain)  # noqa: S506 - a safe loader
    validator = Draft202012Validator(json.loads(TEXTS[schema]), format_checker=FormatChecker())
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(record)] == []
