"""Keeping offers: nothing is stored before the click, nothing is left after the last removal, all of it by keyboard."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visit import NARROW, WIDE, visit
from tests.conftest import PATIENCE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ONE, OTHER, THIRD = "bienenschule", "bachtage", "klimakurs"
STORED = "JSON.stringify({...localStorage})"
FORBID = """Object.defineProperty(window, "localStorage", {get() { throw new DOMException("no", "SecurityError"); }});"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser of its own for each test, so that none finds what another kept."""
    with browser.new_context(locale="de-DE", reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE)
        with context.new_page() as opened:
            yield opened


def stored(page: Page) -> list[str]:
    found: dict[str, str] = json.loads(page.evaluate(STORED))
    assert set(found) <= {"merkliste"}
    return json.loads(found.get("merkliste", "[]")) if found else []


def button(page: Page) -> Locator:
    return page.get_by_role("main").locator(".pin-button")


def heading(page: Page) -> Locator:
    return page.locator("#merkbrett h2").first


def titles(page: Page) -> Locator:
    return page.locator("#merkbrett h3")


def status(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("status")


def in_menu(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Hauptmenü").get_by_role("link", name=re.compile("Merkliste"))


def keep(page: Page, home: str, *names: str) -> None:
    page.goto(f"{home}/merkliste/")
    page.evaluate("ids => localStorage.setItem('merkliste', JSON.stringify(ids))", list(names))
    page.goto(f"{home}/merkliste/")
    expect(page.locator("#merkbrett .pin-facts")).to_have_count(len(names))


def press(page: Page, name: str) -> None:
    """Reach a button of the board with the Tab key and press it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith(name):
            page.keyboard.press("Enter")
            return
    pytest.fail(f"Tab never reached {name!r}")


def test_keeps_an_offer_by_keyboard_and_forgets_it_again(town: str, page: Page) -> None:
    seen = visit(page, town, f"/angebote/{ONE}/")
    expect(button(page)).to_have_attribute("aria-pressed", "false")
    expect(button(page)).to_have_accessible_name("Merken „Bienenschule für Schüler*innen“")
    assert stored(page) == []
    expect(in_menu(page)).to_have_count(0)
    press(page, "Merken")
    expect(button(page)).to_have_attribute("aria-pressed", "true")
    expect(button(page)).to_have_accessible_name("Gemerkt „Bienenschule für Schüler*innen“")
    assert stored(page) == [ONE]
    expect(in_menu(page)).to_have_text("Merkliste (1)")
    page.keyboard.press("Enter")
    expect(button(page)).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("localStorage.length") == 0
    expect(in_menu(page)).to_have_count(0)
    assert seen.complaints == []


def test_stores_nothing_by_looking(town: str, page: Page) -> None:
    for path in (f"/angebote/{ONE}/", "/merkliste/", f"/merkliste/?angebote={ONE},{OTHER}"):
        page.goto(f"{town}{path}", wait_until="networkidle")
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_says_what_the_offers_own_pages_say(town: str, page: Page) -> None:
    keep(page, town, OTHER, ONE)
    expect(heading(page)).to_have_text("2 Angebote")
    assert titles(page).all_inner_texts() == ["Bachtage 2026 und 2027", "Bienenschule für Schüler*innen"]
    first = page.locator("#merkbrett li").first
    for words in ("Wann", "Wo", "Brücke am Mühlenweg", "Kosten", "Spende erbeten", "Laut Quelle aktuell"):
        expect(first).to_contain_text(words)
    titles(page).first.get_by_role("link").click()
    expect(page).to_have_url(f"{town}/angebote/{OTHER}/")


def test_removing_leads_on_and_leaves_nothing_at_the_end(town: str, page: Page) -> None:
    keep(page, town, ONE, OTHER)
    press(page, "Entfernen")
    expect(titles(page)).to_have_count(1)
    assert page.evaluate("document.activeElement.textContent").startswith("Entfernen „Bachtage")
    expect(status(page)).to_have_text("Entfernt. Noch 1 Angebot.")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Noch ist nichts gemerkt")
    expect(heading(page)).to_be_focused()
    assert page.evaluate("localStorage.length") == 0
    expect(in_menu(page)).to_have_count(0)


def test_entries_can_be_put_in_another_order(town: str, page: Page) -> None:
    keep(page, town, ONE, OTHER, THIRD)
    press(page, "Nach unten")
    assert stored(page) == [OTHER, ONE, THIRD]
    assert page.evaluate("document.activeElement.textContent").startswith("Nach unten „Bienenschule")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert stored(page) == [OTHER, THIRD, ONE]
    expect(status(page)).to_have_text("Jetzt an Stelle 3 von 3.")


def test_asks_before_everything_is_deleted(town: str, page: Page) -> None:
    keep(page, town, ONE, OTHER)
    press(page, "Alles löschen")
    expect(page.get_by_role("button", name="Nein, behalten")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Alles löschen")).to_be_focused()
    assert stored(page) == [ONE, OTHER]
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    expect(status(page)).to_have_text("Alles gelöscht. Gespeichert ist nichts mehr.")
    assert page.evaluate("localStorage.length") == 0


def test_a_shared_list_is_shown_and_stored_only_when_taken_over(town: str, page: Page) -> None:
    keep(page, town, THIRD)
    page.goto(f"{town}/merkliste/?angebote={ONE},gibt-es-nicht,{THIRD}")
    expect(heading(page)).to_have_text("Geteilte Liste: 3 Angebote")
    expect(page.locator("#merkbrett")).to_contain_text("Dieses Angebot gibt es nicht mehr.")
    assert stored(page) == [THIRD]
    press(page, "In meine Merkliste")
    expect(page).to_have_url(f"{town}/merkliste/")
    expect(heading(page)).to_have_text("2 Angebote")
    expect(heading(page)).to_be_focused()
    assert stored(page) == [THIRD, ONE]
    page.go_back()
    expect(heading(page)).to_have_text("Geteilte Liste: 3 Angebote")
    page.go_forward()
    expect(heading(page)).to_have_text("2 Angebote")


def test_the_list_can_be_passed_on(town: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    keep(page, town, ONE, OTHER)
    address = f"{town}/merkliste/?angebote={ONE},{OTHER}"
    expect(page.locator(".pin-link")).to_have_text(address)
    press(page, "Link kopieren")
    expect(status(page)).to_have_text("Der Link ist kopiert.")
    assert page.evaluate("navigator.clipboard.readText()") == address
    mail = page.get_by_role("link", name="Per E-Mail schicken")
    expect(mail).to_have_attribute(
        "href", re.compile(r"^mailto:\?subject=Meine%20Merkliste&body=Bienenschule")
    )


def test_says_so_where_copying_is_forbidden(town: str, page: Page) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard;")
    keep(page, town, ONE)
    page.get_by_role("button", name="Link kopieren").click()
    expect(status(page)).to_contain_text("erlaubt das Kopieren nicht")


@pytest.mark.parametrize(
    "query",
    [
        "angebote=../../datenschutz,%2e%2e/akteure,//boese.example/x,javascript:alert(1)",
        "angebote=<img src=x onerror=document.title=1>,\"'><svg onload=document.title=1>",
        "angebote=" + "a" * 3000,
        "angebote=%00,%E0%A4%A,__proto__,constructor.x",
        "angebote=",
    ],
    ids=["paths", "markup", "long", "broken", "empty"],
)
def test_a_hostile_address_asks_for_nothing(town: str, page: Page, query: str) -> None:
    title = "Merkliste – Bildungsverzeichnis Musterstadt"
    seen = visit(page, town, f"/merkliste/?{query}")
    expect(heading(page)).to_have_text("Diese Adresse nennt kein Angebot")
    assert page.title() == title
    assert [url for url in seen.requests if "/angebote/" in url.split("?")[0]] == []
    assert seen.foreign_requests == []
    assert seen.complaints == []
    assert page.evaluate("localStorage.length") == 0


def test_a_hostile_record_stays_text(town: str, page: Page) -> None:
    seen = visit(page, town, "/merkliste/?angebote=feindliche-zeichen")
    expect(titles(page)).to_have_text('<script>alert(1)</script> & "Zitat" @@bne:body@@ {{ 7*7 }}')
    assert page.locator("#merkbrett :is(img, script, iframe)").count() == 0
    assert seen.complaints == []


def test_a_renamed_offer_is_found(town: str, page: Page) -> None:
    page.goto(f"{town}/merkliste/?angebote=bienen-ag")
    expect(titles(page)).to_have_text("Bienenschule für Schüler*innen")
    expect(titles(page).get_by_role("link")).to_have_attribute("href", f"{town}/angebote/bienenschule/")


def test_says_so_when_a_page_does_not_answer(town: str, page: Page) -> None:
    page.route(f"**/angebote/{ONE}/", lambda route: route.abort())
    page.goto(f"{town}/merkliste/?angebote={ONE}")
    expect(page.locator("#merkbrett li")).to_contain_text("konnten nicht geladen werden")


@pytest.mark.parametrize("script", [FORBID, FULL], ids=["forbidden", "full"])
def test_a_browser_that_keeps_nothing_is_told_so_kindly(town: str, page: Page, script: str) -> None:
    page.add_init_script(script)
    seen = visit(page, town, f"/angebote/{ONE}/")
    button(page).click()
    expect(page.get_by_role("alert")).to_contain_text("erlaubt dieser Website nicht, etwas zu merken")
    expect(button(page)).to_have_attribute("aria-pressed", "false")
    assert seen.complaints == []
    again = visit(page, town, "/merkliste/")
    expect(heading(page)).to_have_text("Noch ist nichts gemerkt")
    assert again.complaints == []


def test_broken_storage_counts_as_empty(town: str, page: Page) -> None:
    page.goto(f"{town}/")
    page.evaluate("localStorage.setItem('merkliste', '{broken')")
    seen = visit(page, town, "/merkliste/")
    expect(heading(page)).to_have_text("Noch ist nichts gemerkt")
    expect(in_menu(page)).to_have_count(0)
    assert seen.complaints == []


def test_other_tabs_and_pages_gone_back_to_stay_right(town: str, page: Page) -> None:
    page.goto(f"{town}/angebote/{ONE}/")
    expect(button(page)).to_be_visible()
    with page.context.new_page() as other:
        other.goto(f"{town}/angebote/{ONE}/")
        button(other).click()
        expect(button(page)).to_have_attribute("aria-pressed", "true")
    button(page).press("Enter")
    page.get_by_role("link", name="Musterverein").first.click()
    page.go_back()
    expect(button(page)).to_have_attribute("aria-pressed", "false")
    expect(in_menu(page)).to_have_count(0)


@pytest.mark.parametrize("broken", ["pin_offer.js", "pin_link.js", "pinboard.js"])
def test_a_broken_script_harms_nothing_else(town: str, page: Page, broken: str) -> None:
    page.route(f"**/{broken}", lambda route: route.fulfill(content_type="text/javascript", body="throw 1"))
    page.goto(f"{town}/suche/?q=bach")
    page.evaluate("""localStorage.setItem('merkliste', '["bachtage"]')""")
    page.reload()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Treffer")
    page.goto(f"{town}/angebote/{ONE}/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(button(page)).to_have_count(0 if broken == "pin_offer.js" else 1)


def test_without_script_it_says_what_to_do_instead(town: str, page_without_script: Page) -> None:
    page = page_without_script
    page.goto(f"{town}/merkliste/")
    expect(page.locator("noscript p")).to_contain_text("braucht JavaScript")
    page.goto(f"{town}/angebote/{ONE}/")
    expect(page.locator(".pin-button")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_has_no_barrier_in_any_state(town: str, page: Page, width: int, scheme: str) -> None:
    def look(path: str, ready: str, *presses: str) -> None:
        seen = visit(page, town, path)
        seen.look(width, scheme)
        page.wait_for_selector(ready)
        for name in presses:
            page.get_by_role("button", name=name).first.click()
        assert seen.barriers() == [], (path, presses)
        assert seen.small_targets() == [], (path, presses)
        assert seen.ask("document.scrollingElement.scrollWidth") <= width, (path, presses)

    look("/merkliste/", "#merkbrett h2")
    look(f"/merkliste/?angebote={ONE},{OTHER}", ".pin-facts >> nth=1")
    look(f"/angebote/{ONE}/", ".pin-button", "Merken")
    look("/merkliste/", ".pin-facts")
    look("/merkliste/", ".pin-facts", "Alles löschen")


def test_prints_the_offers_with_their_addresses_and_nothing_to_press(town: str, page: Page) -> None:
    keep(page, town, ONE, OTHER)
    page.emulate_media(media="print")
    assert [one for one in page.locator("main :is(button, .button)").all() if one.is_visible()] == []
    expect(page.get_by_text(f"{town}/angebote/{ONE}/", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Merkliste", exact=True)).to_be_visible()
    for words in ("Wann", "Wo", "Kosten"):
        expect(page.get_by_text(words, exact=True).first).to_be_visible()
