"""What all tests share: how to accept new expectations, and how hard to try."""

import os

import pytest
from hypothesis import HealthCheck, settings

CAREFUL, QUICK = 1_000, 300
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
