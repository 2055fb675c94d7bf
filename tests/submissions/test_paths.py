"""Whatever is written into the field „Datei“: it means a record's file, or nothing."""

from typing import TypedDict

import pytest
import yaml

from generator.intake.submission import record_file
from generator.problem import Problem
from tests.build import PROJECT


class Row(TypedDict):
    written: str
    meant: str | None


ROWS: list[Row] = yaml.safe_load((PROJECT / "tests/submissions/paths.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: ascii(row["written"])[1:-1] or "nothing")
def test_only_a_file_of_a_record_is_meant(row: Row) -> None:
    found = record_file(row["written"])
    assert (None if isinstance(found, Problem) else found) == row["meant"]


def test_a_refusal_is_short_names_the_field_and_helps() -> None:
    found = record_file("content/offers/" + "../" * 10_000)
    assert isinstance(found, Problem)
    assert found.field == "Datei"
    assert len(found.message) < 120
    assert "content/offers/" in found.hint


def test_there_are_many_attacks() -> None:
    assert len([row for row in ROWS if row["meant"] is None]) >= 80
