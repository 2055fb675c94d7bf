"""The folder that the search in the browser reads, named after its content: versions can never mix."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from ..domain.geography import Point
from ..search.documents import documents, thesaurus_for
from ..search.indexing import index_files
from .artefact import Artefact
from .edition import Edition
from .facets import facets_of
from .places import points_of
from .search_cards import actor_card, lists, offer_card, pages, statements

_DIGITS = 4  # about ten metres; enough to sort by


@dataclass(frozen=True)
class SearchFolder:
    """The folder of one index, with its files."""

    path: str
    files: tuple[Artefact, ...]

    @property
    def pointer(self) -> Artefact:
        """The file, always in the same place, that says where the folder is: pages are made before it is."""
        return Artefact("suche/index.json", _json({"folder": f"{self.path}/"}))


def search_folder(edition: Edition, engine_pages: Mapping[str, str]) -> SearchFolder:
    """Return the index over everything that can be found: offers, actors, lists, statements and pages."""
    catalogue = edition.catalogue
    found = {
        "listen": list(lists(edition)),
        "leitbild": list(statements(edition)),
        "seiten": list(pages(engine_pages)),
    }
    others = [one for group in found.values() for one in group]
    cards = [
        *(offer_card(edition, one) for one in catalogue.numbered_offers),
        *(actor_card(edition, one) for one in catalogue.numbered_actors),
        *(one.card for one in others),
    ]
    kinds = {
        "angebote": len(catalogue.offers),
        "akteure": len(catalogue.actors),
        **{name: len(group) for name, group in found.items()},
    }
    thesaurus = thesaurus_for(edition.vocabularies)
    everything = [*documents(catalogue, edition.today), *(one.document for one in others)]
    exported = index_files(everything, edition.analyser, thesaurus, cards, kinds)
    facets = facets_of(edition, {name: len(group) for name, group in found.items()})
    points = [[_short(point) for point in places] for places in points_of(edition)]
    ids = [one.id for one in catalogue.numbered_offers]
    files = (*exported, ("facets.json", facets), ("points.json", points), ("ids.json", ids))
    return _named([(name, _json(content)) for name, content in files])


def _short(point: Point) -> list[float]:
    return [round(degrees, _DIGITS) for degrees in point]


def _named(files: list[tuple[str, str]]) -> SearchFolder:
    digest = sha256(repr(files).encode()).hexdigest()[:10]
    path = f"suche/{digest}"
    return SearchFolder(path, tuple(Artefact(f"{path}/{name}", text) for name, text in files))


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
