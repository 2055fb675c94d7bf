"""The road of one source on one screen: bytes, rows or dates, comparison, plan."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from ..domain.source import Source
from ..domain.source_lock import Lock
from ..problem import Problem
from .changes import Plan
from .csv_file import read_csv
from .drafts import drafts_of
from .ical_feed import read_ical
from .jsonld_items import read_items
from .occurrences import Window, happenings_of
from .records import Shelf, plan_records
from .row import Row, unreadable
from .sessions import by_offers, plan_sessions
from .table import rows_of
from .xlsx_file import read_xlsx


@dataclass(frozen=True)
class Delivery:
    """What came from a source: its bytes, and the name by which people know the file or page."""

    data: bytes
    name: str


def plan_of(
    delivery: Delivery, source: Source, lock: Lock, shelf: Shelf, today: date
) -> Plan | tuple[Problem, ...]:
    """Tell what an import would do; problems alone where the source cannot be read at all.

    A source that is empty though it was not before counts as unreadable: it would make everything look gone.
    """
    if source.kind == "ical":
        events, problems = read_ical(delivery.data, delivery.name)
        if not events:
            return problems or (_empty(delivery.name),)
        found, refused = happenings_of(events, window_of(today), delivery.name)
        groups, homeless = by_offers(found, source, delivery.name)
        plan, more = plan_sessions(groups, lock, shelf.records, today), (*refused, *homeless)
    else:
        rows, problems = _rows(delivery, source)
        if not rows:
            return problems or (_empty(delivery.name),)
        drafts, more = drafts_of(rows, source, shelf.vocabularies, delivery.name)
        plan = plan_records(drafts, source, lock, shelf, today)
    return Plan(
        plan.changes,
        plan.proposals,
        plan.notes,
        (*problems, *more, *plan.problems),
        plan.unchanged,
        plan.lock,
    )


def _rows(delivery: Delivery, source: Source) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    if source.kind == "jsonld":
        return read_items(delivery.data, delivery.name)
    if source.kind == "xlsx":
        grid, problems = read_xlsx(delivery.data, delivery.name, source.sheet)
    else:
        grid, problems = read_csv(delivery.data, delivery.name)
    if not grid:
        return (), problems
    rows, more = rows_of(grid, source, delivery.name)
    return rows, (*problems, *more)


def _empty(name: str) -> Problem:
    return unreadable(name, "Hier steht nichts, was sich übernehmen lässt.", "Ist es die richtige Datei?")


def window_of(today: date) -> Window:
    """Return the days whose dates are taken over: from today to the end of the month a year later.

    Whole months, so that an endless series brings new dates once a month and not in every run.
    """
    last = monthrange(today.year + 1, today.month)[1]
    return Window(today, date(today.year + 1, today.month, last))
