"""What an imported record gives as its backing: a confirmation, or evidence with an honest date."""

from datetime import date, timedelta

from ..domain.source import Source
from ..intake.yaml_text import Data

RENEWED_AFTER = timedelta(days=180)
"""A source that still says the same renews a record's date no more often; else every run would change it."""


def backed(
    data: dict[str, Data], said: Data, source: Source, today: date, *, changed: bool
) -> dict[str, Data]:
    """Return the record with a fresh confirmation or evidence, where it is time for one.

    `said` is what the source itself says of the evidence. What a person wrote there stays.
    """
    if source.confirms:
        old = _day(data.get("confirmed_on"))
        fresh = old is None or (today > old and (changed or today - old > RENEWED_AFTER))
        return {**data, "confirmed_on": today.isoformat()} if fresh else data
    if source.evidence is None:
        return data
    own = said if isinstance(said, dict) else {}
    given = {"source": source.evidence.source, "as_of": _as_of(source, today), "basis": source.evidence.basis}
    evidence: dict[str, Data] = {**given, **({"running": "true"} if source.evidence.running else {}), **own}
    held = data.get("evidence")
    if held is None:
        return {**data, "evidence": evidence}
    is_ours = isinstance(held, dict) and all(
        held.get(key) == evidence.get(key) for key in ("source", "basis")
    )
    if is_ours and isinstance(held, dict) and (changed or _is_stale(held.get("as_of"), today)):
        return {**data, "evidence": {**held, "as_of": evidence["as_of"]}}
    return data


def _as_of(source: Source, today: date) -> str:
    """Return the date of a source: of a page without one only the year is known in which it was read."""
    is_undated = source.evidence is not None and source.evidence.basis == "lookup"
    return str(today.year) if is_undated else today.isoformat()


def _is_stale(as_of: Data | None, today: date) -> bool:
    day = _day(as_of)
    return today - day > RENEWED_AFTER if day else as_of != str(today.year)


def _day(value: Data | None) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
