"""When a record falls to the next step, and that nothing happens on the days between."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.evidence import Freshness
from generator.domain.ladder import Fall, needs_confirmation, next_step
from generator.domain.offer import Offer
from tests.build import TODAY, an_actor, an_offer

SOURCE = {"source": "https://www.beispiel.de", "basis": "stated", "running": "true"}
BEFORE = timedelta(days=1)


# Today is 23 November 2026.
@pytest.mark.parametrize(
    ("changes", "fall"),
    [
        ({}, Fall(date(2027, 10, 2), Freshness.AGEING)),
        ({"confirmed_on": "2025-10-01"}, Fall(date(2027, 10, 2), Freshness.LAST_KNOWN)),
        ({"confirmed_on": "2024-02-29"}, None),
        ({"valid_until": "2026-12-31"}, Fall(date(2027, 1, 1), Freshness.HISTORICAL)),
        ({"schedule": {"kind": "ongoing", "until": "2027-03"}}, Fall(date(2027, 4, 1), Freshness.HISTORICAL)),
        (
            {"schedule": {"kind": "dated", "sessions": [{"start": "2027-01-16"}, {"start": "2027-01-09"}]}},
            Fall(date(2027, 1, 17), Freshness.HISTORICAL),
        ),
        ({"status": "planned"}, None),
        ({"status": "ended"}, None),
        ({"schedule": {"kind": "past"}}, None),
        (
            {"confirmed_on": None, "evidence": {**SOURCE, "as_of": "2026-06"}},
            Fall(date(2027, 7, 1), Freshness.AGEING),
        ),
        (
            {"confirmed_on": None, "evidence": {**SOURCE, "as_of": "2024"}},
            Fall(date(2028, 1, 1), Freshness.LAST_KNOWN),
        ),
        ({"confirmed_on": "2025-12-01", "evidence": {**SOURCE, "as_of": "2026-11"}}, Fall(date(2026, 12, 2), Freshness.AGEING)),
    ],
)  # fmt: skip
def test_a_record_falls_on_a_known_day(changes: dict[str, Any], fall: Fall | None) -> None:
    assert next_step(an_offer(**changes), TODAY) == fall


def test_a_profile_falls_too() -> None:
    assert next_step(an_actor(), TODAY) == Fall(date(2027, 10, 2), Freshness.AGEING)
    assert next_step(an_actor(status="inactive"), TODAY) is None


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({}, False),
        ({"confirmed_on": "2025-10-01"}, True),
        ({"confirmed_on": "2024-01-01"}, True),
        ({"confirmed_on": "2026-01-22"}, False),
        ({"confirmed_on": "2026-01-21"}, True),
        ({"schedule": {"kind": "dated", "sessions": [{"start": "2026-12-01"}]}}, False),
        ({"confirmed_on": "2025-12-01"}, True),
        ({"status": "planned"}, False),
        ({"status": "ended"}, False),
    ],
)
def test_a_provider_is_asked_before_a_confirmation_runs_out(changes: dict[str, Any], *, asked: bool) -> None:
    assert needs_confirmation(an_offer(**changes), TODAY) is asked


DAYS = st.dates(date(2019, 1, 1), date(2029, 12, 31)).map(str)


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    schedule = draw(
        st.one_of(
            st.just({"kind": "on_request"}),
            DAYS.map(lambda day: {"kind": "ongoing", "until": day}),
            st.lists(DAYS, min_size=1, max_size=3).map(
                lambda days: {"kind": "dated", "sessions": [{"start": day} for day in days]}
            ),
        )
    )
    source = draw(st.one_of(st.none(), DAYS.map(lambda day: {**SOURCE, "as_of": day[:7]})))
    confirmed = draw(DAYS if source is None else st.one_of(st.none(), DAYS))
    status = draw(st.sampled_from(["active", "planned", "ended"]))
    until = draw(st.one_of(st.none(), DAYS))
    return an_offer(
        schedule=schedule, evidence=source, confirmed_on=confirmed, status=status, valid_until=until
    )


@given(offers(), st.dates(date(2020, 1, 1), date(2028, 12, 31)))
def test_nothing_gets_worse_before_that_day(offer: Offer, today: date) -> None:
    fall, now = next_step(offer, today), offer.freshness(today)
    last = fall.day - BEFORE if fall else today + timedelta(days=3700)
    days = {today + (last - today) * part / 50 for part in range(51)} | {last}
    assert all(offer.freshness(day).rank <= now.rank for day in days)
    if fall:
        assert offer.freshness(fall.day) is fall.step
        assert fall.step.rank > now.rank
