"""Days off: which holidays lie in a span of days, and how their dates read."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.domain.days_off import SchoolHoliday, SchoolHolidays, public_holidays_within
from generator.domain.recurrence import PublicHoliday

WINTER: dict[str, Any] = {
    "id": "winter", "label": "Winterferien", "from": "2026-12-23", "until": "2027-01-09",
}  # fmt: skip
BRIDGE: dict[str, Any] = {
    "id": "bruecke", "label": "Brückentag", "from": "2027-05-07", "until": "2027-05-07",
}  # fmt: skip
EASTER: dict[str, Any] = {
    "id": "ostern", "label": "Osterferien", "from": "2027-03-22", "until": "2027-04-03",
}  # fmt: skip


def some(*periods: dict[str, Any]) -> SchoolHolidays:
    return SchoolHolidays.model_validate({"sources": ["https://schule.beispiel.de"], "periods": [*periods]})


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2026-12-22", "2026-12-22", []),
        ("2026-12-22", "2026-12-23", ["winter"]),
        ("2027-01-09", "2027-01-09", ["winter"]),
        ("2027-01-10", "2027-03-21", []),
        ("2027-01-01", "2027-12-31", ["winter", "ostern", "bruecke"]),
        ("2027-05-07", "2027-05-07", ["bruecke"]),
        ("2027-05-08", "2027-05-06", []),
    ],
)
def test_holidays_that_share_a_day_with_a_span(first: str, last: str, found: list[str]) -> None:
    holidays = some(BRIDGE, WINTER, EASTER)
    within = holidays.within(date.fromisoformat(first), date.fromisoformat(last))
    assert [one.id for one in within] == found


@given(st.dates(date(2026, 12, 1), date(2027, 6, 30)), st.integers(0, 60))
def test_a_holiday_is_within_a_span_if_one_of_its_days_is(first: date, length: int) -> None:
    days = [first + timedelta(days=ahead) for ahead in range(length + 1)]
    holidays = some(WINTER, EASTER, BRIDGE)
    assert set(holidays.within(days[0], days[-1])) == {
        one for one in holidays.periods if any(one.has(day) for day in days)
    }


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (WINTER, "23. Dezember 2026 bis 9. Januar 2027"),
        (EASTER, "22. März bis 3. April 2027"),
        (BRIDGE, "7. Mai 2027"),
        ({**EASTER, "until": "2027-03-31"}, "22. bis 31. März 2027"),
        ({**EASTER, "until": "2028-03-31"}, "22. März 2027 bis 31. März 2028"),
    ],
)
def test_the_days_read_well(period: dict[str, Any], words: str) -> None:
    assert SchoolHoliday.model_validate(period).words == words


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"until": "2026-12-22"}, "„until“ liegt vor „from“."),
        ({"until": "9.1.2027"}, "ist kein Datum"),
        ({"id": "Winter 26"}, "keine gültige Kennung"),
        ({"laenge": 3}, "laenge"),
    ],
)
def test_what_is_wrong_is_said_in_german(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        some({**WINTER, **changes})


def test_no_holiday_is_listed_twice() -> None:
    with pytest.raises(ValidationError, match="„winter“ steht zweimal"):
        some(WINTER, EASTER, WINTER)


def test_holidays_need_a_source() -> None:
    with pytest.raises(ValidationError, match="sources"):
        SchoolHolidays.model_validate({"sources": [], "periods": [WINTER]})


def test_public_holidays_of_a_span_come_in_order_and_share_a_day() -> None:
    known = [
        PublicHoliday("Neujahr", "01-01"),
        PublicHoliday("Himmelfahrt", days_after_easter=39),
        PublicHoliday("Tag der Arbeit", "05-01"),
    ]
    found = public_holidays_within(known, date(2007, 12, 1), date(2008, 12, 31))
    assert list(found.items()) == [
        (date(2008, 1, 1), "Neujahr"),
        (date(2008, 5, 1), "Himmelfahrt, Tag der Arbeit"),
    ]
    assert public_holidays_within(known, date(2008, 1, 2), date(2008, 4, 30)) == {}
