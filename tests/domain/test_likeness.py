"""Titles: copies are found however they were disturbed, and nothing else is."""

import time
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.likeness import ALIKE, alike_titles, are_alike, likeness, likeness_keys

DATA = yaml.safe_load(Path(__file__).with_name("titles.yml").read_text(encoding="utf-8"))
TITLES = [f"{kind} {about}" for kind in DATA["kinds"] for about in DATA["about"]]
DISTURBANCES: Mapping[str, Callable[[str], str]] = {
    "letter missing": lambda title: title[:5] + title[6:],
    "letter doubled": lambda title: title[:5] + title[4:],
    "letters swapped": lambda title: title[:3] + title[4] + title[3] + title[5:],
    "letter wrong": lambda title: title[:4] + "x" + title[5:],
    "ending": lambda title: f"{title}en",
    "year": lambda title: f"{title} 2027",
    "capitals": str.upper,
    "order": lambda title: " ".join(reversed(title.split())),
    "umlauts": lambda title: title.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"),
    "quotes": lambda title: f"„{title}“!",
    "small word": lambda title: f"Unser {title}",
}


@pytest.mark.parametrize("pair", DATA["alike"], ids=" / ".join)
def test_titles_of_one_offer_are_alike(pair: list[str]) -> None:
    assert likeness(*pair) >= ALIKE
    assert are_alike(*pair)
    assert set(likeness_keys(pair[0])) & set(likeness_keys(pair[1]))


@pytest.mark.parametrize("pair", DATA["different"], ids=" / ".join)
def test_titles_of_two_offers_are_not(pair: list[str]) -> None:
    assert likeness(*pair) < ALIKE
    assert not are_alike(*pair)


@pytest.mark.parametrize("disturbed", DISTURBANCES.values(), ids=DISTURBANCES)
def test_every_disturbed_copy_is_found(disturbed: Callable[[str], str]) -> None:
    missed = [
        title
        for title in TITLES
        if not are_alike(title, disturbed(title))
        or not set(likeness_keys(title)) & set(likeness_keys(disturbed(title)))
    ]
    assert missed == []


def test_none_of_19900_pairs_is_wrongly_named() -> None:
    pairs = list(combinations(TITLES, 2))
    assert len(pairs) == 19_900
    assert [pair for pair in pairs if are_alike(*pair)] == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert are_alike(one, other) == are_alike(other, one) == (likeness(one, other) >= ALIKE)


def test_the_most_alike_comes_first() -> None:
    others = {"a": "Waldspatziergang am Abend", "b": "Waldspaziergang am Abend", "c": "Bachexkursion"}
    assert alike_titles("Waldspaziergang am Abend", others) == ["b", "a"]


def test_one_title_is_compared_with_ten_thousand_while_somebody_waits() -> None:
    others = {f"{title}-{place}": f"{title} Platz {place}" for title in TITLES for place in range(50)}
    start = time.perf_counter()
    assert len(others) == 10_000
    assert alike_titles(f"{TITLES[0]} Platz 7", others)[0] == f"{TITLES[0]}-7"
    assert time.perf_counter() - start < 5  # half a second on an idle machine
