"""`bne new`: the file of a new offer or actor; asks at a terminal, takes options anywhere."""

import argparse
import shlex
import sys
from pathlib import Path

from .shared import CLEAN, MISUSE, Commands, started_as

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
    # Checking is the common case and must not wait for what only this needs.
    from .desk import desk_of  # noqa: PLC0415
    from .dialogue import agreed_id, complete  # noqa: PLC0415
    from .draft import from_options, write  # noqa: PLC0415

    desk = desk_of(options, FOLDERS[options.kind])
    talks = sys.stdin.isatty()
    try:
        record = from_options(options, (*_ONE, *_SEVERAL), desk, talks=talks)
        if talks:
            complete(record, desk)
        name = agreed_id(record, desk, options.id, talks=talks)
    except (EOFError, KeyboardInterrupt):
        print("\nAbgebrochen. Es wurde nichts geschrieben.")
        return MISUSE
    path = write(options.content, record, name, desk)
    print(f"\n{path} ist angelegt. So geht es weiter:")
    print("1. Öffnen Sie die Datei und ergänzen Sie, was Sie noch wissen.")
    print(f"2. Prüfen Sie: {_command(options, 'check', str(path))}")
    print(
        f"3. Sehen Sie es sich an: {_command(options, 'serve')}\n"
        "   Dann schlagen Sie die Datei vor (git add, git commit, Pull Request)."
    )
    return CLEAN


def _command(options: argparse.Namespace, *words: str) -> str:
    """Return a next step as somebody may copy it: started the same way, for the same folders."""
    where = [] if options.content == Path("content") else ["--content", str(options.content)]
    where += ["--schemas", str(options.schemas)] if options.schemas else []
    return f"{started_as()} {shlex.join([*words, *where])}"
