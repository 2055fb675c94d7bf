"""The page of open data and the files that it lists; every file is written, counted and summed up once."""

from collections.abc import Iterator
from itertools import groupby

from ..artefact import Artefact
from ..edition import Edition
from ..pages import Binder, Page
from ..subscriptions import subscriptions
from .amb import amb_file
from .api import api_files
from .csv_table import csv_file, package_file
from .data_file import DataFile
from .dcat import ADDRESS, dcat_file
from .geojson import geojson_file
from .hsds import hsds_file
from .openapi import openapi_file
from .skos import skos_file

_LEAD = "Alle Einträge gibt es auch als Dateien: frei, ohne Anmeldung, immer auf dem Stand der Website."


def data_files(edition: Edition) -> list[DataFile]:
    """Return every file of open data; those that need a public address only where there is one."""
    table = csv_file(edition)
    files = [
        table,
        package_file(edition, table),
        geojson_file(edition),
        *api_files(edition),
        openapi_file(edition),
    ]
    if edition.site.address:
        files += [amb_file(edition), hsds_file(edition), skos_file(edition)]
        files.append(dcat_file(edition, files))
    return files


def open_data(edition: Edition, binder: Binder) -> Iterator[Artefact]:
    """Yield the page first, then the files."""
    files = data_files(edition)
    page = Page(ADDRESS, "daten", "data.html", "Offene Daten", _LEAD)
    values = {
        "lead": _LEAD,
        "groups": _groups(files),
        "example": _example(edition),
        "subscriptions": subscriptions(edition),
    }
    yield binder.bind(page, values)
    for one in files:
        yield one.artefact


def _groups(files: list[DataFile]) -> list[tuple[str, list[DataFile]]]:
    """Sort the files by who may want them; they come in that order."""
    return [(title, list(members)) for title, members in groupby(files, key=_group)]


def _group(one: DataFile) -> str:
    if one.path.startswith("api/"):
        return "Schnittstelle für Programme"
    is_standard = one.path.endswith((".jsonld", "amb.json", "hsds.json"))
    return "Für andere Portale" if is_standard else "Zum Anschauen und Auswerten"


def _example(edition: Edition) -> str:
    """Return the address of one offer as an example; empty where there is none."""
    first = min(edition.catalogue.offers, default="")
    return f"/angebote/{first}/eintrag.json" if first else ""
