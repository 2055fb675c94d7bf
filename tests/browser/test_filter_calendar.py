"""The dates of a selection: a calendar of the site where there is one, otherwise a file made in the browser."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import NARROW, WIDE, visit
from tests.publish.calendar_readers import by_icalendar
from tests.publish.test_calendars import assert_right_bytes

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SUBSCRIBE, LOAD, MAKE = (
    "Termine zu diesen Filtern abonnieren", re.compile("^Als Datei laden.*Filtern$"),
    "Termine zu diesen Filtern als Datei laden",
)  # fmt: skip
STATIC = {
    "one list": ("thema=water", "themen/water"),
    "two lists": ("thema=water&zielgruppe=families", "themen/water/zielgruppen/families"),
    "in another order": ("stadtteil=schinkel&thema=bees", "themen/bees/stadtteile/schinkel"),
    "free of charge": ("kosten=free", "kosten/free"),
}  # fmt: skip
MADE = {
    "two values of one list": ("thema=water&thema=bees", {"bachnacht", "bachtage", "bienenschule"}),
    "a list without calendars": ("format=in_person&thema=water", {"bachnacht", "bachtage"}),
    "a cost that has no calendar": ("kosten=donation&thema=water", {"bachtage"}),
    "a number": ("alter=9&thema=bees", {"bienenschule"}),
}


@pytest.mark.parametrize("start", ["/suche/", "/kalender/"])
@pytest.mark.parametrize("case", STATIC)
def test_a_selection_with_a_calendar_can_be_subscribed_to(
    town: str, page: Page, start: str, case: str
) -> None:
    query, folder = STATIC[case]
    seen = visit(page, town, f"{start}?{query}")
    path = f"/{folder}/termine.ics"
    link = page.get_by_role("link", name=SUBSCRIBE)
    expect(link).to_have_attribute("href", f"webcal://{urlsplit(town).netloc}{path}")
    with page.expect_download() as download:
        page.get_by_role("link", name=LOAD).click()
    assert urlsplit(download.value.url).path == path
    assert Path(download.value.path()).read_bytes().endswith(b"END:VCALENDAR\r\n")
    assert seen.complaints == []


@pytest.mark.parametrize("case", MADE)
def test_of_any_other_selection_a_file_is_made(town: str, page: Page, case: str) -> None:
    query, offers = MADE[case]
    seen = visit(page, town, f"/suche/?{query}")
    with page.expect_download() as download:
        page.get_by_role("button", name=MAKE).click()
    data = Path(download.value.path()).read_bytes()
    assert_right_bytes(case, data)
    (made,) = by_icalendar({"made": data}).values()
    assert {one.offer for one in made} == offers
    whole = page.request.get(f"{town}/kalender/termine.ics").body()
    (of_all,) = by_icalendar({"whole": whole}).values()
    assert made == [one for one in of_all if one.offer in offers]
    assert b"X-WR-CALNAME:Termine Ihrer Auswahl\r\n" in data
    expect(page.get_by_text("Geladen. Spätere Änderungen")).to_be_visible()
    assert seen.complaints == []


def test_a_selection_without_dates_says_so_and_makes_no_file(town: str, page: Page) -> None:
    visit(page, town, "/suche/?format=self_paced")
    page.get_by_role("button", name=MAKE).click()
    expect(page.get_by_text("Zu diesen Filtern ist zurzeit kein Termin bekannt.")).to_be_visible()


def test_says_so_when_the_dates_do_not_come_and_tries_again(town: str, page: Page) -> None:
    page.goto(f"{town}/suche/?thema=water&thema=bees")
    page.route("**/termine.ics", lambda route: route.abort())
    page.get_by_role("button", name=MAKE).click()
    expect(page.get_by_text("Die Termine konnten nicht geladen werden.")).to_be_visible()
    page.unroute("**/termine.ics")
    with page.expect_download():
        page.get_by_role("button", name=MAKE).click()


def test_goes_when_nothing_is_chosen_any_more(town: str, page: Page) -> None:
    page.goto(f"{town}/kalender/?thema=water")
    expect(page.get_by_role("link", name=SUBSCRIBE)).to_be_visible()
    page.get_by_role("button", name="Alle Filter löschen").click()
    expect(page.get_by_role("link", name=SUBSCRIBE)).to_have_count(0)


def test_days_alone_are_no_selection_of_offers(town: str, page: Page) -> None:
    page.goto(f"{town}/kalender/?von=2027-01-01&thema=water")
    expect(page.get_by_role("link", name=SUBSCRIBE)).to_be_visible()
    page.goto(f"{town}/suche/?von=2026-12-01&thema=water")
    expect(page.get_by_role("button", name=MAKE)).to_be_visible()


@pytest.mark.parametrize("query", ["thema=water&zielgruppe=families", "thema=water&thema=bees"])
@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_has_no_barrier(town: str, page: Page, query: str, width: int, scheme: str) -> None:
    seen = visit(page, town, f"/suche/?{query}")
    seen.look(width, scheme)
    expect(page.locator(".filter-calendar").get_by_text("Termine zu diesen Filtern").first).to_be_visible()
    assert seen.barriers() == []
    assert seen.small_targets() == []
    assert seen.complaints == []
