"""What every kind of page promises, in both cities."""

import pytest

from tests.browser.page_kinds import KINDS, address_of
from tests.browser.visit import COLOUR_RULES, NARROW, WIDE, Visit
from tests.town.sites import town_edition

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Every rule meets both widths and both schemes; what looks at colours meets all four.
LOOKS = {
    (WIDE, "light"): (),
    (WIDE, "dark"): COLOUR_RULES,
    (NARROW, "light"): COLOUR_RULES,
    (NARROW, "dark"): (),
}


def test_musterstadt_has_every_kind_of_page() -> None:
    edition = town_edition()
    assert [kind for kind in KINDS if address_of(edition, kind) is None] == []


def test_loads_without_a_complaint(seen: Visit) -> None:
    assert seen.complaints == []


def test_asks_nobody_else_for_anything(seen: Visit) -> None:
    assert seen.requests
    assert seen.foreign_requests == []


def test_stores_nothing(seen: Visit) -> None:
    assert seen.page.context.cookies() == []
    assert seen.ask("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert seen.ask("indexedDB.databases().then(all => all.length)") == 0
    assert seen.ask("caches.keys().then(all => all.length)") == 0


def test_has_its_policy_style_and_script(seen: Visit) -> None:
    policy = seen.ask("document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert seen.ask("document.styleSheets[0].href.endsWith('/site.css')")
    assert seen.ask("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    assert any(url.endswith("/page.js") for url in seen.requests)


def test_has_no_barrier_that_a_machine_can_find(seen: Visit) -> None:
    found = {}
    for (width, scheme), rules in LOOKS.items():
        seen.look(width, scheme)
        found[width, scheme] = seen.barriers(rules)
    assert {look: "\n".join(barriers) for look, barriers in found.items() if barriers} == {}


def test_never_scrolls_sideways(seen: Visit) -> None:
    for width in (NARROW, WIDE):
        seen.look(width, "light")
        assert seen.ask("document.scrollingElement.scrollWidth") <= width


def test_keeps_every_text_inside_its_box(seen: Visit) -> None:
    seen.look(NARROW, "light")
    cut_off = """[...document.querySelectorAll("main *")].filter(node =>
      getComputedStyle(node).overflowX !== "visible" && !node.matches("pre, input") &&
      getComputedStyle(node).clipPath === "none" && node.scrollWidth > node.clientWidth + 1).map(node => node.outerHTML.slice(0, 120))"""
    assert seen.ask(cut_off) == []


def test_can_be_hit_with_a_finger(seen: Visit) -> None:
    for width in (NARROW, WIDE):
        seen.look(width, "light")
        assert seen.small_targets() == []


def test_prints_without_what_only_helps_on_a_screen(seen: Visit) -> None:
    seen.look(WIDE, "dark")
    seen.page.emulate_media(media="print", color_scheme="dark")
    shown = """[".menu", ".site-foot nav", "form.head-search", ".skip", ".crumbs"].filter(
      name => [...document.querySelectorAll(name)].some(node => node.checkVisibility()))"""
    assert seen.ask(shown) == []
    assert seen.ask("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert seen.ask("document.querySelector('h1').checkVisibility()")
    seen.page.emulate_media(media="screen")


def test_leads_the_keyboard_from_the_skip_link_on_and_shows_where_it_is(seen: Visit) -> None:
    seen.look(NARROW, "dark")
    seen.page.goto(seen.address)
    seen.page.keyboard.press("Tab")
    first = seen.focus()
    assert first.name == "skip"
    assert first.is_shown
    for _ in range(8):
        seen.page.keyboard.press("Tab")
        focus = seen.focus()
        assert focus.is_shown, focus
        assert focus.has_outline, focus
    seen.ask("document.querySelector('.skip').focus()")
    seen.page.keyboard.press("Enter")
    assert seen.focus().id == "inhalt"
