"""`bne serve`: what somebody saves is on the screen about a second later, and a mistake ends nothing."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from logging import getLogger
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.town.sites import CITY, PROJECT, TOWN_DAY, files_in

pytestmark = pytest.mark.slow

LONGEST = 15.0  # for a slow machine under load; the figure that counts is in the log


@dataclass(frozen=True)
class Preview:
    """A running preview of a content folder."""

    address: str
    process: subprocess.Popen[bytes]

    def read(self, path: str) -> str:
        try:
            with urlopen(f"{self.address}/{path}", timeout=5) as answer:  # noqa: S310 - our own server
                return str(answer.read().decode())
        except OSError:
            return ""

    def wait_for(self, path: str, wanted: Callable[[str], object]) -> float:
        """Wait until a page is as wanted and return how long that took."""
        start = time.perf_counter()
        while not wanted(self.read(path)):
            if time.perf_counter() - start > LONGEST:
                pytest.fail(f"/{path} was not as wanted after {LONGEST} seconds")
            time.sleep(0.02)
        return time.perf_counter() - start


@contextmanager
def previewed(content: Path, *options: str) -> Iterator[Preview]:
    """Start a preview, wait for its home page, and end it as Ctrl+C does."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--content", content, "--port", str(port), *options],
        cwd=PROJECT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        running = Preview(f"http://127.0.0.1:{port}", process)
        running.wait_for("", lambda page: "<h1>" in page)
        yield running
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=10)


@pytest.fixture
def town_preview(content: Path) -> Iterator[Preview]:
    with previewed(content, "--today", str(TOWN_DAY)) as running:
        yield running


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edited_offer_shows_at_once(content: Path, town_preview: Preview) -> None:
    page = "angebote/bachnacht/"
    assert ">Bachnacht</h1>" in town_preview.read(page)
    edit(content / "offers" / "bachnacht.yml", "title: Bachnacht", "title: Nacht am Bach")
    seconds = town_preview.wait_for(page, lambda html: ">Nacht am Bach</h1>" in html)
    getLogger(__name__).info("Musterstadt: an edited offer showed after %.2f s", seconds)
    assert "Nacht am Bach" in town_preview.read("angebote/")


def test_an_edited_offer_shows_soon_in_the_real_content(tmp_path: Path) -> None:
    content = Path(shutil.copytree(CITY, tmp_path / "content"))
    offer = min((content / "offers").glob("*.yml"))
    with previewed(content) as preview:
        edit(offer, "title: ", "title: Neu gefasst ")
        seconds = preview.wait_for(f"angebote/{offer.stem}/", lambda html: ">Neu gefasst " in html)
    getLogger(__name__).info("real content: an edited offer showed after %.2f s", seconds)


def test_new_and_deleted_offers_come_and_go(content: Path, town_preview: Preview) -> None:
    offer = content / "offers" / "bachnacht.yml"
    new = (
        offer.read_text(encoding="utf-8")
        .replace("Bachnacht", "Waldnacht im Winter")
        .replace("series: bachtage\n", "")
    )
    (content / "offers" / "waldnacht.yml").write_text(new, encoding="utf-8")
    town_preview.wait_for("angebote/waldnacht/", lambda html: ">Waldnacht im Winter</h1>" in html)
    (content / "offers" / "waldnacht.yml").unlink()
    town_preview.wait_for("angebote/waldnacht/", lambda html: "Waldnacht im Winter" not in html)


def test_an_edited_text_shows(content: Path, town_preview: Preview) -> None:
    edit(content / "leitbild.md", "Niemand bleibt außen vor.", "Alle sind willkommen.")
    seconds = town_preview.wait_for("leitbild/", lambda html: "Alle sind willkommen." in html)
    getLogger(__name__).info("Musterstadt: an edited text showed after %.2f s", seconds)


def test_a_new_name_of_the_city_shows_everywhere(content: Path, town_preview: Preview) -> None:
    edit(content / "site.yml", "name: Bildungsverzeichnis Musterstadt", "name: Lernen in Musterstadt")
    town_preview.wait_for(
        "angebote/bachnacht/", lambda html: "<title>Bachnacht – Lernen in Musterstadt" in html
    )


@pytest.mark.parametrize(
    ("file", "good", "bad"),
    [
        ("offers/bachnacht.yml", "title: Bachnacht", "title: ["),
        ("site.yml", "city: Musterstadt", "city: ["),
        ("ueber.md", "@@bne:numbers@@", "@@bne:zahlen@@"),
    ],
    ids=["record", "city", "text"],
)
def test_a_mistake_keeps_the_last_good_pages_until_it_is_mended(
    content: Path, town_preview: Preview, file: str, good: str, bad: str
) -> None:
    edit(content / file, good, bad)
    time.sleep(1.5)
    assert town_preview.process.poll() is None
    assert ">Bachnacht</h1>" in town_preview.read("angebote/bachnacht/")
    edit(content / file, bad, good)
    edit(content / "offers" / "bachnacht.yml", "title: Bachnacht", "title: Wieder gut")
    town_preview.wait_for("angebote/bachnacht/", lambda html: ">Wieder gut</h1>" in html)


def test_the_preview_leaves_the_content_alone(content: Path) -> None:
    before = files_in(content)
    with previewed(content, "--today", str(TOWN_DAY)):
        pass
    assert files_in(content) == before
