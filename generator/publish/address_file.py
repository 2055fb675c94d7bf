"""The published list of all addresses of records: the next build is held against it."""

from ..domain.addresses import addresses_of
from .artefact import Artefact
from .edition import Edition
from .open_data.api import API
from .open_data.data_file import as_json

PATH = f"{API}/addresses.json"


def address_file(edition: Edition) -> Artefact:
    """Return the list of addresses that live, have moved, or have ended."""
    content = addresses_of(edition.catalogue).model_dump(mode="json", exclude_none=True)
    return Artefact(PATH, as_json(content))
