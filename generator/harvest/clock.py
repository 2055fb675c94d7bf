"""Moments of sources in the words of a record: Berlin's clock, minutes, no zone."""

from datetime import UTC, date, datetime, time

from ..domain.dates import BERLIN
from ..intake.yaml_text import Data


def in_berlin_words(moment: datetime | date) -> str:
    """Write a moment as records do; one without a zone is meant as Berlin's."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return f"{local(moment):%Y-%m-%d %H:%M}"


def local(moment: datetime) -> datetime:
    """Return a moment on Berlin's clock; an hour that the clock leaps over is the next one."""
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)
    return zoned.astimezone(UTC).astimezone(BERLIN)


def as_local(moment: datetime | date) -> datetime:
    """Return a moment that can be compared; a whole day counts from its first minute."""
    return local(moment if isinstance(moment, datetime) else datetime.combine(moment, time(), BERLIN))


def parse_iso(text: str) -> datetime | date | None:
    """Read a moment as the web writes it: `2027-03-04`, `2027-03-04T18:00:00+01:00`."""
    try:
        if len(text) <= len("2027-03-04"):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
        return local(moment)
    except (ValueError, OverflowError):
        return None


def session_of(
    start: datetime | date, end: datetime | date | None, status: str, before: datetime | date | None = None
) -> dict[str, Data]:
    """Write one date as a record does; an end that says nothing or cannot be is left out."""
    data: dict[str, Data] = {"start": in_berlin_words(start)}
    fits = end is not None and isinstance(end, datetime) == isinstance(start, datetime)
    if fits and end is not None and as_local(end) > as_local(start):
        data["end"] = in_berlin_words(end)
    if status != "scheduled":
        data["status"] = status
    if before is not None and before != start:
        data["previous_start"] = in_berlin_words(before)
    return data
