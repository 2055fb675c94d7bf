"""Searching, the way people do it: typing, by keyboard, with words that mean harm, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import NARROW, WIDE, Visit, visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def field(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("searchbox")


def status(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("status")


def hits(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("listitem").get_by_role("heading").get_by_role("link")


def tabbed_until(page: Page, beginning: str) -> list[str]:
    """Press the tab key until something with such an id has the focus; return what had it before."""
    stops: list[str] = []
    while len(stops) < 40:
        page.keyboard.press("Tab")
        name: str = page.evaluate("document.activeElement.id || document.activeElement.textContent")
        if name.startswith(beginning):
            return stops
        stops.append(name)
    pytest.fail(f"the keyboard does not get there: {stops}")


def test_shows_hits_while_the_word_is_being_typed(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/")
    field(page).press_sequentially("biene")
    expect(status(page)).to_contain_text("Treffer für „biene“")
    assert hits(page).first.inner_text() == "Bienenschule für Schüler*innen"


def test_forgives_a_slip(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?q=Bienenschuel")
    expect(hits(page).first).to_have_text("Bienenschule für Schüler*innen")


def test_says_so_when_nothing_is_found(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?q=qqqqqqqq")
    expect(status(page)).to_contain_text("Nichts gefunden für „qqqqqqqq“")
    assert hits(page).count() == 0


def test_keeps_the_query_in_the_address(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/")
    field(page).fill("Bach & Co. +100 %")
    field(page).press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=Bach%20%26%20Co\.%20%2B100%20%25$"))
    page.reload()
    expect(field(page)).to_have_value("Bach & Co. +100 %")


def test_works_by_keyboard_alone_from_home_to_an_offer(town: str, page: Page) -> None:
    page.goto(f"{town}/")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('main') && document.activeElement.type") == "search":
            break
    page.keyboard.type("Bienenschule")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{town}/suche/?q=Bienenschule")
    expect(hits(page).first).to_be_visible()
    field(page).focus()
    stops = tabbed_until(page, "treffer-")
    assert stops[:3] == ["Suchen", "f-filter", "in-"]
    assert "such-sort" in stops
    page.keyboard.press("Enter")
    page.wait_for_url(f"{town}/angebote/bienenschule/")


def test_the_small_search_in_the_head_leads_to_the_results(town: str, page: Page) -> None:
    page.goto(f"{town}/angebote/apfelfest/")
    page.get_by_role("banner").get_by_role("searchbox").fill("Bach")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{town}/suche/?q=Bach")
    expect(hits(page).first).to_contain_text("Bach")


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=document.title=1>",
        "<script>document.title=1</script>",
        "\"'><svg onload=document.title=1>",
        "constructor __proto__ toString",
        "\\ ( [ * + ? {2,1} $ ^ |",
        "%E0%A4%A",
        "مرحبا",
        "👩‍🔬",
        "a" * 3000,
    ],
    ids=lambda query: query[:24],
)
def test_takes_every_query_for_words(town: str, page: Page, query: str) -> None:
    seen = visit(page, town, "/suche/")
    title = page.title()
    field(page).fill(query)
    field(page).press("Enter")
    expect(status(page)).to_contain_text(query.strip()[:100])
    assert page.title() == title
    assert status(page).locator("*").count() == 0
    assert seen.complaints == []
    assert seen.foreign_requests == []


def test_takes_hostile_records_for_words(town: str, page: Page) -> None:
    seen = visit(page, town, "/suche/?q=zitat")
    title = '<script>alert(1)</script> & "Zitat" @@bne:body@@ {{ 7*7 }}'
    expect(hits(page).first).to_have_text(title)
    assert page.locator("main img, main script, main iframe").count() == 0
    assert seen.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_has_no_barrier_once_hits_are_shown(city: str, page: Page, width: int, scheme: str) -> None:
    seen = visit(page, city, "/suche/")
    seen.look(width, scheme)
    field(page).press_sequentially("wasser")
    expect(hits(page).first).to_be_visible()
    assert hits(page).count() > 3
    assert seen.barriers() == []
    assert seen.small_targets() == []


def test_says_so_when_the_index_does_not_come(town: str, page: Page) -> None:
    page.route("**/manifest.json", lambda route: route.abort())
    page.goto(f"{town}/suche/?q=bach")
    expect(status(page)).to_contain_text("konnte nicht geladen werden")
    page.unroute("**/manifest.json")
    field(page).press_sequentially("e")
    expect(hits(page).first).to_be_visible()


def test_asks_for_its_index_only_on_the_search_page(town: str, page: Page) -> None:
    elsewhere: Visit = visit(page, town, "/angebote/")
    assert not [url for url in elsewhere.requests if "suche" in url.removeprefix(town)]
