"""Measure `bne check` and `bne build` as whole processes and print a table.

`python -m benchmarks --offers 500 2000 10000 --repeat 3`
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .synthetic import PROJECT, write_content

TODAY = "2026-11-23"
SIZES = (500, 2000, 10000)


@dataclass(frozen=True)
class Cost:
    """What one process cost; `cpu` counts its children too."""

    cpu: float
    wall: float
    megabytes: float


def main() -> int:
    """Measure and print."""
    options = _options()
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}; best of {options.repeat}"
    )
    print(f"{'content':<16}{'command':<10}{'CPU s':>9}{'wall s':>9}{'MB':>8}{'ms CPU per offer':>19}")
    with tempfile.TemporaryDirectory() as folder:
        for size in options.offers:
            content = Path(folder) / f"{size}" / "content"
            write_content(content, size)
            _report(f"{size:,} made up", size, content, Path(folder) / f"{size}", options.repeat)
        real = PROJECT / "content"
        _report(
            "real content", len(list((real / "offers").glob("*.yml"))), real, Path(folder), options.repeat
        )
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--offers", type=int, nargs="*", default=SIZES, help="how many offers to make up")
    parser.add_argument("--repeat", type=int, default=1, help="measure so often, take the best")
    return parser.parse_args()


def _report(name: str, offers: int, content: Path, folder: Path, repeat: int) -> None:
    common = ["--content", str(content), "--schemas", str(PROJECT / "schemas"), "--today", TODAY]
    commands = {
        "check": ["check", "--style", "github", *common],
        "build": ["build", "--site", str(folder / "site"), *common],
    }
    for command, arguments in commands.items():
        best = min((run(arguments) for _ in range(repeat)), key=lambda cost: cost.cpu)
        each = 1000 * best.cpu / max(1, offers)
        print(
            f"{name:<16}{command:<10}{best.cpu:>9.2f}{best.wall:>9.2f}{best.megabytes:>8.0f}{each:>19.2f}",
            flush=True,
        )


def run(arguments: Sequence[str]) -> Cost:
    """Run the command line as a process of its own and wait for it; a failure ends the measurement."""
    start = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(
        sys.executable, [sys.executable, "-m", "generator", *arguments], dict(os.environ), file_actions=quiet
    )
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
    # The peak is that of the largest single process, in KiB on Linux and in bytes on macOS.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / unit)


if __name__ == "__main__":
    sys.exit(main())
