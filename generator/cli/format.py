"""`bne format`: write all records in the one canonical way."""

import argparse

from ..pipeline import canonical_files
from .files import NOTHING_TO_READ, chosen_files, files_option, is_chosen, records, replace_text
from .shared import CLEAN, PROBLEMS, Commands


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "format", parents=[content], help="Einträge einheitlich schreiben; Kommentare fallen dabei weg"
    )
    files_option(parser, "nur diese Dateien (sonst: alle)")
    parser.add_argument("--check", action="store_true", help="nur prüfen, ob sie einheitlich sind")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    chosen = chosen_files(options)
    found = [one for one in canonical_files(options.content) if is_chosen(one[0], chosen)]
    stale = [(name, text) for name, text, canonical in found if not canonical]
    for name, text in stale:
        print(f"{name} ist nicht einheitlich geschrieben." if options.check else f"{name} neu geschrieben")
        if not options.check:
            replace_text(options.content / name, text)
    if not found:
        print(NOTHING_TO_READ)
    elif not stale:
        print(f"{records(len(found))} geprüft: alles einheitlich geschrieben.")
    elif options.check:
        print(f"{len(stale)} von {len(found)} Einträgen; „bne format“ schreibt sie einheitlich.")
    else:
        print(f"{len(stale)} von {len(found)} Einträgen neu geschrieben.")
    return PROBLEMS if stale and options.check else CLEAN
