"""The filters of the map: fetched late, in step with the address, by keyboard, without barriers in any state."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.visit import NARROW, WIDE, Visit, visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EVERYTHING, NOTHING = 7, "/karte/?kosten=free"


def status(page: Page) -> Locator:
    return page.locator("#karten-status")


def rows(page: Page) -> Locator:
    return page.locator("li.spot:visible").locator("h3, h4")


def dots(page: Page) -> list[str]:
    found: list[str] = page.locator(".map-dots a").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    return found


def tab_to(page: Page, target: Locator) -> None:
    for _ in range(60):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("the keyboard does not get there")


def test_nothing_is_fetched_before_somebody_wants_it(town: str, page: Page) -> None:
    seen = visit(page, town, "/karte/?plz=12345")
    expect(page.locator("#f-filter")).to_be_visible()
    expect(page.locator(".spot-distance").first).to_be_visible()
    assert not [url for url in seen.requests if "facets" in url or url.endswith("/filters.js")]
    page.locator("#f-filter").click()
    expect(page.locator("#f-thema")).to_be_visible()
    assert [url for url in seen.requests if url.endswith("/facets.json")]
    assert seen.complaints == []


def test_points_rows_and_counts_follow_the_address(town: str, page: Page) -> None:
    page.goto(f"{town}/karte/?thema=bees")
    expect(status(page)).to_have_text("1 von 7 Orten")
    expect(rows(page)).to_have_text(["Musterverein für Natur & Umwelt"])
    assert dots(page) == ["Musterverein für Natur & Umwelt"]
    expect(page.locator("#orte h2")).to_have_text("Orte mit bekannter Lage 1")
    expect(page.locator("#ohne-lage")).to_be_hidden()
    expect(page.locator("#ort-musterverein [data-nr]:visible")).to_have_count(1)


def test_says_so_where_the_places_that_fit_have_no_point(town: str, page: Page) -> None:
    page.goto(f"{town}/karte/?thema=literature")
    expect(status(page)).to_have_text("1 von 7 Orten, davon 1 ohne bekannte Lage")
    assert dots(page) == []
    expect(page.locator("#karten-nur-ohne-lage")).to_be_visible()
    expect(page.locator("#ohne-lage h2")).to_have_text("Orte, deren Lage wir noch nicht kennen 1")


def test_nothing_left_has_a_way_out(town: str, page: Page) -> None:
    page.goto(f"{town}{NOTHING}")
    expect(status(page)).to_have_text(f"0 von {EVERYTHING} Orten")
    expect(rows(page)).to_have_count(0)
    expect(page.locator("#karten-bild")).to_be_hidden()
    empty = page.locator("#karten-leer")
    empty.get_by_role("button", name="Alle Filter löschen").click()
    expect(empty).to_be_hidden()
    expect(rows(page)).to_have_count(EVERYTHING)
    expect(page).to_have_url(f"{town}/karte/")
    expect(page.locator("#f-filter")).to_be_focused()
    expect(status(page)).to_be_empty()


def test_works_by_keyboard_alone_and_the_back_button_restores(town: str, page: Page) -> None:
    page.goto(f"{town}/karte/")
    expect(page.locator("#f-filter")).to_be_visible()
    everything = dots(page)
    for name in ("filter", "kosten"):
        tab_to(page, page.locator(f"#f-{name}"))
        page.keyboard.press("Enter")
        expect(page.locator("#f-kosten")).to_be_visible()
    tab_to(page, page.locator("#f-kosten-donation"))
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{town}/karte/?kosten=donation")
    expect(page.locator("#f-kosten-donation")).to_be_focused()
    expect(status(page)).to_have_text("1 von 7 Orten")
    tab_to(page, page.get_by_role("button", name="Orte ansehen"))
    page.keyboard.press("Enter")
    expect(page.locator("#f-filter")).to_be_focused()
    page.go_back()
    expect(rows(page)).to_have_count(EVERYTHING)
    assert dots(page) == everything
    page.go_forward()
    expect(rows(page)).to_have_count(1)


def test_goes_together_with_the_distance(town: str, page: Page) -> None:
    page.goto(f"{town}/karte/?plz=12345&thema=water_bodies")
    expect(status(page)).to_contain_text("Orten. Sortiert nach Entfernung von 12345. Am nächsten: Alte Mühle")
    page.get_by_role("button", name="Wieder nach Namen sortieren").click()
    expect(status(page)).to_have_text("2 von 7 Orten. Sortiert nach Namen.")


def test_a_failed_fetch_is_said_and_can_be_repeated(town: str, page: Page) -> None:
    def fail(route: Route) -> None:
        route.abort()

    page.route("**/facets.json", fail)
    page.goto(f"{town}/karte/?thema=bees")
    expect(page.get_by_text("Die Filter konnten nicht geladen werden.")).to_be_attached()
    expect(rows(page)).to_have_count(EVERYTHING)
    page.unroute("**/facets.json", fail)
    page.locator("#f-filter").click()
    expect(rows(page)).to_have_count(1)


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_has_no_barrier_in_any_state(town: str, page: Page, width: int, scheme: str) -> None:
    seen = visit(page, town, "/karte/")
    seen.look(width, scheme)
    summary = page.locator("#f-filter")
    expect(summary).to_be_visible()
    assert_no_barriers(seen)
    summary.click()
    page.locator("#f-kosten").click()
    assert_no_barriers(seen)
    page.locator("#f-kosten-donation").check()
    expect(rows(page)).to_have_count(1)
    assert_no_barriers(seen)
    page.goto(f"{town}{NOTHING}")
    expect(page.locator("#karten-leer")).to_be_visible()
    assert_no_barriers(seen)
    assert seen.complaints == []


def assert_no_barriers(seen: Visit) -> None:
    assert seen.barriers() == []
    assert seen.small_targets() == []
    assert seen.ask("document.scrollingElement.scrollWidth <= innerWidth")
