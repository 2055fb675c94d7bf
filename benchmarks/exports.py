"""Measure what all exports together add to a build: calendars, feeds, open data, and what pages say to machines.

`python -m benchmarks.exports --offers 10000 --repeat 3`
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from generator import publish
from generator.cli import main as bne

from .synthetic import PROJECT, write_content

TODAY = "2026-11-23"
ADDRESS = "https://bildung.beispiel.de"
MOST = 0.30
"""Exports may make a build longer by so much."""
ENDINGS = (".ics", ".atom", ".csv", ".geojson", ".jsonld", ".json")


def main() -> int:
    """Measure both builds, print the ratio and the sizes; 1 where exports cost too much."""
    parser = argparse.ArgumentParser(prog="benchmarks.exports", description=__doc__)
    parser.add_argument("--offers", type=int, default=10_000, help="how many offers to make up")
    parser.add_argument("--repeat", type=int, default=1, help="measure so often, take the best")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content, site = Path(folder) / "content", Path(folder) / "site"
        write_content(content, options.offers)
        # The first build learns how words are read; that would make it look slow beside the second.
        _seconds(content, site, bare=True)
        found = {
            name: min(_seconds(content, site, bare=bare) for _ in range(options.repeat))
            for name, bare in (("without exports", True), ("with exports", False))
        }
        for name, seconds in found.items():
            print(f"{name:<20}{seconds:>9.2f} s CPU")
        more = found["with exports"] / found["without exports"] - 1
        print(f"{'exports add':<20}{more:>9.1%}  (at most {MOST:.0%})")
        for ending, (files, size) in _sizes(site):
            print(f"{ending:<20}{files:>9,} files{size / 1e6:>9.1f} MB")
    return int(more > MOST)


def _seconds(content: Path, site: Path, *, bare: bool) -> float:
    """Build in a process of its own and return the CPU time of it and its children."""
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os._exit(_build(content, site, bare=bare))
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"the build ended with {os.waitstatus_to_exitcode(status)}")
    print(f"built in {time.perf_counter() - started:.1f} s", file=sys.stderr)
    return usage.ru_utime + usage.ru_stime


def _build(content: Path, site: Path, *, bare: bool) -> int:
    arguments = [
        "build",
        "--content",
        str(content),
        "--schemas",
        str(PROJECT / "schemas"),
        "--site",
        str(site),
    ]
    for one in _silences() if bare else ():
        one.start()
    return bne([*arguments, "--today", TODAY, "--address", ADDRESS])


def _silences() -> Iterator[Any]:
    """Yield what takes each export out of a build."""
    for name in (
        "calendars", "deadline_calendar", "news", "notices", "change_feed", "open_data", "embedding",
    ):  # fmt: skip
        yield patch.object(publish, name, lambda *_: iter(()))
    for name in ("actor_pages", "list_pages", "calendar_pages"):
        yield patch.object(_module(name), "calendar_at", lambda *_: ())
    yield patch.object(_module("calendar_pages"), "deadline_calendar_at", lambda *_: ())
    yield patch.object(_module("list_pages"), "notice_feeds", lambda *_: ())
    yield patch.object(_module("offer_pages"), "offer_calendar", lambda *_: ())
    yield patch.object(_module("list_pages"), "narrower_calendars", lambda *_: [])
    yield patch.object(_module("list_pages"), "events_text", lambda *_: b"")
    for name in ("actor_pages", "list_pages"):
        yield patch.object(_module(name), "news_at", lambda *_: ())
    for name, node in (("offer_pages", "offer_node"), ("actor_pages", "actor_node")):
        yield patch.object(_module(name), node, lambda *_: {})
        yield patch.object(_module(name), "data_block", lambda _: "")


def _module(name: str) -> ModuleType:
    # As an attribute of the package, the name is the function that the module is named after.
    return import_module(f"generator.publish.{name}")


def _sizes(site: Path) -> list[tuple[str, tuple[int, int]]]:
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for path in site.rglob("*"):
        is_export = path.parts[len(site.parts)] in ("daten", "api") or path.suffix in (".ics", ".atom")
        if path.suffix in ENDINGS and is_export:
            files[path.suffix] += 1
            sizes[path.suffix] += path.stat().st_size
    return [(ending, (files[ending], sizes[ending])) for ending in ENDINGS if files[ending]]


if __name__ == "__main__":
    sys.exit(main())
