"""Every row of completeness.yml: what a record is asked for, and what nobody asks."""

from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from generator.domain.actor import Actor
from generator.domain.completeness import Gap, gaps
from generator.domain.offer import Offer
from generator.intake.yaml_text import Document, parse_yaml
from tests.build import an_actor, an_offer

PATH = Path(__file__).with_name("completeness.yml")
LONGEST = 100


def table() -> dict[str, Any]:
    document = parse_yaml(PATH.read_text(encoding="utf-8"), PATH.name)
    assert isinstance(document, Document), document
    assert isinstance(document.data, dict)
    return document.data


ROWS: list[dict[str, Any]] = table()["rows"]


def record_of(row: dict[str, Any]) -> Offer | Actor:
    return an_offer(**row["offer"]) if "offer" in row else an_actor(**row["actor"])


def every_gap() -> list[tuple[tuple[str, ...], Gap]]:
    records: list[Offer | Actor] = [an_offer(schedule={"kind": "ongoing"}), an_actor()]
    return [(record.written_keys(), gap) for record in records for gap in gaps(record)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_asks_for_what_visitors_miss_most_first(row: dict[str, Any]) -> None:
    keys = [gap.key for gap in gaps(record_of(row))]
    assert [key for key in keys if key in row["asks"]] == row["asks"]
    assert not set(keys) & set(row["silent"])
    if not row["asks"]:
        assert keys == []
    else:
        assert keys[0] == row["asks"][0]


@pytest.mark.parametrize(("keys", "gap"), every_gap())
def test_a_hint_is_one_friendly_sentence_that_names_no_key(keys: tuple[str, ...], gap: Gap) -> None:
    assert gap.key in keys
    assert gap.hint.endswith(".") or gap.hint.endswith("?")
    assert len(gap.hint) <= LONGEST
    assert " Sie" in gap.hint
    assert "_" not in gap.hint
    assert "„" not in gap.hint


def test_each_gap_is_named_once() -> None:
    for _, group in groupby(every_gap(), key=lambda pair: pair[0]):
        keys = [gap.key for _, gap in group]
        assert len(keys) == len(set(keys))
