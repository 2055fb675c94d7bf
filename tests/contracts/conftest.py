"""The two finished sites, and their pages as the tests read them."""

from pathlib import Path

import pytest

from tests.contracts.html_page import HtmlPage, pages_in
from tests.town.sites import city_site, town_site

__all__ = ["city_site", "town_site"]


@pytest.fixture(scope="session", params=["town", "city"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(f"{request.param}_site")
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, HtmlPage]:
    """Every page of a site by its path."""
    return pages_in(site)
