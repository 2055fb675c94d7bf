"""The form in all its states: without barriers, small, and of use without scripts and on paper."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.typist import Typist
from tests.browser.visit import COLOUR_RULES, NARROW, WIDE, visit
from tests.town.sites import TOWN, TOWN_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext

    from tests.browser.visit import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FORM = "/mitmachen/angebot/"
MOST_BYTES = 45_000
TALL = 4000
SETTLED = 800
"""Milliseconds until the preview is drawn anew after a change; axe must not see it half replaced."""
SUBMIT = "#eintrag-formular [type=submit]"


@pytest.fixture(scope="module")
def form(context: BrowserContext, town: str) -> Iterator[Visit]:
    """A form with a record, brought from one state into the next."""
    with context.new_page() as page:
        seen = visit(page, town, f"{FORM}?id=bienenschule")
        expect(page.locator("#f-stand")).to_contain_text("Sie ändern")
        yield seen
        page.evaluate("localStorage.clear()")


def _with_errors(page: Page) -> None:
    Typist(page).fill_all({"title": "", "age.min": "alt"})
    page.locator(SUBMIT).press("Enter")
    expect(page.locator("#f-fehler")).to_be_focused()


def _with_everything_open(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.locator("[data-rows='places'] > p > [data-add]").press("Enter")


def _with_a_draft(page: Page) -> None:
    page.locator("#f-merken").press("Enter")
    expect(page.locator("#f-entwurf button").first).to_be_visible()


def _finished(page: Page) -> None:
    page.locator("[data-row='places.1'] [data-remove]").press("Enter")
    Typist(page).fill_all({"title": "Bienenschule für alle Kinder", "age.min": "6"})
    page.locator("#f-zusage").press("Space")
    page.locator(SUBMIT).press("Enter")
    expect(page.locator("#g-wege")).to_be_focused()


STATES: dict[str, Callable[[Page], None]] = {
    "errors": _with_errors,
    "open, with a row more": _with_everything_open,
    "draft": _with_a_draft,
    "finished": _finished,
}


@pytest.mark.parametrize("state", STATES)
def test_no_state_has_a_barrier_or_scrolls_sideways(state: str, form: Visit) -> None:
    form.look(WIDE, "light")
    STATES[state](form.page)
    form.page.wait_for_timeout(SETTLED)
    found = {}
    for width, scheme, rules in ((WIDE, "light", ()), (NARROW, "dark", COLOUR_RULES)):
        form.look(width, scheme)
        # Where the preview scrolls, axe cannot tell the colours of what is cut off.
        form.page.set_viewport_size({"width": width, "height": TALL})
        assert form.ask("document.scrollingElement.scrollWidth") <= width
        found[width] = form.barriers(rules)
    assert {look: "\n".join(barriers) for look, barriers in found.items() if barriers} == {}
    assert form.complaints == []
    assert form.foreign_requests == []


# Draws each field into view as the Tab key does, and names those that people then do not see or cannot hit.
_OUT_OF_REACH = """async form => {
  const missed = [], pause = () => new Promise(done => setTimeout(done, 400));
  const inReach = node => {
    const box = node.getBoundingClientRect(), top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    const hit = document.elementFromPoint((box.left + box.right) / 2, (top + bottom) / 2);
    const seen = bottom - top > Math.min(box.height, 40) - 1 && box.left >= 0 && box.right <= innerWidth;
    return document.activeElement === node && seen && document.scrollingElement.scrollWidth <= innerWidth &&
      (node.contains(hit) || hit?.contains(node) && hit.matches("label"));
  };
  for (const node of form.querySelectorAll("input, select, textarea, button, summary")) {
    if (!node.checkVisibility({visibilityProperty: true})) continue;
    node.focus();
    await new Promise(requestAnimationFrame);
    // A message at the field that was left may still move what is below it, late on a busy machine.
    for (let times = 0; times < 8 && !inReach(node); times++) { await pause(); node.focus(); }
    if (!inReach(node)) missed.push(node.outerHTML.slice(0, 100));
  }
  return missed;
}"""


@pytest.mark.parametrize("address", ["/mitmachen/angebot/", "/mitmachen/akteur/"])
def test_at_four_hundred_percent_every_field_is_in_reach(address: str, browser: Browser, town: str) -> None:
    # A window of 1280 by 1024 pixels, enlarged four times.
    with browser.new_context(
        viewport={"width": NARROW, "height": 256}, device_scale_factor=4, reduced_motion="reduce"
    ) as enlarged:
        page = enlarged.new_page()
        page.goto(town + address)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        form = page.locator("#eintrag-formular")
        assert form.evaluate(_OUT_OF_REACH) == []
        page.locator("[data-add]:visible").first.click()
        page.locator("[data-remove]:visible").last.click()
        page.locator(SUBMIT).click()
        expect(page.locator("#f-fehler")).to_be_focused()
        assert form.evaluate(_OUT_OF_REACH) == []


@pytest.mark.parametrize("city", ["town", "city"])
@pytest.mark.parametrize("address", ["mitmachen/angebot", "mitmachen/akteur"])
def test_all_it_can_ever_load_is_small(address: str, city: str, request: pytest.FixtureRequest) -> None:
    page: Path = request.getfixturevalue(f"{city}_site") / address / "index.html"
    named = re.findall(r'(?:href|src)="([^"]+\.(?:css|js))"', page.read_text("utf-8"))
    files = {page, *(page.parent.joinpath(one).resolve() for one in named)}
    waiting = [one.parent / "form_page.js" for one in files if one.name == "page.js"]
    assert waiting, "page.js loads the form; what else it loads belongs to other pages and to the head of all"
    while waiting:
        script = waiting.pop()
        if script not in files:
            files.add(script)
            waiting += [
                script.parent / one for one in re.findall(r"\./(\w+\.(?:js|css))", script.read_text("utf-8"))
            ]
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in files}
    assert {"site.css", "pages.css", "form.css", "page.js", "form_page.js", "index.html"} <= sizes.keys()
    assert sum(sizes.values()) <= MOST_BYTES, (sum(sizes.values()), sizes)


_FACTS = """page => Object.fromEntries([...page.querySelector(".facts").children].map(fact =>
  [fact.querySelector("dt").textContent, [...fact.querySelectorAll("dd")].map(line => line.textContent.trim())]))"""
# What only the built page can tell: how old a price is, where the house of an actor stands.
ONLY_BUILT = re.compile(r"Preise (?:mit Stand|ohne Datum).*|Diese Kontaktdaten.*|, [^,]+, \d{5} .*$")


@pytest.mark.parametrize("name", [file.stem for file in sorted((TOWN / "offers").glob("*.yml"))])
def test_the_preview_says_what_the_page_will_say(name: str, page_alone: Page, town: str) -> None:
    page = page_alone
    page.clock.set_fixed_time(f"{TOWN_DAY}T10:00:00Z")
    page.goto(f"{town}/angebote/{name}/")
    title, lead = page.locator("h1").inner_text(), page.locator(".lead").inner_text()
    badge = page.locator(".fresh .badge").inner_text()
    built, fresh = page.locator("article").evaluate(_FACTS), page.locator(".fresh").inner_text()
    page.goto(f"{town}{FORM}?id={name}")
    preview = page.locator("#f-vorschau")
    expect(preview.locator("h3")).to_have_text(title)
    expect(preview.locator(".lead")).to_have_text(lead)
    assert _comparable(preview.evaluate(_FACTS)) == _comparable(built)
    expect(preview.locator(".badge")).to_have_text(badge)
    if "Vom Anbieter bestätigt am" in fresh:
        assert preview.locator(".fresh").inner_text().split(" am ")[1] in fresh


def _comparable(facts: dict[str, list[str]]) -> dict[str, list[str]]:
    lines = {term: [ONLY_BUILT.sub("", line) for line in said] for term, said in facts.items()}
    return {term: [line for line in said if line] for term, said in lines.items()}


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("UTC", "2026-11-25T23:30:00Z", "2026-11-26"),
        ("Pacific/Pago_Pago", "2027-05-15T22:30:00Z", "2027-05-16"),
        ("Pacific/Kiritimati", "2027-05-15T21:30:00Z", "2027-05-15"),
    ],
)
def test_a_day_is_that_of_the_city_wherever_the_visitor_is(
    zone: str, moment: str, day: str, browser: Browser, town: str
) -> None:
    with browser.new_context(timezone_id=zone) as context, context.new_page() as page:
        page.clock.set_fixed_time(moment)
        page.goto(f"{town}{FORM}?id=bienenschule")
        expect(page.locator("#f-stand")).to_contain_text("Sie ändern")
        page.locator("[data-confirm]").check()
        page.locator("#f-zusage").check()
        page.locator(SUBMIT).press("Enter")
        expect(page.locator("#g-wege")).to_be_focused()
        assert f"\nconfirmed_on: {day}\n" in page.locator("#f-text").input_value()


def test_without_scripts_it_is_a_form_to_print_with_a_way_to_send_it(
    town: str, page_without_script: Page
) -> None:
    page = page_without_script
    page.goto(town + FORM)
    assert "Ohne JavaScript" in page.locator("noscript").inner_text()
    assert page.locator("noscript a[href='mailto:hinweise@beispiel.de']").count() == 1
    assert page.locator("noscript a[href$='/issues/new?template=angebot.yml']").count() == 1
    for media in ("screen", "print"):
        page.emulate_media(media="print" if media == "print" else "screen")
        for field in ("title", "cost.kind", "places.0.name", "accessibility.note", "topics"):
            expect(page.locator(f"#eintrag-formular [name='{field}']").first).to_be_visible()
    assert page.get_by_role("button", name="Angaben prüfen").count() == 0


def test_a_city_without_ways_in_says_which_ways_remain(context: BrowserContext, town: str) -> None:
    with context.new_page() as page:
        page.route(
            f"**{FORM}*",
            lambda route: route.fulfill(
                response=(answer := route.fetch()),
                body=re.sub(r'data-(repository|mailbox)="[^"]*"', r'data-\1=""', answer.text()),
            ),
        )
        page.goto(f"{town}{FORM}?id=bienenschule")
        expect(page.locator("#f-stand")).to_contain_text("Sie ändern")
        page.locator("#f-zusage").press("Space")
        page.locator(SUBMIT).press("Enter")
        expect(page.locator("#f-wege")).to_contain_text("noch keinen Eingang")
        expect(page.locator("#f-wege")).to_contain_text("Ohne GitHub: Schicken Sie die Datei")
        assert page.locator("#f-wege a").evaluate_all("links => links.map(one => one.pathname)")[1:] == [
            "/impressum/"
        ]
        expect(page.locator("#weg-datei")).to_be_visible()
