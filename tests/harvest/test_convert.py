"""The words of a source as those of a record; a contributor adds a case to `conversions.yml`."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.source import Column
from generator.harvest.convert import shortened, value_of
from tests.harvest.tables import table

CASES = table("conversions.yml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['column']} {case['texts']}"[:60])
def test_reads_what_people_write(case: dict[str, Any]) -> None:
    column = Column.model_validate({"column": "x", **case["column"]})
    found = value_of(case["texts"], column, keeps_lines=False, is_list=isinstance(case["value"], list))
    assert found == case["value"]


def test_a_description_keeps_its_lines() -> None:
    column = Column(column="x")
    assert (
        value_of([" Erstens \n\n zweitens "], column, keeps_lines=True, is_list=False)
        == "Erstens\n\nzweitens"
    )


@given(st.text(), st.integers(20, 200))
def test_a_shortened_text_fits(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= max(limit, 0)
    assert shortened(text, limit) == text or len(text) > limit
