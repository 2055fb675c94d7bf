"""What all tests share: one Chromium, how to accept new expectations, and how hard to try."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import expect

from tests.browser.chromium import find_chromium, started

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CAREFUL, QUICK = 1_000, 300
PATIENCE = (
    15_000  # milliseconds for a page to get where a test wants it; machines that run tests are often busy
)

expect.set_options(timeout=PATIENCE)
_SLOW_MACHINES_ARE_FINE = (HealthCheck.too_slow,)

settings.register_profile(
    "ci",
    max_examples=CAREFUL,
    deadline=None,
    derandomize=True,  # the same commit gives the same result
    database=None,
    print_blob=True,
    suppress_health_check=_SLOW_MACHINES_ARE_FINE,
)
settings.register_profile(
    "quick", max_examples=QUICK, deadline=None, suppress_health_check=_SLOW_MACHINES_ARE_FINE
)
settings.load_profile("ci" if os.environ.get("CI") else "quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what the program says now into the expectations under tests/cases",
    )


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether somebody has read the new messages and wants to keep them."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One for the whole run: Playwright starts only once in a process."""
    program = find_chromium()
    if program is None:
        pytest.fail("No Chromium: `make browser` installs it, CHROMIUM=/path/to/it names it.", pytrace=False)
    with started(program, tmp_path_factory.mktemp("browser")) as running:
        yield running
