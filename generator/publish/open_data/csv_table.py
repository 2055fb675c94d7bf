"""The offers as a table for spreadsheets, and its description as a Data Package.

RFC 4180: CRLF, quotes doubled. The file begins with a byte order mark, or Excel would read umlauts wrongly.
"""

import csv
import re
from collections.abc import Callable, Mapping
from io import StringIO
from typing import Any

from ...domain.catalogue import OfferEntry
from ...domain.schedule_words import times_known
from ..edition import Edition
from ..words import audience_lines, cost_lines, freshness_sentence, place_line
from .data_file import DataFile, as_json

TABLE, PACKAGE = "daten/angebote.csv", "daten/datapackage.json"
BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet takes for a formula. German ones split at semicolons, whatever the quotes say, so that a
# cell may begin there too. One apostrophe more in front makes it text; taking away one gives the text again.
_FORMULA = re.compile(r"(^|;)(\s*)(?='*[=+\-@＝＋－＠])")
_SEPARATOR = " | "


def csv_file(edition: Edition) -> DataFile:
    """Return the table of all offers."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(name for name, _, _ in COLUMNS)
    offers = [one for _, one in sorted(edition.catalogue.offers.items())]
    writer.writerows([cell(value(edition, one)) for _, _, value in COLUMNS] for one in offers)
    return DataFile(
        TABLE, "Angebote als Tabelle", "Für Excel, LibreOffice und andere: eine Zeile für jedes Angebot.",
        "CSV", "text/csv", BYTE_ORDER_MARK + text.getvalue(), len(offers), ("Angebot", "Angebote"),
    )  # fmt: skip


def cell(text: str) -> str:
    """Return the text so that no spreadsheet reckons with it."""
    return _FORMULA.sub(r"\1\2'", text)


def package_file(edition: Edition, table: DataFile) -> DataFile:
    """Return the description of the table (Frictionless Data Package)."""
    site = edition.site
    licenses = [{"name": site.data_license, "path": site.data_license_url, "title": site.data_license}]
    resource = {
        "name": "angebote",
        "path": TABLE.rsplit("/", 1)[-1],
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "bytes": len(table.data),
        "hash": f"sha256:{table.checksum}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {"fields": [_field(name, title) for name, title, _ in COLUMNS], "primaryKey": "id"},
    }
    content: Mapping[str, Any] = {
        "profile": "tabular-data-package",
        "name": "angebote",
        "title": f"{site.name}: Angebote",
        "description": "Ein Apostroph vor =, +, - oder @ am Anfang einer Zelle oder nach einem Semikolon gehört "
        "nicht zum Text: Er verhindert, dass ein Tabellenprogramm dort eine Formel liest.",
        "licenses": licenses,
        "resources": [resource],
    }
    return DataFile(
        PACKAGE, "Beschreibung der Tabelle", "Die Spalten der Tabelle, für Programme (Data Package).",
        "JSON", "application/json", as_json(content), len(COLUMNS), ("Spalte", "Spalten"),
    )  # fmt: skip


def _field(name: str, description: str) -> dict[str, Any]:
    always = {"constraints": {"required": True, "unique": True}} if name == "id" else {}
    type_ = "date" if name == "bestaetigt_am" else "string"
    return {"name": name, "type": type_, "description": description, **always}


def _labels(edition: Edition, vocabulary: str, codes: list[str]) -> str:
    return _SEPARATOR.join(edition.label(vocabulary, code) for code in codes)


def _times(_edition: Edition, entry: OfferEntry) -> str:
    return times_known(entry.record.schedule)


def _places(edition: Edition, entry: OfferEntry) -> str:
    return _SEPARATOR.join(place_line(edition, entry.record, one) for one in entry.record.places)


def _cost(edition: Edition, entry: OfferEntry) -> str:
    cost = entry.record.cost
    return _SEPARATOR.join(cost_lines(edition, entry.record)) if cost and cost.kind != "unknown" else ""


Column = tuple[str, str, Callable[[Edition, OfferEntry], str]]
COLUMNS: tuple[Column, ...] = (
    ("id", "Kennung", lambda _, one: one.id),
    ("titel", "Titel", lambda _, one: one.record.title),
    ("kurzbeschreibung", "Worum es geht", lambda _, one: one.record.summary),
    ("anbieter_id", "Kennung des Anbieters", lambda _, one: one.record.actor),
    ("anbieter", "Name des Anbieters", lambda ed, one: ed.catalogue.actors[one.record.actor].record.name),
    ("art", "Art des Angebots", lambda ed, one: ed.label("offer-types", one.record.type)),
    ("themen", "Themen", lambda ed, one: _labels(ed, "topics", one.record.topics)),
    ("zielgruppen", "Für wen", lambda ed, one: _SEPARATOR.join(audience_lines(ed, one.record))),
    ("form", "vor Ort, online …", lambda ed, one: ed.label("formats", one.record.format)),
    ("wann", "Zeiten in Worten; leer: nicht bekannt", _times),
    ("wo", "Orte in Worten; leer: nicht bekannt", _places),
    ("kosten", "Kosten in Worten; leer: nicht bekannt", _cost),
    ("webseite", "Webseite des Angebots", lambda _, one: one.record.url or ""),
    ("stand", "wie verlässlich der Eintrag ist", lambda ed, one: ed.label("freshness", ed.freshness[one.id])),
    ("stand_text", "dasselbe als Satz", lambda ed, one: freshness_sentence(one.record, ed.freshness[one.id])),
    ("bestaetigt_am", "vom Anbieter bestätigt am", lambda _, one: str(one.record.confirmed_on or "")),
    ("seite", "Seite im Verzeichnis", lambda ed, one: f"{ed.site.address or ''}/angebote/{one.id}/"),
    ("lizenz", "Lizenz der Daten", lambda ed, _: ed.site.data_license),
)
