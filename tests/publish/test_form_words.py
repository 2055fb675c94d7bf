"""The preview of the form says when something takes place, and how sure that is, in the words of the page."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from generator.publish.words import actor_badge, badge
from tests.domain.test_schedules import REMARKS, ROWS
from tests.node import ask_node
from tests.publish.editions import an_actor, an_offer, town

_BEFORE = {
    "dated": {"kind": "dated", "sessions": [{"start": "2026-02-28 10:00", "end": "2026-03-02 12:00"}, {"start": "2026-01-31"}]},
    "until": {"kind": "ongoing", "text": "immer", "until": "2026-02"},
    "past": {"kind": "past"},
}  # fmt: skip
SOURCES = [
    {"source": "https://www.beispiel.de/", "as_of": as_of, "basis": basis, "running": running}
    for as_of in ("2023", "2024-02", "2024-02-29", "2025-02", "2026-01-31")
    for basis in ("stated", "lookup")
    for running in (True, False)
]
BACKED: Sequence[Mapping[str, Any]] = [
    *({"confirmed_on": None, "evidence": one} for one in SOURCES),
    *({"confirmed_on": day, "evidence": SOURCES[-2]} for day in ("2022-02-28", "2024-02-29", "2026-01-31")),
    {"confirmed_on": "2024-02-29"},
]
OF_OFFERS = [
    *BACKED,
    *({"schedule": one} for one in _BEFORE.values()),
    *({"status": one} for one in ("planned", "ended", "paused")),
    {"valid_until": "2026-03-01"},
]
OF_ACTORS = [*BACKED, *({"status": one} for one in ("inactive", "renamed"))]
# The days around each on which a step may change, leap days and ends of months among them.
DAYS = [
    date(year, month, 1) + timedelta(days=more)
    for year in range(2023, 2030)
    for month in (1, 2, 3, 12)
    for more in (-2, -1, 0, 1)
]


def test_every_schedule_is_said_alike_in_the_browser() -> None:
    said = ask_node("schedules.mjs", {"schedules": [row["schedule"] for row in ROWS], "sessions": []})[0]
    assert dict(zip([row["words"] for row in ROWS], said, strict=True)) == {
        row["words"]: row["words"] for row in ROWS
    }


def test_every_remark_about_a_date_is_said_alike_in_the_browser() -> None:
    question = {"schedules": [], "sessions": [row["session"] for row in REMARKS]}
    assert ask_node("schedules.mjs", question)[1] == [row["words"] for row in REMARKS]


def test_the_badge_of_an_offer_is_that_of_its_page() -> None:
    offers = [an_offer(**changes) for changes in OF_OFFERS]
    assert _shown(
        OF_OFFERS, {"schedule": {"kind": "on_request"}, "confirmed_on": "2026-10-01"}, is_offer=True
    ) == [
        [[step, badge(town(), offer, step)] for day in DAYS for step in [offer.freshness(day)]]
        for offer in offers
    ]


def test_the_badge_of_an_actor_is_that_of_its_page() -> None:
    actors = [an_actor(**changes) for changes in OF_ACTORS]
    assert _shown(OF_ACTORS, {"confirmed_on": "2026-10-01"}, is_offer=False) == [
        [[step, actor_badge(town(), step)] for day in DAYS for step in [actor.freshness(day)]]
        for actor in actors
    ]


def test_what_nobody_vouches_for_yet_is_said_to_be_unconfirmed() -> None:
    assert ask_node("badges.mjs", {"records": [{}, {"evidence": {"as_of": "20"}}], "days": ["2026-11-23"], "isOffer": True}) == [
        [["", "Nicht bestätigt"]]
    ] * 2  # fmt: skip


def _shown(
    changes: Sequence[Mapping[str, Any]], base: Mapping[str, Any], *, is_offer: bool
) -> list[list[list[str]]]:
    """Ask the browser's side, which gets records as text."""
    records = [
        _as_text({key: value for key, value in {**base, **one}.items() if value is not None})
        for one in changes
    ]
    question = {"records": records, "days": [day.isoformat() for day in DAYS], "isOffer": is_offer}
    answer: list[list[list[str]]] = ask_node("badges.mjs", question)
    return answer


def _as_text(data: Any) -> Any:  # noqa: ANN401 - a part of a record
    if isinstance(data, Mapping):
        return {key: _as_text(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_text(one) for one in data]
    return str(data).lower() if isinstance(data, bool) else data
