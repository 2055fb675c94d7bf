"""`bne report`: what needs attention, for the office that looks after the directory."""

import argparse
import sys

from ..pipeline import GeneratorError
from .shared import CLEAN, Commands, examined

STYLES = ("terminal", "markdown", "json")


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "report", parents=[content], help="zeigen, was ansteht: Aktualität und Lücken"
    )
    parser.add_argument("--style", choices=STYLES, default="terminal", help="Form der Ausgabe")
    parser.add_argument("--actor", default="", help="nur die Erinnerung an diesen Akteur (Kennung)")
    parser.add_argument("--address", default="", help="öffentliche Adresse der Website")
    parser.add_argument("--repository", default="", help="Adresse der Ablage (Repository)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Checking is the common case and must not wait for what only this needs.
    from ..building import edition_of  # noqa: PLC0415
    from ..reminding.overview import overview_of  # noqa: PLC0415
    from ..reminding.reminder import reminder_for  # noqa: PLC0415
    from ..reminding.voices import STYLES as VOICES  # noqa: PLC0415

    edition = edition_of(examined(options), options.address, options.repository)
    if options.actor and options.actor not in edition.catalogue.actors:
        raise GeneratorError(f"Einen Akteur „{options.actor}“ gibt es nicht.")
    overview = overview_of(edition, options.actor)
    if options.actor and options.style == "markdown":
        text = reminder_for(edition, overview.desks[0]).text
    else:
        text = VOICES[options.style](edition, overview)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.stdout.write(text)
    return CLEAN
