from math import log2

import pytest

from tests.search.measures import Judged, judged_queries, ndcg, quality, recall

# By hand: gains 3, 1 and 0 at places 1, 2 and 3 are discounted by log2(2), log2(3) and log2(4).
IDEAL = 3 + 1 / log2(3)


@pytest.mark.parametrize(
    ("hits", "expected"),
    [
        (["must", "fits"], 1.0),
        (["must", "fits", "noise"], 1.0),
        (["fits", "must"], (1 + 3 / log2(3)) / IDEAL),
        (["noise", "must"], (3 / log2(3)) / IDEAL),
        (["", "", "must", "fits"], (3 / 2 + 1 / log2(5)) / IDEAL),
        (["unknown", "noise"], 0.0),
        ([], 0.0),
        (["fits", "fits", "must"], (1 + 3 / 2) / IDEAL),
        ([*["x"] * 9, "must"], (3 / log2(11)) / IDEAL),
        ([*["x"] * 10, "must"], 0.0),
    ],
    ids=str,
)
def test_discounts_by_place(hits: list[str], expected: float) -> None:
    assert ndcg(hits, {"must": 2, "fits": 1, "noise": 0}) == pytest.approx(expected)


def test_takes_the_relevance_itself_as_gain() -> None:
    assert ndcg(["fits", "must"], {"must": 2, "fits": 1}, float) == pytest.approx(
        (1 + 2 / log2(3)) / (2 + 1 / log2(3))
    )


def test_compares_with_the_best_ten_of_all_judged() -> None:
    relevance = {f"r{number}": 2 for number in range(12)}
    assert ndcg([f"r{number}" for number in range(10)], relevance) == pytest.approx(1)
    assert ndcg([f"r{number}" for number in range(5)], relevance) < 0.7


def test_misses_nothing_where_nothing_is_to_be_found() -> None:
    assert ndcg([], {"noise": 0}) == 1
    assert recall([], frozenset()) == 1


def test_counts_only_the_first_ten() -> None:
    hits = [*map(str, range(9)), "one", "two"]
    assert recall(hits, frozenset({"one", "two"})) == 0.5


def test_sums_up_an_engine() -> None:
    queries = (
        Judged("a", "Bach", {"x": 2, "y": 2, "z": 1}),
        Judged("b", "Wald", {"x": 2}),
        Judged("c", "Moor", {"z": 1}),
        Judged("d", "Zzz", {"x": 0}),
    )
    found = quality({"a": ["x"], "b": ["x", "z"], "c": [], "d": []}, queries)
    assert found.recall == pytest.approx((0.5 + 1) / 2)
    assert found.complete == pytest.approx(1 / 2)
    assert found.ndcg == pytest.approx((3 / (3 + 3 / log2(3) + 1 / 2) + 1 + 0) / 3)
    assert found.ndcg_linear == pytest.approx((2 / (2 + 2 / log2(3) + 1 / 2) + 1 + 0) / 3)
    assert found.zero_hits == pytest.approx(1 / 3)


def test_reads_the_judged_queries() -> None:
    queries = judged_queries()
    assert len(queries) == len({one.id for one in queries}) == 23
    assert {grade for one in queries for grade in one.relevance.values()} == {0, 1, 2}
    assert all(one.best for one in queries)
