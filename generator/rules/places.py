"""Places: who comes to you says how far."""

from collections.abc import Iterator
from datetime import date

from ..domain.catalogue import Catalogue
from ..problem import Problem, Severity


def mobile_offers_say_where_they_go(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """An offer that comes to people has a place of the kind „mobile“."""
    for offer in catalogue.offers.values():
        record = offer.record
        if record.format == "at_your_place" and not any(place.kind == "mobile" for place in record.places):
            yield Problem(
                offer.origins.of("format"), "mobile-without-area", "Das Angebot kommt zu den Menschen, sagt aber nicht, wohin.",
                "Ergänzen Sie zum Beispiel: places: [{kind: mobile, service_area: [city]}]", Severity.WARNING, "format", record.format,
            )  # fmt: skip
