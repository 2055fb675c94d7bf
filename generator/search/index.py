"""The weight of each term in each document; lunr is the scorer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lunr.builder import Builder

from .analysis import Analyser
from .thesaurus import Thesaurus

FIELDS = {"title": 8.0, "names": 6.0, "labels": 3.0, "lead": 3.0, "who": 2.0, "text": 1.0}
# A word inside a compound and another word for the same thing count less than the word itself.
AKIN = 0.4
NEAR = "~"


@dataclass(frozen=True)
class Document:
    """Something to be found: its texts by field (`labels~` for what is only akin to `labels`), and its boost."""

    texts: Mapping[str, str]
    boost: float = 1.0


Weights = dict[str, dict[int, float]]


def weigh(documents: Iterable[Document], analyser: Analyser, thesaurus: Thesaurus) -> Weights:
    """Return lunr's weight of each term for each document, all fields added up."""
    builder = Builder()
    builder.ref("id")
    for name, boost in FIELDS.items():
        builder.field(name, boost)
        builder.field(name + NEAR, boost * AKIN)
    for number, document in enumerate(documents):
        fields = terms_by_field(document, analyser, thesaurus)
        builder.add({"id": str(number), **fields}, {"boost": document.boost})
    return _sums(builder.build().serialize())


def terms_by_field(document: Document, analyser: Analyser, thesaurus: Thesaurus) -> dict[str, list[str]]:
    """Return the terms of each field, and beside it those that are only akin."""
    fields: dict[str, list[str]] = {}
    for name in FIELDS:
        found = analyser.of_text(document.texts.get(name, ""))
        own = [term for reading in found for term in reading.terms]
        inner = (term for reading in found for term in analyser.inner_terms(reading))
        near = thesaurus.akin([reading.terms[0] for reading in found])
        also = (
            term
            for reading in analyser.of_text(document.texts.get(name + NEAR, ""))
            for term in reading.terms
        )
        there = set(own)
        fields[name] = own
        fields[name + NEAR] = [term for term in dict.fromkeys((*inner, *near, *also)) if term not in there]
    return fields


def _sums(index: Mapping[str, list[tuple[str, list[float]]]]) -> Weights:
    names = {entry["_index"]: term for term, entry in index["invertedIndex"]}  # type: ignore[call-overload]
    sums: Weights = defaultdict(lambda: defaultdict(float))
    for reference, vector in index["fieldVectors"]:
        number = int(reference.split("/", 1)[1])
        for position, weight in zip(vector[::2], vector[1::2], strict=True):
            sums[names[int(position)]][number] += weight
    return sums
