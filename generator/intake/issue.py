"""The body of an issue that a form wrote, back to what was put into the form.

GitHub writes each field as `### Label` and the value below it, and puts a record between fences that it does
not escape. A record may hold such headings and fences itself. So the first two headings are looked for from
the front, where only one line of foreign text stands, and the last heading and fence from the back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..problem import Problem
from .submission import FILE, PROMISES, RECORD, SENT, Submission, no_record, record_file

RIGHTS = "Ich habe die Rechte an diesem Text. Die Angaben dürfen unter CC0 1.0 frei genutzt werden."
PEOPLE = "Personen sind nur genannt, wenn sie eingewilligt haben. Postfächer und Telefonnummern gehören Einrichtungen."
PUBLIC = "Ich weiß, dass diese Nachricht und mein Name bei GitHub öffentlich sind und bleiben."
STILL_TRUE = "Ich spreche für den Anbieter und habe den Eintrag gelesen. Alle Angaben stimmen noch."
ENTRY_PROMISES = (RIGHTS, PEOPLE, PUBLIC)
CONFIRMATION_PROMISES = (STILL_TRUE, PUBLIC)
_NOTHING = "_No response_"
_FENCE = re.compile(r"\s*(?P<fence>`{3,}|~{3,})[ \t]*[\w.-]*[ \t]*")
_TICKED = re.compile(r"\s*[-*+] \[[xX]\] (?P<promise>.*)")


@dataclass(frozen=True)
class Form:
    """What was put into a form; a field that is empty or gone is an empty text."""

    file: str = ""
    record: str = ""
    promised: frozenset[str] = frozenset()


def submission_of(body: str) -> Submission | tuple[Problem, ...]:
    """Return the record of the form „eintrag“, or everything that is missing in the form."""
    form = read_form(body)
    name = record_file(form.file)
    problems = [
        *([name] if isinstance(name, Problem) else []),
        *([] if form.record.strip() else [no_record()]),
        *_missing_promises(form, ENTRY_PROMISES),
    ]
    return tuple(problems) if problems or isinstance(name, Problem) else Submission(name, form.record)


def confirmed_file(body: str) -> str | tuple[Problem, ...]:
    """Return the file that the form „bestaetigung“ confirms, or everything that is missing in the form."""
    form = read_form(body, holds_record=False)
    name = record_file(form.file)
    problems = [
        *([name] if isinstance(name, Problem) else []),
        *_missing_promises(form, CONFIRMATION_PROMISES),
    ]
    return tuple(problems) if problems or isinstance(name, Problem) else name


def read_form(body: str, *, holds_record: bool = True) -> Form:
    """Take the body of an issue apart; whatever it is, nothing is raised.

    Browsers send line ends of their own kind; in a record each is one character again.
    """
    # Not splitlines(): it would also break at characters that are part of a value.
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    value = _first_said(lines, _place(lines, FILE) + 1)
    record = _heading_behind(lines, RECORD, value) if holds_record else len(lines)
    promises = _last_place(lines, PROMISES, value if record == len(lines) else record)
    file = lines[value] if value < len(lines) and value not in (record, promises) else ""
    return Form(
        _said(file),
        _said(_unfenced(lines[record + 1 : promises])),
        frozenset(_ticked(lines[promises + 1 :])),
    )


def _place(lines: list[str], label: str, start: int = 0) -> int:
    """Return the line of the first heading from `start`; behind the last line where there is none."""
    return next((at for at in range(start, len(lines)) if _is_heading(lines[at], label)), len(lines))


def _heading_behind(lines: list[str], label: str, value: int) -> int:
    """Return the next heading behind a value that may look like it; where the value is gone, it stands there."""
    behind = _place(lines, label, value + 1)
    return _place(lines, label, value) if behind == len(lines) else behind


def _last_place(lines: list[str], label: str, start: int) -> int:
    return next(
        (at for at in reversed(range(start, len(lines))) if _is_heading(lines[at], label)), len(lines)
    )


def _is_heading(line: str, label: str) -> bool:
    return line.rstrip() == f"### {label}"


def _first_said(lines: list[str], start: int) -> int:
    return next((at for at in range(start, len(lines)) if lines[at].strip()), len(lines))


def _unfenced(lines: list[str]) -> str:
    start = _first_said(lines, 0)
    opening = _FENCE.fullmatch(lines[start]) if start < len(lines) else None
    if opening is None:
        return "\n".join(lines).strip("\n")
    # The last one closes: those before it belong to the record.
    ends = [at for at in range(start + 1, len(lines)) if lines[at].strip() == opening["fence"]]
    return "\n".join(lines[start + 1 : ends[-1] if ends else len(lines)])


def _said(text: str) -> str:
    return "" if text.strip() == _NOTHING else text


def _ticked(lines: list[str]) -> Iterator[str]:
    for line in lines:
        found = _TICKED.fullmatch(line)
        if found:
            yield " ".join(found["promise"].split())


def _missing_promises(form: Form, promises: tuple[str, ...]) -> list[Problem]:
    return [
        Problem(
            SENT, "submission-promise", f"Diese Zusage fehlt: „{promise}“",
            "Setzen Sie das Häkchen davor. Ohne diese Zusage dürfen wir den Eintrag nicht übernehmen.",
            field=PROMISES,
        )
        for promise in promises
        if promise not in form.promised
    ]  # fmt: skip
