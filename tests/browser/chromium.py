"""Starting the machine's Chromium so that it talks to the site under test and to nobody else."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# The first is the same engine without windows; tests with it take little more than half as long.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--no-sandbox",  # CI runs as root, where the sandbox refuses to start
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
FOLDERS = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")


def find_chromium() -> str | None:
    """Return the browser's path; CHROMIUM wins over the names that distributions use."""
    return next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *NAMES))), None)


@contextmanager
def started(program: str, home: Path) -> Iterator[Browser]:
    """Run Chromium, and keep everything it writes below a folder."""
    folder = os.open(home, os.O_RDONLY)
    # Chromium opens a socket in TMPDIR, and a socket's path has 107 bytes at most: /proc has a short one.
    short = Path(f"/proc/{os.getpid()}/fd/{folder}")
    environment: dict[str, str | float | bool] = {
        **os.environ,
        **dict.fromkeys(FOLDERS, str(home)),
        "TMPDIR": str(short if short.exists() else home),
    }
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=OPTIONS, env=environment)
            yield browser
            browser.close()
    finally:
        os.close(folder)
