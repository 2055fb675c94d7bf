"""What becomes of each entry of a source: a new record, a changed one, a question, a note."""

from datetime import date, timedelta
from typing import Any

import pytest

from generator.domain.source import Source
from generator.domain.source_lock import Lock
from generator.harvest.backing import RENEWED_AFTER
from generator.harvest.changes import Plan, Tree
from generator.harvest.drafts import Draft
from generator.harvest.records import Shelf, plan_records
from generator.intake.yaml_text import Data
from generator.origin import Origin
from tests.build import OFFER, VOCABULARIES

TODAY = date(2026, 11, 23)
SAID: dict[str, Data] = {key: value for key, value in OFFER.items() if key != "confirmed_on"}


def a_source(**changes: Any) -> Source:  # noqa: ANN401 - whatever a mapping may hold
    given = {
        "kind": "csv", "actor": "musterverein", "confirms": "true", "id_column": "Nr",
        "fields": {"title": {"column": "Titel"}},
    }  # fmt: skip
    return Source.model_validate({key: value for key, value in {**given, **changes}.items() if value})


def a_draft(key: str = "1", line: int = 2, **changes: Data) -> Draft:
    return Draft(key, Origin("quelle.csv", line), {**SAID, **changes})


def a_shelf(*taken: str, **records: Tree) -> Shelf:
    titles = {name: str(record["title"]) for name, record in records.items()}
    return Shelf(records, frozenset((*records, *taken)), titles, VOCABULARIES)


def planned(*drafts: Draft, lock: Lock | None = None, shelf: Shelf | None = None, **rest: Any) -> Plan:  # noqa: ANN401
    return plan_records(
        drafts, rest.get("source", a_source()), lock or Lock(), shelf or a_shelf(), rest.get("today", TODAY)
    )


def written(plan: Plan, shelf: Shelf | None = None) -> Shelf:
    """The shelf after the plan has been carried out."""
    old = dict(shelf.records) if shelf else {}
    return a_shelf(**{**old, **{one.record: dict(one.data) for one in plan.changes}})


def test_a_new_entry_becomes_a_confirmed_record() -> None:
    (change,) = planned(a_draft()).changes
    assert (change.record, change.is_new) == ("waldspaziergang-am-abend", True)
    assert change.data == {**SAID, "confirmed_on": "2026-11-23"}


def test_equal_titles_get_different_ids_that_stay() -> None:
    plan = planned(a_draft("1"), a_draft("2"), shelf=a_shelf("waldspaziergang-am-abend"))
    assert [one.record for one in plan.changes] == [
        "waldspaziergang-am-abend-2",
        "waldspaziergang-am-abend-3",
    ]
    again = planned(a_draft("2"), a_draft("1"), lock=plan.lock, shelf=written(plan))
    assert (again.changes, again.lock) == ((), plan.lock)


def test_a_title_without_letters_has_an_id_all_the_same() -> None:
    (change,) = planned(a_draft(title="???")).changes
    assert change.record == "mein-angebot"


def test_another_title_is_the_same_record() -> None:
    first = planned(a_draft())
    plan = planned(a_draft(title="Waldspaziergang bei Nacht"), lock=first.lock, shelf=written(first))
    (change,) = plan.changes
    assert (change.record, change.data["title"]) == ("waldspaziergang-am-abend", "Waldspaziergang bei Nacht")


def test_a_record_that_resembles_another_is_flagged() -> None:
    other = {**SAID, "title": "Waldspaziergang am Abend 2026", "confirmed_on": "2026-10-01"}
    (change,) = planned(a_draft(), shelf=a_shelf(wald=other)).changes
    assert change.resembles == ("wald",)


def test_a_mapping_can_name_the_record_that_is_meant() -> None:
    old = {**SAID, "title": "Abends im Wald", "confirmed_on": "2026-10-01"}
    shelf = a_shelf(wald=old)
    plan = planned(a_draft(url="https://www.beispiel.de/"), shelf=shelf, source=a_source(known={"1": "wald"}))
    (change,) = plan.changes
    assert (change.record, change.data["title"]) == ("wald", "Abends im Wald")
    assert change.data["url"] == "https://www.beispiel.de/"
    assert [(one.key, one.theirs) for one in plan.proposals[0].fields] == [("title", SAID["title"])]


def test_what_is_gone_is_named_once_and_stays() -> None:
    first = planned(a_draft("1"), a_draft("2", title="Etwas anderes"))
    plan = planned(a_draft("1"), lock=first.lock, shelf=written(first))
    assert plan.changes == ()
    assert plan.notes == ("offers/etwas-anderes.yml: Die Quelle nennt „2“ nicht mehr. Der Eintrag bleibt.",)
    later = planned(a_draft("1"), lock=plan.lock, shelf=written(first), today=TODAY + timedelta(days=7))
    assert (later.notes, later.lock) == ((), plan.lock)
    back = planned(a_draft("1"), a_draft("2", title="Etwas anderes"), lock=plan.lock, shelf=written(first))
    assert back.lock.entries["2"].gone_since is None


def test_a_record_that_was_deleted_here_does_not_come_back() -> None:
    first = planned(a_draft())
    plan = planned(a_draft(summary="Ein neuer Text, der lang genug ist."), lock=first.lock)
    assert plan.changes == ()
    assert "gelöscht" in plan.notes[0]


def test_a_record_with_mistakes_is_left_alone() -> None:
    first = planned(a_draft())
    plan = planned(a_draft(), lock=first.lock, shelf=a_shelf("waldspaziergang-am-abend"))
    assert plan.changes == ()
    assert "lässt sich nicht lesen" in plan.notes[0]


def test_an_entry_with_mistakes_keeps_nobody_from_the_next() -> None:
    plan = planned(a_draft("1", 7, topics=["wald"]), a_draft("2"))
    assert [one.record for one in plan.changes] == ["waldspaziergang-am-abend"]
    (problem,) = plan.problems
    assert (problem.origin.line, problem.rule) == (7, "unknown-code")
    assert "„Waldspaziergang am Abend“ ist nicht übernommen." in problem.message
    assert "1" not in plan.lock.entries


def test_a_change_that_would_break_a_record_is_named_and_not_made() -> None:
    first = planned(a_draft())
    plan = planned(a_draft(summary="kurz"), lock=first.lock, shelf=written(first))
    assert (plan.changes, plan.lock) == ((), first.lock)
    assert plan.problems[0].rule == "text-length"


def test_a_run_that_broke_off_is_taken_up_again() -> None:
    first = planned(a_draft())
    again = planned(a_draft(), shelf=written(first))
    assert (again.changes, again.lock) == ((), first.lock)


@pytest.mark.parametrize(("days", "renewed"), [(1, False), (180, False), (181, True)])
def test_a_source_that_says_the_same_confirms_it_now_and_then(days: int, renewed: bool) -> None:  # noqa: FBT001
    first = planned(a_draft())
    today = TODAY + timedelta(days=days)
    plan = planned(a_draft(), lock=first.lock, shelf=written(first), today=today)
    assert timedelta(days=180) == RENEWED_AFTER
    assert [one.data["confirmed_on"] for one in plan.changes] == ([today.isoformat()] if renewed else [])


def test_a_later_confirmation_by_the_provider_stays() -> None:
    first = planned(a_draft())
    shelf = a_shelf(**{"waldspaziergang-am-abend": {**SAID, "confirmed_on": "2026-12-24"}})
    (change,) = planned(a_draft(url="https://www.beispiel.de/"), lock=first.lock, shelf=shelf).changes
    assert change.data["confirmed_on"] == "2026-12-24"


def test_what_a_person_has_changed_is_not_confirmed_by_the_source() -> None:
    first = planned(a_draft())
    (record,) = written(first).records.values()
    shelf = a_shelf(**{"waldspaziergang-am-abend": {**record, "title": "Abends im Wald"}})
    plan = planned(
        a_draft(title="Nachts im Wald"), lock=first.lock, shelf=shelf, today=TODAY + timedelta(days=200)
    )
    assert plan.changes == ()
    assert [field.theirs for field in plan.proposals[0].fields] == ["Nachts im Wald"]


EVIDENCE = {"source": "https://www.beispiel.de/kurse", "running": "true"}


@pytest.mark.parametrize(("basis", "as_of"), [("lookup", "2026"), ("stated", "2026-11-23")])
def test_evidence_has_a_date_that_is_not_more_exact_than_it_is_known(basis: str, as_of: str) -> None:
    source = a_source(confirms=None, evidence={**EVIDENCE, "basis": basis})
    (change,) = planned(a_draft(), source=source).changes
    assert change.data["evidence"] == {
        "source": "https://www.beispiel.de/kurse", "as_of": as_of, "basis": basis, "running": "true",
    }  # fmt: skip


def test_evidence_of_another_source_stays() -> None:
    source = a_source(confirms=None, evidence=EVIDENCE)
    first = planned(a_draft(), source=source)
    own: dict[str, Data] = {"source": "https://www.beispiel.de/heft", "as_of": "2025", "basis": "stated"}
    (record,) = written(first).records.values()
    shelf = a_shelf(**{"waldspaziergang-am-abend": {**record, "evidence": own}})
    (change,) = planned(
        a_draft(url="https://www.beispiel.de/"), lock=first.lock, shelf=shelf, source=source
    ).changes
    assert change.data["evidence"] == own
