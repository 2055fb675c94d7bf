"""One click a year: the record as it is, with the day on which its provider confirmed it."""

from collections.abc import Iterable, Mapping
from datetime import date

from ..problem import Problem
from .nearest import nearest
from .submission import FILE, SENT
from .yaml_text import Data


def confirmed(data: Mapping[str, Data], day: date) -> dict[str, Data]:
    """Return the data of a record with the new day; a later day that stands there already stays."""
    known = data.get("confirmed_on")
    stays = isinstance(known, str) and known >= day.isoformat()
    return dict(data) if stays else {**data, "confirmed_on": day.isoformat()}


def unknown_record(name: str, known: Iterable[str]) -> Problem:
    """Say that there is no such record, and which one was probably meant."""
    meant = nearest(name, known)
    hint = (
        f"Meinten Sie „content/{meant}“?"
        if meant
        else "Der Name steht in der Adresse der Seite des Eintrags."
    )
    return Problem(
        SENT, "submission-unknown", f"Einen Eintrag „content/{name}“ gibt es noch nicht.", hint, field=FILE
    )  # fmt: skip
