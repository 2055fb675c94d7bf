"""A plan in words: what is new, what changes from what to what, what a person must decide."""

from collections.abc import Iterator, Sequence

from ..domain.source import Source
from ..intake.yaml_text import Data
from .changes import FieldChange, Plan, Proposal, RecordChange

_LONGEST = 200


def difference(plan: Plan, source: Source, name: str) -> str:
    """Say it in German, for a terminal or the text of a pull request; findings are said elsewhere."""
    new = [one for one in plan.changes if one.is_new]
    changed = [one for one in plan.changes if not one.is_new]
    said = [f"Quelle „{source.title or name}“: {_summary(plan, new, changed, source)}"]
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
    things = "Termine" if source.kind == "ical" else "Einträge"
    counts = (
        (len(new), "neu"),
        (len(changed), "geändert"),
        (len(plan.proposals), "mit Vorschlag"),
        (plan.unchanged, f"{things} unverändert"),
    )
    return (
        ", ".join(f"{number} {word}" for number, word in counts if number) + "."
        if any(n for n, _ in counts)
        else "nichts gefunden."
    )


def _record(change: RecordChange, mark: str) -> str:
    lines = [f"  {mark} offers/{change.record}.yml  „{_short(change.data.get('title', ''))}“"]
    lines += [f"      Ähnlich: offers/{other}.yml. Ist es dasselbe?" for other in change.resembles]
    return "\n".join([*lines, *(f"      {line}" for line in _fields(change.fields))])


def _proposal(proposal: Proposal) -> str:
    lines = [f"  ? offers/{proposal.record}.yml"]
    lines += [
        f"      {one.key}: hier {_value(one.ours)} – Quelle {_value(one.theirs)}" for one in proposal.fields
    ]
    return "\n".join(lines)


def _fields(fields: Sequence[FieldChange]) -> Iterator[str]:
    for field in fields:
        if field.ours is None:
            yield f"{field.key}: {_value(field.theirs)}"
        else:
            yield f"{field.key}: {_value(field.ours)} → {_value(field.theirs)}"


def _value(value: Data | None) -> str:
    if value is None:
        return "(nichts)"
    return f"„{_short(value)}“" if isinstance(value, str) else _short(value)


def _short(value: Data) -> str:
    text = _flat(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _flat(value: Data) -> str:
    """Write a tree in one line, as YAML would in brackets."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {_nested(one)}" for key, one in value.items())
    if isinstance(value, list):
        return " · ".join(_nested(one) for one in value)
    return " ".join(value.split())


def _nested(value: Data) -> str:
    return _flat(value) if isinstance(value, str) else f"({_flat(value)})"
