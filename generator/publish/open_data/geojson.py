"""The places on the map as GeoJSON (RFC 7946): longitude first, degrees of WGS 84."""

from typing import Any

from ..edition import Edition
from ..linked.node import known
from ..places import Spot, spots_of
from .data_file import DataFile, as_json

PLACES = "daten/orte.geojson"


def geojson_file(edition: Edition) -> DataFile:
    """Return the places that have a point, with the offers and actors there."""
    features = [_feature(edition, spot) for spot in spots_of(edition) if spot.point]
    content = {
        "type": "FeatureCollection",
        "license": edition.site.data_license_url,
        "features": features,
    }
    return DataFile(
        PLACES, "Orte für Landkarten", "Orte mit Koordinaten und dem, was dort stattfindet.",
        "GeoJSON", "application/geo+json", as_json(content), len(features), ("Ort", "Orte"),
    )  # fmt: skip


def _feature(edition: Edition, spot: Spot) -> dict[str, Any]:
    latitude, longitude = spot.point or (0.0, 0.0)
    properties = known(
        name=spot.name,
        address=spot.line,
        district=spot.district,
        map=f"{edition.site.address or ''}/karte/#{spot.id}",
        offers=[{"id": one.id, "title": one.record.title} for one in spot.offers],
        actors=[{"id": one.id, "name": one.record.name} for one in spot.actors],
    )
    geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "id": spot.id, "geometry": geometry, "properties": properties}
