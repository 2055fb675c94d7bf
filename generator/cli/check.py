"""`bne check`: name everything that is wrong."""

import argparse

from ..report import STYLES
from .shared import CLEAN, PROBLEMS, Commands, examined, say


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser("check", parents=[content], help="alle Einträge prüfen")
    parser.add_argument(
        "--style", choices=sorted(STYLES), help="Form der Ausgabe (sonst: passend zum Terminal)"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    outcome = examined(options)
    say(outcome, options.style, options.content)
    return CLEAN if outcome.publishable else PROBLEMS
