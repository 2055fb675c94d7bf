"""The filters of the search page: by keyboard alone, in step with the address, without barriers in any state."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import NARROW, WIDE, Visit, visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def hits(page: Page) -> Locator:
    return page.get_by_role("main").locator("#treffer").get_by_role("heading").get_by_role("link")


def status(page: Page) -> Locator:
    return page.locator("#such-status")


def chips(page: Page) -> Locator:
    return page.get_by_role("list", name="Gewählte Filter").get_by_role("button")


def tab_to(page: Page, target: Locator) -> None:
    for _ in range(80):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("the keyboard does not get there")


def opened(page: Page, *facets: str) -> None:
    """Open the form and some of its facets, by keyboard."""
    for name in ("filter", *facets):
        summary = page.locator(f"#f-{name}")
        expect(summary).to_be_visible()
        tab_to(page, summary)
        page.keyboard.press("Enter")


def box(page: Page, facet: str, code: str) -> Locator:
    return page.locator(f"#f-{facet}-{code}")


def number(page: Page, facet: str, code: str) -> Locator:
    return page.locator(f"label:has(#f-{facet}-{code}) .number")


def focused(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.id")
    return name


def test_loads_its_data_only_when_somebody_wants_it(town: str, page: Page) -> None:
    seen: Visit = visit(page, town, "/suche/?q=bach")
    assert not [url for url in seen.requests if "facets.json" in url]
    opened(page)
    expect(page.locator("#f-zielgruppe")).to_be_visible()
    assert [url for url in seen.requests if "facets.json" in url]
    assert seen.complaints == []


def test_works_by_keyboard_alone(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/")
    opened(page, "kosten")
    before = number(page, "kosten", "donation").inner_text()
    tab_to(page, box(page, "kosten", "free"))
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{town}/suche/?kosten=free")
    expect(hits(page)).to_have_text(["Klimakurs im Netz 🌍"])
    assert focused(page) == "f-kosten-free"
    assert number(page, "kosten", "donation").inner_text() == before  # the same facet: either or
    tab_to(page, box(page, "kosten", "donation"))
    page.keyboard.press("Space")
    expect(hits(page)).to_have_count(2)
    expect(page).to_have_url(f"{town}/suche/?kosten=free&kosten=donation")
    expect(page.get_by_text("Filter (2 gewählt)")).to_be_visible()


def test_numbers_follow_the_other_facets_and_the_word(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/")
    opened(page, "format", "kosten")
    all_free = number(page, "kosten", "free").inner_text()
    tab_to(page, box(page, "format", "in_person"))
    page.keyboard.press("Space")
    expect(number(page, "kosten", "free")).to_have_text("(0)")
    assert all_free != "(0)"
    before = number(page, "format", "in_person").inner_text()
    page.get_by_role("main").locator("#suchfeld").fill("klimakurs")
    expect(number(page, "format", "in_person")).not_to_have_text(before)
    expect(number(page, "format", "self_paced")).to_have_text("(1)")


def test_a_value_that_gives_nothing_can_still_be_chosen(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?format=in_person")
    opened(page, "kosten")
    tab_to(page, box(page, "kosten", "free"))
    page.keyboard.press("Space")
    expect(status(page)).to_contain_text("Nichts gefunden")
    expect(box(page, "kosten", "free")).to_be_checked()
    assert focused(page) == "f-kosten-free"


def test_says_for_how_many_nothing_is_known(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/")
    opened(page, "kosten")
    expect(page.get_by_text(re.compile(r"^Bei \d+ Angeboten ist der Preis nicht bekannt\.$"))).to_be_visible()


def test_a_chip_takes_its_filter_away_and_hands_the_focus_on(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?kosten=free&kosten=donation&alter=9")
    expect(chips(page)).to_have_text(
        [
            "Alter: 9 Jahre entfernen×",
            "Kosten: Kostenfrei entfernen×",
            "Kosten: Spende erbeten entfernen×",
            "Alle Filter löschen",
        ]
    )
    tab_to(page, chips(page).nth(1))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{town}/suche/?alter=9&kosten=donation")
    assert focused(page) == "chip-kosten-donation"
    page.keyboard.press("Enter")
    assert focused(page) == "chip-alter-9"
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{town}/suche/")
    expect(chips(page)).to_have_count(0)
    assert focused(page) == "f-filter"


def test_all_filters_go_at_once_and_the_word_stays(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?q=klima&kosten=free&plz=12345&seite=3")
    tab_to(page, page.get_by_role("button", name="Alle Filter löschen"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{town}/suche/?q=klima&plz=12345")
    expect(hits(page).first).to_contain_text("Klima")
    assert focused(page) == "f-filter"


def test_the_back_button_gives_back_filters_hits_and_focus(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/")
    opened(page, "kosten")
    for code in ("free", "donation"):
        tab_to(page, box(page, "kosten", code))
        page.keyboard.press("Space")
    expect(hits(page)).to_have_count(2)
    tab_to(page, page.locator("#f-art"))
    page.go_back()
    expect(hits(page)).to_have_count(1)
    expect(box(page, "kosten", "donation")).not_to_be_checked()
    expect(box(page, "kosten", "donation")).to_be_focused()
    page.go_back()
    expect(chips(page)).to_have_count(0)
    expect(box(page, "kosten", "free")).to_be_focused()
    page.go_forward()
    expect(box(page, "kosten", "free")).to_be_checked()


def test_comes_back_from_an_offer_with_everything_as_it_was(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?kosten=free")
    hits(page).first.click()
    page.wait_for_url(f"{town}/angebote/klimakurs/")
    page.go_back()
    expect(hits(page)).to_have_text(["Klimakurs im Netz 🌍"])
    expect(chips(page).first).to_contain_text("Kostenfrei")


def test_hides_former_offers_until_asked(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?in=angebote")
    expect(status(page)).to_contain_text("Treffer")
    before = int(status(page).inner_text().split()[0])
    opened(page, "stand")
    tab_to(page, page.get_by_label("Auch frühere Angebote"))
    page.keyboard.press("Space")
    expect(status(page)).not_to_have_text(f"{before} Treffer")
    assert int(status(page).inner_text().split()[0]) > before


def test_takes_an_age_and_days(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/")
    opened(page, "alter", "tage")
    tab_to(page, page.get_by_label("Alter in Jahren"))
    page.keyboard.type("8")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{town}/suche/?alter=8")
    expect(hits(page)).to_have_text(["Bienenschule für Schüler*innen"])
    page.get_by_label("Von", exact=True).fill("2026-12-05")
    page.get_by_label("Bis", exact=True).fill("2026-12-05")
    expect(page).to_have_url(f"{town}/suche/?alter=8&von=2026-12-05&bis=2026-12-05")
    page.get_by_label("Alter in Jahren").fill("")
    page.keyboard.press("Enter")
    expect(hits(page)).to_have_text(["Bachtage 2026 und 2027"])
    expect(chips(page).first).to_contain_text("Wann: ab 5. Dezember 2026")


def test_a_long_list_can_be_searched_and_unfolded(city: str, page: Page) -> None:
    page.goto(f"{city}/suche/")
    opened(page, "anbieter")
    values = page.locator("#f-anbieter + fieldset li:visible")
    few = values.count()
    tab_to(page, page.get_by_label("Anbieter suchen"))
    page.keyboard.type("mus")
    expect(values.first).to_contain_text(re.compile("mus", re.IGNORECASE))
    found = values.count()
    assert found > 0
    expect(page.locator("#f-anbieter + fieldset [role=status]")).to_contain_text(f"{found} von ")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    tab_to(page, page.locator("#f-anbieter-mehr"))
    page.keyboard.press("Enter")
    assert values.count() > few
    assert focused(page) == "f-anbieter-mehr"
    expect(page.locator("#f-anbieter-mehr")).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize(
    "query",
    [
        "thema=%3Cimg+src=x+onerror=alert(1)%3E",
        "thema=__proto__&alter=-5",
        "von=2026-99-99",
        "stand=" + "x" * 3000,
    ],
    ids=lambda query: query[:20],
)
def test_leaves_out_what_the_address_makes_up(town: str, page: Page, query: str) -> None:
    seen = visit(page, town, f"/suche/?{query}")
    opened(page)
    expect(page.get_by_text("gibt es hier nicht")).to_be_visible()
    assert chips(page).count() == 0
    assert seen.complaints == []


def test_says_so_when_the_filters_do_not_come_and_tries_again(town: str, page: Page) -> None:
    page.route("**/facets.json", lambda route: route.abort())
    page.goto(f"{town}/suche/?q=bach&kosten=free")
    expect(hits(page).first).to_be_visible()
    page.locator("#f-filter").press("Enter")
    expect(page.locator("#filter [role=status]").get_by_text("konnten nicht geladen werden")).to_be_visible()
    page.unroute("**/facets.json")
    page.locator("#f-filter").press("Enter")
    page.locator("#f-filter").press("Enter")
    expect(page.locator("#f-zielgruppe")).to_be_visible()
    expect(chips(page).first).to_contain_text("Kostenfrei")


STATES = {
    "closed": ("/suche/", ()),
    "open": ("/suche/", ("thema", "tage", "alter", "kosten")),
    "used": ("/suche/?q=wald&kosten=free&thema=forest&stand=historical", ("anbieter",)),
    "empty": ("/suche/?q=wald&kosten=free&format=hybrid&klasse=3", ()),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_has_no_barrier_in_any_state(city: str, page: Page, state: str, width: int, scheme: str) -> None:
    path, facets = STATES[state]
    seen = visit(page, city, path)
    seen.look(width, scheme)
    if facets:
        opened(page, *facets)
    if "kosten" in path:
        expect(chips(page).first).to_be_visible()
    if state == "empty":
        expect(status(page)).to_contain_text("Nichts gefunden")
    assert seen.barriers() == []
    assert seen.small_targets() == []
    assert seen.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
