"""From the grid of a table to its rows: where the headings are, and which lines belong together."""

from collections import Counter

from ..domain.source import Source
from ..origin import Origin
from ..problem import Problem
from .row import Grid, Row, noticed, unreadable

_HEADINGS_WITHIN = 20


def rows_of(grid: Grid, source: Source, file: str) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Name the cells by their headings; a line without an id belongs to the one above (joined cells)."""
    wanted = source.id_column or ""
    place = next((n for n, (_, cells) in enumerate(grid[:_HEADINGS_WITHIN]) if wanted in cells), None)
    if place is None:
        seen = ", ".join(f"„{cell}“" for cell in (grid[0][1] if grid else ()) if cell)
        message = f"Die Spalte „{wanted}“ gibt es hier nicht."
        return (), (unreadable(file, message, f"Gefunden: {seen}." if seen else "Die Tabelle ist leer."),)
    headings = grid[place][1]
    rows: list[Row] = []
    problems = list(_headings_problems(headings, source, file, grid[place][0]))
    for number, cells in grid[place + 1 :]:
        row = Row(Origin(file, number), _named(headings, cells))
        if not row.text(wanted):
            if not rows or any(row.text(name) for name in _own_columns(source)):
                problems.append(
                    noticed(file, f"Hier fehlt „{wanted}“; die Zeile ist nicht übernommen.", line=number)
                )
                continue
            row = Row(row.origin, {**row.cells, wanted: rows[-1].cells[wanted]})
        rows.append(row)
    return tuple(rows), tuple(problems)


def _own_columns(source: Source) -> list[str]:
    """Return the columns that only the first line of a record fills."""
    return [column.column for key, column in source.columns.items() if key == "title"]


def _named(headings: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    pairs = zip(headings, cells, strict=False)
    return {heading: (cell,) for heading, cell in reversed(list(pairs)) if heading and cell}


def _headings_problems(headings: tuple[str, ...], source: Source, file: str, line: int) -> list[Problem]:
    missing = sorted(source.named_columns - set(headings) - set(source.ignore))
    twice = [name for name, times in Counter(headings).items() if times > 1 and name in source.named_columns]
    problems = [
        noticed(file, f"Die Spalte „{name}“ aus der Zuordnung gibt es hier nicht.", line=line)
        for name in missing
    ]
    return problems + [
        noticed(file, f"Die Spalte „{name}“ gibt es zweimal; gelesen ist die erste.", line=line)
        for name in twice
    ]
