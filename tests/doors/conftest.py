"""The finished sites, and a Musterstadt of one's own to break."""

import shutil
import signal
from pathlib import Path

import pytest

from tests.town.sites import TOWN, city_site, town_site

__all__ = ["city_site", "town_site"]


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_works() -> None:
    """Let programs heed Ctrl+C even where a shell runs the tests in its background, which would ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of Musterstadt's content that a test may change."""
    return Path(shutil.copytree(TOWN, tmp_path / "content"))


@pytest.fixture
def old_site(town_site: Path, tmp_path: Path) -> Path:
    """A copy of Musterstadt's finished site, alone in its folder."""
    return Path(shutil.copytree(town_site, tmp_path / "web" / "site"))
