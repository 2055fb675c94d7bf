"""The desk of an actor in a browser: the HTML for its own website is copied by one click, or marked by hand."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESK = "/akteure/musterverein/pflege/"
ELEMENT, LINKS = "Liste, die immer aktuell bleibt", "Einfache Liste ohne Skript"
MARKED = "el => el.value.slice(el.selectionStart, el.selectionEnd) === el.value"


@pytest.mark.parametrize("name", [ELEMENT, LINKS])
def test_one_click_copies_the_html(name: str, town: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{town}{DESK}")
    page.get_by_role("button").filter(has_text=name).press("Enter")
    expect(page.get_by_text("Der Text ist kopiert.")).to_have_count(1)
    text = page.get_by_label(name, exact=True).input_value()
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert '<a href="https://bildung.beispiel.de/akteure/musterverein/">' in text


def test_a_browser_that_may_not_copy_marks_the_text(town: str, page: Page) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard;")
    page.goto(f"{town}{DESK}")
    page.get_by_role("button").filter(has_text=LINKS).click()
    expect(page.get_by_text("bitte kopieren Sie ihn selbst")).to_be_visible()
    assert page.get_by_label(LINKS, exact=True).evaluate(MARKED)


def test_without_a_script_everything_but_the_button_is_there(town: str, page_without_script: Page) -> None:
    page = page_without_script
    page.goto(f"{town}/akteure/musterverein/")
    page.get_by_role("link", name="Für den Anbieter: Einträge pflegen").click()
    expect(page).to_have_url(f"{town}{DESK}")
    expect(page.get_by_label(LINKS, exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="HTML kopieren").first).to_be_hidden()
    page.get_by_text("Fragen sind noch offen").first.click()
    expect(page.get_by_text("Sagen Sie, wie lange es dauert.").first).to_be_visible()


def test_keys_alone_lead_to_the_confirmation(town: str, page: Page) -> None:
    page.goto(f"{town}{DESK}")
    row = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Bachnacht"))
    row.get_by_role("link", name="Bachnacht", exact=True).focus()
    page.keyboard.press("Tab")
    focused = "document.activeElement.textContent"
    assert page.evaluate(focused) == "Alles stimmt noch – bestätigen: Bachnacht"
