"""The official schemas and shapes, which lie beside the project: `BNE_ORACLE` names their folder."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from tests.town.sites import PROJECT

ORACLE = Path(os.environ.get("BNE_ORACLE") or PROJECT.parent / "shared" / "oracle")
FORMATS = FormatChecker(["date", "email", "uuid"])


@FORMATS.checks("date-time")
def _is_moment(value: object) -> bool:
    # jsonschema looks at this format only with a package of its own; without, each date is both.
    return not isinstance(value, str) or "T" in value


@FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or value.partition(":")[0] in ("http", "https", "mailto")


def oracle(name: str) -> Path:
    """Return a folder of official files, or skip the test and say why."""
    folder = ORACLE / name
    if not folder.is_dir():
        pytest.skip(
            f"The official files are not in {folder}; BNE_ORACLE names the folder that holds „{name}“."
        )
    return folder


def amb_validator() -> Draft7Validator:
    schemas = [_read(path) for path in sorted(oracle("amb").glob("*.json"))]
    found = [(one["$id"], Resource.from_contents(one, default_specification=DRAFT7)) for one in schemas]
    registry: Registry[Any] = Registry().with_resources(found)
    return Draft7Validator(_read(oracle("amb") / "schema.json"), registry=registry, format_checker=FORMATS)


def hsds_validator() -> Draft202012Validator:
    return Draft202012Validator(_read(oracle("hsds") / "service.json"), format_checker=FORMATS)


def _read(path: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
