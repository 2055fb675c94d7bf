"""Keys that have a new name."""

from collections.abc import Mapping

from ...domain.record import Part
from ..yaml_text import Data

Names = Mapping[tuple[str, ...], str]
"""The new name of a key, by its path; a list on the way counts for nothing: `("places", "plz")`."""
RENAMED: Mapping[type[Part], Names] = {}
"""By model; empty as long as no key has been renamed. A line stays for as long as old copies may come back."""


def with_keys_renamed(record: dict[str, Data], names: Names) -> dict[str, Data]:
    """Return the record with every key of the table under its new name, at its old place."""
    return {
        _new_name(record, key, (key,), names): _within(value, (key,), names) for key, value in record.items()
    }


def _within(value: Data, path: tuple[str, ...], names: Names) -> Data:
    if isinstance(value, list):
        return [_within(one, path, names) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        _new_name(value, key, (*path, key), names): _within(below, (*path, key), names)
        for key, below in value.items()
    }


def _new_name(around: dict[str, Data], key: str, path: tuple[str, ...], names: Names) -> str:
    # Where both are there, a person must say which of the two holds; the check names the old one.
    new = names.get(path, key)
    return key if new in around else new
