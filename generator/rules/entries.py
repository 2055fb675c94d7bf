"""Walking over the records that several rules look at in the same way."""

from collections.abc import Iterator

from ..domain.catalogue import AnyEntry, Catalogue
from ..domain.contact import Contact, Registration
from ..domain.offer import Offer
from ..origin import FieldPath


def all_entries(catalogue: Catalogue) -> Iterator[AnyEntry]:
    """Yield every offer and every actor."""
    yield from catalogue.offers.values()
    yield from catalogue.actors.values()


def contacts_of(entry: AnyEntry) -> Iterator[tuple[FieldPath, Contact | Registration]]:
    """Yield what a record says about reaching somebody, with its path."""
    record = entry.record
    if record.contact:
        yield ("contact",), record.contact
    if isinstance(record, Offer) and record.registration:
        yield ("registration",), record.registration


def texts_of(entry: AnyEntry) -> Iterator[tuple[str, str]]:
    """Yield the free texts of a record by field."""
    record = entry.record
    yield "summary", record.summary
    if record.description:
        yield "description", record.description
