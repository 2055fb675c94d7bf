"""Starts the machine's Chromium once for all tests in this folder."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--no-sandbox",  # CI runs as root, where the sandbox refuses to start
    "--disable-gpu",
    # It talks to the site under test and to nobody else.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
FOLDERS = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")


@pytest.fixture(scope="session")
def chromium() -> str:
    for name in (os.environ.get("CHROMIUM", ""), *NAMES):
        if found := shutil.which(name):
            return found
    pytest.fail("No Chromium: `make browser` installs it, CHROMIUM=/path/to/it names it.", pytrace=False)


@pytest.fixture(scope="session")
def chromium_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str | float | bool]]:
    """Keep everything Chromium writes below the tests' own folder."""
    home = tmp_path_factory.mktemp("browser")
    folder = os.open(home, os.O_RDONLY)
    # Chromium opens a socket in TMPDIR, and a socket's path has 107 bytes at most: /proc has a short one.
    short = Path(f"/proc/{os.getpid()}/fd/{folder}")
    yield {
        **os.environ,
        **dict.fromkeys(FOLDERS, str(home)),
        "TMPDIR": str(short if short.exists() else home),
    }
    os.close(folder)


@pytest.fixture(scope="session")
def browser(chromium: str, chromium_environment: dict[str, str | float | bool]) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=OPTIONS, env=chromium_environment)
        yield started
        started.close()
