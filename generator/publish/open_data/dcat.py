"""The catalogue of all files for open data portals (DCAT-AP.de 3.0 in JSON-LD)."""

from collections.abc import Sequence
from typing import Any

from ..edition import Edition
from ..linked.node import Node, known, uri
from .data_file import DataFile, as_json
from .skos import JSON_LD

CATALOGUE = "daten/katalog.jsonld"
ADDRESS = "/daten/"
_LICENSE_LIST = "http://dcat-ap.de/def/licenses"
_LICENSES = {
    "CC0-1.0": "cc-zero",
    "CC-BY-4.0": "cc-by/4.0",
    "DL-DE-BY-2.0": "dl-by-de/2.0",
    "DL-DE-ZERO-2.0": "dl-zero-de/2.0",
}
_MEDIA, _EU = (
    "https://www.iana.org/assignments/media-types/",
    "http://publications.europa.eu/resource/authority/",
)
_FILE_TYPES = {"JSON": "JSON", "CSV": "CSV", "GeoJSON": "GEOJSON", "JSON-LD": "JSON_LD"}
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def dcat_file(edition: Edition, files: Sequence[DataFile]) -> DataFile:
    """Return the catalogue; the site has a public address."""
    graph = [_catalogue(edition), _dataset(edition, files), *(_distribution(edition, one) for one in files)]
    return DataFile(
        CATALOGUE, "Katalog für Datenportale", "Alle Dateien dieser Seite, zum Beispiel für GovData (DCAT-AP.de).",
        "JSON-LD", JSON_LD, as_json({"@context": _CONTEXT, "@graph": graph}), len(files), ("Datei", "Dateien"),
    )  # fmt: skip


def license_uri(edition: Edition) -> str:
    """Return the licence as GovData names it, or the address of its text where it has no name there."""
    name = _LICENSES.get(edition.site.data_license.upper())
    return f"{_LICENSE_LIST}/{name}" if name else edition.site.data_license_url


def _in_list(edition: Edition) -> Node:
    known_there = license_uri(edition).startswith(_LICENSE_LIST)
    return {"skos:inScheme": _reference(_LICENSE_LIST)} if known_there else {}


def _id(edition: Edition, part: str) -> str:
    return uri(edition.site, f"{ADDRESS}#{part}") or ""


def _reference(address: str) -> dict[str, str]:
    return {"@id": address}


def _listed(name: str, code: str) -> Node:
    """Return a value of a list of the European Union, with its list: validators do not look it up."""
    return {"@id": f"{_EU}{name}/{code}", "skos:inScheme": _reference(f"{_EU}{name}")}


def _text(edition: Edition, text: str) -> dict[str, str]:
    return {"@value": text, "@language": edition.site.language}


def _publisher(edition: Edition) -> Node:
    name = edition.site.imprint.organisation or edition.site.name
    return known(id_=_id(edition, "herausgeber"), type_="foaf:Agent", **{"foaf:name": _text(edition, name)})


def _catalogue(edition: Edition) -> Node:
    site = edition.site
    return {
        "@id": _id(edition, "katalog"),
        "@type": "dcat:Catalog",
        "dct:title": _text(edition, f"{site.name}: offene Daten"),
        "dct:description": _text(edition, site.description),
        "dct:publisher": _publisher(edition),
        "foaf:homepage": {"@id": f"{site.address}/", "@type": "foaf:Document"},
        "dcat:dataset": _reference(_id(edition, "datensatz")),
    }


def _dataset(edition: Edition, files: Sequence[DataFile]) -> Node:
    site = edition.site
    box = f"mailto:{site.feedback_email}" if site.feedback_email else ""
    contact: dict[str, Any] = {"@type": "http://www.w3.org/2006/vcard/ns#Kind",
               "http://www.w3.org/2006/vcard/ns#fn": site.name,
               "http://www.w3.org/2006/vcard/ns#hasEmail": _reference(box)}  # fmt: skip
    return {
        "@id": _id(edition, "datensatz"),
        "@type": "dcat:Dataset",
        "dct:title": _text(edition, site.name),
        "dct:description": _text(edition, site.description),
        "dct:publisher": _reference(_id(edition, "herausgeber")),
        "dct:identifier": _id(edition, "datensatz"),
        "dcat:landingPage": {"@id": uri(site, ADDRESS), "@type": "foaf:Document"},
        "dcat:theme": {"@type": "skos:Concept", **_listed("data-theme", "EDUC")},
        **({"dcat:contactPoint": contact} if box else {}),
        "dcat:distribution": [_reference(_file_id(edition, one)) for one in files],
    }


def _file_id(edition: Edition, one: DataFile) -> str:
    return _id(edition, one.path.replace("/", "-"))


def _distribution(edition: Edition, one: DataFile) -> Node:
    address = _reference(uri(edition.site, f"/{one.path}") or "")
    return {
        "@id": _file_id(edition, one),
        "@type": "dcat:Distribution",
        "dct:title": _text(edition, one.title),
        "dct:description": _text(edition, one.text),
        "dct:license": {"@id": license_uri(edition), "@type": "dct:LicenseDocument", **_in_list(edition)},
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dct:format": {"@type": "dct:MediaTypeOrExtent", **_listed("file-type", _FILE_TYPES[one.format])},
        "dcat:mediaType": {"@id": f"{_MEDIA}{one.media_type}", "@type": "dct:MediaType"},
        "dcat:byteSize": {"@value": str(len(one.data)), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256", "@type": "spdx:ChecksumAlgorithm"},
            "spdx:checksumValue": {"@value": one.checksum, "@type": "xsd:hexBinary"},
        },
    }
