"""Suggestions below the search field: by keyboard alone, by mouse, and what happens when they cannot be loaded."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.conftest import served
from tests.browser.hostile_strings import hostile_strings
from tests.browser.visit import NARROW, WIDE, Visit, visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = ("/", "/angebote/apfelfest/")
OF_THE_SEARCH = re.compile(r"/suche/|suggest|query\.js|library\.js|words\.js")
_TYPE = """([texts]) => {
  const field = document.querySelector("search input[name=q]");
  for (const units of texts) {
    field.value = units.map(unit => String.fromCharCode(unit)).join("");
    field.dispatchEvent(new Event("input", {bubbles: true}));
  }
}"""
_INSERTED = """[typeof fuzzed, document.title, ...["img", "script", "iframe", "[style]", "[onerror]", "[role=status] *"]
  .map(selector => document.querySelectorAll(selector).length)]"""
# Where things are; what is hidden or out of the flow does not count.
_PLACES = """[...document.querySelectorAll("main *, header *")].filter(node => !node.closest(".suggest, [role=status]"))
  .map(node => { const {x, y, width, height} = node.getBoundingClientRect(); return [x + scrollX, y + scrollY, width, height].map(Math.round).join(); }).join(" ")"""
_CUT_OFF = """() => {
  const box = document.querySelector(".suggest").getBoundingClientRect();
  const seen = (x, y) => document.elementFromPoint(x, y)?.closest(".suggest");
  return box.left < 0 || box.right > innerWidth || box.bottom > innerHeight ||
    ![0.1, 0.5, 0.9].every(part => seen(box.left + 5, box.top + part * box.height) && seen(box.right - 5, box.top + part * box.height));
}"""


def field(page: Page) -> Locator:
    return page.locator("search input[name=q]")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Vorschläge").get_by_role("option")


def status(page: Page) -> Locator:
    return page.locator("search").get_by_role("status")


def active(page: Page) -> str:
    """The text of the option that the field says is active; empty for none."""
    text: str = page.evaluate(
        """() => { const option = document.getElementById(document.activeElement.getAttribute("aria-activedescendant") ?? "");
        return option?.ariaSelected === "true" ? option.querySelector("span").textContent : ""; }"""
    )
    return text


def to_the_field(page: Page) -> None:
    """Press Tab until the field has the focus."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            return
    pytest.fail("Tab does not reach the field.")


def opened(page: Page, home: str, path: str, query: str) -> Visit:
    seen = visit(page, home, path)
    field(page).press_sequentially(query)
    expect(options(page).first).to_be_visible()
    return seen


@pytest.mark.parametrize("path", PAGES)
def test_asks_for_nothing_before_the_field_is_used(town: str, page: Page, path: str) -> None:
    seen = visit(page, town, path)
    page.wait_for_load_state("networkidle")
    assert [url for url in seen.requests if OF_THE_SEARCH.search(url)] == []
    assert field(page).get_attribute("role") is None
    field(page).focus()
    expect(field(page)).to_have_role("combobox")
    page.wait_for_load_state("networkidle")
    assert any(url.endswith("/suche/index.json") for url in seen.requests)


@pytest.mark.parametrize("path", PAGES)
def test_leads_to_an_offer_by_keyboard_alone_and_back(town: str, page: Page, path: str) -> None:
    seen = visit(page, town, path)
    to_the_field(page)
    page.keyboard.type("bienen")
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    expect(status(page)).to_have_text(re.compile(r"^\d+ Vorschläge, mit Pfeiltasten auswählen$"))
    assert active(page) == ""
    title = options(page).first.locator("span").first.inner_text()
    page.keyboard.press("ArrowDown")
    assert active(page) == title
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/angebote/"))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.go_back()
    expect(page).to_have_url(town + path)
    expect(page.locator(".suggest a").first).not_to_be_visible()
    field(page).fill("")
    field(page).press_sequentially("bach")
    expect(options(page).first).to_be_visible()
    assert seen.complaints == []


def test_keys_walk_round_and_give_the_text_back_its_own(town: str, page: Page) -> None:
    opened(page, town, "/", "bienen")
    titles = [one.locator("span").first.inner_text() for one in options(page).all()]
    assert len(titles) > 2
    walked = []
    for _ in [*titles, ""]:
        page.keyboard.press("ArrowDown")
        walked.append(active(page))
    assert walked == [*titles, titles[0]]
    page.keyboard.press("ArrowUp")
    assert active(page) == titles[-1]
    page.keyboard.press("Home")
    assert active(page) == ""
    assert field(page).evaluate("one => one.selectionStart") == 0
    page.keyboard.press("ArrowUp")
    page.keyboard.press("End")
    assert active(page) == ""
    assert field(page).evaluate("one => one.selectionStart") == len("bienen")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("s")
    assert active(page) == ""
    expect(field(page)).to_have_value("bienens")


def test_escape_closes_first_and_empties_then(town: str, page: Page) -> None:
    opened(page, town, "/", "bienen")
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    expect(field(page)).to_have_value("bienen")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Alt+ArrowUp")
    expect(options(page)).to_have_count(0)
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")


def test_tab_leaves_for_the_button_and_closes(town: str, page: Page) -> None:
    opened(page, town, "/", "bienen")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Suchen")).to_be_focused()
    expect(options(page)).to_have_count(0)


@pytest.mark.parametrize("path", PAGES)
def test_enter_without_a_choice_searches_as_always(town: str, page: Page, path: str) -> None:
    opened(page, town, path, "bach")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{town}/suche/?q=bach")


def test_the_last_option_shows_all_hits(town: str, page: Page) -> None:
    opened(page, town, PAGES[1], "bach")
    last = options(page).last
    expect(last).to_have_text(re.compile(r"^Alle \d+ Treffer zeigen$"))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{town}/suche/?q=bach")


def test_a_click_follows_and_one_outside_closes(town: str, page: Page) -> None:
    opened(page, town, "/", "bienen")
    page.mouse.click(5, 5)
    expect(options(page)).to_have_count(0)
    field(page).press("ArrowDown")
    title = options(page).first.locator("span").first.inner_text()
    options(page).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_a_finger_follows_too(town: str, browser: Browser) -> None:
    with browser.new_context(
        locale="de-DE", has_touch=True, is_mobile=True, viewport={"width": 390, "height": 480}
    ) as context:
        page = context.new_page()
        page.goto(f"{town}/")
        field(page).tap()
        page.keyboard.type("bienen")
        title = options(page).first.locator("span").first.inner_text()
        assert page.evaluate(_CUT_OFF) is False
        options(page).first.tap()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_groups_and_highlights_what_was_found(city: str, page: Page) -> None:
    opened(page, city, "/", "museum")
    box = page.get_by_role("listbox", name="Vorschläge")
    assert {"Angebote", "Akteure"} <= {
        one.get_attribute("aria-labelledby") and one.locator("div").first.inner_text()
        for one in box.get_by_role("group").all()
    }
    for label, most in (
        ("Angebote", 4),
        ("Akteure", 2),
        ("Themen und Listen", 2),
        ("Seiten und Leitbild", 1),
    ):
        assert box.get_by_role("group", name=label).get_by_role("option").count() <= most
    assert box.locator("mark").first.inner_text().startswith("Museum")


def test_says_which_word_it_took_for_a_mistake(city: str, page: Page) -> None:
    opened(page, city, PAGES[0], "musem")
    expect(page.locator(".suggest-note")).to_have_text("„museum“ statt „musem“")
    expect(status(page)).to_contain_text("„museum“ statt „musem“: ")


def test_says_that_there_is_nothing_only_once_it_knows(town: str, page: Page) -> None:
    visit(page, town, "/")
    held: list[Route] = []
    waiting = True

    def hold(route: Route) -> None:
        if waiting:
            held.append(route)
        else:
            route.continue_()

    page.route("**/terms/*.json", hold)
    field(page).press_sequentially("qqqqqq")
    expect(page.locator("#vorschlaege")).to_have_attribute("aria-busy", "true")
    # Longer than the pause after which something is said.
    page.wait_for_function("start => performance.now() - start > 400", arg=page.evaluate("performance.now()"))
    expect(status(page)).to_have_text("")
    waiting = False
    for route in held:
        route.continue_()
    expect(status(page)).to_have_text("Keine Vorschläge")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#vorschlaege")).not_to_have_attribute("aria-busy", "true")


def test_hostile_words_are_only_words(town: str, page: Page) -> None:
    seen = opened(page, town, "/", "zitat")
    assert options(page).first.inner_text().startswith("<script>alert(1)</script>")
    before = page.evaluate(_INSERTED)
    strings = hostile_strings()[:400]
    for first in range(0, len(strings), 50):
        page.evaluate(_TYPE, [strings[first : first + 50]])
        field(page).fill("zitat")
        expect(options(page).first).to_be_visible()
        assert page.evaluate(_INSERTED) == before
    assert seen.complaints == []
    assert seen.foreign_requests == []


def test_finds_the_folder_anew_after_the_site_was_published_again(
    town_site: Path, tmp_path: Path, page: Page
) -> None:
    for one in town_site.iterdir():
        if one.name != "suche":
            (tmp_path / one.name).symlink_to(one)
    (folder,) = (one for one in (town_site / "suche").iterdir() if one.is_dir())
    (tmp_path / "suche").mkdir()
    pointer = tmp_path / "suche" / "index.json"
    for name in ("alt", "neu"):
        (tmp_path / "suche" / name).symlink_to(folder)
    pointer.write_text('{"folder": "suche/alt/"}', encoding="utf-8")
    with served(tmp_path) as home:
        page.goto(f"{home}/")
        with page.expect_response("**/suche/alt/manifest.json"):
            field(page).focus()
        (tmp_path / "suche" / "alt").unlink()
        pointer.write_text('{"folder": "suche/neu/"}', encoding="utf-8")
        field(page).press_sequentially("bienen")
        expect(options(page).first).to_be_visible()


def _no_script(page: Page) -> None:
    page.route("**/suggest.js", lambda route: route.abort())


def _broken_script(page: Page) -> None:
    page.route("**/suggestions.js", lambda route: route.fulfill(body="(", content_type="text/javascript"))


def _no_style(page: Page) -> None:
    page.route("**/suggest.css", lambda route: route.abort())


def _no_pointer(page: Page) -> None:
    page.route("**/suche/index.json", lambda route: route.abort())


def _no_words(page: Page) -> None:
    page.route("**/terms/*.json", lambda route: route.fulfill(status=503))


@pytest.mark.parametrize("break_it", [_no_script, _broken_script, _no_style, _no_pointer, _no_words])
def test_stays_a_plain_field_when_something_does_not_come(
    town: str, page: Page, break_it: Callable[[Page], None]
) -> None:
    break_it(page)
    asked: list[str] = []
    page.on("requestfailed", lambda request: asked.append(request.url))
    page.goto(f"{town}/angebote/apfelfest/")
    field(page).press_sequentially("bienenschule", delay=15)
    page.wait_for_load_state("networkidle")
    assert page.locator(".suggest a:visible").count() == 0
    assert len(asked) <= 2
    page.keyboard.press("Enter")
    page.wait_for_url(f"{town}/suche/?q=bienenschule")


def test_tries_again_when_the_field_is_used_again(town: str, page: Page) -> None:
    page.route("**/suche/index.json", lambda route: route.abort())
    page.goto(f"{town}/")
    with page.expect_event("requestfailed"):
        field(page).press_sequentially("bie")
    page.unroute("**/suche/index.json")
    page.keyboard.press("Tab")
    field(page).fill("bienen")
    expect(options(page).first).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
@pytest.mark.parametrize("path", PAGES)
def test_the_open_list_has_no_barrier_and_moves_nothing(
    city: str, page: Page, path: str, width: int, scheme: str
) -> None:
    path = path if path == "/" else "/akteure/"
    page.set_viewport_size({"width": width, "height": 800})
    seen = visit(page, city, path)
    seen.look(width, scheme)
    if not field(page).is_visible():
        assert page.get_by_role("navigation").get_by_role("link", name="Suche").is_visible()
        return
    before = page.evaluate(_PLACES)
    field(page).press_sequentially("musem")
    expect(options(page).first).to_be_visible()
    assert page.evaluate(_PLACES) == before
    assert page.evaluate(_CUT_OFF) is False
    page.keyboard.press("ArrowDown")
    assert seen.barriers(within="search input, .suggest") == []
    assert seen.ask("document.scrollingElement.scrollWidth <= innerWidth")
    assert seen.ask("[...document.querySelectorAll('.suggest a')].every(one => one.offsetHeight >= 44)")


def test_a_very_small_window_shows_the_active_option(city: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    opened(page, city, "/", "museum")
    for _ in range(options(page).count()):
        page.keyboard.press("ArrowDown")
        assert page.evaluate(
            """() => { const box = document.querySelector(".suggest [aria-selected=true]").getBoundingClientRect();
            return box.top >= 0 && box.top < innerHeight - 24; }"""
        ), active(page)
