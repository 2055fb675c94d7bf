"""The draft of a new record: what the options say, and the file that is written in the end."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from ..intake.questions import Question, meant
from ..intake.skeleton import Record, hints, read_today, schedule_of
from ..intake.yaml_text import Data
from ..pipeline import GeneratorError, canonical
from .desk import Desk
from .shared import started_as


def from_options(options: argparse.Namespace, keys: Sequence[str], desk: Desk, *, talks: bool) -> Record:
    """Return what the options say of a new record; `keys` are those that options of the same name give.

    Raises:
        GeneratorError: something in it is wrong, or there is no title and nobody to ask for one.
    """
    if options.when and not options.schedule:
        raise GeneratorError("Zu „--when“ gehört auch „--schedule“, zum Beispiel: --schedule dated")
    if not options.title and not talks:
        raise GeneratorError(f'Nennen Sie den Titel: {started_as()} new {options.kind} "Titel"')
    record: Record = {desk.questions[0].key: options.title} if options.title else {}
    known = {question.key: question for question in desk.questions}
    for key in keys:
        if given := getattr(options, key):
            record[key] = _as_codes(given, known.get(key))
    if options.schedule:
        record["schedule"] = schedule_of(_code(options.schedule, known.get("schedule")), options.when or ())
    if options.confirmed:
        record["confirmed_on"] = str(desk.today)
    if options.source:
        record["evidence"] = read_today(options.source, desk.today)
    if record and (wrong := desk.complaints(record)):
        raise GeneratorError("So geht es noch nicht:\n" + "\n".join(wrong))
    return record


def _as_codes(given: str | list[str], question: Question | None) -> Data:
    return _code(given, question) if isinstance(given, str) else [_code(one, question) for one in given]


def _code(text: str, question: Question | None) -> str:
    """Understand a label or an everyday word as its code; what is not clear stays for the check to name."""
    found = meant(text, question, ()) if question else ()
    return found[0].code if len(found) == 1 and text.casefold() in found[0].names else text


def write(content: Path, record: Record, name: str, desk: Desk) -> Path:
    """Write a file that was not there before, and return its path.

    Raises:
        GeneratorError: it is there already, or cannot be written.
    """
    file = f"{desk.folder}/{name}.yml"
    text = canonical(record, file) + hints(desk.judged(record, name)[1])
    path = content / file
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as new:  # never over a file that is there
            new.write(text)
    except OSError as error:
        raise GeneratorError(f"{path} lässt sich nicht anlegen: {error.strerror}") from error
    return path
