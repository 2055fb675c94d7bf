"""Words of titles and further names with one slip of the finger, and the offers they should still find."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks.german import forms
from benchmarks.synthetic import made_up

SEED = 7
NUMBER = 300
SHORTEST = 5
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyzäöüß"


@dataclass(frozen=True)
class Typo:
    """What somebody typed, what they meant, and the ids of the offers that bear the word in title or names."""

    typed: str
    meant: str
    offers: frozenset[str]


def _insertion(word: str, place: int, random: Random) -> str:
    return word[:place] + random.choice(_LETTERS) + word[place:]


def _deletion(word: str, place: int, _random: Random) -> str:
    return word[:place] + word[place + 1 :]


def _substitution(word: str, place: int, random: Random) -> str:
    return word[:place] + random.choice(_LETTERS) + word[place + 1 :]


def _transposition(word: str, place: int, _random: Random) -> str:
    place = min(place, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


SLIPS: tuple[Callable[[str, int, Random], str], ...] = (_insertion, _deletion, _substitution, _transposition)


def typos(offers: int) -> list[Typo]:
    """Make one typo in each of up to 300 words, the four kinds in turn; rare words count like common ones.

    The right offers bear the word in any of its forms. A slip that makes another real word is no typo.
    """
    bearing = _bearing(offers)
    words = sorted({word for word in bearing if len(word) >= SHORTEST})
    random = Random(SEED)
    chosen = random.sample(words, min(NUMBER, len(words)))
    real = set(forms()) | set(bearing)
    by_lemma: dict[str, set[str]] = defaultdict(set)
    for word in real:
        by_lemma[_lemma(word)] |= bearing.get(word, set())
    return [
        Typo(_slip(word, SLIPS[turn % len(SLIPS)], real, random), word, frozenset(by_lemma[_lemma(word)]))
        for turn, word in enumerate(chosen)
    ]


def _bearing(offers: int) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, record in _offers(offers):
        for text in (record["title"], *record.get("aliases", ())):
            for word in _WORD.findall(text.lower()):
                found[word].add(name)
    return found


def _offers(number: int) -> Iterator[tuple[str, dict[str, Any]]]:
    records = made_up(number)
    for _ in records["actors"]:
        pass  # they come first, and both draw from one source of chance
    yield from records["offers"]


def _lemma(word: str) -> str:
    return forms()[word].name if word in forms() else word


def _slip(word: str, slip: Callable[[str, int, Random], str], real: set[str], random: Random) -> str:
    while (typed := slip(word, random.randrange(len(word)), random)) in real:
        pass
    return typed
