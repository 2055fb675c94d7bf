"""What changed lately, for programs."""

from collections.abc import Iterator
from typing import Any

from ...domain.offer import Offer
from ..edition import Edition
from ..linked.node import known
from ..told import told


def change_items(edition: Edition) -> Iterator[dict[str, Any]]:
    """Yield what happened to each record on each day, the newest day first."""
    site = edition.site.address or ""
    for day, ones in told(edition):
        for one in ones:
            yield known(
                day=str(day),
                kind=one.change.kind.value,
                type="offer" if isinstance(one.change.entry.record, Offer) else "actor",
                id=one.change.entry.id,
                former_id=one.change.former,
                name=one.name,
                page=f"{site}{one.address}" if one.is_there else "",
                fields=[{"key": line.key, "text": line.text} for line in one.lines],
            )
