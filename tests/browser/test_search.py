"""Searching, the way people do it: typing, by keyboard, with words that mean harm, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.visit import NARROW, WIDE, Visit, visit
from tests.conftest import PATIENCE

pytestmark = [pytest.mark.browser, pytest.mark.slow]


# Everything that the status line says from now on.
_LISTEN = """() => {
  window.said = [];
  new MutationObserver(() => said.push(document.getElementById("such-status").textContent))
    .observe(document.getElementById("such-status"), {childList: true, characterData: true, subtree: true});
}"""

_TYPE = """text => {
  const field = document.getElementById("suchfeld");
  for (const letter of text) {
    field.value += letter;
    field.dispatchEvent(new Event("input", {bubbles: true}));
  }
}"""


def field(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("searchbox")


def status(page: Page) -> Locator:
    return page.locator("#such-status")


def hits(page: Page) -> Locator:
    return page.get_by_role("main").locator("#treffer").get_by_role("heading").get_by_role("link")


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


def test_keeps_what_was_typed_before_the_script_came(town: str, page: Page) -> None:
    waiting: list[Route] = []
    page.route("**/query.js", lambda route: waiting.insert(0, route))
    page.goto(f"{town}/suche/", wait_until="commit")
    field(page).press_sequentially("biene")
    for one in waiting:
        one.continue_()
    expect(status(page)).to_contain_text("Treffer für „biene“")
    expect(page).to_have_url(f"{town}/suche/?q=biene")


def test_forgives_a_slip(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?q=Bienenschuel")
    expect(hits(page).first).to_have_text("Bienenschule für Schüler*innen")


def test_says_so_when_nothing_is_found(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?q=qqqqqqqq")
    expect(status(page)).to_contain_text("Nichts gefunden für „qqqqqqqq“")
    assert hits(page).count() == 0


def test_keeps_the_query_in_the_address(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/")
    expect(page.locator("#treffer[data-ready]")).to_have_count(1)
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


def test_offers_to_try_again_and_keeps_the_focus(town: str, page: Page) -> None:
    page.route("**/terms/*.json", lambda route: route.abort())
    page.goto(f"{town}/suche/?q=bach")
    again = page.get_by_role("button", name="Noch einmal versuchen")
    expect(again).to_be_visible()
    page.unroute("**/terms/*.json")
    tabbed_until(page, "such-nochmal")
    page.keyboard.press("Enter")
    expect(hits(page).first).to_be_visible()
    expect(field(page)).to_be_focused()
    expect(again).to_have_count(0)


def test_goes_on_once_the_line_is_back(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/")
    page.route("**/terms/*.json", lambda route: route.abort())
    page.context.set_offline(True)
    try:
        field(page).fill("bach")
        expect(status(page)).to_contain_text("Sie sind offline")
        page.unroute("**/terms/*.json")
    finally:
        page.context.set_offline(False)
    expect(hits(page).first).to_be_visible()


def test_never_says_nothing_was_found_before_it_knows(town: str, page: Page) -> None:
    waiting: list[Route] = []
    page.route("**/terms/*.json", lambda route: waiting.insert(0, route))
    page.goto(f"{town}/suche/?q=bach")
    expect(status(page)).to_have_text("Suche lädt …")
    assert page.get_by_text("Nichts gefunden").count() == 0
    assert page.locator("#treffer[data-ready]").count() == 0
    for one in waiting:
        one.continue_()
    page.unroute("**/terms/*.json")
    expect(status(page)).to_contain_text("Treffer für „bach“")


def test_says_once_what_it_found_after_a_pause(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/")
    page.evaluate(_LISTEN)
    page.evaluate(_TYPE, "bienen")
    expect(status(page)).to_contain_text("„bienen“")
    assert page.evaluate("said") == [status(page).inner_text()]


def test_shows_one_kind_and_all_again(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?q=klima")
    kinds = page.get_by_role("navigation", name="Treffer nach Art").get_by_role("link")
    expect(kinds.first).to_have_attribute("aria-current", "true")
    numbers = [int(one.split()[-1]) for one in kinds.all_inner_texts()]
    assert numbers[0] == sum(numbers[1:])
    assert status(page).inner_text().startswith(f"{numbers[0]} Treffer")
    tabbed_until(page, "in-akteure")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{town}/suche/?q=klima&in=akteure")
    expect(page.locator("#in-akteure")).to_be_focused()
    expect(page.locator("#in-akteure")).to_have_attribute("aria-current", "true")
    assert all("/akteure/" in str(link.get_attribute("href")) for link in hits(page).all())
    page.go_back()
    expect(kinds.first).to_have_attribute("aria-current", "true")
    expect(page.locator("#in-akteure")).to_be_focused()


def test_lists_that_fit_are_a_line_of_their_own(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?q=klima")
    expect(hits(page).first).to_be_visible()
    links = page.get_by_role("list", name="Passende Listen").get_by_role("link")
    assert 1 <= links.count() <= 4
    assert not re.search(
        r"/(themen|zielgruppen|arten)/", " ".join(str(one.get_attribute("href")) for one in hits(page).all())
    )


def test_marks_the_words_that_were_meant(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?q=Bienenschlue")
    expect(page.locator("#treffer mark").first).to_have_text("Bienenschule")
    expect(status(page)).to_contain_text("statt")
    meant = page.get_by_role("list", name="Meinten Sie").get_by_role("button").first
    word = meant.inner_text()
    meant.click()
    expect(field(page)).to_have_value(word)
    expect(field(page)).to_be_focused()
    expect(page.get_by_role("list", name="Meinten Sie")).to_have_count(0)


def test_comes_back_to_the_hit_that_was_followed(city: str, browser: Browser) -> None:
    with browser.new_context(locale="de-DE", reduced_motion="reduce") as context, context.new_page() as page:
        context.set_default_timeout(PATIENCE)
        follow_a_hit_and_come_back(city, page)


def follow_a_hit_and_come_back(city: str, page: Page) -> None:
    page.goto(f"{city}/suche/")
    field(page).fill("kinder")
    page.get_by_role("button", name="Mehr Treffer zeigen").click()
    expect(hits(page).nth(34)).to_be_visible()
    expect(hits(page).nth(10)).to_be_focused()
    for _ in range(4):
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
    while not str(page.evaluate("document.activeElement.id")).startswith("treffer-"):
        page.keyboard.press("Tab")
    followed = page.evaluate("document.activeElement.id")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/(angebote|akteure)/"))
    page.go_back()
    expect(hits(page)).to_have_count(35)
    expect(page.locator(f"#{followed}")).to_be_focused()
    expect(page.locator(f"#{followed}")).to_be_in_viewport()
    expect(field(page)).to_have_value("kinder")


def test_the_back_button_goes_from_search_to_search(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/")
    for word in ("bach", "klima"):
        field(page).fill(word)
        page.keyboard.press("Enter")
        expect(status(page)).to_contain_text(f"„{word}“")
        expect(field(page)).to_be_focused()
    page.go_back()
    expect(status(page)).to_contain_text("„bach“")
    expect(field(page)).to_have_value("bach")
    page.go_forward()
    expect(status(page)).to_contain_text("„klima“")


def test_says_what_to_leave_out_where_nothing_is_found(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?q=klimakurs&kosten=donation&art=course")
    expect(status(page)).to_contain_text("Nichts gefunden")
    steps = page.get_by_role("list", name="Das bringt Treffer").get_by_role("button")
    expect(steps.first).to_be_visible()
    for at in range(steps.count()):
        promised = int(steps.nth(at).inner_text().split()[-2])
        steps.nth(at).focus()
        page.keyboard.press("Enter")
        expect(status(page)).to_have_text(re.compile(f"^{promised} Treffer"))
        expect(field(page)).to_be_focused()
        page.go_back()
        expect(status(page)).to_contain_text("Nichts gefunden")
        expect(steps.first).to_be_visible()


def test_says_which_word_to_leave_out(city: str, page: Page) -> None:
    page.goto(f"{city}/suche/?q=imker kläranlage")
    expect(status(page)).to_contain_text("Kein Treffer enthält alle Wörter")
    step = page.get_by_role("list", name="Mit einem Wort weniger").get_by_role("button").first
    promised = int(step.inner_text().split()[-2])
    step.click()
    expect(status(page)).to_have_text(re.compile(f"^{promised} Treffer"))


def test_shows_ways_on_where_no_word_is_known(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?q=qqqqqqqq")
    for name in ("Alle Angebote", "Alle Themen", "Ein Angebot vorschlagen"):
        expect(page.locator("#such-rat").get_by_role("link", name=name)).to_be_visible()


@pytest.mark.parametrize("query", ["", "?q=und%20die", "?q=%20"])
def test_begins_with_topics(town: str, page: Page, query: str) -> None:
    page.goto(f"{town}/suche/{query}")
    expect(page.get_by_role("heading", name="Beliebte Themen")).to_be_visible()
    assert hits(page).count() == 0
    if "und" in query:
        expect(status(page)).to_contain_text("Bitte geben Sie ein Wort ein")


def test_begins_with_topics_without_script(town: str, page_without_script: Page) -> None:
    page_without_script.goto(f"{town}/suche/")
    expect(page_without_script.get_by_role("heading", name="Beliebte Themen")).to_be_visible()


def test_sorts_by_date(city: str, page: Page) -> None:
    page.goto(f"{city}/suche/?q=kinder")
    page.get_by_label("Sortieren nach").select_option("termin")
    expect(page).to_have_url(f"{city}/suche/?q=kinder&sort=termin")
    expect(status(page)).to_contain_text("Sortiert nach dem nächsten Termin")
    expect(status(page)).to_contain_text("ohne bekannten Termin am Ende")


def test_sorts_by_distance_by_keyboard(city: str, page: Page) -> None:
    page.goto(f"{city}/suche/?q=museum")
    page.get_by_label("Sortieren nach").select_option("entfernung")
    expect(status(page)).to_contain_text("von wo aus")
    tabbed_until(page, "such-plz")
    page.keyboard.type("49082")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{city}/suche/?q=museum&sort=entfernung&plz=49082")
    expect(status(page)).to_contain_text("Sortiert nach Entfernung von 49082")
    expect(page.locator("#treffer > li").first).to_contain_text("Luftlinie")
    expect(page.locator("#such-plz")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("00000")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("Bekannt sind: 49082")


def test_sorts_by_distance_from_the_device(city: str, page: Page) -> None:
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 52.2497, "longitude": 8.0697})
    try:
        page.goto(f"{city}/suche/?q=museum&sort=entfernung")
        page.get_by_role("button", name="Meinen Standort verwenden").click()
        expect(status(page)).to_contain_text("Sortiert nach Entfernung von Ihrem Standort")
        assert "lat" not in page.url
    finally:
        page.context.clear_permissions()


def test_keeps_an_offer_from_the_list(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?q=bienenschule")
    button = page.get_by_role("button", name="Merken „Bienenschule").first
    tabbed_until(page, "Merken")
    page.keyboard.press("Enter")
    kept = page.get_by_role("button", name="Gemerkt „Bienenschule").first
    expect(kept).to_be_focused()
    expect(kept).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(kept).to_be_visible()
    kept.click()
    expect(button).to_be_visible()
    page.evaluate("localStorage.clear()")


LATER = (
    "filters",
    "filter_box",
    "facets",
    "pin_button",
    "search_pins",
    "search_advice",
    "search_order",
    "search_place",
)


@pytest.mark.parametrize(
    "broken", [*((name,) for name in LATER), LATER], ids=lambda names: "+".join(names)[:20]
)
def test_finds_though_a_script_is_broken(town: str, page: Page, broken: tuple[str, ...]) -> None:
    for name in broken:
        page.route(f"**/{name}.js", lambda route: route.fulfill(status=500, body="broken"))
    page.goto(f"{town}/suche/?q=klima&stand=historical&sort=entfernung")
    expect(hits(page).first).to_be_visible()
    page.locator("#f-filter").click()
    page.locator(".pin-button").first.click()
    page.get_by_label("Sortieren nach").select_option("termin")
    field(page).fill("bach")
    expect(status(page)).to_contain_text("„bach“")
    expect(hits(page).first).to_contain_text("Bach")
    page.evaluate("localStorage.clear()")


def test_says_so_when_its_own_script_is_broken(town: str, page: Page) -> None:
    page.route("**/query.js", lambda route: route.fulfill(status=500, body="broken"))
    page.goto(f"{town}/suche/?q=klima")
    expect(status(page)).to_contain_text("konnte nicht geladen werden")
    expect(page.get_by_role("heading", name="Beliebte Themen")).to_be_visible()


STATES = {
    "start": "/suche/",
    "results": "/suche/?q=kinder",
    "parted": "/suche/?q=kaputtes+fahrrad+museum",
    "mistyped": "/suche/?q=musem+eintritt",
    "filtered": "/suche/?q=wald&stand=historical",
    "no hits": "/suche/?q=wald&kosten=free&format=hybrid",
    "no word": "/suche/?q=qqqqqqqq",
    "one kind": "/suche/?q=museum&in=akteure",
    "by distance": "/suche/?q=museum&sort=entfernung&plz=49082",
    "by date": "/suche/?q=museum&sort=termin",
    "page 3": "/suche/?q=kinder&seite=3",
    "loading": "/suche/?q=bach",
    "error": "/suche/?q=bach",
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "dark"), (NARROW, "light")])
def test_has_no_barrier_in_any_state(city: str, page: Page, state: str, width: int, scheme: str) -> None:
    if state == "loading":
        page.route("**/terms/*.json", lambda _: None)
    if state == "error":
        page.route("**/terms/*.json", lambda route: route.fulfill(status=500, body=""))
    seen = Visit(page, city + STATES[state], city)
    seen.look(width, scheme)
    page.goto(seen.address)
    if state == "loading":
        expect(status(page)).to_have_text("Suche lädt …")
    elif state == "error":
        expect(page.locator("#such-nochmal")).to_be_visible()
    else:
        expect(page.locator("#treffer[data-ready]")).to_have_count(1)
    assert seen.barriers() == []
    assert seen.small_targets() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.unroute_all(behavior="ignoreErrors")


def test_asks_for_its_index_only_on_the_search_page(town: str, page: Page) -> None:
    elsewhere: Visit = visit(page, town, "/angebote/")
    assert not [url for url in elsewhere.requests if "suche" in url.removeprefix(town)]
