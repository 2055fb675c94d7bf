"""The two sites under test: Musterstadt, which never changes, and the city's real content.

Each is built once a run, for all its processes, by the command a city would use, into the run's own temporary folder.
"""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from generator.building import edition_of
from generator.pipeline import examine
from generator.publish.edition import Edition

PROJECT = Path(__file__).parents[2]
SCHEMAS = PROJECT / "schemas"
TOWN = Path(__file__).parent / "content"
TOWN_DAY = date(2026, 11, 23)
CITY = PROJECT / "content"


def bne(*arguments: str | Path, cwd: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    """Run the command line the way a person does."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)


def build(content: Path, site: Path, *options: str | Path) -> Path:
    """Build a site or end the tests with what the command says."""
    done = bne("build", "--content", content, "--site", site, *options)
    if done.returncode:
        pytest.fail(f"bne build ended with {done.returncode}:\n{done.stdout}{done.stderr}", pytrace=False)
    return site


def town_edition() -> Edition:
    """Musterstadt as its builder sees it."""
    return edition_of(examine(TOWN, SCHEMAS, TOWN_DAY))


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def town_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Musterstadt's finished site; tests only read it."""
    return _once(tmp_path_factory, "town", TOWN, "--today", str(TOWN_DAY), "--release")


@pytest.fixture(scope="session")
def city_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site of the real content, as of today; tests only read it."""
    return _once(tmp_path_factory, "city", CITY)


def _once(factory: pytest.TempPathFactory, name: str, content: Path, *options: str) -> Path:
    # Several folders of tests import these fixtures, each import is a fixture of its own, and so is each process.
    base = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()
    site = base / name / "site"
    with FileLock(base / f"{name}.lock"):
        return site if site.is_dir() else build(content, site, *options)
