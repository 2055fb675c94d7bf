"""The weight of each term in each document; lunr is the scorer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lunr.builder import Builder
from lunr.idf import idf

from .analysis import Analyser
from .thesaurus import Thesaurus

FIELDS = {
    "title": 8.0, "names": 6.0, "topics": 3.0, "labels": 2.0, "lead": 3.0, "who": 2.0, "text": 1.0, "around": 0.6,
}  # fmt: skip
# A word inside a compound and another word for the same thing count less than the word itself.
AKIN = 0.4
NEAR = "~"


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

    Its own road copies every token twice and sorts each into a vector; on ten thousand offers that takes a
    minute. Tests hold the weights against the road as it is.
    """

    def add_terms(self, ref: str, fields: Mapping[str, Sequence[str]], boost: float) -> None:
        """Add a document by the terms of its fields."""
        self._documents[ref] = {"boost": boost}
        self.document_count += 1
        for name, terms in fields.items():
            self.field_lengths[f"{name}/{ref}"] = len(terms)
            self.field_term_frequencies[f"{name}/{ref}"] = counted = Counter(terms)
            for term in counted:
                if term not in self.inverted_index:
                    self.inverted_index[term] = {one: {} for one in self._fields} | {
                        "_index": self.term_index
                    }
                    self.term_index += 1
                self.inverted_index[term][name][ref] = {}

    def weights(self) -> Weights:
        """Return lunr's weight of each term for each document, all fields added up."""
        self._calculate_average_field_lengths()
        rarity = {term: idf(posting, self.document_count) for term, posting in self.inverted_index.items()}
        sums: Weights = defaultdict(dict)
        for place, counted in self.field_term_frequencies.items():
            name, ref = place.split("/")
            number, boost = int(ref), self._fields[name].boost * self._documents[ref]["boost"]
            length = self.field_lengths[place] / (self.average_field_length[name] or 1)
            slow = self._k1 * (1 - self._b + self._b * length)
            for term, often in counted.items():
                weight = round(rarity[term] * (self._k1 + 1) * often / (slow + often) * boost, 3)
                if weight:
                    sums[term][number] = sums[term].get(number, 0.0) + weight
        return sums


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
        self.words.setdefault(token, tuple((term, 1.0) for term in terms))
        return token


def weigh(documents: Iterable[Document], analyser: Analyser, thesaurus: Thesaurus) -> Weights:
    """Return the weight of each term for each document: lunr's, with those of the concepts and groups it stands for."""
    builder, tokens = TermBuilder(), _Tokens()
    builder.ref("id")
    for name, boost in FIELDS.items():
        builder.field(name, boost)
        builder.field(name + NEAR, boost * AKIN)
    for number, document in enumerate(documents):
        builder.add_terms(str(number), _terms_by_field(document, analyser, thesaurus, tokens), document.boost)
    return _shared(builder.weights(), tokens) if builder.document_count else {}


def _terms_by_field(
    document: Document, analyser: Analyser, thesaurus: Thesaurus, tokens: _Tokens
) -> dict[str, list[str]]:
    """Return the terms of each field, and beside it those that are only akin."""
    fields: dict[str, list[str]] = {}
    for name in FIELDS:
        found = analyser.of_text(document.texts.get(name, ""))
        own = [term for reading in found for term in reading.terms]
        inner = (term for reading in found for term in analyser.inner_terms(reading))
        groups = thesaurus.touched([reading.terms[0] for reading in found])
        near = (tokens.of_group(number, thesaurus.terms_of(number)) for number in groups)
        concepts = [tokens.of_concept(one, analyser) for one in document.concepts.get(name, ())]
        there = set(own)
        fields[name] = own + concepts
        fields[name + NEAR] = [term for term in dict.fromkeys((*inner, *near)) if term not in there]
    return fields


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
    total: dict[int, float] = {}
    for part in parts:
        for number, weight in part.items():
            total[number] = total.get(number, 0.0) + weight
    return total
