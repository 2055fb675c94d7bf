"""The command line: parses arguments, sets exit codes, talks to people; nothing else.

Exit codes: 0 clean, 1 problems in the content, 2 misuse or an error the operator must mend.
"""

import argparse
import gc
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path

from .domain.dates import BERLIN
from .pipeline import GeneratorError, Outcome, canonical_files, examine
from .report import STYLES

PROJECT = Path(__file__).parent.parent
CLEAN, PROBLEMS, MISUSE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    # A command lives for a second or two; looking for garbage would cost a tenth of it and free nothing.
    gc.disable()
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except GeneratorError as error:
        print(f"bne: {error}", file=sys.stderr)
        return MISUSE
    except KeyboardInterrupt:
        return MISUSE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bne", description="Bildungsverzeichnis prüfen, bauen und ansehen.")
    commands = parser.add_subparsers(required=True, metavar="BEFEHL")
    content = argparse.ArgumentParser(add_help=False)
    content.add_argument("--content", type=Path, default=Path("content"), help="Ordner mit den Einträgen")
    content.add_argument(
        "--schemas", type=Path, help="Ordner mit den Listen (sonst: neben dem Ordner der Einträge)"
    )
    content.add_argument("--today", type=_day, help="Tag der Prüfung, JJJJ-MM-TT (sonst: heute)")

    check = commands.add_parser("check", parents=[content], help="alle Einträge prüfen")
    check.add_argument(
        "--style", choices=sorted(STYLES), help="Form der Ausgabe (sonst: passend zum Terminal)"
    )
    check.set_defaults(run=_check)

    build = commands.add_parser("build", parents=[content], help="die Website bauen")
    build.add_argument("--site", type=Path, default=Path("site"), help="Ordner der fertigen Website")
    build.add_argument("--address", default="", help="öffentliche Adresse der Website")
    build.add_argument("--repository", default="", help="Adresse der Ablage (Repository)")
    build.add_argument(
        "--release", action="store_true", help="nur bauen, wenn alle Pflichtangaben der Stadt da sind"
    )
    build.add_argument(
        "--engine", choices=("mkdocs", "properdocs"), default="mkdocs", help="wer die Rahmen zeichnet"
    )
    build.set_defaults(run=_build)

    serve = commands.add_parser(
        "serve", parents=[content], help="die Website ansehen; Änderungen erscheinen sofort"
    )
    serve.add_argument("--port", type=int, default=8000, help="Anschluss (sonst: 8000)")
    serve.set_defaults(run=_serve)

    schema = commands.add_parser("schema", parents=[content], help="die JSON-Schemata schreiben")
    schema.add_argument("--check", action="store_true", help="nur prüfen, ob sie zum Modell passen")
    schema.set_defaults(run=_schema)

    form = commands.add_parser("format", parents=[content], help="alle Einträge einheitlich schreiben")
    form.add_argument("--check", action="store_true", help="nur prüfen, ob sie einheitlich sind")
    form.set_defaults(run=_format)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} ist kein Tag (JJJJ-MM-TT)") from None


def _schemas(options: argparse.Namespace) -> Path:
    beside: Path = options.content.resolve().parent / "schemas"
    return options.schemas or (beside if beside.is_dir() else PROJECT / "schemas")


def _examined(options: argparse.Namespace) -> Outcome:
    return examine(options.content, _schemas(options), options.today or datetime.now(BERLIN).date())


def _say(outcome: Outcome, style: str | None, content: Path) -> None:
    @cache
    def lines(file: str) -> list[str]:
        path = content / file
        return (
            path.read_text(encoding="utf-8", errors="replace").splitlines()
            if path.is_file() and not path.is_symlink()
            else []
        )

    def line(file: str, number: int) -> str:
        return lines(file)[number - 1] if 0 < number <= len(lines(file)) else ""

    chosen = style or ("colour" if sys.stdout.isatty() and "NO_COLOR" not in os.environ else "terminal")
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.stdout.write(STYLES[chosen](outcome.problems, outcome.counts, line))


def _check(options: argparse.Namespace) -> int:
    outcome = _examined(options)
    _say(outcome, options.style, options.content)
    return CLEAN if outcome.publishable else PROBLEMS


def _build(options: argparse.Namespace) -> int:
    # Checking is the common case and must not wait for what only building needs.
    from .building import complete, edition_of, read_pages  # noqa: PLC0415
    from .publish.artefact import replace_folder  # noqa: PLC0415

    outcome = _examined(options)
    if not outcome.publishable:
        _say(outcome, None, options.content)
        return _not_built("In den Einträgen sind Fehler.")
    edition = edition_of(outcome, options.address, options.repository)
    missing = list(edition.site.missing_for_release())
    if missing and options.release:
        print("\n".join(f"site.yml: {path} fehlt: {words}" for path, words in missing), file=sys.stderr)
        return _not_built("Pflichtangaben der Stadt fehlen.")
    with tempfile.TemporaryDirectory(prefix="bne-") as drawn:
        print("Rahmen und Texte zeichnen …", flush=True)
        _draw(options, edition.site.address or "", edition.site.repository or "", drawn)
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


def _draw(options: argparse.Namespace, address: str, repository: str, folder: str) -> None:
    """Let the engine draw frames and texts into a folder of its own."""
    # Not --quiet: with it, MkDocs takes no warning for an error, not even with --strict.
    command = [sys.executable, "-m", options.engine, "build", "--strict", "--site-dir", folder]
    done = subprocess.run(  # noqa: S603 - our own engine, no shell, no text from records
        [*command, "--config-file", str(PROJECT / "mkdocs.yml")],
        env=_engine_environment(options, address, repository) | {"BNE_FRAMES_ONLY": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise GeneratorError(f"{options.engine} konnte die Texte nicht zeichnen:\n{done.stderr}{done.stdout}")


def _engine_environment(
    options: argparse.Namespace, address: str = "", repository: str = ""
) -> dict[str, str]:
    given = {
        "BNE_CONTENT": str(options.content.resolve()),
        "BNE_SCHEMAS": str(_schemas(options).resolve()),
        "BNE_ADDRESS": address,
        "BNE_REPOSITORY": repository,
        "BNE_TODAY": str(options.today) if options.today else "",
        "NO_MKDOCS_2_WARNING": "1",
    }
    return {**os.environ, **given}


def _serve(options: argparse.Namespace) -> int:
    _refuse_taken_port(options.port)
    print(
        f"Die Website erscheint gleich unter http://127.0.0.1:{options.port}/ – Ende mit Strg+C.", flush=True
    )
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(PROJECT / "mkdocs.yml")]
    try:
        return subprocess.run(  # noqa: S603 - our own engine, no shell, no text from records
            [*command, "--dev-addr", f"127.0.0.1:{options.port}"],
            env=_engine_environment(options),
            check=False,
        ).returncode
    except KeyboardInterrupt:
        return CLEAN


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise GeneratorError(
                f"Der Anschluss {port} ist belegt; versuchen Sie: bne serve --port {port + 1}"
            ) from None


def _schema(options: argparse.Namespace) -> int:
    from .building import schema_files  # noqa: PLC0415 - see _build

    folder = _schemas(options)
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


def _format(options: argparse.Namespace) -> int:
    stale = [(name, text) for name, text, canonical in canonical_files(options.content) if not canonical]
    for name, text in stale:
        print(f"{name} ist nicht einheitlich geschrieben." if options.check else f"{name} neu geschrieben")
        if not options.check:
            (options.content / name).write_text(text, encoding="utf-8")
    return PROBLEMS if stale and options.check else CLEAN
