"""Documents to the files of an index; for questions that need no website, the index of a catalogue in memory."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..domain.catalogue import Catalogue
from .analysis import Analyser
from .documents import analyser_for, documents, thesaurus_for
from .export import Files, export
from .index import Document, weigh
from .query import Index
from .thesaurus import Thesaurus


def index_files(
    found: Iterable[Document],
    analyser: Analyser,
    thesaurus: Thesaurus,
    cards: Sequence[object],
    kinds: Mapping[str, int],
) -> Files:
    """Yield name and content of each file; `cards` and `kinds` are those of `export`."""
    weights = weigh(found, analyser, thesaurus)
    return export(weights, [*analyser.surfaces, *thesaurus.surfaces], cards, kinds, analyser.whole)


def index_of(catalogue: Catalogue, today: date) -> Index:
    """Return the index of all offers and actors, in the order of their numbers."""
    analyser, thesaurus = analyser_for(catalogue.vocabularies), thesaurus_for(catalogue.vocabularies)
    cards = [""] * (len(catalogue.offers) + len(catalogue.actors))
    files = index_files(documents(catalogue, today), analyser, thesaurus, cards, {})
    return Index(dict(files).__getitem__)
