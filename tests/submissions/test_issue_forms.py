"""The forms that partners fill in, and the code that reads them, speak of the same fields."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.intake.issue import CONFIRMATION_PROMISES, ENTRY_PROMISES
from generator.intake.submission import FILE, PROMISES, RECORD
from generator.proposing.event import CONFIRMATION, ENTRY
from tests.build import PROJECT

FORMS = sorted(
    path for path in (PROJECT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"
)
KINDS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}


def read(path: Path) -> Any:  # noqa: ANN401 - YAML
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def form(name: str) -> Any:  # noqa: ANN401
    return read(PROJECT / f".github/ISSUE_TEMPLATE/{name}.yml")


def fields(name: str) -> list[tuple[str, str]]:
    """Id and label of each field that is sent, in order."""
    return [(part["id"], part["attributes"]["label"]) for part in form(name)["body"] if "id" in part]


def promises(name: str) -> tuple[str, ...]:
    (boxes,) = [part for part in form(name)["body"] if part["type"] == "checkboxes"]
    options = boxes["attributes"]["options"]
    assert all(option["required"] is True for option in options)
    return tuple(option["label"] for option in options)


def test_the_form_for_entries_has_the_fields_that_are_read() -> None:
    assert fields(ENTRY) == [("datei", FILE), ("datensatz", RECORD), ("zusagen", PROMISES)]
    assert promises(ENTRY) == ENTRY_PROMISES
    assert form(ENTRY)["labels"] == [ENTRY]


def test_the_form_for_confirmations_has_the_fields_that_are_read() -> None:
    assert fields(CONFIRMATION) == [("datei", FILE), ("zusagen", PROMISES)]
    assert promises(CONFIRMATION) == CONFIRMATION_PROMISES
    assert form(CONFIRMATION)["labels"] == [CONFIRMATION]


def test_github_fences_the_record() -> None:
    (record,) = [part for part in form(ENTRY)["body"] if part.get("id") == "datensatz"]
    assert (record["type"], record["attributes"]["render"]) == ("textarea", "yaml")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_github_accepts_the_form(path: Path) -> None:
    # What GitHub's own schema for issue forms demands, as far as our forms use it.
    found = read(path)
    assert set(found) <= {"name", "description", "title", "labels", "body"}
    assert {"name", "description", "body"} <= set(found)
    assert all(len(found[key]) >= 4 for key in ("name", "description"))
    ids = [part["id"] for part in found["body"] if part["type"] != "markdown"]
    labels = [part["attributes"]["label"] for part in found["body"] if part["type"] != "markdown"]
    assert len(set(ids)) == len(ids) > 0
    assert len(set(labels)) == len(labels)
    for part in found["body"]:
        assert part["type"] in KINDS
        assert set(part) <= {"type", "id", "attributes", "validations"}
        assert set(part.get("validations", {})) <= {"required"}


def test_every_form_has_a_name_of_its_own() -> None:
    names = [read(path)["name"] for path in FORMS]
    assert len(set(names)) == len(names) == 5
