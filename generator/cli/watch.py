"""`bne check --watch`: after every change, what matters now: the changed file first, then errors elsewhere."""

import argparse
import gc
import os
import sys
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from ..domain.dates import BERLIN
from ..pipeline import Outcome
from ..problem import Problem
from ..report import summary
from .files import is_chosen
from .shared import CLEAN, PROBLEMS, examined, schemas_of, show

PAUSE = 0.3
"""Seconds between two looks; half of that is what people wait on average."""
MOST_ELSEWHERE = 3
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
State = Mapping[str, tuple[int, int]]


def watch(options: argparse.Namespace, chosen: tuple[str, ...]) -> int:
    """Check again after every change until Ctrl+C; the exit code is that of the last check."""
    gc.enable()  # this process lives for hours
    folders = (options.content, schemas_of(options))
    code, changed = CLEAN, frozenset[str]()
    try:
        before = state_of(*folders)
        while True:
            outcome = examined(options)
            code = CLEAN if outcome.publishable else PROBLEMS
            _show(outcome, changed, chosen, options.content)
            while (now := state_of(*folders)) == before:
                time.sleep(PAUSE)
            changed, before = changed_files(before, now), now
    except KeyboardInterrupt:
        print()
        return code


def state_of(*folders: Path) -> State:
    """Return when each file was last written, and its size, by the name that findings give it."""
    found: dict[str, tuple[int, int]] = {}
    for folder in folders:
        for where, _, names in os.walk(folder):
            for name in names:
                path = Path(where, name)
                try:
                    facts = path.lstat()
                except FileNotFoundError:  # gone since the folder was read
                    continue
                found[path.relative_to(folder).as_posix()] = (facts.st_mtime_ns, facts.st_size)
    return found


def changed_files(before: State, now: State) -> frozenset[str]:
    """Return the files that are new, gone or written anew."""
    return frozenset(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


def worth_showing(
    problems: tuple[Problem, ...], changed: frozenset[str], chosen: tuple[str, ...]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return all findings of the files that somebody works on, and the errors of all others.

    Those are the files that were changed or asked for; where there are none yet, every file is meant.
    """
    if not changed and not chosen:
        return problems, ()
    near = tuple(one for one in problems if _is_near(one.origin.file, changed, chosen))
    return near, tuple(one for one in problems if one.is_error and one not in near)


def _is_near(file: str, changed: frozenset[str], chosen: tuple[str, ...]) -> bool:
    return file in changed or (bool(chosen) and is_chosen(file, chosen))


def _show(outcome: Outcome, changed: frozenset[str], chosen: tuple[str, ...], content: Path) -> None:
    near, far = worth_showing(outcome.problems, changed, chosen)
    print(_CLEAR if sys.stdout.isatty() else "", end="")
    if near:
        show(near, content)
    elif changed:
        print(f"{', '.join(sorted(changed)[:MOST_ELSEWHERE])}: alles in Ordnung.\n")
    if far:
        print(f"Fehler in anderen Dateien: {len(far)}\n")
        show(far[:MOST_ELSEWHERE], content)
    clock = datetime.now(BERLIN).strftime("%H:%M:%S")
    print(f"{summary(outcome.problems, outcome.counts)} Geprüft um {clock} Uhr, Ende mit Strg+C.", flush=True)
