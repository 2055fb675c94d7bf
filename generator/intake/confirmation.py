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
    """Say that there is no such record, and which one was probably meant; names are files of records."""
    by_id = {_id(one): one for one in known}
    meant = by_id.get(nearest(_id(name), by_id))
    hint = (
        f"Meinten Sie „content/{meant}“?"
        if meant
        else "Auf der Seite des Eintrags füllt „Bestätigen“ alles richtig aus."
    )
    return Problem(
        SENT, "submission-unknown", f"Einen Eintrag „content/{name}“ gibt es noch nicht.", hint, field=FILE
    )


def _id(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".yml")
