"""Musterstadt's site, as it was last looked at and accepted: `pytest tests/publish/test_golden.py --accept`."""

import re
from pathlib import Path

import pytest

from generator.publish import publish
from tests.publish.editions import town
from tests.town.sites import PROJECT, files_in

GOLDEN = PROJECT / "tests" / "golden"
PAGES = (
    "index.html",
    "404.html",
    "akteure/bildungsnetz/index.html",
    "akteure/musterverein/index.html",
    "akteure/musterverein/pflege/index.html",
    "angebote/bachtage/index.html",
    "angebote/bienen-ag/index.html",
    "angebote/bienenschule/index.html",
    "angebote/feindliche-zeichen/index.html",
    "angebote/insektenhotel/index.html",
    "angebote/index.html",
    "datenschutz/index.html",
    "kalender/index.html",
    "kalender/2026-11/index.html",
    "kalender/2027-02/index.html",
    "karte/index.html",
    "leitbild/index.html",
    "neues/index.html",
    "suche/index.html",
    "themen/bees/index.html",
    "sitemap.xml",
)
# Some folders are named after their content, which is none of the pages' business.
DIGEST = re.compile(r"(assets|suche)/[0-9a-f]{10}/")
# Drawn pictures are named after their bytes, and another release of the library may pack them otherwise.
_DRAWN = re.compile(r"bilder/vorschau-[0-9a-f]{10}\.png")
# How the index is cut into files changes with every word.
_PART = re.compile(r"suche/…/(?:terms|words|cards)/(?!0\.json)")


@pytest.fixture(scope="module")
def site(engine_pages: dict[str, str]) -> dict[str, str]:
    return {
        _lasting(one.path): _lasting(one.data.decode(errors="replace"))
        for one in publish(town(), engine_pages)
    }


def _lasting(text: str) -> str:
    return _DRAWN.sub("bilder/vorschau-….png", DIGEST.sub(r"\1/…/", text))


def compare(path: Path, text: str, *, accept: bool) -> None:
    if accept:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"{path.relative_to(PROJECT)} is missing; --accept writes it"
    assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_as_it_was_accepted(page: str, site: dict[str, str], accept: bool) -> None:  # noqa: FBT001 - a fixture
    compare(GOLDEN / page, site[page], accept=accept)


def test_the_site_has_the_files_that_were_accepted(site: dict[str, str], accept: bool) -> None:  # noqa: FBT001
    compare(
        GOLDEN / "paths.txt",
        "\n".join(sorted(path for path in site if not _PART.match(path))) + "\n",
        accept=accept,
    )


def test_nothing_accepted_is_forgotten() -> None:
    assert set(files_in(GOLDEN)) == {*PAGES, "paths.txt"}
