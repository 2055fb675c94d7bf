"""Addresses of renamed records keep leading to them: their pages say where they are, their files stay there too."""

from collections.abc import Iterable, Iterator
from itertools import chain

from ..domain.catalogue import AnyEntry, Catalogue, address_of, folder_of, former_addresses_of, name_of
from .artefact import Artefact
from .edition import Edition
from .pages import Binder, Page


def redirect_pages(edition: Edition, binder: Binder) -> Iterator[Artefact]:
    """Yield a page for each former address that says where the record is now."""
    for entry in _records(edition.catalogue):
        name, target = name_of(entry), address_of(entry)
        for former in former_addresses_of(entry):
            # Search engines carry over what they know of the former address, and whoever shares it shares the new one.
            about = "Diese Seite ist umgezogen."
            page = Page(former, folder_of(entry), "moved.html", name, about, moved_to=target)
            yield binder.bind(page, {"name": name, "target": target})


def with_former_places(edition: Edition, artefacts: Iterable[Artefact]) -> Iterator[Artefact]:
    """Yield all artefacts, and the files beside the page of a renamed record at its former addresses once more.

    A program that reads a calendar or a feed follows no link, and this server sends it nowhere else.
    """
    former = {address_of(one)[1:]: former_addresses_of(one) for one in _records(edition.catalogue)}
    for one in artefacts:
        yield one
        name = one.path.rpartition("/")[2]
        if not name.endswith(".html"):
            for address in former.get(one.path.removesuffix(name), ()):
                yield Artefact(f"{address[1:]}{name}", one.content)


def _records(catalogue: Catalogue) -> Iterator[AnyEntry]:
    yield from chain(catalogue.offers.values(), catalogue.actors.values())
