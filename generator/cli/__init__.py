"""The command line: parses arguments, sets exit codes, talks to people; nothing else.

Each command is a module with `add(commands, content)`, which describes its arguments and names what runs.
Exit codes: 0 clean, 1 problems in the content, 2 misuse or an error the operator must mend.
"""

import argparse
import gc
import sys
from collections.abc import Sequence

from ..pipeline import GeneratorError
from . import (
    build,
    check,
    format,  # noqa: A004 - commands are called as people call them
    harvesting,
    importing,
    inbox,
    schema,
    serve,
)
from .shared import MISUSE, content_options

COMMANDS = (check, build, serve, schema, format, importing, harvesting, inbox)


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
    content = content_options()
    for command in COMMANDS:
        command.add(commands, content)
    return parser
