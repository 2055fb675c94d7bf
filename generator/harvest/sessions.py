"""Dates of a calendar into the offers they belong to; past ones stay, changed ones are told."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..domain.source import Source
from ..domain.source_lock import Lock, Seen, value_hash
from ..intake.yaml_text import Data
from ..problem import Problem
from .changes import SESSIONS, FieldChange, Plan, Proposal, RecordChange, Tree
from .clock import in_berlin_words, session_of
from .occurrences import Happening
from .row import noticed

MOST = 200
"""So many dates an offer may have; the oldest make room."""
_OURS = ("start", "end", "status", "previous_start")
Session = dict[str, Data]


@dataclass
class _Book:
    """The dates of one offer while they are compared."""

    record: str
    sessions: list[Session]
    changes: list[FieldChange] = field(default_factory=list)
    conflicts: list[FieldChange] = field(default_factory=list)

    def of(self, name: str) -> Session | None:
        return next((one for one in self.sessions if one.get("id") == name), None)


def plan_sessions(
    by_offer: Mapping[str, Sequence[Happening]], lock: Lock, records: Mapping[str, Tree], today: date
) -> Plan:
    """Compare the dates of a calendar with those of the offers; what is gone from it is only named."""
    entries = dict(lock.entries)
    changes: list[RecordChange] = []
    proposals: list[Proposal] = []
    notes: list[str] = []
    unchanged = 0
    for record, group in by_offer.items():
        book = _book(record, records.get(record), lock)
        if isinstance(book, str):
            notes.append(book)
            continue
        unchanged += sum([_compare(one, book, entries, today) for one in group])
        if book.changes and book.sessions:
            changes.append(RecordChange(record, tuple(book.changes), _written(records[record], book)))
        if book.conflicts:
            proposals.append(Proposal(record, tuple(book.conflicts)))
    present = {one.key for group in by_offer.values() for one in group}
    notes += _gone(present, entries, records, today)
    return Plan(tuple(changes), tuple(proposals), tuple(notes), (), unchanged, Lock(entries=entries))


def by_offers(
    happenings: Sequence[Happening], source: Source, file: str
) -> tuple[dict[str, list[Happening]], tuple[Problem, ...]]:
    """Sort the dates by the offers they belong to, and name the titles that belong to none."""
    found: defaultdict[str, list[Happening]] = defaultdict(list)
    homeless: dict[str, None] = {}
    for one in happenings:
        record = offer_of(one, source)
        if record:
            found[record].append(one)
        elif one.summary not in source.ignore:
            homeless[one.summary or "(ohne Titel)"] = None
    if not homeless:
        return dict(found), ()
    titles = ", ".join(f"„{title[:80]}“" for title in homeless)
    hint = "Nennen Sie sie in der Zuordnung unter „match“, oder unter „ignore“."
    return dict(found), (noticed(file, f"Zu keinem Angebot gehören: {titles}.", hint),)


def offer_of(one: Happening, source: Source) -> str | None:
    """Return the offer a date belongs to: by the first rule that fits, or the one named for all."""
    title, categories = one.summary.casefold(), {name.casefold() for name in one.categories}
    for match in source.match:
        fits_title = match.summary is None or match.summary.casefold() in title
        if fits_title and (match.category is None or match.category.casefold() in categories):
            return match.into
    return source.into


def _book(record: str, held: Tree | None, lock: Lock) -> _Book | str:
    schedule = held.get("schedule") if held else None
    if not isinstance(schedule, dict):
        return f"offers/{record}.yml lässt sich nicht lesen; seine Termine sind nicht übernommen."
    if schedule.get("kind") == "dated":
        sessions = schedule.get("sessions")
        return _Book(
            record,
            [dict(one) for one in sessions if isinstance(one, dict)] if isinstance(sessions, list) else [],
        )
    if any(seen.record == record for seen in lock.entries.values()):
        return f"offers/{record}.yml nennt keine einzelnen Termine mehr (kind: {schedule.get('kind')}). Das bleibt so."
    kind = str(schedule.get("kind"))
    return _Book(record, [], [FieldChange("schedule.kind", kind, "dated")])


def _compare(one: Happening, book: _Book, entries: dict[str, Seen], today: date) -> bool:
    """Take one date over, or leave it; return whether it is as it was."""
    name = session_id(one.key)
    seen, held = entries.get(one.key), book.of(name)
    if one.status == "excluded" and held is None:
        return False
    theirs = _theirs(one)
    said = value_hash(theirs)
    if seen and seen.values.get("said") == said:
        if seen.gone_since:
            entries[one.key] = seen.model_copy(update={"gone_since": None})
        return True
    held = held or (None if seen else _same_start(theirs, book))
    # One entered by hand before the first import is the same date; from now on it has a name.
    is_untouched = seen is None or (held is not None and _mark(held) == seen.values.get("written"))
    written = _moved(theirs, held) if held else theirs
    if is_untouched:
        _write(book, held, {"id": name, **written})
    else:
        book.conflicts.append(FieldChange(SESSIONS, dict(held) if held else None, theirs))
    entries[one.key] = Seen(
        record=book.record, first_seen=seen.first_seen if seen else today, changed_on=today,
        values={"said": said, "written": _mark(written)},
    )  # fmt: skip
    return False


def session_id(key: str) -> str:
    """Name a date in a way that never changes, whatever day it is moved to."""
    return f"termin-{value_hash(key)[:8]}"


def _theirs(one: Happening) -> Session:
    if one.status != "scheduled":
        return session_of(one.start, one.end, "cancelled")
    if in_berlin_words(one.start) != in_berlin_words(one.original):
        return session_of(one.start, one.end, "rescheduled", one.original)
    return session_of(one.start, one.end, "scheduled")


def _moved(theirs: Session, held: Session) -> Session:
    """Tell where a date was before, when the calendar has moved it since last time."""
    if theirs["start"] == held.get("start") or "status" in theirs:
        return theirs
    return {**theirs, "status": "rescheduled", "previous_start": held["start"]}


def _same_start(theirs: Session, book: _Book) -> Session | None:
    return next(
        (one for one in book.sessions if "id" not in one and one.get("start") == theirs["start"]), None
    )


def _mark(session: Session) -> str:
    return value_hash({key: session[key] for key in _OURS if key in session})


def _write(book: _Book, held: Session | None, session: Session) -> None:
    if held is None:
        book.sessions.append(session)
        book.changes.append(FieldChange(SESSIONS, None, session))
        return
    before = dict(held)
    kept = {key: value for key, value in held.items() if key not in (*_OURS, "id")}
    held.clear()
    held.update({**session, **kept})
    book.changes.append(FieldChange(SESSIONS, before, dict(held)))


def _written(held: Tree, book: _Book) -> Tree:
    schedule = held["schedule"]
    words = {"text": schedule["text"]} if isinstance(schedule, dict) and "text" in schedule else {}
    sessions: list[Data] = [*sorted(book.sessions, key=lambda one: str(one.get("start", "")))[-MOST:]]
    return {**held, "schedule": {"kind": "dated", **words, "sessions": sessions}}


def _gone(
    present: Collection[str], entries: dict[str, Seen], records: Mapping[str, Tree], today: date
) -> list[str]:
    """Name the coming dates that the calendar no longer has; the past ones simply are over."""
    notes: list[str] = []
    for key, seen in entries.items():
        held = _Book(seen.record, _sessions_of(records.get(seen.record))).of(session_id(key))
        if key in present or seen.gone_since or held is None or str(held.get("start")) < today.isoformat():
            continue
        entries[key] = seen.model_copy(update={"gone_since": today})
        notes.append(
            f"offers/{seen.record}.yml: Der Kalender nennt den Termin {held['start']} nicht mehr. Er bleibt; bitte prüfen."
        )
    return notes


def _sessions_of(held: Tree | None) -> list[Session]:
    schedule = held.get("schedule") if held else None
    sessions = schedule.get("sessions", []) if isinstance(schedule, dict) else []
    return [one for one in sessions if isinstance(one, dict)] if isinstance(sessions, list) else []
