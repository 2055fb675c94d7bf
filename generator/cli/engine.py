"""The engine as a process of its own: how it is told what to draw."""

import argparse
import os
import subprocess
import sys

from ..pipeline import GeneratorError
from .shared import PROJECT, schemas_of


def draw(options: argparse.Namespace, address: str, repository: str, folder: str) -> None:
    """Let the engine draw frames and texts into a folder of its own.

    Raises:
        GeneratorError: the engine failed; with all it said.
    """
    # Not --quiet: with it, MkDocs takes no warning for an error, not even with --strict.
    command = [sys.executable, "-m", options.engine, "build", "--strict", "--site-dir", folder]
    done = subprocess.run(  # noqa: S603 - our own engine, no shell, no text from records
        [*command, "--config-file", str(PROJECT / "mkdocs.yml")],
        env=engine_environment(options, address, repository) | {"BNE_FRAMES_ONLY": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise GeneratorError(f"{options.engine} konnte die Texte nicht zeichnen:\n{done.stderr}{done.stdout}")


def engine_environment(
    options: argparse.Namespace, address: str = "", repository: str = ""
) -> dict[str, str]:
    """Return the environment by which the plugin knows what was asked for."""
    given = {
        "BNE_CONTENT": str(options.content.resolve()),
        "BNE_SCHEMAS": str(schemas_of(options).resolve()),
        "BNE_ADDRESS": address,
        "BNE_REPOSITORY": repository,
        "BNE_TODAY": str(options.today) if options.today else "",
        "NO_MKDOCS_2_WARNING": "1",
    }
    return {**os.environ, **given}
