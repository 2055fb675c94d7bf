"""Compounds are found by the words inside them, and other words are left whole."""

from pathlib import Path

import pytest
import yaml

from generator.search.analysis import Analyser
from generator.search.compounds import parts_of

CASES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "compounds.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("word", "parts"), CASES.items(), ids=list(CASES))
def test_a_compound_is_found_by_its_parts(word: str, parts: list[str]) -> None:
    analyser = Analyser()
    reading = analyser.of_word(word)
    inner = set(analyser.inner_terms(reading))
    for part in parts:
        assert inner & set(analyser.of_word(part).terms), part
    assert bool(inner) is bool(parts)


def test_names_stay_whole_in_every_form() -> None:
    whole = frozenset({"waldhof", "sonnenhügel"})
    assert parts_of("waldhof", whole) == ()
    assert parts_of("sonnenhügels", whole) == ()
    assert parts_of("waldhof") == ("wald", "hof")
