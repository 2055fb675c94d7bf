"""`bne harvest`: import every source that has an address, and propose what is new as pull requests."""

import argparse
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..pipeline import GeneratorError, Outcome
from .importing import delivered, show
from .shared import CLEAN, MISUSE, Commands, examined

if TYPE_CHECKING:
    from ..proposing.harvest import Harvest

_COMMIT = re.compile(r"[0-9a-f]{40}")


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "harvest",
        parents=[content],
        help="alle Quellen mit Adresse lesen und Neues vorschlagen (Pull Request)",
    )
    parser.add_argument("--dry-run", action="store_true", help="nur lesen und zeigen, nichts senden")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    outcome = examined(options)
    sources = outcome.content.catalogue.sources
    names = [name for name, entry in sorted(sources.items()) if entry.record.address]
    if not names:
        print("Keine Zuordnung in sources/ nennt eine Adresse; es ist nichts zu tun.")
        return CLEAN
    failed = False
    for name in names:
        print(f"--- {name}", flush=True)
        try:
            harvest = _harvested(outcome, options, name)
            show(harvest.result)
            failed = failed or not harvest.result.is_read
            if not options.dry_run:
                print(_proposed(harvest))
        except GeneratorError as error:
            # One source that fails keeps nobody from the others.
            print(f"bne: {error}")
            failed = True
    return MISUSE if failed else CLEAN


def _harvested(outcome: Outcome, options: argparse.Namespace, name: str) -> "Harvest":
    # Other commands need not wait for what only this one needs.
    from ..importing import import_of, imported  # noqa: PLC0415
    from ..proposing.harvest import Harvest  # noqa: PLC0415

    task = import_of(outcome, options.content, name)
    result = imported(task, delivered(task, outcome.content.site))
    return Harvest(name, task.source.title or name, result)


def _proposed(harvest: "Harvest") -> str:
    from ..proposing.git import Repository  # noqa: PLC0415
    from ..proposing.github import github_of  # noqa: PLC0415
    from ..proposing.harvest import propose  # noqa: PLC0415

    parent, base = os.environ.get("GITHUB_SHA", ""), os.environ.get("GITHUB_REF_NAME", "") or "main"
    if not _COMMIT.fullmatch(parent):
        raise GeneratorError("Welcher Stand gelesen wurde, nennt GITHUB_SHA in der Umgebung; oder: --dry-run")
    github = github_of(os.environ, "lesen Sie nur: --dry-run")
    return propose(harvest, parent, base, Repository(Path(), github.token), github)
