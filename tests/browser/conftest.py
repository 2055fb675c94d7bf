"""One small web server for each site, for all tests in this folder."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from generator.building import edition_of
from generator.domain.dates import BERLIN
from generator.pipeline import examine
from tests.browser.page_kinds import KINDS, address_of
from tests.browser.visit import Visit, visit
from tests.conftest import PATIENCE
from tests.town.sites import CITY, SCHEMAS, city_site, town_edition, town_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["city_site", "town_site"]


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(locale="de-DE", reduced_motion="reduce") as opened:
        opened.set_default_timeout(PATIENCE)
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with context.new_page() as opened:
        yield opened


@pytest.fixture
def page_alone(browser: Browser) -> Iterator[Page]:
    """A page with a context of its own, for what would reach all pages of one: a clock."""
    with (
        browser.new_context(locale="de-DE", reduced_motion="reduce") as context,
        context.new_page() as opened,
    ):
        context.set_default_timeout(PATIENCE)
        yield opened


@pytest.fixture
def page_without_script(browser: Browser) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False) as context, context.new_page() as opened:
        yield opened


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site as its host would: unknown addresses get the site's own page."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Keep the tests' output free of requests."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(site: Path, handler: type[SimpleHTTPRequestHandler] = _Handler) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def town(town_site: Path) -> Iterator[str]:
    """Where Musterstadt is served."""
    with served(town_site) as address:
        yield address


@pytest.fixture(scope="session")
def city(city_site: Path) -> Iterator[str]:
    """Where the real content is served."""
    with served(city_site) as address:
        yield address


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test about pages once for each kind of page that a city has."""
    if "seen" in metafunc.fixturenames:
        pairs = [(name, kind) for name in ("town", "city") for kind in KINDS if addresses()[name][kind]]
        metafunc.parametrize(
            "seen", pairs, indirect=True, scope="session", ids=[f"{name}: {kind}" for name, kind in pairs]
        )


@cache
def addresses() -> dict[str, dict[str, str | None]]:
    """Where each kind of page is, in each city; None where a city has none."""
    today = datetime.now(BERLIN).date()
    editions = {"town": town_edition(), "city": edition_of(examine(CITY, SCHEMAS, today))}
    return {name: {kind: address_of(edition, kind) for kind in KINDS} for name, edition in editions.items()}


@pytest.fixture(scope="session")
def seen(request: pytest.FixtureRequest, context: BrowserContext) -> Iterator[Visit]:
    """One kind of page, opened, with everything it asked for and complained about."""
    name, kind = request.param
    with context.new_page() as page:
        yield visit(page, request.getfixturevalue(name), str(addresses()[name][kind]))
