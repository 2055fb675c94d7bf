"""`bne new`: the file of a new offer or actor; asks at a terminal, takes options anywhere."""

import argparse
import sys
from pathlib import Path

from ..intake.questions import Question, meant
from ..intake.skeleton import Record, hints, read_today, schedule_of
from ..intake.yaml_text import Data
from ..pipeline import GeneratorError, canonical
from .desk import Desk, desk_of
from .dialogue import agreed_id, complete
from .shared import CLEAN, MISUSE, Commands

FOLDERS = {"offer": "offers", "actor": "actors"}
# Options by key of the record. Only what every record of its kind needs; all else is written into the file.
_ONE = {
    "summary": "worum es geht, oder wer das ist, in 30 bis 420 Zeichen",
    "actor": "Kennung des Anbieters",
    "type": "Art",
    "format": "Form",
}
_SEVERAL = {"topics": "Thema", "audiences": "Zielgruppe"}


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser("new", parents=[content], help="ein Angebot oder einen Akteur neu anlegen")
    parser.add_argument("kind", choices=sorted(FOLDERS), help="Angebot (offer) oder Akteur (actor)")
    parser.add_argument("title", nargs="?", metavar="TITEL", help="Titel des Angebots, Name des Akteurs")
    parser.add_argument("--id", help="Kennung, wenn sie nicht aus dem Titel entstehen soll")
    for key, words in _ONE.items():
        parser.add_argument(f"--{key}", help=words)
    for key, words in _SEVERAL.items():
        parser.add_argument(
            f"--{key.removesuffix('s')}", dest=key, action="append", help=f"{words}; auch mehrmals"
        )
    parser.add_argument("--schedule", metavar="ART", help="Art der Zeitangabe, zum Beispiel dated")
    parser.add_argument(
        "--when", action="append", metavar="ZEIT", help="Termin (JJJJ-MM-TT HH:MM) oder Zeiten in Worten"
    )
    parser.add_argument("--confirmed", action="store_true", help="eigene Angaben, heute geprüft")
    parser.add_argument("--source", metavar="URL", help="Webseite, von der die Angaben stammen")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    desk = desk_of(options, FOLDERS[options.kind])
    talks = sys.stdin.isatty()
    try:
        record = _from_options(options, desk, talks=talks)
        if talks:
            complete(record, desk)
        name = agreed_id(record, desk, options.id, talks=talks)
    except (EOFError, KeyboardInterrupt):
        print("\nAbgebrochen. Es wurde nichts geschrieben.")
        return MISUSE
    path = _write(options.content, record, name, desk)
    print(f"\n{path} ist angelegt. So geht es weiter:")
    print("1. Öffnen Sie die Datei und ergänzen Sie, was Sie noch wissen.")
    print(f"2. Prüfen Sie: bne check {path}")
    print(
        "3. Sehen Sie es sich an: bne serve. Dann schlagen Sie die Datei vor (git add, git commit, Pull Request)."
    )
    return CLEAN


def _from_options(options: argparse.Namespace, desk: Desk, *, talks: bool) -> Record:
    if not options.title and not talks:
        raise GeneratorError(f"Nennen Sie den Titel: bne new {options.kind} „Titel“")
    record: Record = {desk.questions[0].key: options.title} if options.title else {}
    known = {question.key: question for question in desk.questions}
    for key in (*_ONE, *_SEVERAL):
        if given := getattr(options, key):
            record[key] = _codes(given, known.get(key)) if key in _SEVERAL else _code(given, known.get(key))
    if options.schedule:
        record["schedule"] = schedule_of(_code(options.schedule, known.get("schedule")), options.when or ())
    if options.confirmed:
        record["confirmed_on"] = str(desk.today)
    if options.source:
        record["evidence"] = read_today(options.source, desk.today)
    if record and (wrong := desk.complaints(record)):
        raise GeneratorError("So geht es noch nicht:\n" + "\n".join(wrong))
    return record


def _codes(given: list[str], question: Question | None) -> list[Data]:
    return [_code(one, question) for one in given]


def _code(text: str, question: Question | None) -> str:
    """Understand a label or an everyday word as its code; what is not clear stays for the check to name."""
    found = meant(text, question, ()) if question else ()
    return found[0].code if len(found) == 1 and text.casefold() in found[0].names else text


def _write(content: Path, record: Record, name: str, desk: Desk) -> Path:
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
