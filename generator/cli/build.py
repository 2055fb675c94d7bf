"""`bne build`: write the whole site, or leave the old one as it is."""

import argparse
import sys
import tempfile
from pathlib import Path

from ..pipeline import GeneratorError
from .engine import draw
from .shared import CLEAN, PROBLEMS, Commands, examined, say


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser("build", parents=[content], help="die Website bauen")
    parser.add_argument("--site", type=Path, default=Path("site"), help="Ordner der fertigen Website")
    parser.add_argument("--address", default="", help="öffentliche Adresse der Website")
    parser.add_argument("--repository", default="", help="Adresse der Ablage (Repository)")
    parser.add_argument(
        "--release", action="store_true", help="nur bauen, wenn alle Pflichtangaben der Stadt da sind"
    )
    parser.add_argument(
        "--engine", choices=("mkdocs", "properdocs"), default="mkdocs", help="wer die Rahmen zeichnet"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Checking is the common case and must not wait for what only building needs.
    from ..building import complete, edition_of, read_pages  # noqa: PLC0415
    from ..publish.artefact import replace_folder  # noqa: PLC0415

    outcome = examined(options)
    if not outcome.publishable:
        say(outcome, None, options.content)
        return _not_built("In den Einträgen sind Fehler.")
    edition = edition_of(outcome, options.address, options.repository)
    missing = list(edition.site.missing_for_release())
    if missing and options.release:
        print("\n".join(f"site.yml: {path} fehlt: {words}" for path, words in missing), file=sys.stderr)
        return _not_built("Pflichtangaben der Stadt fehlen.")
    with tempfile.TemporaryDirectory(prefix="bne-") as drawn:
        print("Rahmen und Texte zeichnen …", flush=True)
        draw(options, edition.site.address or "", edition.site.repository or "", drawn)
        print("Angebote und Akteure eintragen …", flush=True)
        try:
            number = replace_folder(complete(edition, read_pages(Path(drawn))), options.site)
        except OSError as error:
            raise GeneratorError(f"Die Website lässt sich nicht schreiben: {error}") from error
    still_open = f" {len(missing)} Pflichtangaben der Stadt sind noch offen." if missing else ""
    print(f"Fertig: {number} Dateien in {options.site}/.{still_open}")
    return CLEAN


def _not_built(why: str) -> int:
    print(f"{why} Die Website wurde nicht gebaut; die bisherige bleibt, wie sie ist.", file=sys.stderr)
    return PROBLEMS
