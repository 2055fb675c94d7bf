"""The calendar: an overview of what is next, a page for each month, and one for each very full day."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..domain.dates import day_words
from ..domain.evidence import Freshness
from .artefact import Artefact
from .assets import asset_folder
from .calendar_dates import Calendar, Month, calendar_of, only_in_words, running
from .calendar_view import Day, View
from .calendars import ALL, calendar_at
from .cards import Card, card_of
from .deadline_calendar import deadline_calendar_at
from .edition import Edition
from .pages import Binder, Page

SHOWN_AT_FIRST = 150
SHOWN_IN_MONTH = 400
FRAME = "kalender"


@dataclass(frozen=True)
class Section:
    """A month in the overview: its first days, as far as there is room."""

    month: Month
    total: int
    days: list[Day]
    is_whole: bool


@dataclass(frozen=True)
class Undated:
    """An offer without single dates."""

    number: int
    card: Card
    times: str


def calendar_pages(edition: Edition, binder: Binder, search: str) -> Iterator[Artefact]:
    """Yield every page of the calendar; `search` is the folder of the search, which has the filters' data."""
    calendar = calendar_of(edition)
    view = View(edition, calendar)
    folder = asset_folder(edition.site.colours)
    common = {
        "styles": [f"/{folder}/{name}" for name in ("calendar.css", "filters.css")],
        "facets": f"/{search}/facets.json",
        "today": edition.today,
        "today_words": day_words(edition.today),
        "calendar": calendar,
        "school": view.school_holidays(edition.today, calendar.months[-1].last),
    }
    yield binder.bind(_overview(edition), {**common, **_overview_values(edition, calendar, view)})
    for month in calendar.months:
        days = view.days(calendar.by_day[month], SHOWN_IN_MONTH)
        yield binder.bind(_month(edition, month), {**common, **_month_values(calendar, view, month, days)})
        for day in days:
            if not day.rows:
                values = {"month": month, "day": view.whole_day(day.day, calendar.by_day[month][day.day])}
                yield binder.bind(_day(edition, day), {**common, **values})


def _overview(edition: Edition) -> Page:
    about = f"Alle bekannten Termine zu Umwelt und nachhaltiger Entwicklung in {edition.site.city}."
    offers = edition.catalogue.offers.values()
    feeds = (*calendar_at(edition, ALL, edition.site.name, offers), *deadline_calendar_at(edition))
    return Page(ALL, FRAME, "calendar.html", "Kalender", about, feeds=feeds)


def _month(edition: Edition, month: Month) -> Page:
    about = f"Termine zu Umwelt und nachhaltiger Entwicklung in {edition.site.city} im {month.words}."
    return Page(month.address, FRAME, "calendar_month.html", f"Kalender {month.words}", about)


def _day(edition: Edition, day: Day) -> Page:
    about = f"Termine zu Umwelt und nachhaltiger Entwicklung in {edition.site.city}: {day.words}."
    return Page(day.address, FRAME, "calendar_day.html", day.words, about)


def _overview_values(edition: Edition, calendar: Calendar, view: View) -> dict[str, Any]:
    sure = sum(edition.freshness[one.entry.id].is_current for one in calendar.dates)
    return {
        "sections": list(_sections(calendar, view)),
        "total": len(calendar.dates),
        "sure": sure,
        "last_known": sum(edition.freshness[one.entry.id] is Freshness.LAST_KNOWN for one in calendar.dates),
        "running": [Undated(number, card_of(edition, one), said) for number, one, said in running(edition)],
        "in_words": [
            Undated(number, card_of(edition, one), said) for number, one, said in only_in_words(edition)
        ],
    }


def _sections(calendar: Calendar, view: View) -> Iterator[Section]:
    left = SHOWN_AT_FIRST
    for month in calendar.months:
        fresh = calendar.fresh(month)
        shown = [day for day in view.days(fresh, left) if day.rows]
        left -= sum(day.total for day in shown)
        is_whole = len(shown) == len(fresh)
        # A later month with gaps in it would look complete.
        left = left if is_whole else 0
        if calendar.total(month):
            yield Section(month, sum(map(len, fresh.values())), shown, is_whole)


def _month_values(calendar: Calendar, view: View, month: Month, days: list[Day]) -> dict[str, Any]:
    before, after = calendar.around(month)
    return {
        "month": month,
        "before": before,
        "after": after,
        "days": days,
        "total": calendar.total(month),
        "weeks": list(view.grid(month)),
        "public": [(day, name) for day, name in view.holidays.items() if Month.of(day) == month],
        "school_here": view.school_holidays(month.first, month.last),
    }
