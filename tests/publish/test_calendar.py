"""The calendar: what is listed when, how months look, and how it stays small."""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from generator.domain.offer import Offer
from generator.publish.calendar_dates import MONTHS_AHEAD, Month, calendar_of, only_in_words, running
from generator.publish.calendar_view import Cell, View
from generator.publish.edition import Edition
from tests.contracts.html_page import HtmlPage
from tests.publish.editions import an_edition, an_offer, pages_of
from tests.town.sites import TOWN_DAY

DECEMBER, JANUARY, FEBRUARY = (Month(date(2026, 12, 1)), Month(date(2027, 1, 1)), Month(date(2027, 2, 1)))
UNSURE = {
    "confirmed_on": None,
    "evidence": {"source": "https://beispiel.de", "as_of": "2019", "basis": "stated"},
}


def dated(*sessions: dict[str, Any], **changes: Any) -> Offer:  # noqa: ANN401
    return an_offer(schedule={"kind": "dated", "sessions": [*sessions]}, **changes)


def on(offer: Offer, today: date = TOWN_DAY) -> Edition:
    return replace(an_edition({"fest": offer}), today=today)


def page(edition: Edition, path: str) -> HtmlPage:
    return HtmlPage(pages_of(edition)[f"kalender/{path}index.html"])


def listed(edition: Edition, month: Month) -> dict[str, int]:
    """How many dates each day of a month has, by day."""
    days = calendar_of(edition).by_day[month]
    return {str(day): len(dates) for day, dates in days.items()}


def cells(edition: Edition, month: Month) -> Iterator[Cell]:
    view = View(edition, calendar_of(edition))
    return (cell for _, week in view.grid(month) for cell in week if cell)


def marked(edition: Edition, month: Month) -> list[int]:
    return [cell.day.day for cell in cells(edition, month) if cell.entries]


@pytest.mark.parametrize(
    ("month", "weeks", "first_week", "blank_before", "blank_after"),
    [
        ("2027-02-01", 4, 5, 0, 0),  # four whole weeks
        ("2027-03-01", 5, 9, 0, 4),  # begins on a Monday, has the change to summer time
        ("2026-11-01", 6, 44, 6, 6),  # begins on a Sunday
        ("2028-02-01", 5, 5, 1, 5),  # leap year
        ("2027-10-01", 5, 39, 4, 0),  # has the change to winter time
        ("2026-12-01", 5, 49, 1, 3),  # ends with week 53
        ("2027-01-01", 5, 53, 4, 0),  # begins with week 53
    ],
)
def test_a_month_is_laid_out_in_weeks(
    month: str, weeks: int, first_week: int, blank_before: int, blank_after: int
) -> None:
    rows = list(Month(date.fromisoformat(month)).weeks)
    days = [day for _, week in rows for day in week]
    known = [day for day in days if day]
    assert len(rows) == weeks
    assert rows[0][0] == first_week
    assert days[:blank_before] == [None] * blank_before
    assert days[len(days) - blank_after :] == [None] * blank_after
    assert known == [known[0] + timedelta(days=ahead) for ahead in range(len(known))]
    assert known[0] == date.fromisoformat(month)
    assert (known[-1] + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    "today", [date(2026, 1, 1), date(2027, 1, 31), date(2028, 2, 29), date(2026, 12, 31)]
)
def test_the_calendar_has_whole_months_within_the_horizon(today: date) -> None:
    edition = on(
        an_offer(schedule={"kind": "recurring", "rule": {"every": "week", "weekdays": ["monday"]}}), today
    )
    calendar = calendar_of(edition)
    assert len(calendar.months) == MONTHS_AHEAD + 1
    assert calendar.months[0].first <= today <= calendar.months[0].last
    mondays = [
        day
        for day in (calendar.months[-1].first + timedelta(days=ahead) for ahead in range(31))
        if day.weekday() == 0
    ]
    assert list(calendar.by_day[calendar.months[-1]]) == [
        day for day in mondays if day <= calendar.months[-1].last
    ]


def test_a_date_of_several_days_is_listed_once_and_marked_on_each_day() -> None:
    edition = on(dated({"start": "2026-12-05", "end": "2026-12-08"}))
    assert listed(edition, DECEMBER) == {"2026-12-05": 1}
    assert marked(edition, DECEMBER) == [5, 6, 7, 8]
    assert "bis Dienstag, 8. Dezember 2026" in page(edition, "2026-12/").text


def test_a_date_over_new_year_is_in_both_months_and_once_in_the_overview() -> None:
    edition = on(dated({"start": "2026-12-30", "end": "2027-01-02"}))
    assert listed(edition, DECEMBER) == {"2026-12-30": 1}
    assert listed(edition, JANUARY) == {"2027-01-01": 1}
    assert (marked(edition, DECEMBER), marked(edition, JANUARY)) == ([30, 31], [1, 2])
    assert "seit Mittwoch, 30. Dezember 2026" in page(edition, "2027-01/").text
    assert page(edition, "").html.count("<time ") == 1
    assert "1 Termin bis" in page(edition, "").text


def test_a_date_over_several_months_is_in_each() -> None:
    edition = on(dated({"start": "2026-12-30", "end": "2027-02-02"}))
    assert listed(edition, FEBRUARY) == {"2027-02-01": 1}
    assert marked(edition, JANUARY) == list(range(1, 32))


def test_what_has_begun_is_listed_from_today_and_what_is_over_is_not() -> None:
    edition = on(dated({"start": "2026-11-20", "end": "2026-11-24"}, {"start": "2026-11-22"}))
    assert listed(edition, Month.of(TOWN_DAY)) == {"2026-11-23": 1}
    assert marked(edition, Month.of(TOWN_DAY)) == [23, 24]


def test_a_night_that_ended_this_morning_is_over() -> None:
    edition = on(dated({"start": "2026-11-22 22:00", "end": "2026-11-23 02:00"}, {"start": "2027-01-01"}))
    assert listed(edition, Month.of(TOWN_DAY)) == {}


@pytest.mark.parametrize("day", ["2027-03-28", "2027-10-31"])
def test_a_day_on_which_the_clock_changes_keeps_its_times(day: str) -> None:
    edition = on(dated({"start": f"{day} 01:30", "end": f"{day} 04:00"}, {"start": f"{day} 10:00"}))
    assert listed(edition, Month.of(date.fromisoformat(day))) == {day: 2}
    assert "1:30–4 Uhr" in page(edition, f"{day[:7]}/").text


def test_several_dates_of_a_day_are_in_order_and_a_full_cell_says_how_many_more() -> None:
    times = [f"2026-12-05 {hour:02}:00" for hour in (18, 9, 12, 10, 20)]
    edition = on(dated(*({"start": start} for start in times)))
    shown = next(cell for cell in cells(edition, DECEMBER) if cell.entries)
    assert [one.start for one in shown.entries] == ["09:00", "10:00", "12:00"]
    assert shown.more == 2
    text = page(edition, "2026-12/").text
    assert "und 2 weitere" in text
    assert text.index("9 Uhr") < text.index("18 Uhr") < text.index("20 Uhr")


def test_a_cell_with_room_shows_all() -> None:
    edition = on(dated(*({"start": f"2026-12-05 {hour}:00"} for hour in (10, 11, 12, 13))))
    assert [(len(cell.entries), cell.more) for cell in cells(edition, DECEMBER) if cell.entries] == [(4, 0)]


@pytest.mark.parametrize(
    ("status", "words"), [("cancelled", "Abgesagt"), ("postponed", "Verschoben, neuer Termin offen")]
)
def test_what_does_not_happen_is_struck_and_said(status: str, words: str) -> None:
    seen = page(on(dated({"start": "2026-12-05 14:00", "status": status})), "2026-12/")
    assert len(seen.the("s")) == 3  # in the grid, and title and time in the list
    assert f"{words}: Waldspaziergang" in seen.text


def test_today_and_the_past_are_said_in_words() -> None:
    shown = list(cells(on(an_offer()), Month.of(TOWN_DAY)))
    assert [cell.day.day for cell in shown if cell.is_today] == [23]
    assert [cell.day.day for cell in shown if cell.is_past] == list(range(1, 23))
    text = page(on(an_offer()), "2026-11/").text
    assert "23. heute" in text
    assert "22. vorbei" in text


def test_days_off_are_said_in_words() -> None:
    off = {cell.day.day: cell.off for cell in cells(on(an_offer()), DECEMBER)}
    assert off[22] == ()
    assert off[25] == ("Feiertag: 1. Weihnachtstag", "Winterferien 2026")
    assert "25.12. 1. Weihnachtstag (Feiertag)" in page(on(an_offer()), "2026-12/").text


def test_what_is_over_is_not_listed_and_what_may_be_over_has_its_badge() -> None:
    session = {"start": "2026-12-05"}
    assert listed(on(dated(session, status="ended")), DECEMBER) == {}
    assert listed(on(dated(session, valid_until="2026-11-01")), DECEMBER) == {}
    unsure = page(on(dated(session, **UNSURE)), "")
    assert "Zuletzt belegt 2019" in unsure.text
    assert "Zurzeit hat kein Anbieter einen Termin bestätigt" in unsure.text
    assert "Zurzeit hat kein Anbieter" not in page(on(dated(session)), "").text


@pytest.mark.parametrize(
    ("schedule", "runs", "repeats"),
    [
        ({"kind": "ongoing"}, 1, 0),
        ({"kind": "ongoing", "from": "2026-11-23"}, 1, 0),
        ({"kind": "ongoing", "from": "2026-11-24"}, 0, 0),
        ({"kind": "ongoing", "until": "2026-11-22"}, 0, 0),
        ({"kind": "recurring", "text": "monatlich donnerstags"}, 0, 1),
        ({"kind": "recurring", "rule": {"every": "month"}}, 0, 1),
        ({"kind": "recurring", "rule": {"every": "week", "weekdays": ["monday"]}}, 0, 0),
        ({"kind": "on_request"}, 0, 0),
    ],
)
def test_what_has_no_dates_has_a_section_of_its_own(
    schedule: dict[str, Any], runs: int, repeats: int
) -> None:
    edition = on(an_offer(schedule=schedule))
    assert (len(running(edition)), len(only_in_words(edition))) == (runs, repeats)
    text = page(edition, "").text
    assert ("Läuft gerade" in text, "genaue Tage beim Anbieter erfragen" in text) == (
        bool(runs),
        bool(repeats),
    )
    assert running(on(an_offer(schedule=schedule, **UNSURE))) == []


def test_an_empty_calendar_is_friendly() -> None:
    edition = on(an_offer())
    assert "Zurzeit ist kein Termin bekannt." in page(edition, "").text
    assert "Im Januar 2027 ist noch kein Termin bekannt." in page(edition, "2027-01/").text


def test_months_lead_to_each_other() -> None:
    edition = on(an_offer())
    assert [link["href"] for link in page(edition, "2026-12/").the("a", rel="next")] == [
        "../../kalender/2027-01/"
    ]
    assert page(edition, "2026-11/").the("a", rel="prev") == []
    assert page(edition, "2027-11/").the("a", rel="next") == []


def test_rows_carry_the_number_of_their_offer() -> None:
    edition = on(dated({"start": "2026-12-05", "end": "2026-12-06"}))
    seen = page(edition, "2026-12/")
    number = str(edition.number["offers", "fest"])
    assert [one for one in seen.the("li") if "data-bis" in one] == [
        {"data-nr": number, "data-bis": "2026-12-06"}
    ]
    assert len(seen.the("li", **{"data-nr": number})) == 3


def test_very_full_days_get_pages_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules["generator.publish.calendar_pages"]  # the package has a function of this name
    monkeypatch.setattr(module, "SHOWN_IN_MONTH", 3)
    monkeypatch.setattr(module, "SHOWN_AT_FIRST", 3)
    sessions = [{"start": f"2026-12-{day:02} {hour}:00"} for day in (4, 5) for hour in (10, 12)]
    pages = pages_of(on(dated(*sessions, {"start": "2027-01-07"})))
    month, overview = (HtmlPage(pages[f"kalender/{path}index.html"]) for path in ("2026-12/", ""))
    assert "Alle 2 Termine an diesem Tag" in month.text
    assert {path for path in pages if re.fullmatch(r"kalender/\d{4}-\d\d/\d\d/index\.html", path)} == {
        "kalender/2026-12/05/index.html"
    }
    day = HtmlPage(pages["kalender/2026-12/05/index.html"])
    assert len(day.the("time")) == 2
    assert "Samstag, 5. Dezember 2026" in day.text
    assert "Alle 4 Termine im Dezember 2026" in overview.text
    assert "1 Termin im Januar 2027" in overview.text
    assert len(overview.the("time")) == 2


def test_every_page_is_in_the_sitemap() -> None:
    pages = pages_of(on(an_offer()))
    for path in pages:
        if path.startswith("kalender/") and path.endswith(".html"):
            assert f"/{path.removesuffix('index.html')}</loc>" in pages["sitemap.xml"]
