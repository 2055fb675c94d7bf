"""The weight of each term in each document; lunr is the scorer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from lunr.builder import Builder

from .analysis import Analyser
from .thesaurus import Thesaurus

FIELDS = {
    "title": 7.0, "names": 6.0, "topics": 4.0, "labels": 3.0, "lead": 3.0, "who": 2.0, "text": 1.0, "around": 1.0,
}  # fmt: skip
# A word inside a compound and another word for the same thing count less than the word itself.
AKIN = 0.4
NEAR = "~"
# Long texts and names touch many groups by the way; other words for these would double the index.
_AS_WRITTEN = ("text", "who")


@dataclass(frozen=True)
class Meaning:
    """The words of a concept: what it is called, and what else people say."""

    label: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """Something to be found: its texts and its concepts by field, and how much it counts."""

    texts: Mapping[str, str]
    concepts: Mapping[str, Sequence[Meaning]] = field(default_factory=dict)
    boost: float = 1.0


Weights = dict[str, dict[int, float]]


class TermBuilder(Builder):  # type: ignore[misc] # lunr has no types
    """lunr's builder for documents that are terms already.

    Its own road copies every token twice and sorts each into a vector; on ten thousand offers that takes
    minutes. This one keeps its settings, its average lengths and its formula, and tests hold the weights
    against the road as it is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ref("number")
        self._fields_of: list[tuple[Mapping[str, Sequence[str]], float]] = []

    def add_terms(self, fields: Mapping[str, Sequence[str]], boost: float) -> None:
        """Add the next document by the terms of its fields."""
        for name, terms in fields.items():
            self.field_lengths[f"{name}/{self.document_count}"] = len(terms)
        self.document_count += 1
        self._fields_of.append((fields, boost))

    def weights(self) -> Weights:
        """Return lunr's weight of each term for each document, all fields added up."""
        self._calculate_average_field_lengths()
        frequency: dict[str, int] = defaultdict(int)
        within = [self._within(fields, boost, frequency) for fields, boost in self._fields_of]
        rarity = {
            term: log(1 + abs((self.document_count - often + 0.5) / (often + 0.5)))
            for term, often in frequency.items()
        }
        sums: Weights = {term: {} for term in frequency}
        for number, weights in enumerate(within):
            for term, weight in weights.items():
                sums[term][number] = weight * rarity[term]
        return sums

    def _within(
        self, fields: Mapping[str, Sequence[str]], boost: float, frequency: dict[str, int]
    ) -> dict[str, float]:
        """Return the weights in one document before rarity, and count how often each term is in a field."""
        weights: dict[str, float] = {}
        for name, terms in fields.items():
            if not terms:
                continue
            slow = self._k1 * (1 - self._b + self._b * len(terms) / self.average_field_length[name])
            most = (self._k1 + 1) * self._fields[name].boost * boost
            for term, often in Counter(terms).items():
                frequency[term] += 1
                weights[term] = weights.get(term, 0.0) + most * often / (slow + often)
        return weights


@dataclass
class _Tokens:
    """Stand-ins for concepts and groups of words: lunr weighs one token, and all its words share the weight."""

    words: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)

    def of_concept(self, meaning: Meaning, analyser: Analyser) -> str:
        """Return the token of a concept."""
        token = f"\0{meaning.label}"
        if token not in self.words:
            own = [term for reading in analyser.of_text(meaning.label) for term in reading.terms]
            inner = [
                term for reading in analyser.of_text(meaning.label) for term in analyser.inner_terms(reading)
            ]
            said = [
                term for reading in analyser.of_text(" . ".join(meaning.others)) for term in reading.terms
            ]
            factors = dict.fromkeys([*inner, *said], AKIN) | dict.fromkeys(own, 1.0)
            self.words[token] = tuple(factors.items())
        return token

    def of_group(self, number: int, terms: Iterable[str]) -> str:
        """Return the token of a group of everyday words."""
        token = f"\1{number}"
        if token not in self.words:
            self.words[token] = tuple((term, 1.0) for term in terms)
        return token


def weigh(documents: Iterable[Document], analyser: Analyser, thesaurus: Thesaurus) -> Weights:
    """Return the weight of each term for each document: lunr's, with those of the concepts and groups it stands for."""
    builder, tokens = TermBuilder(), _Tokens()
    for name, boost in FIELDS.items():
        builder.field(name, boost)
        builder.field(name + NEAR, boost * AKIN)
    reader = _Reader(analyser, thesaurus, tokens)
    for document in documents:
        builder.add_terms(reader.fields_of(document), document.boost)
    return _shared(builder.weights(), tokens) if builder.document_count else {}


@dataclass
class _Reader:
    """Reads texts into terms, each text once: many offers share a house and a provider."""

    analyser: Analyser
    thesaurus: Thesaurus
    tokens: _Tokens
    read: dict[str, tuple[list[str], list[str], list[str]]] = field(default_factory=dict)

    def fields_of(self, document: Document) -> dict[str, list[str]]:
        """Return the terms of each field, and beside it those that are only akin."""
        fields: dict[str, list[str]] = {}
        for name in FIELDS:
            own, inner, groups = self._terms_of(document.texts.get(name, ""))
            concepts = [self.tokens.of_concept(one, self.analyser) for one in document.concepts.get(name, ())]
            fields[name] = own + concepts
            fields[name + NEAR] = inner if name in _AS_WRITTEN else inner + groups
        return fields

    def _terms_of(self, text: str) -> tuple[list[str], list[str], list[str]]:
        """Return the terms of a text, those of the words inside its words, and the tokens of the groups it touches."""
        if text not in self.read:
            found = self.analyser.of_text(text)
            own = [term for reading in found for term in reading.terms]
            inside = (
                term for reading in found if reading.parts for term in self.analyser.inner_terms(reading)
            )
            there = set(own)
            inner = [term for term in dict.fromkeys(inside) if term not in there]
            numbers = self.thesaurus.touched([reading.terms[0] for reading in found])
            groups = [self.tokens.of_group(number, self.thesaurus.terms_of(number)) for number in numbers]
            self.read[text] = own, inner, groups
        return self.read[text]


def _shared(weights: Weights, tokens: _Tokens) -> Weights:
    """Give the weight of each token to the words it stands for."""
    sources: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for token, words in tokens.words.items():
        for term, factor in words:
            sources[term].append((token, factor))
    scaled = {
        (token, factor): {number: weight * factor for number, weight in weights.get(token, {}).items()}
        for token, factor in {source for found in sources.values() for source in found}
    }
    for term, found in sources.items():
        # Most words stand for one thing only; then all of them share the very same weights.
        weights[term] = (
            scaled[found[0]]
            if len(found) == 1 and term not in weights
            else _sum([weights.get(term, {}), *(scaled[source] for source in found)])
        )
    return {term: found for term, found in weights.items() if found and term not in tokens.words}


def _sum(parts: Iterable[Mapping[int, float]]) -> dict[int, float]:
    longest, *others = sorted(parts, key=len, reverse=True)
    total = dict(longest)
    for part in others:
        for number, weight in part.items():
            total[number] = total.get(number, 0.0) + weight
    return total
