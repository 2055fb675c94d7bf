"""`bne check`: name everything that is wrong, once or after every change."""

import argparse
from dataclasses import replace

from ..pipeline import Outcome
from ..report import STYLES
from .files import chosen_files, files_option, is_chosen
from .shared import CLEAN, PROBLEMS, Commands, examined, say, started_as, tell


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser("check", parents=[content], help="alle Einträge prüfen, oder nur einige")
    files_option(parser, "nur Meldungen zu diesen Dateien zeigen; gelesen werden immer alle")
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--style", choices=sorted(STYLES), help="Form der Ausgabe (sonst: passend zum Terminal)"
    )
    form.add_argument("--watch", action="store_true", help="nach jeder Änderung neu prüfen; Ende mit Strg+C")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    chosen = chosen_files(options)
    if options.watch:
        from .watch import watch  # noqa: PLC0415 - a single check need not wait for it

        return watch(options, chosen)
    outcome = examined(options)
    shown = replace(
        outcome, problems=tuple(one for one in outcome.problems if is_chosen(one.origin.file, chosen))
    )
    if options.style or not chosen:
        say(shown, options.style, options.content)
    else:
        _say_of_files(options, shown, outcome.counts["errors"] - shown.counts["errors"])
    return CLEAN if shown.publishable else PROBLEMS


def _say_of_files(options: argparse.Namespace, shown: Outcome, elsewhere: int) -> None:
    """Say how the files that were asked for stand, and whether others have mistakes."""
    if shown.problems:
        say(shown, None, options.content)
    else:
        is_one = len(options.files) == 1 and not options.files[0].is_dir()
        tell("Diese Datei ist in Ordnung." if is_one else "Diese Dateien sind in Ordnung.")
    if elsewhere:
        stands = "steht" if elsewhere == 1 else "stehen"
        tell(f"In anderen Dateien {stands} noch {elsewhere} Fehler; „{started_as()} check“ zeigt alle.")
