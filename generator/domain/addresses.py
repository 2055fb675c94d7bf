"""Every public address of a record that there is or ever was, and which of them a new edition would lose."""

from collections.abc import Mapping

from pydantic import ConfigDict, Field

from .catalogue import AnyEntry, Catalogue, address_of, former_addresses_of
from .dates import Day
from .ended import Ended
from .record import Part


class Address(Part):
    """What is at an address: a record, the way to its new address, or the day on which it ended."""

    address: str
    moved_to: str | None = None
    ended_on: Day | None = None


class Addresses(Part):
    """The list as it is published; the file says its licence too, and later editions may say more."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    addresses: list[Address] = Field(default=[])


def addresses_of(catalogue: Catalogue) -> Addresses:
    """Return all addresses, in their order."""
    both: tuple[tuple[str, list[Ended], Mapping[str, AnyEntry]], ...] = (
        ("angebote", catalogue.ended.record.offers, catalogue.offers),
        ("akteure", catalogue.ended.record.actors, catalogue.actors),
    )
    found: list[Address] = []
    for folder, ended, entries in both:
        found += [Address(address=f"/{folder}/{one.id}/", ended_on=one.ended_on) for one in ended]
        found += [
            Address(address=former, moved_to=address_of(entry))
            for entry in entries.values()
            for former in former_addresses_of(entry)
        ]
        # Last, so that a record wins over what a mistake says about its address.
        found += [Address(address=address_of(entry)) for entry in entries.values()]
    by_address = {one.address: one for one in found}
    return Addresses(addresses=[one for _, one in sorted(by_address.items())])


def lost(before: Addresses, now: Addresses) -> list[str]:
    """Return the addresses that led somewhere and would lead nowhere."""
    there = {one.address for one in now.addresses}
    return sorted(one.address for one in before.addresses if one.address not in there)
