"""What the index keeps of a word: its own terms, and the words inside it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .compounds import parts_of
from .lexicon import is_noun, lemmas_of, odd_forms_of
from .words import agent_stem, is_stop_word, stem, words

SHORTEST = 2
_BARE = str.maketrans("äöü", "aou")
_GERMAN = frozenset("abcdefghijklmnopqrstuvwxyzäöü")


@dataclass(frozen=True)
class Reading:
    """How a word is read: the terms of the word and its lemma, and the words inside a compound."""

    terms: tuple[str, ...]
    parts: tuple[str, ...] = ()


@dataclass
class Analyser:
    """Reads words, and remembers each reading, because the dictionary is slow to open.

    `whole` are words that are never taken apart; `memory` is what earlier builds remembered.
    """

    whole: frozenset[str] = frozenset()
    memory: dict[str, Reading] = field(default_factory=dict)
    used: dict[str, Reading] = field(default_factory=dict)
    _inner: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def of_text(self, text: str) -> list[Reading]:
        """Read each word of a text that is worth finding."""
        used = self.used
        readings = [used[word] if word in used else self.of_word(word) for word in words(text)]
        return [reading for reading in readings if reading.terms]

    def of_word(self, word: str) -> Reading:
        """Read a normal word; a single letter or a word that says nothing has no terms."""
        if word not in self.used:
            self.used[word] = reading = self.memory.get(word) or _read(word, self.whole)
            for part in reading.parts:
                self.of_word(part)
        return self.used[word]

    def inner_terms(self, reading: Reading) -> tuple[str, ...]:
        """Return the terms of the words inside a compound."""
        if reading.parts not in self._inner:
            self._inner[reading.parts] = tuple(
                term for part in reading.parts for term in self.of_word(part).terms
            )
        return self._inner[reading.parts]

    @property
    def surfaces(self) -> Iterator[tuple[str, str]]:
        """The words that were read as people may type them, each with its term."""
        for word, reading in self.used.items():
            if reading.terms:
                yield word, reading.terms[0]


def _read(word: str, whole: frozenset[str]) -> Reading:
    if len(word) < SHORTEST or is_stop_word(word):
        return Reading(())
    return Reading(_terms(word), parts_of(word, whole))


def _terms(word: str) -> tuple[str, ...]:
    if not set(word) <= _GERMAN:
        return (stem(word),)
    lemma = next(iter(lemmas_of(word)), word)
    if kept := _kept_agent(word, lemma):
        return (kept,)
    return tuple(dict.fromkeys(stem(form) for form in (word, lemma, *odd_forms_of(lemma))))


def _kept_agent(word: str, lemma: str) -> str:
    """Return the term of Müller, which shares its stem with Müll; empty for words that share it with nothing."""
    male = lemma.removesuffix("in")
    if not male.endswith("er") or not is_noun(lemma):
        return ""
    base = male.removesuffix("er")
    shorter = (base, base.translate(_BARE))
    return agent_stem(word) if any(is_noun(one) or is_noun(one + "e") for one in shorter) else ""
