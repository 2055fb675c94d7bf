"""`bne serve`: show the site on this machine, anew after every change."""

import argparse
import socket
import subprocess
import sys

from ..pipeline import GeneratorError
from .engine import engine_environment
from .shared import CLEAN, PROJECT, Commands


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "serve", parents=[content], help="die Website ansehen; Änderungen erscheinen sofort"
    )
    parser.add_argument("--port", type=int, default=8000, help="Anschluss (sonst: 8000)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    _refuse_taken_port(options.port)
    print(
        f"Die Website erscheint gleich unter http://127.0.0.1:{options.port}/ – Ende mit Strg+C.", flush=True
    )
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(PROJECT / "mkdocs.yml")]
    try:
        return subprocess.run(  # noqa: S603 - our own engine, no shell, no text from records
            [*command, "--dev-addr", f"127.0.0.1:{options.port}"],
            env=engine_environment(options),
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
