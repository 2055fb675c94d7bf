"""The list of all actors by type, in pages of readable length."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ..domain.catalogue import ActorEntry
from ..domain.vocabulary import Concept
from .artefact import Artefact
from .cards import ActorCard, actor_card_of
from .edition import Edition
from .pages import Binder, Page
from .paging import address_of, leaves, page_of


@dataclass(frozen=True)
class Group:
    """The actors of one type: how many there are in all, and those that one page shows."""

    concept: Concept
    total: int
    address: str
    cards: tuple[ActorCard, ...] = ()


def actor_list(edition: Edition, binder: Binder) -> Iterator[Artefact]:
    """Yield the pages of the list of all actors."""
    types = edition.vocabularies["actor-types"]
    order = {concept.code: index for index, concept in enumerate(types.concepts)}
    entries = sorted(
        edition.catalogue.actors.values(),
        key=lambda one: (order[one.record.type], one.record.name.casefold()),
    )
    about = f"Wer in {edition.site.city} Bildung für nachhaltige Entwicklung anbietet, fördert und vernetzt."
    page = Page("/akteure/", "akteure", "actors.html", "Akteure", about)
    all_groups = _all_groups(edition, entries, page.address)
    for leaf in leaves(page.address, len(entries)):
        groups = [
            _shown(edition, all_groups[code], members) for code, members in _by_type(entries[leaf.window])
        ]
        values = {"leaf": leaf, "all_groups": list(all_groups.values()), "groups": groups, "intro": about}
        yield binder.bind(page.at(leaf), values)


def _by_type(entries: list[ActorEntry]) -> Iterator[tuple[str, list[ActorEntry]]]:
    for code, members in groupby(entries, key=lambda one: one.record.type):
        yield code, list(members)


def _all_groups(edition: Edition, entries: list[ActorEntry], base: str) -> dict[str, Group]:
    """Return the types that have actors; the address is that of the page on which one begins."""
    found: dict[str, Group] = {}
    begins = 0
    for code, members in _by_type(entries):
        page = address_of(base, page_of(begins))
        concept = edition.vocabularies["actor-types"][code]
        found[code] = Group(concept, len(members), f"{page}#{code}")
        begins += len(members)
    return found


def _shown(edition: Edition, group: Group, members: list[ActorEntry]) -> Group:
    cards = tuple(actor_card_of(edition, one) for one in members)
    return Group(group.concept, group.total, group.address, cards)
