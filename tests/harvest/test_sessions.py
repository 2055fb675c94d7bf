"""Dates of a calendar in the offers they belong to, run after run."""

from datetime import date, datetime, timedelta
from typing import Any

from generator.domain.dates import BERLIN
from generator.domain.source import Source
from generator.domain.source_lock import Lock
from generator.harvest.changes import Plan, Tree
from generator.harvest.occurrences import Happening
from generator.harvest.sessions import MOST, by_offers, plan_sessions, session_id
from generator.intake.yaml_text import Data

TODAY = date(2026, 11, 23)


def a_happening(key: str = "a", day: int = 1, hour: int = 10, **changes: Any) -> Happening:  # noqa: ANN401
    start = datetime(2027, 3, day, hour, tzinfo=BERLIN)
    given = {
        "key": key, "start": start, "end": None, "status": "scheduled",
        "original": changes.get("start", start), "summary": "Bachexkursion", "categories": ("Exkursion",),
    }  # fmt: skip
    return Happening(**{**given, **changes})


def an_offer(*sessions: dict[str, Data]) -> dict[str, Tree]:
    return {"bach": {"title": "Bach", "schedule": {"kind": "dated", "sessions": list(sessions)}}}


def planned(records: dict[str, Tree], *happenings: Happening, lock: Lock | None = None) -> Plan:
    return plan_sessions({"bach": happenings}, lock or Lock(), records, TODAY)


def sessions_of(record: Tree) -> list[dict[str, Any]]:
    schedule: Any = record["schedule"]
    sessions: list[dict[str, Any]] = schedule["sessions"]
    return sessions


def after(plan: Plan, records: dict[str, Tree]) -> dict[str, Tree]:
    return {**records, **{one.record: one.data for one in plan.changes}}


def test_a_date_is_added_in_its_place() -> None:
    records = an_offer({"start": "2027-02-01"}, {"start": "2027-04-01"})
    (change,) = planned(records, a_happening()).changes
    starts = [one["start"] for one in sessions_of(change.data)]
    assert starts == ["2027-02-01", "2027-03-01 10:00", "2027-04-01"]


def test_a_second_run_changes_nothing() -> None:
    records = an_offer({"start": "2027-02-01"})
    first = planned(records, a_happening())
    again = planned(after(first, records), a_happening(), lock=first.lock)
    assert (again.changes, again.proposals, again.notes, again.lock) == ((), (), (), first.lock)
    assert again.unchanged == 1


def test_a_moved_date_keeps_its_id_and_says_where_it_was() -> None:
    records = an_offer()
    first = planned(records, a_happening())
    (change,) = planned(after(first, records), a_happening(day=8), lock=first.lock).changes
    assert sessions_of(change.data) == [
        {
            "id": session_id("a"), "start": "2027-03-08 10:00", "status": "rescheduled",
            "previous_start": "2027-03-01 10:00",
        }
    ]  # fmt: skip


def test_a_cancelled_date_stays_and_says_so() -> None:
    records = an_offer()
    first = planned(records, a_happening())
    (change,) = planned(after(first, records), a_happening(status="cancelled"), lock=first.lock).changes
    assert [one["status"] for one in sessions_of(change.data)] == ["cancelled"]


def test_a_date_that_the_series_leaves_out_was_never_there_or_is_cancelled() -> None:
    records = an_offer({"start": "2027-02-01"})
    assert planned(records, a_happening(status="excluded")).changes == ()
    first = planned(records, a_happening())
    (change,) = planned(after(first, records), a_happening(status="excluded"), lock=first.lock).changes
    assert sessions_of(change.data)[-1]["status"] == "cancelled"


def test_a_date_that_somebody_had_entered_gets_a_name_and_keeps_its_note() -> None:
    records = an_offer({"start": "2027-03-01 10:00", "note": "mit Gummistiefeln"})
    (change,) = planned(records, a_happening()).changes
    assert sessions_of(change.data) == [
        {"id": session_id("a"), "start": "2027-03-01 10:00", "note": "mit Gummistiefeln"}
    ]


def test_a_date_that_a_person_has_changed_is_only_proposed() -> None:
    records = an_offer()
    first = planned(records, a_happening())
    changed = after(first, records)
    sessions_of(changed["bach"])[0]["start"] = "2027-03-01 11:00"
    plan = planned(changed, a_happening(hour=9), lock=first.lock)
    assert plan.changes == ()
    assert [field.theirs for field in plan.proposals[0].fields] == [{"start": "2027-03-01 09:00"}]
    assert planned(changed, a_happening(hour=9), lock=plan.lock).proposals == ()


def test_a_date_that_a_person_has_deleted_does_not_come_back() -> None:
    records = an_offer({"start": "2027-02-01"})
    first = planned(records, a_happening())
    assert planned(records, a_happening(), lock=first.lock).changes == ()


def test_a_coming_date_that_is_gone_is_named_once_and_stays() -> None:
    records = an_offer()
    first = planned(records, a_happening())
    there = after(first, records)
    plan = planned(there, a_happening("b", 2), lock=first.lock)
    assert len(sessions_of(plan.changes[0].data)) == 2
    assert plan.notes == (
        "offers/bach.yml: Der Kalender nennt den Termin 2027-03-01 10:00 nicht mehr. Er bleibt; bitte prüfen.",
    )
    assert planned(after(plan, there), a_happening("b", 2), lock=plan.lock).notes == ()


def test_an_offer_without_dates_gets_them_once() -> None:
    records: dict[str, Tree] = {
        "bach": {"title": "Bach", "schedule": {"kind": "on_request", "text": "nach Absprache"}}
    }
    first = planned(records, a_happening())
    assert first.changes[0].data["schedule"] == {
        "kind": "dated", "text": "nach Absprache",
        "sessions": [{"id": session_id("a"), "start": "2027-03-01 10:00"}],
    }  # fmt: skip
    # Somebody has decided otherwise since.
    plan = planned(records, a_happening(day=8), lock=first.lock)
    assert plan.changes == ()
    assert "Das bleibt so" in plan.notes[0]


def test_an_offer_that_cannot_be_read_is_named() -> None:
    assert "lässt sich nicht lesen" in planned({}, a_happening()).notes[0]


def test_the_oldest_dates_make_room() -> None:
    first_day = date(2020, 1, 1)
    old: list[dict[str, Data]] = [{"start": (first_day + timedelta(days=n)).isoformat()} for n in range(MOST)]
    (change,) = planned(an_offer(*old), a_happening()).changes
    sessions = sessions_of(change.data)
    assert (len(sessions), sessions[0]["start"]) == (MOST, "2020-01-02")


def test_titles_and_categories_say_where_a_date_belongs() -> None:
    source = Source.model_validate({
        "kind": "ical", "actor": "musterverein", "ignore": ["Vorstand"],
        "match": [{"into": "bach", "summary": "bach"}, {"into": "wald", "category": "Wald"}],
    })  # fmt: skip
    happenings = [
        a_happening("1"),
        a_happening("2", summary="Spaziergang", categories=("WALD",)),
        a_happening("3", summary="Vorstand", categories=()),
        a_happening("4", summary="Kaffee", categories=()),
    ]
    found, problems = by_offers(happenings, source, "quelle.ics")
    assert {name: [one.key for one in group] for name, group in found.items()} == {
        "bach": ["1"],
        "wald": ["2"],
    }
    assert [problem.message for problem in problems] == ["Zu keinem Angebot gehören: „Kaffee“."]
