"""Everything can be reached where JavaScript is off or does not come."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("address", ["town", "city"])
def test_lists_lead_to_every_kind_of_record(
    address: str, page_without_script: Page, request: pytest.FixtureRequest
) -> None:
    page, home = page_without_script, request.getfixturevalue(address)
    page.goto(f"{home}/")
    page.get_by_role("link", name="Alle Angebote ansehen").click()
    page.locator(".row h3 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Woher wir das wissen")).to_be_visible()
    page.get_by_role("navigation", name="Hauptmenü").get_by_role("link", name="Akteure").click()
    page.locator(".row h3 a").first.click()
    expect(page.get_by_role("heading", name="Programm")).to_be_visible()


def test_topics_lead_to_their_offers(town: str, page_without_script: Page) -> None:
    page = page_without_script
    page.goto(f"{town}/themen/")
    page.get_by_role("link", name="Biodiversität").first.click()
    page.get_by_role("link", name="Bienenschule").click()
    expect(page).to_have_url(f"{town}/angebote/bienenschule/")


def test_search_says_what_to_do_instead(town: str, page_without_script: Page) -> None:
    page = page_without_script
    page.goto(f"{town}/")
    page.get_by_role("main").get_by_role("searchbox").fill("Bienen")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{town}/suche/?q=Bienen")
    # Playwright's own words for texts and roles pass over what stands in a noscript.
    expect(page.locator("noscript p")).to_be_visible()
    page.locator("#such-start a", has_text="Alle Themen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Themen")


def test_former_offers_can_be_opened(city: str, page_without_script: Page) -> None:
    page = page_without_script
    page.goto(f"{city}/themen/")
    page.goto(f"{city}/angebote/archiv/")
    assert page.locator(".row h2 a").count() > 5


def test_an_unknown_address_helps_onward(town: str, page_without_script: Page) -> None:
    page = page_without_script
    answer = page.goto(f"{town}/angebote/gab/es/nie/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Diese Seite gibt es nicht")
    page.get_by_role("main").get_by_role("link", name="alle Angebote").click()
    expect(page).to_have_url(f"{town}/angebote/")


def test_a_renamed_offer_is_found_under_its_old_address(town: str, page_without_script: Page) -> None:
    page = page_without_script
    page.goto(f"{town}/angebote/bienen-ag/")
    page.get_by_role("main").get_by_role("link").click()
    expect(page).to_have_url(f"{town}/angebote/bienenschule/")
