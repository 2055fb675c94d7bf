"""How far one may rely on a record: the ladder of freshness, step by step."""

from datetime import date
from typing import Any

import pytest

from generator.domain.dates import PartialDate
from generator.domain.evidence import Evidence, Freshness, freshness_of, is_old
from tests.build import TODAY, an_actor, an_offer


def evidence(as_of: str, *, running: bool = True, basis: str = "stated") -> Evidence:
    return Evidence.model_validate(
        {"source": "https://www.beispiel.de", "as_of": as_of, "basis": basis, "running": running}
    )


# Today is 23 November 2026.
LADDER: list[tuple[str, date | None, Evidence | None, Freshness]] = [
    ("confirmed today", TODAY, None, Freshness.CONFIRMED),
    ("confirmed a year ago to the day", date(2025, 11, 23), None, Freshness.CONFIRMED),
    ("confirmed a year and a day ago", date(2025, 11, 22), None, Freshness.AGEING),
    ("confirmed two years ago to the day", date(2024, 11, 23), None, Freshness.AGEING),
    ("confirmed two years and a day ago", date(2024, 11, 22), None, Freshness.LAST_KNOWN),
    ("confirmed tomorrow", date(2026, 11, 24), None, Freshness.LAST_KNOWN),
    ("confirmed long ago, but the source is new", date(2020, 1, 1), evidence("2026-06"), Freshness.CURRENT),
    ("source of this year", None, evidence("2026"), Freshness.CURRENT),
    ("source of a year ago to the month", None, evidence("2025-11"), Freshness.CURRENT),
    ("source of a year ago to the day", None, evidence("2025-11-23"), Freshness.CURRENT),
    ("source of a year and a day ago", None, evidence("2025-11-22"), Freshness.AGEING),
    ("source of thirteen months ago", None, evidence("2025-10"), Freshness.AGEING),
    ("source of last year counts to its last day", None, evidence("2025"), Freshness.CURRENT),
    ("source of three years ago to the month", None, evidence("2023-11"), Freshness.AGEING),
    ("source of three years ago to the day", None, evidence("2023-11-23"), Freshness.AGEING),
    ("source of three years and a day ago", None, evidence("2023-11-22"), Freshness.LAST_KNOWN),
    ("source of over three years ago", None, evidence("2023-10"), Freshness.LAST_KNOWN),
    ("source does not say that it runs", None, evidence("2026", running=False), Freshness.LAST_KNOWN),
    ("nothing is known", None, None, Freshness.LAST_KNOWN),
]


@pytest.mark.parametrize(
    ("confirmed", "known", "step"), [row[1:] for row in LADDER], ids=[row[0] for row in LADDER]
)
def test_each_record_stands_on_its_step(
    confirmed: date | None, known: Evidence | None, step: Freshness
) -> None:
    assert freshness_of(confirmed, known, TODAY) is step


def test_the_ladder_leads_from_confirmed_to_historical() -> None:
    assert [one.rank for one in Freshness] == [0, 1, 2, 3, 4, 5]
    assert Freshness.CONFIRMED.rank < Freshness.HISTORICAL.rank
    assert [one for one in Freshness if one.is_current] == ["confirmed", "current", "ageing"]


@pytest.mark.parametrize(
    ("changes", "step"),
    [
        ({}, Freshness.CONFIRMED),
        ({"status": "ended"}, Freshness.HISTORICAL),
        ({"status": "planned"}, Freshness.PLANNED),
        ({"status": "paused"}, Freshness.LAST_KNOWN),
        ({"status": "paused", "valid_until": "2026-11-22"}, Freshness.HISTORICAL),
        ({"valid_until": "2026-11-22"}, Freshness.HISTORICAL),
        ({"valid_until": "2026-11-23"}, Freshness.CONFIRMED),
        ({"schedule": {"kind": "past"}}, Freshness.HISTORICAL),
        ({"schedule": {"kind": "past"}, "status": "planned"}, Freshness.HISTORICAL),
        ({"schedule": {"kind": "dated", "sessions": [{"start": "2026-11-22"}]}}, Freshness.HISTORICAL),
        ({"schedule": {"kind": "dated", "sessions": [{"start": "2026-11-23"}]}}, Freshness.CONFIRMED),
    ],
)
def test_an_offer_that_is_over_is_history(changes: dict[str, Any], step: Freshness) -> None:
    assert an_offer(**changes).freshness(TODAY) is step


@pytest.mark.parametrize(
    ("status", "step"),
    [
        ("active", Freshness.CONFIRMED),
        ("unknown", Freshness.CONFIRMED),
        ("inactive", Freshness.HISTORICAL),
        ("renamed", Freshness.HISTORICAL),
    ],
)
def test_an_actor_that_is_gone_is_history(status: str, step: Freshness) -> None:
    assert an_actor(status=status).freshness(TODAY) is step


def test_a_page_without_a_date_is_never_given_one() -> None:
    assert evidence("2026", basis="lookup").words == "Seite ohne Datum, gelesen 2026"
    assert evidence("2026-06").words == "Stand Juni 2026"


@pytest.mark.parametrize(
    ("when", "old"),
    [
        (None, True),
        (PartialDate(2024, 11, 23), False),
        (PartialDate(2024, 11, 22), True),
        (PartialDate(2024, 10), True),
        (PartialDate(2024), False),
        (PartialDate(2023), True),
    ],
)
def test_an_amount_is_old_after_two_years_or_without_a_date(when: PartialDate | None, *, old: bool) -> None:
    assert is_old(when, TODAY) is old
