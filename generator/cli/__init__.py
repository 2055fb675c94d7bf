"""The command line: parses arguments, sets exit codes, talks to people; nothing else.

Each command is a module with `add(commands, content)`, which describes its arguments and names what runs.
Exit codes: 0 clean, 1 problems in the content, 2 misuse or an error the operator must mend.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from ..pipeline import GeneratorError
from . import (
    build,
    check,
    cms,
    comment,
    explain,
    format,  # noqa: A004 - commands are called as people call them
    harvesting,
    importing,
    inbox,
    migrate,
    new,
    remind,
    report,
    review,
    schema,
    serve,
)
from .shared import CLEAN, MISUSE, content_options

COMMANDS = (
    new, check, explain, format, migrate, build, serve, schema, report, importing,
    harvesting, inbox, review, comment, remind, cms,
)  # fmt: skip


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
    except BrokenPipeError:
        # `bne explain | head` has seen enough; what is left to say must not fail when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bne", description="Bildungsverzeichnis prüfen, bauen und ansehen.")
    commands = parser.add_subparsers(required=True, metavar="BEFEHL")
    content = content_options()
    for command in COMMANDS:
        command.add(commands, content)
    return parser
