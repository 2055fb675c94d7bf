"""`bne schema`: write the JSON schemas from the model, or tell whether they still fit."""

import argparse

from .shared import CLEAN, PROBLEMS, Commands, schemas_of


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser("schema", parents=[content], help="die JSON-Schemata schreiben")
    parser.add_argument("--check", action="store_true", help="nur prüfen, ob sie zum Modell passen")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Checking is the common case and must not wait for what only building needs.
    from ..building import schema_files  # noqa: PLC0415

    folder = schemas_of(options)
    stale = [
        (path, text)
        for path, text in schema_files(folder)
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    for path, text in stale:
        if options.check:
            print(f"{path.name} passt nicht zum Modell; „bne schema“ schreibt sie neu.")
        else:
            path.write_text(text, encoding="utf-8")
            print(f"{path.name} geschrieben")
    return PROBLEMS if stale and options.check else CLEAN
