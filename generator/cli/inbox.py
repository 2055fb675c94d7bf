"""`bne inbox`: from what somebody sent to a pull request and an answer."""

import argparse
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..pipeline import GeneratorError
from ..report import plain
from .shared import CLEAN, PROBLEMS, Commands, day_of, schemas_of

if TYPE_CHECKING:
    from ..proposing.inbox import Arrival

MAIN = "main"
"""The branch that mails and files shall join; an event names it."""
_NAME = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9_.-]+")


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "inbox", parents=[content], help="eine Einsendung prüfen und als Vorschlag (Pull Request) anlegen"
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--event", type=Path, help="Ereignis von GitHub: Issue eröffnet oder geändert (JSON)")
    source.add_argument("--mail", type=Path, help="Mail (.eml) mit dem Eintrag als Anhang oder im Text")
    source.add_argument("--file", type=Path, help="Eintrag als Datei (.yml)")
    parser.add_argument("--repo", type=Path, default=Path(), help="Ordner der Ablage (sonst: dieser)")
    parser.add_argument("--dry-run", action="store_true", help="nur prüfen und zeigen, nichts senden")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    arrival = _arrived(options)
    if arrival is None:
        print("Diese Nachricht ist geschlossen oder kommt aus keinem der Formulare; es ist nichts zu tun.")
        return CLEAN
    proposal, errand = arrival.proposal, arrival.errand
    for problem in proposal.problems:
        print(plain(problem))
    if options.dry_run:
        # Behind the bar, so that no line of a stranger is a command to GitHub's runner.
        print(f"content/{proposal.name}\n| " + proposal.text.replace("\n", "\n| ") if proposal.text else "")
    elif proposal.is_right or errand.issue is not None:
        print(_sent(arrival, options.repo))
    # Whoever opened an issue has been told what is missing; nobody else has to do anything.
    told = errand.issue is not None and not options.dry_run
    return CLEAN if proposal.is_right or told else PROBLEMS


def _arrived(options: argparse.Namespace) -> "Arrival | None":
    # Other commands need not wait for what only this one needs.
    from ..proposing.event import read_event  # noqa: PLC0415
    from ..proposing.inbox import from_file, from_issue, from_mail  # noqa: PLC0415
    from ..proposing.proposal import Directory  # noqa: PLC0415

    directory = Directory(options.content, schemas_of(options), day_of(options))
    if options.mail:
        return from_mail(options.mail, MAIN, directory)
    if options.file:
        return from_file(options.file, MAIN, directory)
    event = read_event(options.event)
    return from_issue(event.issue, event.repository.default_branch, directory) if event.issue.form else None


def _sent(arrival: "Arrival", folder: Path) -> str:
    from ..proposing.deliver import deliver  # noqa: PLC0415
    from ..proposing.git import Repository  # noqa: PLC0415
    from ..proposing.github import API, GitHub  # noqa: PLC0415

    token, name = os.environ.get("GITHUB_TOKEN", ""), os.environ.get("GITHUB_REPOSITORY", "")
    if not token or not _NAME.fullmatch(name):
        raise GeneratorError(
            "Zum Senden nennen Sie in der Umgebung GITHUB_TOKEN und GITHUB_REPOSITORY (besitz/ablage), "
            "oder prüfen Sie nur: --dry-run"
        )
    github = GitHub(name, token, os.environ.get("GITHUB_API_URL") or API)
    return deliver(arrival.proposal, arrival.errand, Repository(folder, token), github)
