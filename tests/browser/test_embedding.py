"""A partner's own website shows its offers: with a hostile style sheet and a strict policy around the element."""

from __future__ import annotations

import json
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import served
from tests.browser.visit import Visit, visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOSTILE = """
* { text-transform: uppercase; letter-spacing: 9px; }
ul { list-style: square; background: #000; } a { display: none; color: #fff } li { float: right } span { opacity: 0 }
body { color: #222; background: #fff; font: 18px serif } .box { border: 9px solid red }
"""
# All that a strict page must allow is the directory's own server.
POLICY = "default-src 'none'; img-src data:; style-src 'self'; script-src {0}; connect-src {0}; base-uri 'none'; form-action 'none'"
PARTNER = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Unser Verein</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="style.css"></head><body><main><h1>Unser Verein</h1>
<ul id="own"><li><span>Unsere eigene Liste</span></li></ul><h2>Unsere Angebote</h2>
<script type="module" src="{home}/einbetten/angebote.js" referrerpolicy="no-referrer"></script>
<bne-angebote {attributes}>{inside}</bne-angebote></main></body></html>"""
INSIDE = "<p>Mehr im Verzeichnis</p>"
SHADOW = "document.querySelector('bne-angebote').shadowRoot"
KEPT = "[document.cookie, localStorage.length, sessionStorage.length]"


class _Host(SimpleHTTPRequestHandler):
    """A web server that lets every page read its files, as GitHub Pages does, and may set a policy."""

    policy = ""

    def log_message(self, *_: object) -> None:
        """Keep the tests' output free of requests."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()


@pytest.fixture(scope="session")
def directory(town_site: Path) -> Iterator[str]:
    with served(town_site, _Host) as address:
        yield address


@contextmanager
def partner(
    directory: str, folder: Path, attributes: str = 'akteur="musterverein"', inside: str = INSIDE
) -> Iterator[str]:
    (folder / "style.css").write_text(HOSTILE, encoding="utf-8")
    page = PARTNER.format(home=directory, attributes=attributes, inside=inside)
    (folder / "index.html").write_text(page, encoding="utf-8")
    with served(folder, type("Partner", (_Host,), {"policy": POLICY.format(directory)})) as address:
        yield address


def shown(page: Page) -> Visit:
    expect(page.locator("bne-angebote .home a")).to_be_visible()
    return Visit(page, page.url, page.url)


def test_the_offers_stand_there_and_nothing_else_is_asked_for(
    directory: str, tmp_path: Path, page: Page
) -> None:
    with partner(directory, tmp_path) as home:
        seen = visit(page, home, "/")
        shown(page)
        expect(page.get_by_role("link", name="Bachtage 2026 und 2027")).to_have_attribute(
            "href", "https://bildung.beispiel.de/angebote/bachtage/"
        )
        expect(page.get_by_text("Mehr im Verzeichnis")).to_be_hidden()
        foreign = [urlsplit(one).path for one in seen.foreign_requests]
        assert foreign == ["/einbetten/angebote.js", "/api/v1/actors/musterverein/offers.json"]
        assert seen.complaints == []
        assert page.evaluate(KEPT) == ["", 0, 0]
        assert page.context.cookies() == []


def test_no_style_gets_in_and_none_gets_out(directory: str, tmp_path: Path, page: Page) -> None:
    style = "node => { const s = getComputedStyle(node); return [s.textTransform, s.letterSpacing, s.opacity, s.listStyleType, s.float, s.borderTopWidth] }"
    with partner(directory, tmp_path) as home:
        page.goto(home)
        shown(page)
        within = page.locator("bne-angebote")
        link = within.get_by_role("link").first
        expect(link).to_be_visible()
        for part in (within.locator(".box"), within.locator("li").first, link):
            assert part.evaluate(style)[:3] == ["none", "normal", "1"]
        assert within.locator("ul").evaluate(style)[3] == "none"
        assert within.locator("li").first.evaluate(style)[4] == "none"
        assert within.locator(".box").evaluate(style)[5] == "0px"
        # It reads like the page around it, which stays as it was.
        font = "node => [getComputedStyle(node).fontFamily, getComputedStyle(node).fontSize, getComputedStyle(node).color]"
        assert within.locator(".box").evaluate(font) == ["serif", "18px", "rgb(34, 34, 34)"]
        own = page.locator("#own")
        assert own.evaluate(style)[3] == "square"
        assert own.locator("span").evaluate(style)[:3] == ["uppercase", "9px", "0"]


@pytest.mark.parametrize(
    ("name", "value"), [("visibility", "hidden"), ("pointerEvents", "none"), ("cursor", "wait")]
)
def test_what_the_page_makes_of_the_element_holds_inside_too(
    name: str, value: str, directory: str, tmp_path: Path, page: Page
) -> None:
    # A page that folds a part away so must not leave links there that one sees, hits or reaches with the tab key.
    with partner(directory, tmp_path) as home:
        page.goto(home)
        shown(page)
        page.locator("bne-angebote").evaluate(
            "(node, [name, value]) => { node.style[name] = value }", [name, value]
        )
        for part in (page.locator("bne-angebote .box"), page.locator("bne-angebote li").first):
            assert part.evaluate("(node, name) => getComputedStyle(node)[name]", name) == value
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.localName")
        assert (focused == "bne-angebote") == (name != "visibility")


@pytest.mark.parametrize("level", [2, 3, 6])
def test_headings_have_the_level_that_the_page_asks_for(
    level: int, directory: str, tmp_path: Path, page: Page
) -> None:
    with partner(directory, tmp_path, f'akteur="musterverein" ebene="{level}" anzahl="2"') as home:
        page.goto(home)
        shown(page)
        assert page.locator("bne-angebote").get_by_role("heading", level=level).count() == 2
        assert page.locator("bne-angebote").get_by_role("listitem").count() == 2


def test_there_are_no_barriers(directory: str, tmp_path: Path, page: Page) -> None:
    with partner(directory, tmp_path) as home:
        page.goto(home)
        seen = shown(page)
        page.evaluate("document.querySelector('link[rel=stylesheet]').disabled = true")
        assert seen.barriers(within="bne-angebote") == []
        assert page.evaluate(f"{SHADOW}.querySelectorAll('li').length") > 2


@pytest.mark.parametrize("inside", [INSIDE, ""])
def test_an_unknown_actor_leaves_what_the_page_has_or_says_so(
    inside: str, directory: str, tmp_path: Path, page: Page
) -> None:
    with partner(directory, tmp_path, 'akteur="gibt-es/../nicht"', inside) as home:
        page.goto(home)
        words = "Mehr im Verzeichnis" if inside else "Die Angebote konnten nicht geladen werden."
        expect(page.get_by_text(words)).to_be_visible()
        expect(page.locator("bne-angebote")).not_to_have_attribute("aria-busy", "true")


def answer(page: Page, *offers: dict[str, str]) -> None:
    """Let the directory say this about every actor."""
    body = json.dumps({"directory": "<b>Verzeichnis</b>", "page": "/akteure/x/", "offers": offers})
    headers = {"Access-Control-Allow-Origin": "*"}
    page.route("**/offers.json", lambda route: route.fulfill(body=body, headers=headers))


def test_an_actor_without_offers_says_so(directory: str, tmp_path: Path, page: Page) -> None:
    answer(page)
    with partner(directory, tmp_path) as home:
        page.goto(home)
        shown(page)
        expect(page.get_by_text("Zurzeit ist hier kein Angebot eingetragen.")).to_be_visible()


def test_words_are_only_text_and_paths_lead_to_the_directory(
    directory: str, tmp_path: Path, page: Page
) -> None:
    title = "<img src=x onerror=alert(1)>"
    rest = {"when": "<i>w</i>", "where": "", "cost": "", "badge": "<u>b</u>"}
    answer(page, {"title": title, "page": "/angebote/y/", **rest})
    with partner(directory, tmp_path) as home:
        page.goto(home)
        shown(page)
        link = page.get_by_role("link", name=title)
        expect(link).to_have_attribute("href", f"{directory}/angebote/y/")
        assert page.evaluate(f"{SHADOW}.querySelectorAll('img, b, i, u').length") == 0


def test_without_a_script_the_inside_stays(directory: str, tmp_path: Path, page_without_script: Page) -> None:
    with partner(directory, tmp_path) as home:
        page_without_script.goto(home)
        expect(page_without_script.get_by_text("Mehr im Verzeichnis")).to_be_visible()
