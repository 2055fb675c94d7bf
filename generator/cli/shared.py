"""What several commands share: the options that name the content, exit codes, how findings are said."""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TypeAlias

from ..domain.dates import BERLIN
from ..pipeline import GeneratorError, Outcome, examine
from ..problem import Problem
from ..report import STYLES, Reader, blocks

PROJECT = Path(__file__).parent.parent.parent
CLEAN, PROBLEMS, MISUSE = 0, 1, 2
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - argparse names it nowhere else


def content_options() -> argparse.ArgumentParser:
    """Return the options of every command that reads the content."""
    content = argparse.ArgumentParser(add_help=False)
    content.add_argument("--content", type=Path, default=Path("content"), help="Ordner mit den Einträgen")
    content.add_argument(
        "--schemas", type=Path, help="Ordner mit den Listen (sonst: neben dem Ordner der Einträge)"
    )
    content.add_argument("--today", type=_day, help="Tag der Prüfung, JJJJ-MM-TT (sonst: heute)")
    return content


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} ist kein Tag (JJJJ-MM-TT)") from None


def schemas_of(options: argparse.Namespace) -> Path:
    """Return the folder with the lists: as given, beside the content, or this project's own."""
    beside: Path = options.content.resolve().parent / "schemas"
    return options.schemas or (beside if beside.is_dir() else PROJECT / "schemas")


def day_of(options: argparse.Namespace) -> date:
    """Return the day as given, or today in Berlin."""
    return options.today or datetime.now(BERLIN).date()


def content_of(options: argparse.Namespace) -> Path:
    """Return the folder with the records.

    Raises:
        GeneratorError: it is missing.
    """
    content: Path = options.content
    if not content.is_dir():
        hint = "Wechseln Sie in den Ordner der Ablage, oder nennen Sie ihn mit --content."
        raise GeneratorError(f"Der Ordner {content} fehlt. {hint}")
    return content


def started_as() -> str:
    """Return how this program was started, so that a next step runs as it is printed."""
    program = Path(sys.argv[0])
    if program.name == "__main__.py":
        return "python -m generator"
    if shutil.which(program.stem) == str(program.absolute()):
        return program.stem
    return str(program.relative_to(Path.cwd()) if program.is_relative_to(Path.cwd()) else program)


def examined(options: argparse.Namespace) -> Outcome:
    """Read the content and judge it.

    Raises:
        GeneratorError: a folder is missing.
    """
    return examine(content_of(options), schemas_of(options), day_of(options))


def say(outcome: Outcome, style: str | None, content: Path) -> None:
    """Print all findings, each with its line of the file."""
    chosen = style or ("colour" if _colourful() else "terminal")
    _write(STYLES[chosen](outcome.problems, outcome.counts, _reader(content)))


def show(problems: Sequence[Problem], content: Path) -> None:
    """Print some findings for a person at the terminal, without a summary."""
    _write(blocks(problems, _reader(content), colour=_colourful()))


def tell(sentence: str) -> None:
    """Print a sentence, whatever the terminal can show."""
    _write(f"{sentence}\n")


def _write(text: str) -> None:
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.stdout.write(text)


def _colourful() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _reader(content: Path) -> Reader:
    @cache
    def lines(file: str) -> list[str]:
        path = content / file
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        # Of a picture, there is no line to show.
        return [] if b"\0" in data else data.decode("utf-8", "replace").splitlines()

    def line(file: str, number: int) -> str:
        return lines(file)[number - 1] if 0 < number <= len(lines(file)) else ""

    return line
