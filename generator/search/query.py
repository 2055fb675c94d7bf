"""The query, as browsers ask it; `search/query.js` is its twin, and tests hold the two together.

It reads the exported files, so that what is proven here holds for what is published.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from .export import FIRST_SIGN, SMALLEST, STEP, Postings, front_decoded
from .words import agent_stem, fold, is_stop_word, stem, words

FEW = 5
"""A word with fewer hits is also read as a beginning, and as two words written as one."""
PREFIX, SPLIT, TYPO, START = 0.5, 0.3, 0.4, 0.25
JOINED = 0.6
LINKS = ("", "s", "n", "es", "en", "er", "e")


class Lengths(NamedTuple):
    """How many letters a word needs before it is read in another way."""

    prefix: int = 3
    typo: int = 4
    split: int = 7
    two_typos: int = 8


LENGTHS = Lengths()
SHORTEST_HALF = 3
MOST_WORDS = 12
MOST_SHARDS = 3
MOST_GUESSES = 4
COVERAGE = 2
MOST_OF_IT = 0.5

Hits = dict[int, float]


@dataclass
class Word:
    """How one word of the query was understood, and the best weight of each document for it."""

    text: str
    how: str = ""
    read_as: tuple[str, ...] = ()
    hits: Hits = field(default_factory=dict)
    sure: int = 0
    """How many documents its first reading found; further readings do not make it commoner."""

    def add(self, found: Hits, factor: float, how: str, *read_as: str) -> None:
        """Keep the best weight of each document; the first reading that finds something names the word's."""
        if found and not self.how:
            self.how, self.read_as = how, read_as
        for number, weight in found.items():
            self.hits[number] = max(self.hits.get(number, 0.0), weight * factor)
        if found and not self.sure:
            self.sure = len(self.hits)


@dataclass(frozen=True)
class Found:
    """The numbers of what was found, best first, and how many of them have every word."""

    numbers: tuple[int, ...]
    complete: int
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Index:
    """An exported index; `load` returns the content of a file by its name."""

    load: Callable[[str], Any]

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What there is to load."""
        manifest: dict[str, Any] = self.load("manifest.json")
        return manifest

    @cached_property
    def separators(self) -> list[str]:
        """The text at which each shard begins."""
        return front_decoded(self.manifest["shards"])

    def shard_of(self, term: str) -> int:
        """Return the number of the shard that holds a term, if any does."""
        return max(0, bisect_right(self.separators, term) - 1)

    def postings(self, term: str) -> Hits:
        """Return the weight of a term for each document."""
        if not self.separators:
            return {}
        return _unpacked(self.load(f"terms/{self.shard_of(term)}.json").get(term, ()))

    def beginning_with(self, start: str) -> Iterator[tuple[str, Hits]]:
        """Yield the terms that begin so, from the first shards only."""
        if not self.separators:
            return
        first = self.shard_of(start)
        last = min(self.shard_of(start + "\uffff"), first + MOST_SHARDS - 1)
        for number in range(first, last + 1):
            for term, groups in self.load(f"terms/{number}.json").items():
                if term.startswith(start):
                    yield term, _unpacked(groups)

    def words(self, letter: str) -> dict[str, str]:
        """Return the known words that begin with a letter, folded and as they are written, the frequent ones first."""
        known = letter in self.load("letters.json")
        written = self.load(f"words/{ord(letter):x}.json") if known else []
        by_fold: dict[str, str] = {}
        for word in written:
            by_fold.setdefault(fold(word), word)
        return by_fold


def _unpacked(postings: Postings) -> Hits:
    if isinstance(postings, str):
        return {number: weight_of(_step(sign)) for number, sign in enumerate(postings) if sign != " "}
    hits: Hits = {}
    for step, *gaps in postings:
        number = 0
        for gap in gaps:
            number += gap
            hits[number] = weight_of(step)
    return hits


def _step(sign: str) -> int:
    return ord(sign) - FIRST_SIGN - (sign > "\\")


def weight_of(step: int) -> float:
    """Return the weight of a step."""
    return SMALLEST * float(STEP**step)


def find(index: Index, query: str) -> Found:
    """Return what answers a query: what has all its words first, weighed by lunr's scores."""
    asked = [word for word in dict.fromkeys(words(query)) if not is_stop_word(word)]
    read = [_read(index, text) for text in asked[:MOST_WORDS]]
    _join(index, read)
    return _ranked(index, read)


def _read(index: Index, text: str) -> Word:
    word = Word(text)
    beginning = fold(text)
    _as_written(index, word)
    if len(word.hits) < FEW and len(beginning) >= LENGTHS.prefix:
        _as_beginning(index, word, beginning)
    if len(word.hits) < FEW and len(text) >= LENGTHS.split:
        _as_two_words(index, word, beginning)
    if not word.hits and len(text) >= LENGTHS.typo:
        _as_mistake(index, word, beginning)
    return word


def _as_written(index: Index, word: Word) -> None:
    hits = index.postings(agent_stem(word.text)) or index.postings(stem(word.text))
    word.add(hits, 1, "exact", word.text)


def _as_beginning(index: Index, word: Word, beginning: str) -> None:
    own = stem(word.text)
    kept_apart = set(index.manifest["names"]) if word.hits else set()
    for term, found in index.beginning_with(beginning):
        if term != own and term not in kept_apart:
            word.add(found, PREFIX * len(beginning) / len(term), "prefix", beginning)
    if word.how == "prefix":
        word.sure = len(word.hits)


def _as_two_words(index: Index, word: Word, beginning: str) -> None:
    halves = _halves(index, beginning)
    if not halves:
        return
    both = [Word(half, hits=index.postings(stem(half))) for half in halves]
    for one in both:
        one.sure = len(one.hits)
    rare = [_rarity(index, one) for one in both]
    found: Hits = {}
    for number in {**both[0].hits, **both[1].hits}:
        share = sum(own for one, own in zip(both, rare, strict=True) if number in one.hits) / sum(rare)
        if share >= MOST_OF_IT:
            found[number] = sum(one.hits.get(number, 0.0) for one in both) * share**COVERAGE
    word.add(found, SPLIT, "split", *halves)


def _rarity(index: Index, word: Word) -> float:
    """Return how much a word says: a rare one much, a common one next to nothing (lunr's idf)."""
    total = index.manifest["documents"]
    return math.log(1 + abs((total - word.sure + 0.5) / (word.sure + 0.5)))


def _as_mistake(index: Index, word: Word, beginning: str) -> None:
    typos = _corrections(index, beginning)
    guesses = typos or _same_start(index, beginning)
    for guess in guesses:
        found = index.postings(agent_stem(guess)) or index.postings(stem(guess))
        word.add(found, TYPO if typos else START, "typo" if typos else "start", *guesses)
    word.sure = len(word.hits)


def _halves(index: Index, word: str) -> tuple[str, ...]:
    """Return the two known words that a word is made of, the longest first half first."""
    firsts = index.words(word[0])
    for cut in range(len(word) - SHORTEST_HALF, SHORTEST_HALF - 1, -1):
        rest = word[cut:]
        for link in LINKS:
            first = word[:cut].removesuffix(link) if word[:cut].endswith(link) else ""
            if len(first) >= SHORTEST_HALF and first in firsts and (second := index.words(rest[0]).get(rest)):
                return firsts[first], second
    return ()


def _corrections(index: Index, word: str) -> list[str]:
    """Return the known words that are the fewest mistakes away, the frequent ones first."""
    most = 1 if len(word) < LENGTHS.two_typos else 2
    letters = list(dict.fromkeys(word[:2]))
    for group in (letters, [one for one in index.load("letters.json") if one not in letters]):
        near = sorted(
            (distance, place, written)
            for letter in group
            for place, (known, written) in enumerate(index.words(letter).items())
            if (distance := mistakes(word, known, most)) <= most
        )
        if near:
            return [written for distance, _, written in near if distance == near[0][0]][:MOST_GUESSES]
    return []


def _same_start(index: Index, word: str) -> list[str]:
    """Return known words that begin as the word does; for endings of languages without a stemmer."""
    known = index.words(word[0])
    for length in range(len(word) - 1, max(3, len(word) * 3 // 5), -1):
        found = [
            written
            for other, written in known.items()
            if other.startswith(word[:length]) and len(other) <= len(word) + 2
        ]
        if found:
            return found[:MOST_GUESSES]
    return []


def mistakes(one: str, other: str, most: int) -> int:
    """Return how many letters are added, lost, changed or swapped between two words; over `most` is not counted on."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _join(index: Index, read: Sequence[Word]) -> None:
    """Let two neighbouring words also count as one: repair café, repaircafé."""
    for one, other in pairwise(read):
        together = index.postings(stem(one.text + other.text))
        for word in (one, other):
            word.add(together, JOINED, "joined", one.text, other.text)


def _ranked(index: Index, read: Sequence[Word]) -> Found:
    understood = [word for word in read if word.hits]
    rarity = [_rarity(index, word) for word in understood]
    mass = sum(rarity)
    score: Hits = {}
    share: Hits = {}
    count: dict[int, int] = {}
    for word, rare in zip(understood, rarity, strict=True):
        for number, weight in word.hits.items():
            score[number] = score.get(number, 0.0) + weight
            share[number] = share.get(number, 0.0) + rare
            count[number] = count.get(number, 0) + 1
    worth = {
        number: math.floor(1000 * score[number] * (share[number] / mass) ** COVERAGE + 0.5)
        for number in score
    }
    numbers = sorted(worth, key=lambda number: (-worth[number], number))
    complete = sum(one == len(understood) for one in count.values())
    return Found(tuple(numbers), complete, tuple(read))
