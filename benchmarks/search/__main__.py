"""Measure the search against its targets and its peers; `make bench-search`.

`python -m benchmarks.search --sizes 500 2000 10000 --repeat 5 --json FILE`; ends with 1 where a target is missed.
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks import __main__ as building
from benchmarks.synthetic import PROJECT
from tests.browser.chromium import find_chromium, started

from . import judged, scale
from .peers.records import record_pages
from .peers.set_up import Engine, lunr, material, pagefind
from .static_server import OPENSSL, served
from .targets import missed, targets

CACHE = PROJECT / ".cache" / "bench-search"
OURS = "this directory"


def main() -> int:
    """Measure, print, and say which targets are missed."""
    options = _options()
    program = find_chromium()
    if program is None:
        sys.exit("No Chromium: `make browser` installs it, CHROMIUM=/path/to/it names it.")
    # Builders first: a child's peak memory begins with what its parent holds.
    sites = {size: CACHE / f"{size}" / "site" for size in options.sizes}
    shutil.rmtree(CACHE, ignore_errors=True)
    built = {size: scale.build(size, site) for size, site in sites.items()}
    with tempfile.TemporaryDirectory() as home, started(program, Path(home)) as browser:
        print(f"{_machine()}, Chromium {browser.version}, median of {options.repeat}\n", flush=True)
        if OPENSSL is None:
            print(
                "No openssl, so HTTP/1.1 instead of HTTP/2: all times are longer than visitors have them.\n"
            )
        engines = [] if options.no_peers else list(_judged(browser, options.repeat))
        sizes = []
        for size, site in sites.items():
            with served(site) as host:
                sizes.append(scale.measured(browser, host, size, built[size], site, options.repeat))
    if sizes:
        print(scale.table(sizes))
    failures = [*_judged_failures(engines), *_scale_failures(sizes)]
    if options.json:
        report = {"engines": [one.as_data() for one in engines], "sizes": [one.as_data() for one in sizes]}
        options.json.write_text(json.dumps(report | {"missed": failures}, ensure_ascii=False, indent=1))
    print("\n" + ("\n".join(failures) if failures else "Every target is reached."))
    return 1 if failures else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.search", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=scale.SIZES, help="offers to make up")
    parser.add_argument("--repeat", type=int, default=5, help="visits per figure, their median counts")
    parser.add_argument("--no-peers", action="store_true", help="leave out the judged queries and the peers")
    parser.add_argument("--json", type=Path, help="write all figures to this file too")
    return parser.parse_args()


def _machine() -> str:
    return f"{date.today()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"  # noqa: DTZ011


def _judged(browser: Browser, repeat: int) -> Iterator[judged.Row]:
    rows = [judged.measured(browser, engine, repeat) for engine in _engines()]
    print(judged.table(rows), flush=True)
    print(
        "\nNot among the first ten of ours, though rated 2:", *judged.misses(rows[0]) or ["  none"], sep="\n"
    )
    print(flush=True)
    yield from rows


def _engines() -> Iterator[Engine]:
    site, content = CACHE / "real" / "site", PROJECT / "content"
    site.parent.mkdir(parents=True)
    building.run(["build", "--content", str(content), "--site", str(site)])
    pages = record_pages(site, content)
    yield Engine(OURS, site)
    yield material(pages, CACHE / "material", "Material")
    full = ["stemmer", "stopWordFilter", "trimmer"]
    yield material(pages, CACHE / "material-stemmer", "Material with its stemmer", pipeline=full)
    yield pagefind(site, pages, CACHE / "pagefind")
    yield lunr(pages, CACHE / "lunr")


def _judged_failures(rows: Sequence[judged.Row]) -> Iterator[str]:
    if not rows:
        return
    wanted = dict(targets()["judged"])
    ours, *peers = rows
    figures = vars(ours.quality)
    for name in wanted.pop("ahead_of_peers"):
        for peer in peers:
            if figures[name] <= vars(peer.quality)[name]:
                yield f"judged queries: {name} is not ahead of {peer.engine}"
    yield from missed("judged queries", figures, wanted)


def _scale_failures(rows: Sequence[scale.Scale]) -> Iterator[str]:
    for row in rows:
        wanted = targets()["by_size"].get(row.offers, {})
        yield from missed(f"{row.offers:,} offers", row.figures, wanted)
    if rows:
        bound = {"script_kb_at_most": targets()["script_kb_at_most"]}
        yield from missed("the query engine", {"script_kb": rows[0].script_kb}, bound)


if __name__ == "__main__":
    sys.exit(main())
