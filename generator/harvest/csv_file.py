"""CSV as programs really write it: three encodings, three separators, quotes and line breaks in cells."""

import codecs
import csv
import io
from collections import Counter
from itertools import islice

from ..problem import Problem
from .row import MAX_COLUMNS, MAX_ROWS, Grid, cleaned, noticed, unreadable

SEPARATORS = (";", ",", "\t")
_TRIED = 30


def read_csv(data: bytes, file: str) -> tuple[Grid, tuple[Problem, ...]]:
    """Bytes to a grid of texts; never raises, whatever the bytes are."""
    text = _decoded(data)
    first, _, rest = text.partition("\n")
    given = first.strip().removeprefix("sep=")
    # Excel writes such a first line, and hides it.
    if first.startswith("sep=") and given in SEPARATORS:
        return _grid(rest, given, file, first_line=2)
    return _grid(text, separator_of(text), file, first_line=1)


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # It comes from Windows; the five bytes that Windows does not use are dropped later as invisible.
        return data.decode("cp1252", errors="replace")


def separator_of(text: str) -> str:
    """Return the separator that cuts most of the first lines into equally many cells."""
    return max(SEPARATORS, key=lambda one: _agreement(text, one))


def _agreement(text: str, separator: str) -> tuple[int, int]:
    try:
        lines = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), _TRIED))
    except csv.Error:
        return (0, 0)
    widths = Counter(len(line) for line in lines if len(line) > 1)
    width, times = widths.most_common(1)[0] if widths else (0, 0)
    return (times * (width - 1), width)


def _grid(text: str, separator: str, file: str, *, first_line: int) -> tuple[Grid, tuple[Problem, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found: list[tuple[int, tuple[str, ...]]] = []
    problems: list[Problem] = []
    start = first_line
    try:
        for cells in reader:
            texts = tuple(cleaned(cell) for cell in cells[:MAX_COLUMNS])
            if any(texts):
                found.append((start, texts))
            start = reader.line_num + first_line
            if len(found) > MAX_ROWS:
                problems.append(noticed(file, f"Gelesen sind nur die ersten {MAX_ROWS} Zeilen.", line=start))
                break
    except csv.Error:
        hint = "Fehlt weiter oben ein schließendes Anführungszeichen?"
        problems.append(unreadable(file, "Ab hier lässt sich die Tabelle nicht lesen.", hint, start))
    return tuple(found), tuple(problems)
