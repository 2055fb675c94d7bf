"""`bne remind`: one issue for each actor whose records need a confirmation."""

import argparse
import os

from ..pipeline import GeneratorError
from .shared import CLEAN, Commands, examined


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "remind", parents=[content], help="Akteure erinnern: ein Issue je Akteur, in dem ein Klick bestätigt"
    )
    parser.add_argument("--address", default="", help="öffentliche Adresse der Website")
    parser.add_argument("--repository", default="", help="Adresse der Ablage (Repository)")
    parser.add_argument("--most", type=int, help="höchstens so viele neue Issues (sonst: 20)")
    parser.add_argument("--dry-run", action="store_true", help="nur zeigen, was neu wäre; nichts senden")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Checking is the common case and must not wait for what only this needs.
    from ..building import edition_of  # noqa: PLC0415
    from ..proposing.github import github_of  # noqa: PLC0415
    from ..reminding.remind import LABEL, MOST_NEW, carry_out, plan, reminders_of  # noqa: PLC0415

    outcome = examined(options)
    if not outcome.publishable:
        # A record that cannot be read would look like one that needs nothing.
        raise GeneratorError(
            "In den Einträgen sind Fehler; „bne check“ nennt sie. Es wurde niemand erinnert."
        )
    reminders = list(reminders_of(edition_of(outcome, options.address, options.repository)))
    most = MOST_NEW if options.most is None else options.most
    if options.dry_run:
        for step in plan(reminders, [], most):
            print(step.words)
        print(f"{len(reminders)} Akteure haben etwas zu bestätigen.")
        return CLEAN
    github = github_of(os.environ, "sehen Sie nur nach: --dry-run")
    for step in plan(reminders, github.open_issues(LABEL), most):
        carry_out(step, github)
        print(step.words)
    return CLEAN
