"""Offers entered twice: what is named, what is not, and how long the whole catalogue takes."""

import time
from typing import Any

import pytest

from generator.rules import judge
from generator.rules.doubles import doubles
from tests.build import TODAY, a_catalogue, an_actor, an_offer

WORDS = ("Wald", "Bach", "Garten", "Klima", "Energie", "Wasser", "Boden", "Biene", "Fahrrad", "Kleidung")
KINDS = (
    "spaziergang",
    "exkursion",
    "werkstatt",
    "kurs",
    "führung",
    "fest",
    "tag",
    "treff",
    "nachmittag",
    "forum",
)
TELLING = "Waldspaziergang am Abend mit dem Förster"
GENERIC = "Bachexkursion"
OTHER = {"actor": "amt"}
DISTRICT = {"places": [{"kind": "venue", "name": "Am Teich", "district": "altstadt"}]}
ELSEWHERE = {"places": [{"kind": "venue", "name": "Am See", "district": "nordstadt"}]}
STREET = {"places": [{"kind": "venue", "street": "Musterweg 1", "city": "Musterstadt"}]}
IN_MAY = {"schedule": {"kind": "dated", "sessions": [{"start": "2027-05-07"}, {"start": "2027-05-08 10:00"}]}}
ON_THE_8TH = {"schedule": {"kind": "dated", "sessions": [{"start": "2027-05-08"}]}}
IN_JUNE = {"schedule": {"kind": "dated", "sessions": [{"start": "2027-06-08"}]}}
SUMMER = {"schedule": {"kind": "ongoing", "from": "2027-05", "until": "2027-09"}}
AUTUMN = {"schedule": {"kind": "ongoing", "from": "2027-10"}}
OVER = {"schedule": {"kind": "past"}}


def found(first: dict[str, Any], second: dict[str, Any]) -> list[str]:
    town = a_catalogue(
        offers={
            "a": an_offer(title=TELLING, **first),
            "b": an_offer(**{"title": "Am Abend mit dem Förster: Waldspaziergang", **second}),
            "reihe": an_offer(title="Reihe"),
        },
        actors={"musterverein": an_actor(), "amt": an_actor(name="Amt")},
    )
    return [one.rule for one in judge(town, TODAY)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({}, {**OTHER, "partners": ["musterverein"]}),
        ({"hosts": ["amt"]}, OTHER),
        (DISTRICT, {**OTHER, **DISTRICT}),
        (STREET, {**OTHER, **STREET}),
        (IN_MAY, ON_THE_8TH),
        (IN_MAY, SUMMER),
        (SUMMER, {}),
        ({"audiences": ["families", "adults"]}, {"audiences": ["adults"]}),
        ({}, {"title": f"{TELLING} 2027", "series": "reihe"}),
    ],
    ids=str,
)
def test_what_is_probably_one_offer_is_named(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert found(first, second) in (["similar-offer"], ["similar-title"])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, OTHER),
        (DISTRICT, {**OTHER, **ELSEWHERE}),
        (IN_MAY, IN_JUNE),
        (SUMMER, AUTUMN),
        (IN_MAY, AUTUMN),
        (OVER, {}),
        ({}, {"audiences": ["adults"]}),
        ({}, {"title": "Waldspaziergang am Morgen"}),
        ({}, {"series": "a"}),
        ({"series": "reihe"}, {"series": "reihe"}),
    ],
    ids=str,
)
def test_what_may_be_two_offers_is_not(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert found(first, second) == []


def test_a_short_title_needs_more_than_the_district() -> None:
    offers = {"a": an_offer(title=GENERIC, **DISTRICT), "b": an_offer(title=GENERIC, **OTHER, **DISTRICT)}
    actors = {"musterverein": an_actor(), "amt": an_actor(name="Amt")}
    assert list(judge(a_catalogue(offers=offers, actors=actors), TODAY)) == []
    offers = {"a": an_offer(title=GENERIC, **STREET), "b": an_offer(title=GENERIC, **OTHER, **STREET)}
    assert [one.rule for one in judge(a_catalogue(offers=offers, actors=actors), TODAY)] == ["similar-offer"]


def test_three_thousand_offers_are_not_compared_each_with_each() -> None:
    titles = [
        f"{about}{kind} {place}haus"
        for place in (f"{first}{last}" for first in WORDS for last in WORDS[:3])
        for about in WORDS
        for kind in KINDS
    ]
    offers = {
        f"o{number}": an_offer(title=title, actor=f"a{number % 300}", **DISTRICT)
        for number, title in enumerate(titles)
    }
    offers["zz"] = an_offer(title=titles[0].upper(), actor="a0")
    town = a_catalogue(offers=offers)
    start = time.perf_counter()
    assert [(one.id, other.id) for one, other in doubles(town, TODAY)] == [("o0", "zz")]
    assert time.perf_counter() - start < 30  # two seconds on an idle machine; each with each takes minutes
