"""Excel files: the only module that knows openpyxl. Formulas are read as the values they were saved with."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any

import openpyxl

from ..problem import Problem
from .row import MAX_COLUMNS, MAX_ROWS, Grid, cleaned, noticed, unreadable

MAX_UNPACKED = 40 * 1024 * 1024
"""All parts of the file together, in bytes."""
MAX_PARTS = 500
_SAVE_ANEW = "Öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie neu als „.xlsx“."
_NAMED = 5

Read = tuple[Grid, tuple[Problem, ...]]


def read_xlsx(data: bytes, file: str, sheet: str | None = None) -> Read:
    """Bytes to a grid of texts; never raises, whatever the bytes are."""
    why = _danger(data)
    if why:
        return (), (unreadable(file, why, _SAVE_ANEW),)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about looks and extensions that no cell depends on
            return _read(data, file, sheet)
    except Exception:  # noqa: BLE001 - openpyxl raises whatever a broken file leads it to
        return (), (unreadable(file, "Diese Excel-Datei lässt sich nicht lesen.", _SAVE_ANEW),)


def _danger(data: bytes) -> str:
    """Say why a file is not even opened: it is no package, unpacks to a mountain, or defines entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            # A part never yields more than it declares here, so the declared sizes may be trusted.
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                return "Diese Excel-Datei ist ausgepackt zu groß."
            if any(_defines(package.read(part)) for part in parts if _is_xml(part.filename)):
                return "Diese Excel-Datei enthält Anweisungen, die hier nicht ausgeführt werden."
    except Exception:  # noqa: BLE001 - zipfile raises many kinds of errors for broken packages
        return "Das ist keine lesbare Excel-Datei (.xlsx)."
    return ""


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _defines(xml: bytes) -> bool:
    # Only a document type can define entities, and with them a bomb; office programs write none.
    return b"<!DOCTYPE" in xml.replace(b"\0", b"")


def _read(data: bytes, file: str, sheet: str | None) -> Read:
    values, formulas = (
        openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=saved) for saved in (True, False)
    )
    visible = [one.title for one in values.worksheets if one.sheet_state == "visible"]
    name = sheet or next(iter(visible), "")
    if name not in values.sheetnames:
        known = ", ".join(f"„{one}“" for one in visible) or "keines"
        return (), (unreadable(file, f"Das Tabellenblatt „{name}“ gibt es nicht.", f"Vorhanden: {known}."),)
    found: list[tuple[int, tuple[str, ...]]] = []
    unsaved: list[str] = []
    pairs = zip_longest(_lines(values[name]), _lines(formulas[name]), fillvalue=())
    for number, (cells, written) in enumerate(pairs, start=1):
        texts = _without_end([cleaned(_text(cell)) for cell in cells])
        if any(texts):
            found.append((number, texts))
        unsaved += [
            f"Zeile {number}"
            for cell, one in zip(cells, written, strict=False)
            if cell is None and _is_formula(one)
        ]
    return tuple(found), tuple(
        _notices(file, len(found), unsaved, others=[one for one in visible if one != name and not sheet])
    )


def _without_end(texts: list[str]) -> tuple[str, ...]:
    """Leave out the empty cells behind the last text; a sheet has any number of them."""
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _lines(sheet: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - openpyxl's sheets have no common type
    # A sheet may claim any size; what it claims is not believed.
    sheet.reset_dimensions()
    yield from sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True)


def _is_formula(written: object) -> bool:
    return isinstance(written, str) and written.startswith("=")


def _notices(file: str, rows: int, unsaved: list[str], others: list[str]) -> Iterator[Problem]:
    if unsaved:
        more = " …" if len(unsaved) > _NAMED else ""
        message = (
            f"Formeln ohne gespeichertes Ergebnis sind leer gelesen: {', '.join(unsaved[:_NAMED])}{more}."
        )
        yield noticed(file, message, _SAVE_ANEW)
    if rows >= MAX_ROWS:
        yield noticed(file, f"Gelesen sind nur die ersten {MAX_ROWS} Zeilen.")
    if others:
        names = ", ".join(f"„{one}“" for one in others)
        yield noticed(file, f"Nicht gelesen: {names}.", "Welches Blatt gilt, sagt „sheet“ in der Zuordnung.")


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return "" if value is None else str(value)
