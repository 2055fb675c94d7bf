"""What differs between two states of the catalogue: records that came, changed, were renamed or went."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .catalogue import AnyEntry, Catalogue
from .differences import Difference, differences


class Kind(StrEnum):
    """What happened to a record."""

    NEW = "new"
    CHANGED = "changed"
    RENAMED = "renamed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Change:
    """What happened to one record; `entry` is its later state, or the last one where it went.

    `former` is the id that a renamed record had.
    """

    kind: Kind
    file: str
    entry: AnyEntry
    former: str = ""
    differences: tuple[Difference, ...] = ()


def changes(before: Catalogue, after: Catalogue) -> tuple[Change, ...]:
    """Compare two states; offers first, each kind of record by id. What cannot be read is no change."""
    return (
        *_changes("offers", before.offers, after.offers, after),
        *_changes("actors", before.actors, after.actors, after),
    )


def _changes(
    folder: str, before: Mapping[str, AnyEntry], after: Mapping[str, AnyEntry], catalogue: Catalogue
) -> Iterator[Change]:
    renamed: set[str] = set()
    for name, entry in after.items():
        file = f"{folder}/{name}.yml"
        former = next((one for one in entry.record.redirect_from if one in before and one not in after), "")
        old = before.get(name) or before.get(former)
        if old is None:
            yield Change(Kind.NEW, file, entry)
            continue
        if old is entry:
            continue  # two states of a history share what did not change
        found = differences(old.record, entry.record, catalogue)
        if name not in before:
            renamed.add(former)
            others = tuple(one for one in found if one.key != "redirect_from")
            yield Change(Kind.RENAMED, file, entry, former, others)
        elif found:
            yield Change(Kind.CHANGED, file, entry, "", found)
    for name, entry in before.items():
        file = f"{folder}/{name}.yml"
        if name not in after and name not in renamed and file not in catalogue.unread:
            yield Change(Kind.REMOVED, file, entry)
