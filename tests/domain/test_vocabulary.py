"""The closed lists: trees, everyday words, and circles that end."""

from typing import Any

import pytest
from pydantic import ValidationError

from generator.domain.vocabulary import Vocabulary


def a_vocabulary(*concepts: dict[str, Any]) -> Vocabulary:
    labelled = [{"label": one["code"].title(), **one} for one in concepts]
    return Vocabulary.model_validate({"id": "themen", "title": "Themen", "open": True, "concepts": labelled})


@pytest.mark.parametrize(
    ("code", "lineage"),
    [
        ("bach", ["bach", "wasser", "natur"]),
        ("natur", ["natur"]),
        ("unbekannt", []),
        ("waise", ["waise"]),
        ("huhn", ["huhn", "ei"]),
        ("ei", ["ei", "huhn"]),
        ("selbst", ["selbst"]),
        ("feder", ["feder", "huhn", "ei"]),
    ],
)
def test_a_lineage_leads_upward_and_ends_even_in_a_circle(code: str, lineage: list[str]) -> None:
    vocabulary = a_vocabulary(
        {"code": "natur"},
        {"code": "wasser", "broader": "natur"},
        {"code": "bach", "broader": "wasser"},
        {"code": "waise", "broader": "niemand"},
        {"code": "huhn", "broader": "ei"},
        {"code": "ei", "broader": "huhn"},
        {"code": "selbst", "broader": "selbst"},
        {"code": "feder", "broader": "huhn"},
    )
    assert list(vocabulary.lineage(code)) == lineage


def test_a_tree_is_seen_from_above_and_below() -> None:
    vocabulary = a_vocabulary({"code": "natur"}, {"code": "wasser", "broader": "natur"}, {"code": "stadt"})
    assert [one.code for one in vocabulary.top] == ["natur", "stadt"]
    assert [one.code for one in vocabulary.narrower("natur")] == ["wasser"]
    assert vocabulary.narrower("wasser") == ()


def test_a_code_has_its_label() -> None:
    vocabulary = a_vocabulary(
        {"code": "wasser", "label": "Wasser und Gewässer", "short": "Wasser"}, {"code": "wald"}
    )
    assert vocabulary.label("wasser") == "Wasser und Gewässer"
    assert (vocabulary["wasser"].short_label, vocabulary["wald"].short_label) == ("Wasser", "Wald")
    assert "wasser" in vocabulary
    assert "Wasser" not in vocabulary


def test_codes_are_found_by_everything_people_call_them() -> None:
    vocabulary = a_vocabulary({"code": "wasser", "label": "Gewässer", "short": "Nass", "synonyms": ["Bäche"]})
    assert vocabulary.by_words == dict.fromkeys(["wasser", "gewässer", "nass", "bäche"], "wasser")


def test_the_first_concept_keeps_a_word_that_two_share() -> None:
    vocabulary = a_vocabulary({"code": "wasser", "synonyms": ["Bach"]}, {"code": "bach"})
    assert vocabulary.by_words["bach"] == "wasser"


@pytest.mark.parametrize(
    "part", [{"lat": "52.1"}, {"lat": "52.1", "lon": "8.1"}, {"point_source": "https://a.beispiel.de"}]
)
def test_a_point_has_both_axes_and_a_source(part: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="gehören zusammen"):
        a_vocabulary({"code": "haste", **part})


def test_a_district_may_have_a_point() -> None:
    whole = {"lat": "52.1", "lon": "8.1", "point_source": "https://a.beispiel.de"}
    vocabulary = a_vocabulary({"code": "haste", **whole}, {"code": "nahne"})
    assert vocabulary["haste"].point == (52.1, 8.1)
    assert vocabulary["nahne"].point is None
