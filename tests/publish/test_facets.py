"""What each facet reads from a record, and the columns in which the browser finds it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from generator.domain.offer import Offer
from generator.publish.edition import Edition
from generator.publish.facet_columns import by_record, by_value, merged, span_text, symbol
from generator.publish.facets import FACETS, days_of, facets_of, said_of
from generator.publish.ways_in import FACETS as LISTS
from tests.publish.editions import an_actor, an_edition, an_offer, town

BY_NAME = {facet.name: facet for facet in FACETS}
OVER = {"schedule": {"kind": "past", "until": "2020"}}


def said(name: str, edition: Edition) -> list[tuple[Any, ...]]:
    return said_of(edition, BY_NAME[name])


def column(edition: Edition, name: str) -> Mapping[str, Any]:
    return next(one for one in facets_of(edition, {})["facets"] if one["name"] == name)


def dated(*sessions: Mapping[str, str]) -> Offer:
    return an_offer(schedule={"kind": "dated", "sessions": list(sessions)})


@pytest.mark.parametrize(
    ("name", "fields", "expected"),
    [
        ("thema", {"topics": ["forest", "soil"]}, ("forest", "soil")),
        ("zielgruppe", {"audiences": ["families", "adults"]}, ("families", "adults")),
        ("alter", {"age": {"min": "6", "max": "10"}}, ((6, 10),)),
        ("alter", {"age": {"min": "6"}}, ((6, None),)),
        ("alter", {}, ()),
        ("klasse", {"grades": {"max": "4"}}, ((None, 4),)),
        ("klasse", {"age": {"min": "6"}}, ()),
        ("turnus", {}, ("on_request",)),
        ("stadtteil", {"places": [{"kind": "venue", "name": "Saal", "district": "haste"}]}, ("haste",)),
        (
            "stadtteil",
            {
                "places": [
                    {"kind": "venue", "name": "Saal", "district": "haste"},
                    {"kind": "area", "name": "Aue", "districts": ["haste", "nahne"]},
                ]
            },
            ("haste", "nahne"),
        ),
        ("stadtteil", {}, ()),
        (
            "reichweite",
            {
                "places": [
                    {"kind": "mobile", "service_area": ["city"]},
                    {"kind": "mobile", "service_area": ["county", "city"]},
                ]
            },
            ("city", "county"),
        ),
        ("kosten", {"cost": {"kind": "free"}}, ("free",)),
        ("kosten", {"cost": {"kind": "unknown"}}, ()),
        ("kosten", {}, ()),
        ("art", {}, ("excursion",)),
        ("format", {}, ("in_person",)),
        ("zugang", {"access": "open"}, ("open",)),
        ("zugang", {}, ()),
        ("sprache", {"languages": ["de", "en"]}, ("de", "en")),
        ("sprache", {}, ()),
        (
            "barrierefrei",
            {"accessibility": {"wheelchair": "fully", "features": ["lift"]}},
            ("fully", "lift"),
        ),
        ("barrierefrei", {"accessibility": {"wheelchair": "not"}}, ()),
        ("barrierefrei", {}, ()),
        ("ziel", {"sdgs": ["4", "13"]}, ("4", "13")),
        ("ziel", {}, ()),
        ("anbieter", {}, ("musterverein",)),
        ("stand", {}, ("confirmed",)),
        ("stand", OVER, ("historical",)),
        ("in", {}, ("angebote",)),
    ],
)
def test_reads_what_an_offer_says_and_nothing_where_it_is_silent(
    name: str, fields: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    assert said(name, an_edition({"eins": an_offer(**fields)}))[0] == expected


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_an_actor_answers_only_where_it_makes_sense(facet: Any) -> None:  # noqa: ANN401
    actor = an_actor(topics=["forest"], audiences=["adults"], address={"district": "haste"})
    found = said_of(an_edition({}, {"musterverein": actor}), facet)[0]
    expected = {"thema": ("forest",), "zielgruppe": ("adults",), "stadtteil": ("haste",), "in": ("akteure",)}
    assert found == expected.get(facet.name, ())


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        (an_offer(), []),
        (dated({"start": "2026-11-25"}), [((2, 2),)]),
        (dated({"start": "2026-11-25", "status": "cancelled"}), []),
        (dated({"start": "2026-11-25", "status": "postponed"}), []),
        (dated({"start": "2026-11-25", "status": "full"}), [((2, 2),)]),
        (dated({"start": "2026-11-25", "end": "2026-11-27"}), [((2, 4),)]),
        (dated({"start": "2026-11-25", "end": "2026-11-27"}, {"start": "2026-11-28"}), [((2, 5),)]),
        (dated({"start": "2026-11-20", "end": "2026-11-24"}), [((0, 1),)]),
        (dated({"start": "2026-11-25 22:00", "end": "2026-11-26 01:00"}), [((2, 2),)]),
        (dated({"start": "2026-11-25 22:00", "end": "2026-11-27 01:00"}), [((2, 4),)]),
        (dated({"start": "2020-01-01"}), []),
        (dated({"start": "2031-01-01"}), []),
        (an_offer(schedule={"kind": "ongoing"}), []),
        (an_offer(schedule={"kind": "ongoing", "from": "2020"}), []),
        (an_offer(schedule={"kind": "ongoing", "until": "2026-12-03"}), [((0, 10),)]),
        (an_offer(schedule={"kind": "ongoing", "from": "2026-12", "until": "2040"}), [((8, 400),)]),
    ],
)
def test_knows_the_days_of_an_offer(offer: Offer, expected: list[Any]) -> None:
    edition = an_edition({"eins": offer})
    assert list(days_of(edition, edition.catalogue.offers["eins"])) == expected


def test_a_weekly_offer_has_all_its_days_within_the_horizon() -> None:
    weekly = an_offer(schedule={"kind": "recurring", "rule": {"every": "week", "weekdays": ["monday"]}})
    edition = an_edition({"eins": weekly})
    (spans,) = days_of(edition, edition.catalogue.offers["eins"])
    assert spans[:2] == ((0, 0), (7, 7))
    assert len(spans) == 58
    assert all((edition.today + timedelta(days=start)).weekday() == 0 for start, _ in spans)


def test_names_only_codes_that_occur_and_what_is_broader() -> None:
    edition = an_edition({"eins": an_offer(topics=["bees"])})
    assert column(edition, "thema")["values"] == [
        ["biodiversity", "Artenvielfalt"],
        ["bees", "Bienen", "biodiversity"],
    ]
    assert column(edition, "ziel")["values"] == []
    assert column(edition, "ziel")["column"] == ""


def test_goals_carry_their_number_and_wheelchairs_their_name() -> None:
    offer = an_offer(sdgs=["13"], accessibility={"wheelchair": "partially", "features": ["lift"]})
    edition = an_edition({"eins": offer})
    assert column(edition, "ziel")["values"][0][1].startswith("13 ")
    assert column(edition, "barrierefrei")["values"][0] == ["partially", "Rollstuhl: Teilweise zugänglich"]


def test_only_historical_offers_hide() -> None:
    edition = an_edition({"eins": an_offer(), "zwei": an_offer(title="Früher einmal", **OVER)})
    assert [one["name"] for one in facets_of(edition, {})["facets"] if "past" in one] == ["stand"]
    assert column(edition, "stand")["past"] == "historical"


def test_lists_providers_by_name() -> None:
    actors = {"b": an_actor(name="Ähre"), "a": an_actor(name="zuletzt"), "c": an_actor(name="Beet")}
    edition = an_edition({f"o-{name}": an_offer(actor=name) for name in actors}, actors)
    assert column(edition, "anbieter")["values"] == [["c", "Beet"], ["a", "zuletzt"], ["b", "Ähre"]]


def test_the_static_lists_and_the_filters_mean_the_same() -> None:
    names = {
        "topics": "thema",
        "audiences": "zielgruppe",
        "districts": "stadtteil",
        "offer-types": "art",
        "sdgs": "ziel",
    }
    shared = [one for one in LISTS if one.vocabulary in names]
    assert len(shared) == len(names)
    for entry in town().catalogue.offers.values():
        for one in shared:
            read = BY_NAME[names[one.vocabulary]].read(town(), entry)
            assert list(read) == list(one.codes(town(), entry))


def test_every_unknown_can_be_said_in_a_sentence() -> None:
    assert all(facet.unknown.split()[0] in ("ist", "sind") for facet in FACETS)


def test_symbols_are_different_and_plain() -> None:
    symbols = [symbol(number) for number in range(5000)]
    assert len(set(symbols)) == len(symbols)
    assert not {'"', "\\", " "} & set(symbols)
    assert all(sign.isprintable() or ord(sign) > 0xA0 for sign in symbols)
    assert "".join(symbols[:3]) == "#$%"


def test_writes_records_one_after_the_other() -> None:
    assert by_record([[0], [], [0, 1], [1], []], 2) == "# %$$"
    assert by_record([[], []], 2) == ""


def test_writes_values_as_steps() -> None:
    assert by_value([[0], [], [0, 1], [1]], 2) == ["#%", "%$"]


def test_joins_days_that_touch() -> None:
    assert merged([(5, 5), (0, 1), (2, 3), (3, 3)]) == ((0, 3), (5, 5))
    assert span_text([(0, 3), (5, 5)]) == "#&%#"


def test_of_all_other_things_only_their_kind_is_known() -> None:
    edition = an_edition({"eins": an_offer()})
    found = facets_of(edition, {"listen": 2, "seiten": 1})
    assert (found["offers"], found["records"]) == (1, 5)
    kinds = next(one for one in found["facets"] if one["name"] == "in")
    assert [label for _, label in kinds["values"]] == ["Angebote", "Akteure", "Themen und Listen", "Seiten"]
    assert kinds["column"] == "#$%%&"


def test_the_columns_are_the_same_for_the_same_content() -> None:
    assert facets_of(town(), {}) == facets_of(town(), {})
