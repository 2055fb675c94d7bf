"""The map: by keyboard, with a mouse, without JavaScript; distances, and tiles only for those who ask."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from generator.domain.site import contrast
from tests.browser.conftest import served
from tests.browser.visit import NARROW, WIDE, Visit, visit
from tests.conftest import PATIENCE
from tests.town.sites import TOWN, TOWN_DAY, build

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TILES = "https://kacheln.beispiel.de"
TILE = bytes.fromhex(  # one grey pixel
    "89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef9240000000a49444154789c63680000008200815ecfc76f0000000049454e44ae426082"
)
_TOKENS = """Object.fromEntries(["text", "muted", "surface", "accent", "on-accent"].map(name => {
  const value = getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  return [name, value.length === 4 ? "#" + [...value.slice(1)].map(one => one + one).join("") : value];
}))"""
NEAR_THE_BRIDGE = {"latitude": 52.3, "longitude": 8.046}


@pytest.fixture(scope="module")
def streets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Musterstadt, had it a map server."""
    content = tmp_path_factory.mktemp("streets") / "content"
    shutil.copytree(TOWN, content)
    with (content / "site.yml").open("a", encoding="utf-8") as file:
        file.write(
            f"map:\n  tiles: {TILES}/{{z}}/{{x}}/{{y}}.png\n  attribution: © Vermessungsamt Musterstadt\n"
            "  privacy_url: https://kacheln.beispiel.de/datenschutz\n"
        )
    with served(build(content, content.parent / "site", "--today", str(TOWN_DAY))) as address:
        yield address


@pytest.fixture
def own_page(browser: Browser) -> Iterator[Page]:
    """A page in a browser of its own, so that nothing is left behind."""
    with browser.new_context(locale="de-DE", reduced_motion="reduce") as context, context.new_page() as page:
        page.set_default_timeout(PATIENCE)
        yield page


def status(page: Page) -> Locator:
    return page.locator("#karten-status")


def dots(page: Page) -> Locator:
    return page.locator(".map-dots a")


def bar(page: Page) -> str:
    """How long the scale bar is drawn."""
    return page.locator(".map-bar path").get_attribute("d") or ""


def order(page: Page) -> list[str]:
    return page.locator("#karten-liste li:not([hidden]) h3").all_inner_texts()


def answer_tiles(page: Page) -> list[str]:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=TILE, content_type="image/png")

    page.route(f"{TILES}/**", answer)
    return asked


def stored(page: Page) -> int:
    count: int = page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length")
    return count


def test_every_point_leads_to_its_entry_without_javascript(town: str, page_without_script: Page) -> None:
    page = page_without_script
    page.goto(f"{town}/karte/")
    expect(page.locator(".map-controls")).to_be_hidden()
    expect(page.locator("#naehe")).to_be_hidden()
    assert dots(page).count() == 3
    page.get_by_role("link", name="Brücke am Mühlenweg").click()
    expect(page).to_have_url(f"{town}/karte/#ort-bruecke-am-muehlenweg")
    expect(page.locator("#ort-bruecke-am-muehlenweg")).to_be_in_viewport()
    expect(page.locator("#ohne-lage")).to_contain_text("Stadtgarten")


def test_the_script_draws_what_the_generator_drew(city: str, page: Page, page_without_script: Page) -> None:
    labels = []
    for each in (page_without_script, page):
        each.set_viewport_size({"width": WIDE, "height": 800})
        each.goto(f"{city}/karte/")
        labels.append(dots(each).evaluate_all("all => all.map(one => one.getAttribute('aria-label'))"))
    expect(page.locator(".map-controls")).to_be_visible()
    assert (
        dots(page).evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
        == labels[0]
        == labels[1]
    )


def test_keys_zoom_and_move_and_focus_stays_on_the_point(town: str, page: Page) -> None:
    page.goto(f"{town}/karte/")
    expect(page.locator(".map-controls")).to_be_visible()
    first = dots(page).first
    first.focus()
    before = bar(page)
    page.keyboard.press("+")
    expect(status(page)).to_contain_text("im Ausschnitt")
    assert bar(page) != before
    assert page.evaluate("document.activeElement.closest('.map-dots') !== null")
    top = page.evaluate("scrollY")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("scrollY") == top
    page.keyboard.press("-")
    page.keyboard.press("-")
    expect(status(page)).to_have_text("4 Orte im Ausschnitt")
    assert bar(page) == before


def test_everything_can_be_reached_with_the_tab_key(streets: str, own_page: Page) -> None:
    page = own_page
    page.goto(f"{streets}/karte/")
    expect(page.locator(".map-controls")).to_be_visible()
    reached = set()
    page.locator("h1").evaluate("one => { one.tabIndex = -1; one.focus(); }")
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "(one => one.id || one.dataset.move || one.dataset.street || one.getAttribute('href'))(document.activeElement)"
            )
        )
    assert {
        "naehe-plz",
        "naehe-standort",
        "in",
        "out",
        "all",
        "on",
        "karte-merken",
        "#orte",
        "#ort-alte-muehle",
    } <= reached


def test_a_cluster_opens_before_it_leads_on(town: str, page: Page) -> None:
    page.goto(f"{town}/karte/")
    expect(page.locator(".map-controls")).to_be_visible()
    cluster = page.get_by_role("link", name="2 Orte: Alte Mühle; Musterverein")
    for _ in range(8):
        if not cluster.count():
            break
        cluster.press("Enter")
    expect(page.get_by_role("link", name="Alte Mühle", exact=True)).to_be_visible()
    page.get_by_role("link", name="Alte Mühle", exact=True).press("Enter")
    expect(page).to_have_url(re.compile("#ort-alte-muehle$"))


def test_dragging_moves_the_map_and_clicks_nothing(town: str, page: Page) -> None:
    page.set_viewport_size({"width": WIDE, "height": 1000})
    page.goto(f"{town}/karte/")
    page.locator("[data-move=in]").click()
    page.locator("[data-move=in]").click()
    where = dots(page).first.locator("circle").first
    before = where.get_attribute("cx")
    box = where.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 40, y - 20, steps=4)
    page.mouse.up()
    assert where.get_attribute("cx") != before
    assert "#" not in page.url


def test_a_filter_hides_points_rows_and_offers_alike(town: str, page: Page) -> None:
    page.goto(f"{town}/karte/")
    expect(page.locator(".map-controls")).to_be_visible()
    number = page.locator("#ort-alte-muehle [data-nr]").get_attribute("data-nr")
    script = page.evaluate("document.querySelector('script[src$=\"page.js\"]').src").replace(
        "page.js", "map_page.js"
    )
    page.evaluate(f"import('{script}').then(map => map.show(new Set([{number}])))")
    expect(status(page)).to_have_text("1 von 7 Orten")
    assert order(page) == ["Alte Mühle"]
    assert dots(page).evaluate_all("all => all.map(one => one.getAttribute('aria-label'))") == ["Alte Mühle"]
    expect(page.locator("#ohne-lage")).to_be_hidden()
    page.evaluate(f"import('{script}').then(map => map.show(new Set()))")
    expect(status(page)).to_have_text("0 von 7 Orten")
    expect(page.get_by_text("Kein Ort passt zu dieser Auswahl.")).to_be_visible()
    page.evaluate(f"import('{script}').then(map => map.show(null))")
    expect(page.locator("#ohne-lage")).to_be_visible()
    assert dots(page).count() == 3


def test_sorts_by_distance_from_a_postal_code_and_back(town: str, page: Page) -> None:
    page.goto(f"{town}/karte/")
    by_name = order(page)
    page.get_by_label("Ihre Postleitzahl").fill("12345")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("Sortiert nach Entfernung von 12345. Am nächsten: Musterverein")
    assert order(page)[0].startswith("Musterverein")
    assert order(page)[-1] == "Brücke am Mühlenweg"
    expect(page.locator(".spot-distance").first).to_have_text("300 m Luftlinie")
    expect(page).to_have_url(re.compile(r"\?plz=12345$"))
    page.reload()
    expect(page.locator(".spot-distance").first).to_be_visible()
    page.get_by_role("button", name="Wieder nach Namen sortieren").click()
    expect(page.get_by_label("Ihre Postleitzahl")).to_be_focused()
    assert order(page) == by_name
    assert "plz" not in page.url


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("99999", "In 99999 kennen wir noch keinen Ort. Bekannt sind: 12345."),
        ("12", "hat fünf Ziffern"),
        ("constructor"[:5], "fünf Ziffern"),
    ],
)
def test_says_kindly_what_is_wrong_with_a_postal_code(town: str, page: Page, code: str, answer: str) -> None:
    page.goto(f"{town}/karte/")
    page.get_by_label("Ihre Postleitzahl").fill(code)
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text(answer)


def test_sorts_by_distance_from_the_visitor(town: str, browser: Browser) -> None:
    with browser.new_context(geolocation=NEAR_THE_BRIDGE, permissions=["geolocation"]) as context:  # type: ignore[arg-type]
        page = context.new_page()
        seen = visit(page, town, "/karte/")
        page.get_by_role("button", name="Meinen Standort verwenden").click()
        expect(status(page)).to_contain_text(
            "Ihrem Standort. Am nächsten: Brücke am Mühlenweg, 100 m Luftlinie"
        )
        assert "52.3" not in page.url
        assert seen.foreign_requests == []
        assert stored(page) == 0


def test_a_denied_location_is_no_dead_end(town: str, context: BrowserContext, page: Page) -> None:
    context.clear_permissions()
    context.grant_permissions([])
    page.goto(f"{town}/karte/")
    page.get_by_role("button", name="Meinen Standort verwenden").click()
    expect(status(page)).to_contain_text("Ihr Browser gibt den Standort nicht frei. Sie können stattdessen")


def test_the_city_without_a_map_server_offers_no_street_map(city: str, page: Page) -> None:
    visit(page, city, "/karte/")
    assert page.get_by_text("Straßenkarte").count() == 0


def test_asks_nobody_for_tiles_before_the_click_and_stores_nothing_unless_ticked(
    streets: str, own_page: Page
) -> None:
    page = own_page
    asked = answer_tiles(page)
    seen = visit(page, streets, "/karte/")
    expect(page.locator(".map-ask")).to_contain_text(
        "Erst wenn Sie sie laden, erfährt dieser Server Ihre IP-Adresse"
    )
    page.locator("[data-move=in]").click()
    assert asked == []
    page.get_by_role("button", name="Straßenkarte laden").click()
    expect(page.get_by_text("© Vermessungsamt Musterstadt")).to_be_visible()
    expect(page.locator(".map-tiles image").first).to_be_attached()
    page.wait_for_load_state("networkidle")
    assert asked
    assert all(re.fullmatch(rf"{TILES}/\d+/\d+/\d+\.png", url) for url in asked)
    assert len(asked) < 40
    assert stored(page) == 0
    assert seen.complaints == []
    before = len(asked)
    page.reload()
    expect(page.get_by_role("button", name="Straßenkarte laden")).to_be_visible()
    assert len(asked) == before


def test_remembers_only_where_ticked_and_forgets_again(streets: str, own_page: Page) -> None:
    page = own_page
    asked = answer_tiles(page)
    page.goto(f"{streets}/karte/")
    page.get_by_label("Auf diesem Gerät merken").check()
    assert stored(page) == 0
    page.get_by_role("button", name="Straßenkarte laden").click()
    assert page.evaluate("JSON.stringify(localStorage)") == '{"strassenkarte":"kacheln.beispiel.de"}'
    page.reload()
    expect(page.locator(".map-tiles image").first).to_be_attached()
    assert asked
    page.get_by_role("button", name="Straßenkarte ausschalten und vergessen").click()
    assert stored(page) == 0
    assert page.locator(".map-tiles image").count() == 0
    expect(page.get_by_role("button", name="Straßenkarte laden")).to_be_focused()


def test_says_so_when_the_map_server_does_not_answer(streets: str, own_page: Page) -> None:
    page = own_page
    page.route(f"{TILES}/**", lambda route: route.abort())
    page.goto(f"{streets}/karte/")
    page.get_by_role("button", name="Straßenkarte laden").click()
    expect(status(page)).to_contain_text("gerade nicht zu erreichen")


def test_only_the_page_of_the_map_may_ask_the_map_server(streets: str, own_page: Page) -> None:
    policies = {}
    for path in ("/karte/", "/", "/angebote/"):
        own_page.goto(streets + path)
        policies[path] = (
            own_page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
        )
    assert {path: TILES in policy for path, policy in policies.items()} == {
        "/karte/": True,
        "/": False,
        "/angebote/": False,
    }
    assert f"img-src 'self' {TILES};" in policies["/karte/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_has_no_barrier_in_any_state(streets: str, own_page: Page, width: int, scheme: str) -> None:
    page = own_page
    answer_tiles(page)
    seen = visit(page, streets, "/karte/")
    seen.look(width, scheme)
    assert_no_barriers(seen)
    page.get_by_label("Ihre Postleitzahl").fill("12345")
    page.keyboard.press("Enter")
    expect(page.locator(".spot-distance").first).to_be_visible()
    page.locator("[data-move=in]").click()
    assert_no_barriers(seen)
    page.get_by_role("button", name="Straßenkarte laden").click()
    expect(page.locator(".map-tiles image").first).to_be_attached()
    assert_no_barriers(seen)


def test_the_colours_of_the_drawing_can_be_told_apart(town: str, page: Page) -> None:
    seen = visit(page, town, "/karte/")
    for scheme in ("light", "dark"):
        seen.look(WIDE, scheme)
        tokens = seen.ask(_TOKENS)
        assert contrast(tokens["text"], tokens["surface"]) >= 4.5
        assert contrast(tokens["muted"], tokens["surface"]) >= 4.5
        assert contrast(tokens["on-accent"], tokens["accent"]) >= 4.5
        assert contrast(tokens["accent"], tokens["surface"]) >= 3


def assert_no_barriers(seen: Visit) -> None:
    assert seen.barriers() == []
    assert seen.small_targets() == []
    assert seen.ask("document.scrollingElement.scrollWidth <= innerWidth")


def test_nothing_of_the_map_is_loaded_elsewhere(town: str, page: Page) -> None:
    seen = visit(page, town, "/angebote/")
    assert not [url for url in seen.requests if "map" in Path(url).name]
