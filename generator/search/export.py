"""The index as small JSON files, so that a browser fetches only what a query needs."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise, takewhile
from operator import sub

from .index import Weights
from .words import fold, listed, stem

# Weights are kept in steps of eight per cent: finer than the ranking of lunr is worth, and far smaller.
STEP = 1.08
SMALLEST = 0.05
SHARD_BYTES = 5_000
MANY_SHARDS = 1_500
_BYTES_FOR_A_NUMBER = 3  # with its comma, in the long lists that matter
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SHORTEST_BEGINNING = 3

# In groups a document costs three bytes or more, in a row one; rows also compress better.
ROW_FROM = 5
FIRST_SIGN = 0x23
# What so many have tells little: only the best keep their own step, all others one that several share. That takes a
# third off the largest files, and lists begin as they did.
BEST_OF_ROW = 200
COARSE = 12
# Neither quotation mark nor backslash, which JSON would write in two.
_SIGNS = [chr(FIRST_SIGN + step + (FIRST_SIGN + step >= ord("\\"))) for step in range(200)]

Postings = list[list[int]] | str
Files = Iterator[tuple[str, object]]
# Where each step ends: half way, in logarithms, to the next.
_ENDS = [SMALLEST * STEP ** (step + 0.5) for step in range(len(_SIGNS))]


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
    shards = list(_shards(weights, len(cards)))
    for number, shard in enumerate(shards):
        yield f"terms/{number}.json", shard
    letters = _by_letter(weights, surfaces)
    for letter, found in letters.items():
        yield f"words/{letter}.json", found
    yield "letters.json", [chr(int(letter, 16)) for letter in letters]
    for number, card in enumerate(cards):
        yield f"cards/{number}.json", card
    yield (
        "manifest.json",
        {
            "documents": len(cards),
            "kinds": dict(kinds),
            "shards": front_coded(_shortest_separators([list(shard) for shard in shards])),
            "names": sorted(
                name
                for name in {stem(name) for name in names} & weights.keys()
                if _begins_with_another(name, weights)
            ),
            "stop": " ".join(sorted(listed("stop-words"))),
        },
    )


def _postings(found: Mapping[int, float], documents: int) -> Postings:
    """Write the steps of all documents: as groups, or where a good part of all documents have the term as a row.

    A group is [step, first number, distance to the next …], the best first. A row has a sign for each document
    up to the last: a blank for none, otherwise its step.
    """
    numbers = sorted(found)
    steps = [bisect_right(_ENDS, found[number]) for number in numbers]
    if len(numbers) * ROW_FROM > documents:
        return _row(numbers, steps)
    by_step: defaultdict[int, list[int]] = defaultdict(list)
    for number, step in zip(numbers, steps, strict=True):
        by_step[step].append(number)
    return [
        [step, members[0], *map(sub, members[1:], members)]
        for step, members in sorted(by_step.items(), reverse=True)
    ]


def _row(numbers: Sequence[int], steps: Sequence[int]) -> str:
    fine_from = sorted(steps)[-BEST_OF_ROW:][0]
    shared = [min(step - step % COARSE + COARSE // 2, fine_from - 1) for step in range(fine_from)]
    signs = [_SIGNS[step] for step in shared] + _SIGNS[fine_from:]
    row = [" "] * (numbers[-1] + 1)
    for number, step in zip(numbers, steps, strict=True):
        row[number] = signs[step]
    return "".join(row)


def _shards(weights: Weights, documents: int) -> Iterator[dict[str, Postings]]:
    made: dict[int, Postings] = {}
    for found in weights.values():
        if id(found) not in made:  # words of one concept share their weights
            made[id(found)] = _postings(found, documents)
    lengths = {same: _length(postings) for same, postings in made.items()}
    # The manifest names where each shard begins: in large catalogues fewer and larger shards cost less.
    limit = max(SHARD_BYTES, sum(lengths[id(found)] for found in weights.values()) // MANY_SHARDS)
    shard: dict[str, Postings] = {}
    size = 0
    for term in sorted(weights):
        length = lengths[id(weights[term])] + len(term) + len('"":,')
        if shard and size + length > limit:
            yield shard  # a term that half of all documents have stands alone
            shard, size = {}, 0
        shard[term] = made[id(weights[term])]
        size += length
    if shard:
        yield shard


def _length(postings: Postings) -> int:
    """Return about how many bytes they take."""
    return len(postings) if isinstance(postings, str) else _BYTES_FOR_A_NUMBER * sum(map(len, postings))


def _shortest_separators(shards: Sequence[Sequence[str]]) -> list[str]:
    """Return for each shard the shortest text that no term before it reaches."""
    separators = [""]
    for before, after in pairwise(shards):
        last, first = before[-1], after[0]
        same = next(place for place in range(len(first)) if not last.startswith(first[: place + 1]))
        separators.append(first[: same + 1])
    return separators if shards else []


def front_coded(texts: Iterable[str]) -> str:
    """Return sorted texts in one: how many letters each shares with the one before, base 36, then the rest of it."""
    coded, before = [], ""
    for text in texts:
        pairs = zip(before, text, strict=False)
        same = len(list(takewhile(lambda pair: pair[0] == pair[1], islice(pairs, len(_DIGITS) - 1))))
        coded.append(f"{_DIGITS[same]}{text[same:]}")
        before = text
    return " ".join(coded)


def front_decoded(coded: str) -> list[str]:
    """Return the texts; the inverse of `front_coded`."""
    texts = [""]
    for one in coded.split():
        texts.append(texts[-1][: int(one[0], 36)] + one[1:])
    return texts[1:]


def _begins_with_another(term: str, weights: Weights) -> bool:
    return any(term[:length] in weights for length in range(_SHORTEST_BEGINNING, len(term)))


def _by_letter(weights: Weights, surfaces: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the words by the code of the first letter they are folded to, the frequent ones first."""
    found: dict[str, list[str]] = {}
    frequency = {word: len(weights[term]) for word, term in surfaces if term in weights}
    for word in sorted(frequency, key=lambda one: (-frequency[one], one)):
        found.setdefault(f"{ord(fold(word)[0]):x}", []).append(word)
    return dict(sorted(found.items()))
