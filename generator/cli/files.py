"""Files of the content folder as people name them, and how one is replaced without ever being half written."""

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from ..pipeline import GeneratorError
from .shared import schemas_of

NOTHING_TO_READ = "Hier lässt sich kein Eintrag lesen, und alles bleibt, wie es ist. „bne check“ sagt mehr."


def files_option(parser: argparse.ArgumentParser, what: str) -> None:
    """Let a command take files or folders; without any it means all."""
    parser.add_argument("files", nargs="*", type=Path, metavar="DATEI", help=what)


def chosen_files(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the names by which findings call the files that were asked for; none where all are meant.

    A file may be named as the shell completes it (`content/offers/x.yml`) or as findings do (`offers/x.yml`).

    Raises:
        GeneratorError: there is no such file, or it is none of ours.
    """
    return tuple(_name_of(path, options.content, schemas_of(options)) for path in options.files)


def is_chosen(name: str, chosen: tuple[str, ...]) -> bool:
    """Whether a file, or a folder around it, is among those that were asked for."""
    return not chosen or any(one in (".", name) or name.startswith(f"{one}/") for one in chosen)


def _name_of(path: Path, content: Path, schemas: Path) -> str:
    there = next((one for one in (path, content / path) if os.path.lexists(one)), None)
    if there is None:
        raise GeneratorError(f"Die Datei {path} gibt es nicht.")
    # Only the folder is resolved: a link shall be named, not what it leads to.
    place = there.parent.resolve() / there.name if there.name else there.resolve()
    for folder in (content.resolve(), schemas.resolve()):
        if place == folder or folder in place.parents:
            return place.relative_to(folder).as_posix()
    raise GeneratorError(f"Die Datei {path} liegt nicht im Ordner {content}. Legen Sie sie zuerst dort ab.")


def replace_text(path: Path, text: str) -> None:
    """Write a text beside the file and swap it in, so that a crash leaves the old one whole.

    Raises:
        GeneratorError: the folder cannot be written.
    """
    try:
        # Hidden and without the ending of a record: should it ever stay behind, it is named and not published.
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            if path.exists():
                shutil.copymode(path, beside)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise GeneratorError(f"{path} lässt sich nicht schreiben: {error.strerror}") from error


def records(number: int) -> str:
    """Say a number of records: „1 Eintrag“, „2 Einträge“."""
    return f"{number} {'Eintrag' if number == 1 else 'Einträge'}"
