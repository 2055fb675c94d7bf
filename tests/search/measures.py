"""How good a ranked list is, against people's judgements: pure functions.

A judgement is 2 (must be at the front), 1 (fits) or 0. Whatever nobody judged counts as 0, and so does a hit
that is no record: a statement or a page takes up a place in the list like any other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path
from typing import Any

import yaml

QUERIES = Path(__file__).with_name("queries.yml")
DEPTH = 10
BEST = 2


@dataclass(frozen=True)
class Judged:
    """A query, and how much each judged record has to do with it."""

    id: str
    query: str
    relevance: Mapping[str, int]

    @property
    def best(self) -> frozenset[str]:
        """The records that must be at the front."""
        return frozenset(name for name, grade in self.relevance.items() if grade == BEST)

    @property
    def has_relevant(self) -> bool:
        """Whether there is anything to be found at all."""
        return any(self.relevance.values())


@dataclass(frozen=True)
class Quality:
    """What a search engine achieves over all queries; shares from 0 to 1."""

    recall: float
    """Mean share of the records rated 2 that are among the first ten."""
    complete: float
    """Share of queries with every record rated 2 among the first ten."""
    ndcg: float
    """Mean nDCG@10 with gain 2^relevance - 1, the usual choice: a record rated 2 is worth three rated 1."""
    ndcg_linear: float
    """Mean nDCG@10 with the relevance itself as gain."""
    zero_hits: float
    """Share of queries with relevant records that find nothing at all."""


@cache
def judged_queries() -> tuple[Judged, ...]:
    """Read the judged queries."""
    rows: list[dict[str, Any]] = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    return tuple(
        Judged(row["id"], row["query"], {one["id"]: one["relevance"] for one in row["judgements"]})
        for row in rows
    )


def exponential(grade: int) -> float:
    """Gain 2^relevance - 1."""
    return float(2**grade - 1)


def ndcg(
    hits: Sequence[str],
    relevance: Mapping[str, int],
    gain: Callable[[int], float] = exponential,
    depth: int = DEPTH,
) -> float:
    """Normalised discounted cumulative gain of the first hits; the ideal list knows every judged record."""
    ideal = _dcg(sorted(map(gain, relevance.values()), reverse=True)[:depth])
    if not ideal:
        return 1.0  # nothing to be found, nothing missed
    # A record shown twice counts once, at its first place; the second still takes up a place.
    return _dcg(_gains(hits[:depth], {name: gain(grade) for name, grade in relevance.items()})) / ideal


def _gains(hits: Sequence[str], worth: dict[str, float]) -> list[float]:
    return [worth.pop(name, 0.0) for name in hits]


def _dcg(gains: Iterable[float]) -> float:
    return sum(gain / log2(place + 2) for place, gain in enumerate(gains))


def recall(hits: Sequence[str], wanted: frozenset[str], depth: int = DEPTH) -> float:
    """Share of the wanted records that are among the first hits; 1 where none is wanted."""
    return len(wanted & set(hits[:depth])) / len(wanted) if wanted else 1.0


def quality(answers: Mapping[str, Sequence[str]], queries: Sequence[Judged]) -> Quality:
    """Judge the answers of an engine: for each query's id the record ids in rank order, `""` for other hits."""
    with_best = [one for one in queries if one.best]
    recalls = [recall(answers[one.id], one.best) for one in with_best]
    findable = [one for one in queries if one.has_relevant]
    return Quality(
        recall=_mean(recalls),
        complete=_mean([float(value == 1) for value in recalls]),
        ndcg=_mean([ndcg(answers[one.id], one.relevance) for one in findable]),
        ndcg_linear=_mean([ndcg(answers[one.id], one.relevance, float) for one in findable]),
        zero_hits=_mean([float(not answers[one.id]) for one in findable]),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
