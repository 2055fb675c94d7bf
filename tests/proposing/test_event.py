"""What GitHub writes into the event file, and what else may lie there."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline import GeneratorError
from generator.proposing.event import Event, read_event
from tests.proposing.desk import an_event


def read(tmp_path: Path, event: Any) -> Event:  # noqa: ANN401 - JSON
    file = tmp_path / "event.json"
    file.write_text(event if isinstance(event, str) else json.dumps(event), encoding="utf-8")
    return read_event(file)


@pytest.mark.parametrize(
    ("created", "day"),
    [
        ("2026-06-30T21:59:59Z", date(2026, 6, 30)),
        ("2026-06-30T22:00:00Z", date(2026, 7, 1)),
        ("2026-12-31T23:00:00Z", date(2027, 1, 1)),
        ("2026-06-30T12:00:00+02:00", date(2026, 6, 30)),
    ],
)
def test_the_day_of_an_issue_is_the_day_in_germany(created: str, day: date, tmp_path: Path) -> None:
    assert read(tmp_path, an_event("", created_at=created)).issue.day == day


@pytest.mark.parametrize(
    ("labels", "state", "form"),
    [
        (["eintrag"], "open", "eintrag"),
        (["frage", "bestaetigung"], "open", "bestaetigung"),
        (["eintrag"], "closed", ""),
        (["Eintrag"], "open", ""),
        ([], "open", ""),
    ],
)
def test_the_label_names_the_form(labels: list[str], state: str, form: str, tmp_path: Path) -> None:
    event = an_event("", state=state, labels=[{"name": label} for label in labels])
    assert read(tmp_path, event).issue.form == form


def branch(name: str) -> dict[str, Any]:
    return {**an_event(""), "repository": {"default_branch": name}}


@pytest.mark.parametrize(
    "event",
    [
        "", "null", "[]", "{}", "{", "\0", '{"issue": {}}',
        an_event("", number=0), an_event("", number="12; id"), an_event("", number=None),
        an_event("", state="merged"), an_event("", created_at="gestern"), an_event("", created_at="2026-01-01"),
        an_event("", labels=None), branch("--upload-pack=id"), branch(""), branch("a b"), branch("a:b"),
        "x" * 3_000_000,
    ],
    ids=range(19),
)  # fmt: skip
def test_anything_else_is_told_to_the_operator(event: Any, tmp_path: Path) -> None:  # noqa: ANN401 - JSON
    with pytest.raises(GeneratorError, match="Das ist kein Ereignis"):
        read(tmp_path, event)


def test_a_missing_file_is_told_to_the_operator(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError, match="lässt sich nicht lesen"):
        read_event(tmp_path / "gibt-es-nicht.json")
