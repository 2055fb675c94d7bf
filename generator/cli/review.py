"""`bne review`: what a proposal changes, told to the people who decide about it."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..pipeline import GeneratorError, examine
from ..report import notice
from .shared import CLEAN, PROBLEMS, Commands, day_of, examined, schemas_of

if TYPE_CHECKING:
    from ..reviewing.blocks import Summary
    from ..reviewing.review import Review

STYLES = ("markdown", "terminal", "json", "github")


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "review", parents=[content], help="sagen, was ein Vorschlag auf der Website ändert"
    )
    parser.add_argument("--base", type=Path, required=True, help="Ordner der Einträge, wie sie heute sind")
    parser.add_argument("--style", choices=STYLES, default="terminal", help="Form der Ausgabe")
    parser.add_argument(
        "--preview", type=Path, help="die neuen und geänderten Seiten in diese eine Datei schreiben"
    )
    parser.add_argument(
        "--summary", type=Path, help="die Zusammenfassung auch als JSON in diese Datei schreiben"
    )
    parser.add_argument("--beyond", action="store_true", help="der Vorschlag ändert mehr als Einträge")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Other commands need not wait for what only this one needs.
    from ..publish.preview import preview  # noqa: PLC0415
    from ..reviewing.review import review  # noqa: PLC0415
    from ..reviewing.summary import summary_of  # noqa: PLC0415

    after = examined(options)
    before = examine(options.base, _schemas_of_base(options), day_of(options))
    found = review(before, after, options.base, options.content, beyond=options.beyond)
    summary = summary_of(found)
    if options.preview:
        _write(options.preview, preview(found.edition, found.changes))
    if options.summary:
        _write(options.summary, summary.model_dump_json())
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.stdout.write(_said(found, summary, options.style))
    if options.style == "github":
        return CLEAN  # remarks about spelling fail nothing; the mistakes are what `bne check` names
    return PROBLEMS if any(one.is_error for ones in found.own.values() for one in ones) else CLEAN


def _said(found: "Review", summary: "Summary", style: str) -> str:
    if style == "github":
        text = "Kein Fehler: „bne format“ würde die Datei etwas anders schreiben. Wie, steht in der Zusammenfassung."
        return "".join(notice(one.file, "Einheitliche Schreibweise", text) for one in found.rewritten)
    if style == "json":
        return f"{summary.model_dump_json()}\n"
    return summary.markdown() if style == "markdown" else summary.terminal()


def _schemas_of_base(options: argparse.Namespace) -> Path:
    """Return the lists that belong to the base: beside it, or those of the proposal."""
    beside: Path = options.base.resolve().parent / "schemas"
    return beside if beside.is_dir() else schemas_of(options)


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise GeneratorError(f"{file} lässt sich nicht schreiben: {error.strerror}") from error
