"""Groups of words that mean the same to somebody who searches."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .words import is_stop_word, stem, words

Phrase = tuple[str, ...]


@dataclass
class Thesaurus:
    """Finds for the terms of a text what other people call the same thing."""

    _groups: list[tuple[str, ...]] = field(default_factory=list)
    _by_first: dict[str, list[tuple[Phrase, int]]] = field(default_factory=dict)
    _surfaces: dict[str, str] = field(default_factory=dict)

    def add(self, members: Iterable[str], foreign: Iterable[str] = ()) -> None:
        """Add a group: each of its words or phrases stands for all others.

        A German phrase leads to the others, but its single words do not: „ohne Eintritt“ says nothing of „Eintritt“.
        Single words of a foreign phrase do; nothing else here is written in that language.
        """
        german, others = ([list(_worth_finding(one)) for one in some] for some in (members, foreign))
        spread = [word for one in german if len(one) == 1 for word in one] + [
            word for one in others for word in one
        ]
        self._surfaces.update((word, stem(word)) for word in spread)
        phrases = [tuple(stem(word) for word in one) for one in (*german, *others) if one]
        number = len(self._groups)
        self._groups.append(tuple(dict.fromkeys(stem(word) for word in spread)))
        for phrase in phrases:
            self._by_first.setdefault(phrase[0], []).append((phrase, number))

    @property
    def surfaces(self) -> Iterator[tuple[str, str]]:
        """The words of all groups as people may type them, each with its term."""
        return iter(self._surfaces.items())

    def touched(self, terms: Sequence[str]) -> Iterator[int]:
        """Yield the numbers of the groups that a text with these terms, in their order, touches."""
        found: dict[int, None] = {}
        for place, term in enumerate(terms):
            for phrase, number in self._by_first.get(term, ()):
                if tuple(terms[place : place + len(phrase)]) == phrase:
                    found[number] = None
        return iter(found)

    def terms_of(self, number: int) -> tuple[str, ...]:
        """Return the terms of a group."""
        return self._groups[number]


def _worth_finding(member: str) -> Iterator[str]:
    return (word for word in words(member.replace("-", "")) if not is_stop_word(word))
