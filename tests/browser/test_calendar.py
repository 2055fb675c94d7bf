"""The calendar, the way people use it: by keyboard, narrowed down, gone back to, printed, and without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from benchmarks.synthetic import write_content
from tests.browser.conftest import served
from tests.browser.visit import NARROW, WIDE, visit
from tests.town.sites import build

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A made-up city with far more dates than fit on a page."""
    folder = tmp_path_factory.mktemp("crowd")
    write_content(folder / "content", 300)
    with served(build(folder / "content", folder / "site", "--today", "2026-11-23")) as address:
        yield address


def dates(page: Page) -> Locator:
    return page.locator(".events > li:visible")


def status(page: Page) -> Locator:
    return page.locator("#kalender-status")


def test_shows_only_the_days_of_the_school_holidays(town: str, page: Page) -> None:
    page.goto(f"{town}/kalender/")
    page.get_by_label("Schulferien").select_option(label="Winterferien 2026")
    expect(status(page)).to_have_text("3 Termine passen zu Ihrer Auswahl.")
    expect(page).to_have_url(f"{town}/kalender/?ferien=winterferien-2026")
    assert dates(page).locator("time").evaluate_all("all => all.map(one => one.dateTime.slice(0, 10))") == [
        "2026-12-25",
        "2026-12-31",
        "2027-01-01",
    ]
    expect(page.get_by_role("heading", level=2, name="Januar 2027")).to_contain_text("1 Termin")
    expect(page.get_by_role("heading", level=2, name="Februar 2027")).to_be_hidden()


def test_days_narrow_it_further_and_going_back_restores_it(town: str, page: Page) -> None:
    page.goto(f"{town}/kalender/?ferien=winterferien-2026&thema=forest")
    expect(dates(page)).to_have_count(3)
    page.get_by_label("Von", exact=True).fill("2026-12-31")
    expect(status(page)).to_have_text("2 Termine passen zu Ihrer Auswahl.")
    expect(page).to_have_url(f"{town}/kalender/?ferien=winterferien-2026&thema=forest&von=2026-12-31")
    page.get_by_label("Bis", exact=True).fill("2026-12-31")
    expect(dates(page)).to_have_count(1)
    page.go_back()
    expect(dates(page)).to_have_count(2)
    expect(page.get_by_label("Bis", exact=True)).to_have_value("")
    page.go_back()
    expect(dates(page)).to_have_count(3)
    page.go_forward()
    expect(page.get_by_label("Von", exact=True)).to_have_value("2026-12-31")
    page.reload()
    expect(dates(page)).to_have_count(2)
    page.get_by_role("button", name="Zurücksetzen").click()
    expect(page).to_have_url(f"{town}/kalender/?thema=forest")
    expect(status(page)).to_be_empty()


def test_filters_leave_only_the_dates_of_what_fits(town: str, page: Page) -> None:
    seen = visit(page, town, "/kalender/")
    assert not [url for url in seen.requests if "facets" in url]
    page.goto(f"{town}/kalender/?thema=bees&von=2026-12-01&bis=2026-12-31")
    expect(status(page)).to_have_text("5 Termine passen zu Ihrer Auswahl.")
    expect(dates(page)).to_have_count(5)
    page.get_by_role("button", name="Biene").click()
    expect(page).to_have_url(f"{town}/kalender/?von=2026-12-01&bis=2026-12-31")
    expect(dates(page)).to_have_count(9)
    page.get_by_label("Schulferien").select_option(label="Winterferien 2026")
    expect(dates(page)).to_have_count(2)
    page.go_back()
    page.go_back()
    expect(dates(page)).to_have_count(5)
    assert seen.complaints == []


def test_says_so_when_nothing_fits(town: str, page: Page) -> None:
    page.goto(f"{town}/kalender/?von=2026-12-19&bis=2026-12-20")
    expect(status(page)).to_contain_text("Kein Termin passt zu Ihrer Auswahl.")
    expect(dates(page)).to_have_count(0)


def test_takes_the_choice_along_from_month_to_month(town: str, page: Page) -> None:
    page.goto(f"{town}/kalender/2026-12/?ferien=winterferien-2026")
    expect(dates(page)).to_have_count(2)
    assert page.locator(".grid li:visible").count() == 2
    page.get_by_role("link", name="Januar 2027").click()
    expect(page).to_have_url(f"{town}/kalender/2027-01/?ferien=winterferien-2026")
    expect(dates(page)).to_have_count(1)


def test_works_by_keyboard_alone(town: str, page: Page) -> None:
    page.goto(f"{town}/kalender/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # to the content
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").get_by_role("link", name="Liste", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Monat", exact=True)).to_be_focused()
    holidays = page.get_by_label("Schulferien")
    for _ in range(12):  # the parts of the two days come in between
        page.keyboard.press("Tab")
        if holidays.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("ArrowDown")
    expect(status(page)).to_have_text("3 Termine passen zu Ihrer Auswahl.")
    expect(holidays).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(holidays).to_have_value("")
    expect(page.get_by_role("button", name="Zurücksetzen")).to_be_focused()
    page.get_by_role("link", name="Monat", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{town}/kalender/2026-11/")
    page.get_by_role("link", name="Dezember 2026").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kalender Dezember 2026")


def test_fetches_the_months_and_days_it_only_links_to(crowd: str, page: Page) -> None:
    seen = visit(page, crowd, "/kalender/")
    assert not [url for url in seen.requests if "2027-06" in url]
    before = dates(page).count()
    assert 0 < before <= 150
    page.goto(f"{crowd}/kalender/?von=2027-06-28&bis=2027-07-02")
    expect(status(page)).to_contain_text("passen zu Ihrer Auswahl.")
    days = set(dates(page).locator("time").evaluate_all("all => all.map(one => one.dateTime.slice(0, 10))"))
    assert {"2027-06-28", "2027-06-30", "2027-07-02"} <= days
    assert min(days) >= "2027-06-28"
    assert max(days) <= "2027-07-02"
    title = dates(page).last.get_by_role("link")
    words = title.inner_text()
    title.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    assert seen.complaints == []


def test_says_so_when_there_is_too_much_or_it_does_not_come(crowd: str, page: Page) -> None:
    page.goto(f"{crowd}/kalender/?von=2026-11-23")
    expect(status(page)).to_contain_text("Grenzen Sie den Zeitraum ein.")
    page.route("**/kalender/2027-06/**", lambda route: route.abort())
    page.goto(f"{crowd}/kalender/?von=2027-06-28&bis=2027-06-30")
    expect(status(page)).to_contain_text("konnten geladen werden")


def test_an_error_elsewhere_does_not_stop_it(town: str, page: Page) -> None:
    page.add_init_script("setTimeout(() => { throw new Error('elsewhere'); })")
    page.route("**/search*.js", lambda route: route.abort())
    page.goto(f"{town}/kalender/?ferien=winterferien-2026")
    expect(dates(page)).to_have_count(3)


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
@pytest.mark.parametrize("path", ["", "2026-12/"])
def test_has_no_barrier_once_it_is_narrowed_down(
    town: str, page: Page, path: str, width: int, scheme: str
) -> None:
    seen = visit(page, town, f"/kalender/{path}")
    seen.look(width, scheme)
    page.get_by_label("Schulferien").select_option(label="Winterferien 2026")
    expect(status(page)).to_contain_text("Auswahl")
    assert seen.barriers() == []
    assert seen.small_targets() == []


def test_a_month_is_a_table_on_a_wide_screen_and_a_list_on_a_narrow_one(town: str, page: Page) -> None:
    seen = visit(page, town, "/kalender/2026-12/")
    seen.look(WIDE, "light")
    expect(page.get_by_role("columnheader")).to_have_count(8)
    expect(page.get_by_role("rowheader").first).to_have_text("49")
    seen.look(NARROW, "light")
    expect(page.get_by_role("table")).to_be_hidden()
    expect(dates(page)).to_have_count(9)


def test_prints_the_list_with_the_day(town: str, page_alone: Page) -> None:
    page = page_alone
    page.goto(f"{town}/kalender/2026-12/")
    expect(page.locator("#kalender-filter")).to_be_visible()  # the script is there
    page.clock.set_fixed_time("2026-11-24T10:00:00")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(
        page.get_by_text("Gedruckt am 24. November 2026. Stand: Montag, 23. November 2026")
    ).to_be_visible()
    expect(dates(page)).to_have_count(9)
    for hidden in (".grid", ".calendar-filter", ".turn", ".jump", ".menu"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('.events a'), '::after').content") in (
        "none",
        "normal",
    )
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_text("Gedruckt am")).to_have_count(0)
    page.emulate_media(media="screen")


def test_all_of_it_is_there_without_javascript(town: str, page_without_script: Page) -> None:
    page = page_without_script
    page.goto(f"{town}/")
    page.get_by_role("link", name="Zum Kalender").click()
    expect(page.locator(".calendar-filter")).to_be_hidden()
    page.get_by_role("link", name="Februar 2027").click()
    expect(dates(page)).to_have_count(3)
    expect(page.get_by_text("Abgesagt: Bachtage 2026 und 2027")).to_be_visible()
    page.locator(".events a").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bachtage 2026 und 2027")


def test_the_city_says_how_sure_its_dates_are(city: str, page: Page) -> None:
    page.goto(f"{city}/kalender/")
    assert dates(page).count() == dates(page).locator(".badge").count()


def test_the_head_stays_on_few_rows(town: str, page: Page) -> None:
    page.goto(f"{town}/kalender/")
    for width, most in ((WIDE, 80), (390, 200)):
        page.set_viewport_size({"width": width, "height": 800})
        box = page.get_by_role("banner").bounding_box()
        assert box is not None
        assert box["height"] < most, (width, box)
