"""A plan in words: what is new, what changes from what to what, what a person must decide."""

from collections.abc import Iterator, Sequence

from ..domain.source import Source
from ..intake.yaml_text import Data
from .changes import SESSIONS, Plan, Proposal, RecordChange, Tree

_LONGEST = 200
_DAY = len("2027-06-19")
_STATUS = {
    "cancelled": " (abgesagt)", "postponed": " (verschoben)", "rescheduled": " (verlegt)", "full": " (ausgebucht)",
}  # fmt: skip


def difference(plan: Plan, source: Source, name: str) -> str:
    """Say it in German, for a terminal or the text of a pull request; findings are said elsewhere."""
    new = [one for one in plan.changes if one.is_new]
    changed = [one for one in plan.changes if not one.is_new]
    said = [f"Quelle „{source.title or name}“: {_summary(plan, new, changed, source)}."]
    for heading, blocks in (
        ("Neu", [_record(one, "+") for one in new]),
        ("Geändert", [_record(one, "~") for one in changed]),
        (
            "Vorschläge: hier von Hand geändert, darum nicht übernommen",
            [_proposal(one) for one in plan.proposals],
        ),
        ("Bitte ansehen", [f"  - {note}" for note in plan.notes]),
    ):
        if blocks:
            said.append("\n".join([f"{heading}:", *blocks]))
    return "\n\n".join(said) + "\n"


def _summary(plan: Plan, new: Sequence[RecordChange], changed: Sequence[RecordChange], source: Source) -> str:
    counts = (
        (len(new), "neu"),
        (len(changed), "geändert"),
        (len(plan.proposals), "mit Vorschlag"),
        (plan.unchanged, "Termine unverändert" if source.kind == "ical" else "unverändert"),
    )
    return ", ".join(f"{number} {words}" for number, words in counts if number) or "nichts Neues"


def _record(change: RecordChange, mark: str) -> str:
    lines = [f"  {mark} offers/{change.record}.yml  „{_short(change.data.get('title', ''))}“"]
    lines += [f"      Ähnlich: offers/{other}.yml. Ist es dasselbe?" for other in change.resembles]
    for field in change.fields:
        if field.ours is None and field.key != SESSIONS:
            lines.append(f"      {field.key}: {_short(field.theirs or '')}")
        else:
            lines += [f"      {line}" for line in _differences(field.key, field.ours, field.theirs)]
    return "\n".join(lines)


def _proposal(proposal: Proposal) -> str:
    lines = [f"  ? offers/{proposal.record}.yml"]
    lines += [
        f"      {one.key}: hier {_value(one.ours)}, in der Quelle jetzt {_value(one.theirs)}"
        for one in proposal.fields
    ]
    return "\n".join(lines)


def _differences(path: str, ours: Data | None, theirs: Data | None) -> Iterator[str]:
    """Name only what differs, however deep it lies; of lists, what joins and what goes."""
    if isinstance(ours, dict) and isinstance(theirs, dict) and "start" not in ours:
        for key in dict.fromkeys([*ours, *theirs]):
            if ours.get(key) != theirs.get(key):
                yield from _differences(f"{path}.{key}", ours.get(key), theirs.get(key))
    elif isinstance(ours, list) and isinstance(theirs, list):
        yield from (f"{path}: entfällt {_value(one)}" for one in ours if one not in theirs)
        yield from (f"{path}: neu {_value(one)}" for one in theirs if one not in ours)
    elif ours and _value(ours) == _value(theirs):
        yield f"{path}: {_value(theirs)} bekommt eine Kennung"
    else:
        yield f"{path}: {_value(ours)} → {_value(theirs)}" if ours else f"{path}: neu {_value(theirs)}"


def _value(value: Data | None) -> str:
    if value is None:
        return "(nichts)"
    return f"„{_short(value)}“" if isinstance(value, str) else _short(value)


def _short(value: Data) -> str:
    text = _flat(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _flat(value: Data) -> str:
    """Say a tree in one line; a date in the way people say dates."""
    if isinstance(value, dict):
        if "start" in value:
            return _session(value)
        return ", ".join(f"{key} {_flat(one)}" for key, one in value.items())
    if isinstance(value, list):
        return " · ".join(_flat(one) for one in value)
    return " ".join(value.split())


def _session(session: Tree) -> str:
    """Say a date shortly: „2027-06-19 10:00 bis 13:30 (verlegt)“."""
    start, end = str(session["start"]), str(session.get("end", ""))
    until = f" bis {end.removeprefix(start[:_DAY]).strip()}" if end else ""
    note = f", {session['note']}" if "note" in session else ""
    return f"{start}{until}{_STATUS.get(str(session.get('status', '')), '')}{note}"
