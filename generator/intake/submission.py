"""What somebody sent: a record, and the file it wants to be; the same for an issue, a mail and a file."""

import re
from dataclasses import dataclass, replace
from datetime import date

from ..origin import Origin
from ..problem import Problem
from .field_path import short
from .folder import record_name_problem

FILE, RECORD, PROMISES = "Datei", "Datensatz", "Bitte bestätigen Sie"
"""What the forms call their fields; findings about a submission name them too."""
SENT = Origin("Einsendung")
"""The place of a finding that is about what was sent, not about a line of a record."""
# Only these two folders, never a way out of them; the name itself is checked like that of any file.
_PLACE = re.compile(r"content/(offers|actors)/([^/]{1,100})\.ya?ml")


@dataclass(frozen=True)
class Submission:
    """A record as it came. Its text is not read yet.

    `name` is the file below the content folder, such as "offers/bachtage.yml"; it can be nothing else than
    a record's file.
    """

    name: str
    text: str


@dataclass(frozen=True)
class Confirmation:
    """A word that a record still holds; `day` is None where what was sent has no date."""

    name: str
    day: date | None = None


def record_file(written: str) -> str | Problem:
    """Return the file below the content folder that somebody means by `content/offers/bachtage.yml`."""
    asked = written.strip(" \t`")
    found = _PLACE.fullmatch(asked)
    if found is None:
        message = (
            f"„{short(asked)}“ ist kein Platz für einen Eintrag." if asked else "Der Name der Datei fehlt."
        )
        return Problem(
            SENT, "submission-file", message,
            "Schreiben Sie content/offers/kennung.yml für ein Angebot, content/actors/kennung.yml für einen Akteur.",
            field=FILE, value=short(asked),
        )  # fmt: skip
    name = f"{found[1]}/{found[2]}.yml"
    problem = record_name_problem(name)
    return replace(problem, origin=SENT, field=FILE) if problem else name


def no_record() -> Problem:
    """Say that the record itself is missing."""
    return Problem(
        SENT, "submission-record", "Der Eintrag selbst fehlt.",
        "Kopieren Sie ihn ganz hinein: alle Zeilen von der ersten bis zur letzten.",
        field=RECORD,
    )  # fmt: skip
