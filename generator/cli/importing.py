"""`bne import`: take over what a partner keeps elsewhere, or only show what would change."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.site import Site
from ..pipeline import GeneratorError
from ..report import plain, printable
from .shared import CLEAN, PROBLEMS, Commands, examined

if TYPE_CHECKING:
    from ..harvest.planning import Delivery
    from ..importing import Import, Result

KINDS = ("csv", "xlsx", "ical", "jsonld")
MAX_FILE = 20 * 1024 * 1024
"""Bytes of a source file on this machine."""


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "import",
        parents=[content],
        help="Angebote und Termine aus einer Tabelle, einem Kalender oder einer Webseite übernehmen",
    )
    parser.add_argument("kind", choices=KINDS, help="Art der Quelle")
    parser.add_argument("--source", required=True, help="Name der Zuordnung in sources/, ohne „.yml“")
    parser.add_argument("--file", type=Path, help="Datei der Quelle (sonst: wie in der Zuordnung)")
    parser.add_argument("--dry-run", action="store_true", help="nur zeigen, was sich ändern würde")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Other commands need not wait for what only this one needs.
    from ..importing import import_of, imported, write_files  # noqa: PLC0415

    outcome = examined(options)
    task = import_of(outcome, options.content, options.source)
    if task.source.kind != options.kind:
        raise GeneratorError(f"sources/{task.name}.yml ist eine Quelle der Art „{task.source.kind}“.")
    delivery = delivered(task, outcome.content.site, options.file)
    print(f"{len(delivery.data) // 1024 + 1} KiB gelesen; vergleichen …", file=sys.stderr, flush=True)
    result = imported(task, delivery)
    show(result)
    if not options.dry_run:
        write_files(options.content, result.files)
    print(_done(result, is_dry=options.dry_run))
    return PROBLEMS if any(problem.is_error for problem in result.problems) else CLEAN


def show(result: "Result") -> None:
    """Print what was not read and what changes; no text of a source speaks to the terminal."""
    print("\n".join(printable(line) for line in result.words.split("\n")))
    if result.problems:
        print("Nicht oder nicht ganz gelesen:")
        print("\n".join(f"  - {plain(problem)}" for problem in result.problems), end="\n\n")


def _done(result: "Result", *, is_dry: bool) -> str:
    if not result.files:
        return "Nichts zu schreiben."
    return f"{'Probelauf: nichts geschrieben. Betroffen wären' if is_dry else 'Geschrieben'}: {', '.join(result.files)}"


def delivered(task: "Import", site: Site | None, file: Path | None = None) -> "Delivery":
    """Read the source: the file that was given, the one the mapping names, or its address.

    Raises:
        GeneratorError: there is none of these, or it cannot be read.
    """
    from ..harvest.planning import Delivery  # noqa: PLC0415
    from .fetching import fetch  # noqa: PLC0415

    path = file or (Path(task.source.file) if task.source.file else None)
    if path:
        return Delivery(_read(path), path.name)
    if task.source.address:
        print(f"{task.source.host} fragen …", file=sys.stderr, flush=True)
        contact = (site and (site.address or site.repository)) or ""
        return Delivery(fetch(task.source.address, contact), task.source.address)
    raise GeneratorError("Welche Datei soll gelesen werden? Nennen Sie sie mit --file.")


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise GeneratorError(f"{path} ist größer als {MAX_FILE // 1024 // 1024} MiB.")
        return path.read_bytes()
    except OSError as error:
        raise GeneratorError(f"{path} lässt sich nicht lesen: {error.strerror}") from error
