"""`bne build`: write the whole site, or leave the old one as it is."""

import argparse
import sys
import tempfile
from pathlib import Path

from ..domain.addresses import Addresses, addresses_of, lost
from ..pipeline import GeneratorError, Outcome
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
    parser.add_argument(
        "--published",
        type=Path,
        help="api/v1/addresses.json der veröffentlichten Website: keine Adresse geht verloren",
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Checking is the common case and must not wait for what only building needs.
    from ..building import complete, edition_of, read_pages  # noqa: PLC0415
    from ..history import history_of  # noqa: PLC0415
    from ..publish.artefact import replace_folder  # noqa: PLC0415

    outcome = examined(options)
    if not outcome.publishable:
        say(outcome, None, options.content)
        return _not_built("In den Einträgen sind Fehler.")
    gone = _lost(options.published, outcome) if options.published else []
    if gone:
        print("\n".join(f"{one} war eine Seite und fehlt jetzt." for one in gone), file=sys.stderr)
        hint = "Ergänzen Sie redirect_from beim neuen Eintrag, oder tragen Sie den alten in ended.yml ein."
        return _not_built(f"Adressen gingen verloren. {hint}")
    history = history_of(options.content, outcome)
    edition = edition_of(outcome, options.address, options.repository, history)
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


def _lost(file: Path, outcome: Outcome) -> list[str]:
    """Return what the published site has and this one would not.

    Raises:
        GeneratorError: the list cannot be read.
    """
    try:
        before = Addresses.model_validate_json(file.read_bytes())
    except (OSError, ValueError) as error:
        raise GeneratorError(f"{file} lässt sich nicht als Liste der Adressen lesen.") from error
    return lost(before, addresses_of(outcome.content.catalogue))


def _not_built(why: str) -> int:
    print(f"{why} Die Website wurde nicht gebaut; die bisherige bleibt, wie sie ist.", file=sys.stderr)
    return PROBLEMS
