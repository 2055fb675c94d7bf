"""The part of a site that searching needs, for a made-up catalogue: index, search page, assets; no record pages.

`python -m benchmarks.search.made_up_site --offers 500 --site DIR` writes it and prints what that cost as JSON;
a process of its own, because peak memory belongs to processes.
"""

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from benchmarks.synthetic import PROJECT, made_up
from generator.building import edition_of, read_pages
from generator.domain.actor import Actor
from generator.domain.catalogue import Catalogue, Entry
from generator.domain.offer import Offer
from generator.domain.record import Part
from generator.origin import Origins
from generator.pipeline import examine
from generator.publish.artefact import Artefact, write
from generator.publish.assets import assets
from generator.publish.blocks import editorial_page
from generator.publish.edition import Edition
from generator.publish.search_index import SearchFolder, search_folder

TODAY = date(2026, 11, 23)
TOWN = PROJECT / "tests" / "town" / "content"
SCHEMAS = PROJECT / "schemas"
SEARCH_PAGE = "suche/index.html"
P = TypeVar("P", bound=Part)


def made_up_edition(offers: int) -> Edition:
    """Musterstadt with so many made-up offers instead of its own."""
    town = edition_of(examine(TOWN, SCHEMAS, TODAY))
    records = made_up(offers)
    catalogue = replace(
        town.catalogue,
        actors=_entries("actors", Actor, records["actors"], town.catalogue),
        offers=_entries("offers", Offer, records["offers"], town.catalogue),
    )
    return replace(town, catalogue=catalogue, made={})


def _entries(
    folder: str, model: type[P], records: Iterator[tuple[str, dict[str, object]]], town: Catalogue
) -> dict[str, Entry[P]]:
    context = {"vocabularies": town.vocabularies}
    return {
        name: Entry(name, model.model_validate(record, context=context), Origins(f"{folder}/{name}.yml"))
        for name, record in records
    }


def drawn_pages() -> dict[str, str]:
    """Let the engine draw Musterstadt's own pages, the search page among them."""
    environment = {
        "BNE_CONTENT": str(TOWN),
        "BNE_SCHEMAS": str(SCHEMAS),
        "BNE_TODAY": str(TODAY),
        "BNE_FRAMES_ONLY": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run(
            [*command, "--config-file", str(PROJECT / "mkdocs.yml")],
            env={**os.environ, **environment},
            check=True,
        )
        return read_pages(Path(folder))


def search_site(edition: Edition, pages: Mapping[str, str], index: SearchFolder) -> Iterator[Artefact]:
    """Yield what a browser needs to search, by the same functions that publish a whole site."""
    yield from index.files
    yield Artefact(SEARCH_PAGE, editorial_page(edition, SEARCH_PAGE, pages[SEARCH_PAGE], index.path))
    yield from assets(edition.site.colours)


def main() -> int:
    """Write the files and say what the index cost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--offers", type=int, required=True)
    parser.add_argument("--site", type=Path, required=True)
    options = parser.parse_args()
    gc.disable()  # as the command line does
    pages = drawn_pages()
    edition = made_up_edition(options.offers)
    index, cold = _timed(edition, pages)
    # The next build of the same content, which remembers how words were read.
    remembering = replace(edition, made={}, readings=edition.analyser.used)
    _, kept = _timed(remembering, pages)
    write(search_site(edition, pages, index), options.site)
    size = sum(len(one.data) for one in index.files)
    print(json.dumps({"cold_s": cold, "kept_s": kept, "peak_mb": _peak_mb(), "index_bytes": size}))
    return 0


def _timed(edition: Edition, pages: Mapping[str, str]) -> tuple[SearchFolder, float]:
    # Processor time: one thread does it all, and what else the machine does is not the index's fault.
    start = time.process_time()
    return search_folder(edition, pages), time.process_time() - start


def _peak_mb() -> float:
    # KiB on Linux, bytes on macOS.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    sys.exit(main())
