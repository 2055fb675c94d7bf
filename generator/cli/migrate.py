"""`bne migrate`: let the records follow when a key or a code has a new name."""

import argparse
from difflib import unified_diff

from ..intake.load import load_schemas
from ..pipeline import migrated_files
from ..report import printable
from .files import NOTHING_TO_READ, chosen_files, files_option, is_chosen, records, replace_text
from .shared import CLEAN, Commands, schemas_of


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "migrate", parents=[content], help="Einträge auf neue Namen von Feldern und Codes umstellen"
    )
    files_option(parser, "nur diese Dateien (sonst: alle)")
    parser.add_argument("--dry-run", action="store_true", help="nur zeigen, was sich ändern würde")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    chosen = chosen_files(options)
    files = migrated_files(options.content, load_schemas(schemas_of(options)).vocabularies)
    found = [one for one in files if is_chosen(one[0], chosen)]
    changed = [(name, old, new) for name, old, new in found if new is not None]
    for name, old, new in changed:
        if options.dry_run:
            print(difference(name, old, new))
        else:
            replace_text(options.content / name, new)
            print(f"{name} umgestellt")
    if not found:
        print(NOTHING_TO_READ)
    elif not changed:
        print(f"{records(len(found))} geprüft: nichts umzustellen.")
    elif options.dry_run:
        print(f"{len(changed)} von {len(found)} Einträgen umzustellen; ohne „--dry-run“ wird geschrieben.")
    else:
        print(f"{len(changed)} von {len(found)} Einträgen umgestellt. Bitte prüfen: bne check")
    return CLEAN


def difference(name: str, old: str, new: str) -> str:
    """Show what changes in a file, line by line."""
    lines = unified_diff(
        old.splitlines(), new.splitlines(), f"{name} (bisher)", f"{name} (neu)", n=1, lineterm=""
    )
    return "\n".join(printable(line) for line in lines) + "\n"
