"""From rows of a source to what each of them says about an offer, before anybody compares it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_origin

from ..domain.offer import Offer
from ..domain.source import SessionColumns, Source
from ..domain.vocabulary import Vocabularies
from ..intake.yaml_text import Data
from ..origin import Origin
from ..problem import Problem
from .convert import clock_of, day_of, value_of
from .row import Row, noticed

_LISTS = frozenset(name for name, field in Offer.model_fields.items() if get_origin(field.annotation) is list)


@dataclass(frozen=True)
class Draft:
    """What a source says about one offer; `key` is its id in the source."""

    key: str
    origin: Origin
    data: dict[str, Data]


def drafts_of(
    rows: Sequence[Row], source: Source, vocabularies: Vocabularies, file: str
) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """Join the rows of each id, and name the columns nobody has spoken of."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.text(source.id_column or "@id")].append(row)
    nameless = groups.pop("", [])
    problems = [
        noticed(file, "Hier fehlt die Kennung; nicht übernommen.", line=row.origin.line) for row in nameless
    ]
    problems += _unread_columns(rows, source, file)
    problems += [problem for group in groups.values() for problem in _dropped(group, source, file)]
    drafts = tuple(_draft(key, group, source, vocabularies) for key, group in groups.items())
    return drafts, tuple(problems)


def _unread_columns(rows: Iterable[Row], source: Source, file: str) -> list[Problem]:
    found = dict.fromkeys(name for row in rows for name in row.cells)
    unread = [name for name in found if name not in source.named_columns and not name.startswith("@")]
    if not unread:
        return []
    names = ", ".join(f"„{name}“" for name in unread)
    hint = "Nehmen Sie sie in der Zuordnung unter „fields“ auf, oder nennen Sie sie unter „ignore“."
    return [noticed(file, f"Nicht übernommen sind diese Angaben: {names}.", hint)]


def _dropped(rows: Sequence[Row], source: Source, file: str) -> list[Problem]:
    """Name what an offer has no room for: other values in further rows of its id, further texts of a value."""
    first, *others = rows
    named = {column.column: name for name, column in source.columns.items()}
    differing = [
        (row, column)
        for row in others
        for column in named
        if row.text(column) and row.text(column) != first.text(column)
    ]
    several = [
        column
        for column, name in named.items()
        if len(first.cells.get(column, ())) > 1 and not _is_list(name, source)
    ]
    return [
        noticed(
            file,
            f"„{column}“ ist hier anders als in der ersten Zeile dieser Kennung; jene gilt.",
            line=row.origin.line,
        )
        for row, column in differing
    ] + [
        noticed(file, f"„{column}“ nennt mehrere Werte; übernommen ist der erste.", line=first.origin.line)
        for column in several
    ]


def _is_list(name: str, source: Source) -> bool:
    return name in _LISTS or source.columns[name].split is not None


def _draft(key: str, rows: Sequence[Row], source: Source, vocabularies: Vocabularies) -> Draft:
    data: dict[str, Data] = {"actor": source.actor}
    for name, value in source.defaults.items():
        _put(data, name, value)
    for name, column in source.columns.items():
        texts = next((row.cells[column.column] for row in rows if column.column in row.cells), ())
        is_list = _is_list(name, source)
        value = value_of(texts, column, keeps_lines=name == "description", is_list=is_list)
        if value:
            _put(data, name, value)
    sessions = [session for row in rows for session in _sessions(row, source.sessions, vocabularies)]
    if sessions:
        around = data.get("schedule")
        kept = around if isinstance(around, dict) else {}
        data["schedule"] = {**kept, "kind": "dated", "sessions": _in_order(sessions)}
    return Draft(key, rows[0].origin, data)


def _put(data: dict[str, Data], path: str, value: Data) -> None:
    """Lay a value at a place such as `cost.amounts.0.eur`; what else stands there stays."""
    first, *rest = path.split(".")
    *way, last = first, *rest
    node: Data = data
    for step, following in zip(way, rest, strict=True):
        node = _step(node, step, [] if following.isdigit() else {})
    if isinstance(node, list):
        node.append(value)
    elif isinstance(node, dict):
        node[last] = _copied(value)


def _step(node: Data, step: str, empty: Data) -> Data:
    if isinstance(node, list):
        if not step.isdigit() or int(step) >= len(node):
            node.append(empty)
            return empty
        return node[int(step)]
    if not isinstance(node, dict):
        return {}
    found = node.setdefault(step, empty)
    if isinstance(found, str):  # a plain value where a block is meant: the more exact one wins
        node[step] = empty
        return empty
    return found


def _copied(value: Data) -> Data:
    """Copy a default, so that no record shares a block with the next."""
    if isinstance(value, dict):
        return {key: _copied(one) for key, one in value.items()}
    return [_copied(one) for one in value] if isinstance(value, list) else value


def _sessions(row: Row, columns: SessionColumns | None, vocabularies: Vocabularies) -> list[Data]:
    if columns is None:
        return list(row.sessions)
    session: dict[str, Data] = {}
    start = _moment(row.text(columns.date), row.text(columns.start), columns)
    if not start:
        return []
    session["start"] = start
    end = _moment(row.text(columns.end_date) or row.text(columns.date), row.text(columns.end), columns)
    if (row.text(columns.end) or columns.end_date) and len(end) == len(start) and end != start:
        session["end"] = end
    said = row.text(columns.status).casefold()
    known = vocabularies["session-status"].by_words if "session-status" in vocabularies else {}
    if said and known.get(said, said) != "scheduled":
        session["status"] = known.get(said, said)
    return [session]


def _moment(day: str, clock: str, columns: SessionColumns) -> str:
    """Join day and time; „4.3.2027 18:00“ may stand in one cell. What is no day stays as it is written."""
    first, _, rest = day.rpartition(" ")
    if first and clock_of(rest) and day_of(first, columns.date_format):
        day, clock = first, clock or rest
    return " ".join(
        part for part in (day_of(day, columns.date_format) or day, clock_of(clock) or clock) if part
    )


def _in_order(sessions: list[Data]) -> list[Data]:
    unique = [one for n, one in enumerate(sessions) if one not in sessions[:n]]
    return sorted(unique, key=lambda one: str(one.get("start", "")) if isinstance(one, dict) else "")
