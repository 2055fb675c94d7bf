"""Every public address of a record that there is or ever was, and which of them a new edition would lose."""

from collections.abc import Mapping

from pydantic import Field

from .catalogue import AnyEntry, Catalogue, address_of
from .dates import Day
from .record import Part


class Address(Part):
    """What is at an address: a record, the way to its new address, or the day on which it ended."""

    address: str
    moved_to: str | None = None
    ended_on: Day | None = None


class Addresses(Part):
    """The list as it is published."""

    addresses: list[Address] = Field(default=[])


def addresses_of(catalogue: Catalogue) -> Addresses:
    """Return all addresses, in their order."""
    found: dict[str, Address] = {}
    for folder, ended in (("angebote", catalogue.ended.offers), ("akteure", catalogue.ended.actors)):
        for one in ended:
            here = f"/{folder}/{one.id}/"
            found[here] = Address(address=here, ended_on=one.ended_on)
    records: list[AnyEntry] = [*catalogue.offers.values(), *catalogue.actors.values()]
    for entry in records:
        there = address_of(entry)
        for former in entry.record.redirect_from:
            here = f"{there.removesuffix(f'{entry.id}/')}{former}/"
            found[here] = Address(address=here, moved_to=there)
    # Last, so that a record wins over what a mistake says about its address.
    found |= {address_of(one): Address(address=address_of(one)) for one in records}
    return Addresses(addresses=[one for _, one in sorted(found.items())])


def lost(before: Addresses, now: Addresses) -> list[str]:
    """Return the addresses that led somewhere and would lead nowhere."""
    there = {one.address for one in now.addresses}
    return sorted(one.address for one in before.addresses if one.address not in there)


def ended_ids(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    """Return by kind of record the ids that are never given again."""
    ended = catalogue.ended
    return {
        kind: frozenset(one.id for one in ones)
        for kind, ones in (("offers", ended.offers), ("actors", ended.actors))
    }
