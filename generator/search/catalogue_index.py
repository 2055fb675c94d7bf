"""The index of a catalogue in memory, for questions that need no website."""

from datetime import date

from ..domain.catalogue import Catalogue
from .documents import analyser_for, documents, thesaurus_for
from .export import export
from .index import weigh
from .query import Index


def index_of(catalogue: Catalogue, today: date) -> Index:
    """Return the index of all offers and actors, in the order of their numbers."""
    analyser, thesaurus = analyser_for(catalogue.vocabularies), thesaurus_for(catalogue.vocabularies)
    weights = weigh(documents(catalogue, today), analyser, thesaurus)
    cards = [""] * (len(catalogue.offers) + len(catalogue.actors))
    surfaces = [*analyser.surfaces, *thesaurus.surfaces]
    return Index(dict(export(weights, surfaces, cards, {}, analyser.whole)).__getitem__)
