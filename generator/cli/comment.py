"""`bne comment`: put the summary of a check below the pull request that was checked."""

import argparse
import os
from pathlib import Path

from .shared import CLEAN, Commands


def add(commands: Commands, _content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser("comment", help="die Zusammenfassung einer Prüfung als Kommentar schreiben")
    parser.add_argument(
        "--event", type=Path, required=True, help="Ereignis von GitHub: Prüfung beendet (JSON)"
    )
    parser.add_argument("--number", type=Path, required=True, help="Datei mit der Nummer des Vorschlags")
    parser.add_argument("--summary", type=Path, required=True, help="Datei von bne review --summary")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Other commands need not wait for what only this one needs.
    from ..proposing.github import github_of  # noqa: PLC0415
    from ..reviewing.comment import checked_commit, comment_on, number_in, summary_in  # noqa: PLC0415

    number, summary = number_in(options.number), summary_in(options.summary)
    written = comment_on(github_of(os.environ), number, checked_commit(options.event), summary)
    print(
        "Kommentar geschrieben."
        if written
        else "Geprüft wurde nicht der heutige Stand dieses Vorschlags; kein Kommentar."
    )
    return CLEAN
