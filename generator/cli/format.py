"""`bne format`: write all records in the one canonical way."""

import argparse

from ..pipeline import canonical_files
from .shared import CLEAN, PROBLEMS, Commands


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser("format", parents=[content], help="alle Einträge einheitlich schreiben")
    parser.add_argument("--check", action="store_true", help="nur prüfen, ob sie einheitlich sind")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    stale = [(name, text) for name, text, canonical in canonical_files(options.content) if not canonical]
    for name, text in stale:
        print(f"{name} ist nicht einheitlich geschrieben." if options.check else f"{name} neu geschrieben")
        if not options.check:
            (options.content / name).write_text(text, encoding="utf-8")
    return PROBLEMS if stale and options.check else CLEAN
