"""The index as small JSON files, so that a browser fetches only what a query needs."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log
from operator import sub

from .index import Weights
from .words import fold, listed, stem

# Weights are kept in steps of five per cent: finer than the ranking of lunr is worth, and far smaller.
STEP = 1.05
SMALLEST = 0.01
SHARD_BYTES = 4_500
_BYTES_FOR_A_NUMBER = 3  # with its comma, in the long lists that matter
CARDS_IN_BLOCK = 2
_SHORTEST_BEGINNING = 3

Files = Iterator[tuple[str, object]]


_SCALE = 1 / math.log(STEP)
_OFFSET = 0.5 - math.log(SMALLEST) * _SCALE


def export(
    weights: Weights,
    surfaces: Iterable[tuple[str, str]],
    cards: Sequence[object],
    kinds: Mapping[str, int],
    names: Iterable[str] = (),
) -> Files:
    """Yield name and content of each file of the index, the manifest last.

    Args:
        weights: weight of each term in each document.
        surfaces: the words people may type, each with its term, for corrections.
        cards: what a list shows of each document, by number.
        kinds: how many documents there are of each kind, in the order of their numbers.
        names: words that must not be found by what they begin with, unless nothing else is.
    """
    shards = list(_shards(weights))
    for number, shard in enumerate(shards):
        yield f"terms/{number}.json", shard
    letters = _by_letter(weights, surfaces)
    for letter, found in letters.items():
        yield f"words/{letter}.json", found
    yield "letters.json", [chr(int(letter, 16)) for letter in letters]
    for number, block in enumerate(_blocks(cards)):
        yield f"cards/{number}.json", block
    yield (
        "manifest.json",
        {
            "documents": len(cards),
            "block": CARDS_IN_BLOCK,
            "kinds": dict(kinds),
            "shards": _shortest_separators([list(shard) for shard in shards]),
            "names": sorted(
                name
                for name in {stem(name) for name in names} & weights.keys()
                if _begins_with_another(name, weights)
            ),
            "stop": " ".join(sorted(listed("stop-words"))),
        },
    )


def _postings(found: Mapping[int, float]) -> list[list[int]]:
    """Group documents by the step of their weight, best first: [step, first number, distance to the next …]."""
    by_step: defaultdict[int, list[int]] = defaultdict(list)
    for number in sorted(found):
        by_step[int(log(found[number]) * _SCALE + _OFFSET)].append(number)
    return [
        [max(0, step), numbers[0], *map(sub, numbers[1:], numbers)]
        for step, numbers in sorted(by_step.items(), reverse=True)
    ]


def _shards(weights: Weights) -> Iterator[dict[str, list[list[int]]]]:
    shard: dict[str, list[list[int]]] = {}
    size = 0
    made: dict[int, tuple[list[list[int]], int]] = {}
    for term in sorted(weights):
        same = id(weights[term])  # words of one concept share their weights
        if same not in made:
            postings = _postings(weights[term])
            made[same] = postings, _BYTES_FOR_A_NUMBER * sum(map(len, postings))
        shard[term], length = made[same]
        size += len(term) + len('"":,') + length
        if size > SHARD_BYTES:
            yield shard
            shard, size = {}, 0
    if shard:
        yield shard


def _shortest_separators(shards: Sequence[Sequence[str]]) -> list[str]:
    """Return for each shard the shortest text that no term before it reaches."""
    separators = [""]
    for before, after in pairwise(shards):
        last, first = before[-1], after[0]
        same = next(place for place in range(len(first)) if not last.startswith(first[: place + 1]))
        separators.append(first[: same + 1])
    return separators if shards else []


def _begins_with_another(term: str, weights: Weights) -> bool:
    return any(term[:length] in weights for length in range(_SHORTEST_BEGINNING, len(term)))


def _by_letter(weights: Weights, surfaces: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the words by the code of the first letter they are folded to, the frequent ones first."""
    found: dict[str, list[str]] = {}
    frequency = {word: len(weights[term]) for word, term in surfaces if term in weights}
    for word in sorted(frequency, key=lambda one: (-frequency[one], one)):
        found.setdefault(f"{ord(fold(word)[0]):x}", []).append(word)
    return dict(sorted(found.items()))


def _blocks(cards: Sequence[object]) -> Iterator[list[object]]:
    for start in range(0, len(cards), CARDS_IN_BLOCK):
        yield list(cards[start : start + CARDS_IN_BLOCK])
