"""Offers are found by what their providers say people search for."""

from collections.abc import Iterator
from datetime import date

from ..domain.catalogue import Catalogue
from ..problem import Problem, Severity

FIRST = 10


def offers_are_found(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Every search that an offer names finds it among the first ten offers and actors."""
    # An offer of an unknown actor lacks words of its own; that is named elsewhere and comes first.
    asked = [
        entry
        for entry in catalogue.numbered_offers
        if entry.record.findable_by and entry.record.actor in catalogue.actors
    ]
    if not asked:
        return  # an index takes seconds to make
    from ..search.indexing import index_of  # noqa: PLC0415
    from ..search.query import find  # noqa: PLC0415

    index = index_of(catalogue, today)
    number_of = {entry.id: number for number, entry in enumerate(catalogue.numbered_offers)}
    for entry in asked:
        for place, query in enumerate(entry.record.findable_by):
            if number_of[entry.id] not in find(index, query).numbers[:FIRST]:
                yield Problem(
                    entry.origins.of("findable_by", place), "not-found-by",
                    f"Wer „{query}“ sucht, findet dieses Angebot nicht unter den ersten zehn Treffern.",
                    "Nehmen Sie das Wort in die Zusammenfassung oder unter „aliases“ auf.",
                    Severity.WARNING, "findable_by", query,
                )  # fmt: skip
